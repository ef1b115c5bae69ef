"""Frames of the SAM_V protocol of resident ID card readers: find them in a stream, check them, build them.

Knows nothing of what a frame means (resident_card.py does). The buffer is bounded, and after garbage, half frames or
a wrong checksum the search goes on one byte behind the false beginning, so that no good frame is lost with a bad one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import xor

PREAMBLE = bytes.fromhex("AAAAAA9669")
SHORTEST_LENGTH = 4
"""SW1 SW2 SW3 CHK."""
LONGEST_LENGTH = 2400
"""Base data with two fingerprints is 2,314; what claims to be longer is not a frame."""

TIMED_OUT_FRAME = bytes.fromhex("0005050505")
"""What some readers send, with and without the preamble, when they gave up by themselves. Its LEN counts itself."""
TIMED_OUT = 0x05
"""The status under which that frame is reported; no reader uses it for anything else."""

_HEADER = len(PREAMBLE) + 2
_FEED_AT_ONCE = 4096


@dataclass(frozen=True)
class Answer:
    """A frame from the reader: SW3 and what follows it. SW1 and SW2 differ between makers and are not looked at."""

    status: int
    data: bytes = field(default=b"", repr=False)


def checksum(body: bytes) -> int:
    """Return the exclusive or of all bytes from LEN to the last data byte."""
    return reduce(xor, body, 0)


def command_frame(command: int, parameter: int) -> bytes:
    """Return the frame that the host sends."""
    body = bytes([0, 3, command, parameter])
    return PREAMBLE + body + bytes([checksum(body)])


class FrameBuffer:
    """Collects bytes and gives the frames among them. Holds less than one frame between calls."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self.damaged = 0
        """Frames whose checksum was wrong."""
        self.garbage = 0
        """Bytes that belonged to no frame."""

    def __len__(self) -> int:
        return len(self._bytes)

    @property
    def in_frame(self) -> bool:
        """Whether the beginning of a frame, or of its preamble, is held and more is awaited."""
        return bool(self._bytes) and self._bytes[: len(PREAMBLE)] == PREAMBLE[: len(self._bytes)]

    def feed(self, data: bytes) -> list[Answer]:
        """Take bytes as they come and return the frames that are now whole."""
        answers: list[Answer] = []
        for start in range(0, len(data), _FEED_AT_ONCE):
            self._bytes += data[start : start + _FEED_AT_ONCE]
            answers += self._take_whole_frames()
        return answers

    def give_up(self) -> list[Answer]:
        """Stop waiting for the rest of the frame that has begun, and look for whole ones behind its beginning."""
        answers: list[Answer] = []
        while self.in_frame:
            self._drop(1)
            answers += self._take_whole_frames()
        return answers

    def _take_whole_frames(self) -> list[Answer]:
        answers: list[Answer] = []
        while True:
            answers += self._skip_to_preamble()
            if len(self._bytes) < _HEADER or not self.in_frame:
                return answers
            length = int.from_bytes(self._bytes[len(PREAMBLE) : _HEADER], "big")
            if self._bytes[len(PREAMBLE) :].startswith(TIMED_OUT_FRAME):
                del self._bytes[: len(PREAMBLE) + len(TIMED_OUT_FRAME)]
                answers.append(Answer(TIMED_OUT))
            elif not SHORTEST_LENGTH <= length <= LONGEST_LENGTH:
                self._drop(1)
            elif len(self._bytes) < _HEADER + length:
                return answers
            else:
                answers += self._take_frame(_HEADER + length)

    def _take_frame(self, size: int) -> list[Answer]:
        body = bytes(self._bytes[len(PREAMBLE) : size])
        if checksum(body) != 0:
            self.damaged += 1
            self._drop(1)
            return []
        del self._bytes[:size]
        return [Answer(body[4], body[5:-1])]

    def _skip_to_preamble(self) -> list[Answer]:
        start = self._bytes.find(PREAMBLE)
        if start < 0:
            start = len(self._bytes) - self._beginning_at_end()
        found = TIMED_OUT_FRAME in self._bytes[:start]
        self._drop(start)
        return [Answer(TIMED_OUT)] if found else []

    def _beginning_at_end(self) -> int:
        """Return how many of the last bytes may be the beginning of a preamble or of a bare time-out frame."""
        return next(
            size
            for size in range(min(len(PREAMBLE) - 1, len(self._bytes)), -1, -1)
            if self._bytes.endswith((PREAMBLE[:size], TIMED_OUT_FRAME[:size]))
        )

    def _drop(self, count: int) -> None:
        self.garbage += count
        del self._bytes[:count]
