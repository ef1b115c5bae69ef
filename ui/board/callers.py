"""Says each call once, one after the other. Numbers and rooms, never a name."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.domain.places import number_said
from kiosk.domain.queue_views import BoardCall
from kiosk.journey.effects import Phrase

SPEAKS_MS = 7_000
"""Longest that one call takes: without a sound device nobody says that it is over."""


class Speaks(Protocol):
    """The voice, as far as the board needs it."""

    def say(self, phrases: tuple[Phrase, ...], language: str) -> None:
        """Say phrases."""
        ...


def phrase_of(call: BoardCall) -> Phrase:
    """Return 15 号，请到 203 诊室; of a walk-in number its letters and digits; no room that only words can say."""
    number = "".join(sign for sign in call.number if sign.isascii() and (sign.isalnum() or sign == "-"))
    room = number_said(call.room)
    if not room:
        return Phrase("voice-called-number", (("number", number),))
    return Phrase("voice-called", (("number", number), ("room", room)))


class Callers(QObject):
    """Give it every look at the board; the calls of before it began are not said."""

    def __init__(self, voice: Speaks, language: str) -> None:
        super().__init__()
        self._voice, self._language = voice, language
        self._said: set[str] | None = None
        self._line: deque[BoardCall] = deque()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SPEAKS_MS)
        self._pause.timeout.connect(self.go_on)

    def look(self, calls: Sequence[BoardCall]) -> None:
        """Say what is new, oldest first."""
        ids = {call.call_id for call in calls}
        if self._said is None:
            self._said = ids
            return
        self._line.extend(call for call in reversed(calls) if call.call_id not in self._said)
        self._said = ids
        if not self._pause.isActive():
            self.go_on()

    @Slot()
    def go_on(self) -> None:
        """Say the next call."""
        self._pause.stop()
        if self._line:
            self._voice.say((phrase_of(self._line.popleft()),), self._language)
            self._pause.start()
