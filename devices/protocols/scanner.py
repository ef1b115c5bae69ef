"""Lines from a scanner in virtual-COM mode: ended by CR, LF or CRLF, or by silence. Knows nothing of what they mean.

Sans-IO and without a clock: the caller passes the time. The buffer is bounded; a line that is longer than any code
is dropped whole, because half a code is not a code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SILENCE_S = 0.08
LONGEST_LINE = 4096
MOST_AT_ONCE = 16
MOST_A_SECOND = 4
"""More codes than hands can show are noise or a scanner that is stuck; whoever looks each one up would drown."""

_TERMINATOR = re.compile(rb"[\r\n]")


@dataclass(frozen=True)
class ScannerDress:
    """What a scanner is set to put before a code's own text: a prefix, an AIM code id (]Q1)."""

    prefix: bytes = b""
    aim_code_id: bool = False

    def bare(self, line: bytes) -> bytes:
        """Return the code's own text. What is not dressed so is left as it is: settings on a scanner get lost."""
        bare = line.removeprefix(self.prefix)
        found = _AIM_CODE_ID.match(bare) if self.aim_code_id else None
        return bare[found.end() :] if found else bare


_AIM_CODE_ID = re.compile(rb"\][A-Za-z][0-9A-Za-z]")  # ISO/IEC 15424


class ScannerLines:
    """Cuts a scanner's bytes into lines."""

    def __init__(self) -> None:
        self.dropped = 0
        """Lines that were too long, or too many."""
        self._room, self._room_at = float(MOST_AT_ONCE), 0.0
        self._line = bytearray()
        self._too_long = False
        self._last_byte_at = float("-inf")

    def step(self, data: bytes, now: float) -> list[bytes]:
        """Take the bytes that came (none is fine too) at the time `now` in seconds; return the lines that are whole.

        Silence is that none came. Bytes that were fetched late, by a busy machine, go on with their line.
        """
        lines = self._end_line() if not data and now - self._last_byte_at >= SILENCE_S else []
        if data:
            self._last_byte_at = now
        *ended, open_end = _TERMINATOR.split(data)
        for part in ended:
            self._add(part)
            lines += self._end_line()
        self._add(open_end)
        return self._as_many_as_hands_show(lines, now)

    @property
    def wake_at(self) -> float | None:
        """When to step again at the latest; None while no line has begun."""
        return self._last_byte_at + SILENCE_S if self._line or self._too_long else None

    def _as_many_as_hands_show(self, lines: list[bytes], now: float) -> list[bytes]:
        grown = self._room + (now - self._room_at) * MOST_A_SECOND
        self._room, self._room_at = min(float(MOST_AT_ONCE), grown), now
        shown = lines[: int(self._room)]
        self._room -= len(shown)
        self.dropped += len(lines) - len(shown)
        return shown

    def _add(self, part: bytes) -> None:
        if self._too_long or len(self._line) + len(part) > LONGEST_LINE:
            self._too_long = True
            self._line.clear()
        else:
            self._line += part

    def _end_line(self) -> list[bytes]:
        line = bytes(self._line)
        self.dropped += self._too_long
        self._too_long = False
        self._line.clear()
        return [line] if line else []
