"""What a finger may do: the law of touch (laws 13-16 of docs/screen-law.md), for all targets of a panel. No Qt.

A target acts when the finger that pressed it lifts on it, or up to 10 mm beside it, unless that is on another target.
One finger at a time; a second one, or a palm, never acts. Lengths are in the caller's own pixels.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Protocol

from ui.geometry import Rect

TARGET_REST = 0.5
"""Seconds for which a target ignores taps after one."""
KEY_REST = 0.25
"""The same for the keypad's keys: "00" must be typable."""
SCREEN_REST = 0.5
"""Seconds for which a new screen is deaf."""
SLIP_MM = 10.0
RESTING_HAND = 3.0
"""Seconds after which a finger that lies on a target is a hand at rest: it will not act, and another may."""

KEYBOARD = -2
Clock = Callable[[], float]


class Tappable(Protocol):
    """A target, as far as the law needs to know it."""

    @property
    def identity(self) -> Hashable:
        """What makes it the same target, even when its widget is another one."""
        ...

    @property
    def rest(self) -> float:
        """Seconds for which it ignores taps after one."""
        ...

    def area(self) -> Rect | None:
        """Where it is on the panel; None while it is not shown."""
        ...


@dataclass
class _Press:
    finger: int
    target: Tappable
    since: float


class TapLaw:
    """Judges presses and lifts. `clock` gives seconds; `slip` is the length of 10 mm."""

    def __init__(self, clock: Clock = time.monotonic, slip: float = 36.4) -> None:
        self._clock = clock
        self.slip = slip
        self._targets: list[Tappable] = []
        self._press: _Press | None = None
        self._last: dict[Hashable, float] = {}
        self._deaf_until = float("-inf")
        self._idle_fingers: set[int] = set()

    def join(self, target: Tappable) -> None:
        """Tell of a target, so that a lift on it is known as such."""
        if target not in self._targets:
            self._targets.append(target)

    def leave(self, target: Tappable) -> None:
        """Forget a target that is no longer shown."""
        if target in self._targets:
            self._targets.remove(target)
        if self._press is not None and self._press.target is target:
            self._press = None

    def screen_changed(self) -> None:
        """Be deaf for a moment, also to the finger that is still down."""
        self._press = None
        self._idle_fingers.clear()
        self._deaf_until = self._clock() + SCREEN_REST

    def press(self, finger: int, target: Tappable) -> bool:
        """Tell of a finger that came down on a target. Return whether the target is now pressed."""
        if self._is_busy(finger) or not self._listens(target):
            return False
        self._press = _Press(finger, target, self._clock())
        self._idle_fingers.clear()
        return True

    def lift(self, finger: int, x: float, y: float) -> Tappable | None:
        """Tell of a finger that went up at a point. Return the target that acts, if one does."""
        if self._press is None or self._press.finger != finger:
            return None
        target, self._press = self._press.target, None
        if not self._counts(target, x, y):
            return None
        self._last[target.identity] = self._clock()
        return target

    def is_pressed(self, target: Tappable) -> bool:
        """Whether a finger lies on the target and would work it."""
        return self._press is not None and self._press.target is target

    def cancel(self, finger: int | None = None) -> None:
        """Forget a finger that the system took away; None: all of them."""
        if self._press is not None and finger in (None, self._press.finger):
            self._press = None
        self._idle_fingers.clear()

    def key_pressed(self, target: Tappable) -> bool:
        """Whether a key of the keyboard, or a screen reader, may work the target now."""
        if self._is_busy(KEYBOARD) or not self._listens(target):
            return False
        self._last[target.identity] = self._clock()
        return True

    def press_nothing(self, finger: int) -> None:
        """Tell of a finger that came down beside all targets."""
        if self._press is None and self._clock() >= self._deaf_until:
            self._idle_fingers.add(finger)

    def lift_nothing(self, finger: int, x: float, y: float) -> bool:
        """Whether that finger's lift is a missed tap. One that rests while another taps is a palm."""
        if finger not in self._idle_fingers:
            return False
        self._idle_fingers.discard(finger)
        return self._under(x, y) is None and self._rested("missed", TARGET_REST)

    def _is_busy(self, finger: int) -> bool:
        """Whether another finger is down. One whose lift was never told, or that rests for long, blocks nobody."""
        press = self._press
        return press is not None and press.finger != finger and self._clock() - press.since < RESTING_HAND

    def _rested(self, identity: Hashable, rest: float) -> bool:
        now = self._clock()
        if now - self._last.get(identity, float("-inf")) < rest:
            return False
        self._last[identity] = now
        return True

    def _listens(self, target: Tappable) -> bool:
        now = self._clock()
        rested = now - self._last.get(target.identity, float("-inf")) >= target.rest
        return now >= self._deaf_until and rested

    def _counts(self, target: Tappable, x: float, y: float) -> bool:
        area = target.area()
        if area is None or area.distance(x, y) > self.slip:
            return False
        return self._under(x, y) in (None, target)

    def _under(self, x: float, y: float) -> Tappable | None:
        for target in self._targets:
            area = target.area()
            if area is not None and area.contains(x, y):
                return target
        return None
