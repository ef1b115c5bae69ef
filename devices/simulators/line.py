"""What a bad cable does to bytes: nothing comes, it comes slowly, it comes with noise, half of it comes."""

from __future__ import annotations

import random
from collections import deque
from enum import StrEnum

SLOW_FIRST_S = 0.2
SLOW_BYTE_S = 0.001
SLOW_READ_BYTES = 64
SLOW_READ_S = 0.02
READ_BYTES = 4096
NOISE_AT_MOST = 40


class LineFault(StrEnum):
    """Faults of a line, whatever is on it."""

    NONE = "none"
    SILENT = "silent"
    SLOW = "slow"
    NOISE = "noise"
    HALF_FRAMES = "half_frames"
    UNPLUG = "unplug"


class FaultyLine:
    """Bytes on their way from the device to the kiosk, each with the moment at which it arrives."""

    def __init__(self, seed: int = 0) -> None:
        self.fault = LineFault.NONE
        self._random = random.Random(seed)  # noqa: S311 - noise, and the same each time
        self._under_way: deque[tuple[float, bytes]] = deque()
        self._next_read = 0.0

    def send(self, answer: bytes, now: float) -> None:
        """Put one answer of the device on the line."""
        match self.fault:
            case LineFault.NONE:
                self._under_way.append((now, answer))
            case LineFault.SILENT | LineFault.UNPLUG:
                pass
            case LineFault.SLOW:
                first = now + SLOW_FIRST_S
                self._under_way += (
                    (first + place * SLOW_BYTE_S, answer[place : place + 1]) for place in range(len(answer))
                )
            case LineFault.NOISE:
                self._under_way.append((now, self._noise() + answer + self._noise()))
            case LineFault.HALF_FRAMES:
                self._under_way.append((now, answer[: len(answer) // 2]))

    def arrived(self, now: float) -> bytes:
        """Return what has reached the kiosk's end by now."""
        data = b""
        while self._under_way and self._under_way[0][0] <= now:
            data += self._under_way.popleft()[1]
        return data

    def cut(self) -> None:
        """Lose what is under way."""
        self._under_way.clear()

    def next_arrival(self) -> float | None:
        """Return when the next byte arrives, None when nothing is under way."""
        return self._under_way[0][0] if self._under_way else None

    def read_at_most(self, now: float) -> int:
        """Return how many bytes the device takes now; a slow one takes few, and makes the kiosk wait."""
        if self.fault is not LineFault.SLOW:
            return READ_BYTES
        if now < self._next_read:
            return 0
        self._next_read = now + SLOW_READ_S
        return SLOW_READ_BYTES

    def _noise(self) -> bytes:
        return self._random.randbytes(self._random.randint(1, NOISE_AT_MOST))
