"""Lines and STX frames of blood-pressure monitors and scales, by declarative profiles (devices/vitals.toml).

Sans-IO: bytes in, measurements out. The device's own id field is never read: whoever typed it may have typed a person's
number. The buffer is bounded; what does not fit a profile is passed over and counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from kiosk.domain.vitals import PLAUSIBLE, MeasurementFailed, Vitals

LONGEST_FRAME = 512
_NUMBER = re.compile(rb"\d{1,4}(?:\.\d{1,3})?")
_TIME = ("year", "month", "day", "hour", "minute")
_STX, _ETX = b"\x02", b"\x03"


@dataclass(frozen=True)
class VitalsProfile:
    """How one model speaks.

    `frame` is "line" (ended by CR, LF or both) or "stx" (between STX and ETX). The parts of a frame stand between
    `separator`s. `places` gives the number of a value's part from 0, `tags` the letters before a value. `parts` is the
    number of parts, 0 for any. The part `error_place` must be one of `error_free`. `moved_place` is "1" after movement.
    """

    name: str
    title: str
    baud: int
    frame: Literal["line", "stx"]
    separator: str
    places: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    parts: int = 0
    error_place: int | None = None
    error_free: tuple[str, ...] = ("0",)
    moved_place: int | None = None
    source: str = ""


class VitalsFrames:
    """Cuts a device's bytes into frames and reads them."""

    def __init__(self, profile: VitalsProfile) -> None:
        self._profile = profile
        self._waiting = bytearray()
        self.passed_over = 0
        """Frames and endless bytes that made no sense."""

    def feed(self, data: bytes) -> list[Vitals | MeasurementFailed]:
        """Take the bytes that came; return what is whole."""
        found: list[Vitals | MeasurementFailed] = []
        for start in range(0, len(data), LONGEST_FRAME):
            self._waiting += data[start : start + LONGEST_FRAME]
            for frame in self._frames():
                outcome = read_frame(frame, self._profile)
                found += [] if outcome is None else [outcome]
                self.passed_over += outcome is None
            if len(self._waiting) > LONGEST_FRAME:
                self._waiting.clear()
                self.passed_over += 1
        return found

    def _frames(self) -> list[bytes]:
        if self._profile.frame == "line":
            *lines, rest = re.split(rb"[\r\n]+", self._waiting)
            self._waiting[:] = rest
            return [bytes(line) for line in lines if line.strip()]
        *ended, rest = bytes(self._waiting).split(_ETX)
        self._waiting[:] = rest
        # What stands before the last STX is the end of a frame that broke off.
        bodies = [frame.rpartition(_STX)[2] for frame in ended if _STX in frame]
        return [body for body in bodies if b"\r" not in body and b"\n" not in body]


def read_frame(frame: bytes, profile: VitalsProfile) -> Vitals | MeasurementFailed | None:
    """Return what one frame, without its ends, says; None when it is none of the profile's."""
    parts = [part.strip() for part in frame.split(profile.separator.encode())]
    if profile.parts and len(parts) != profile.parts:
        return None
    if profile.error_place is not None:
        error = _part(parts, profile.error_place).decode("ascii", "replace")
        if error not in profile.error_free:
            return MeasurementFailed(error) if re.fullmatch(r"[0-9A-Za-z]{1,4}", error) else None
    vitals = _vitals(parts, profile)
    return None if vitals.empty else vitals


def _vitals(parts: list[bytes], profile: VitalsProfile) -> Vitals:
    raw = {name: _part(parts, place) for name, place in profile.places.items()}
    for name, tag in profile.tags.items():
        raw[name] = next((part[len(tag) :] for part in parts if part.startswith(tag.encode())), b"")
    numbers = {name: _plausible(name, raw.get(name, b"")) for name in PLAUSIBLE}
    return Vitals(
        systolic=_whole(numbers["systolic"]),
        diastolic=_whole(numbers["diastolic"]),
        pulse=_whole(numbers["pulse"]),
        height_cm=numbers["height_cm"],
        weight_kg=numbers["weight_kg"],
        moved=profile.moved_place is not None and _part(parts, profile.moved_place) == b"1",
        device_time=_time([raw.get(name, b"") for name in _TIME]),
    )


def _part(parts: list[bytes], place: int) -> bytes:
    return parts[place] if place < len(parts) else b""


def _plausible(name: str, text: bytes) -> float | None:
    if not _NUMBER.fullmatch(text.strip()):
        return None
    least, most = PLAUSIBLE[name]
    value = float(text)
    return value if least <= value <= most else None


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _time(texts: list[bytes]) -> datetime | None:
    try:
        return datetime(*(int(text) for text in texts))  # type: ignore[arg-type]  # five whole numbers
    except (ValueError, OverflowError):  # letters, a thirteenth month; a year with more digits than a clock has
        return None
