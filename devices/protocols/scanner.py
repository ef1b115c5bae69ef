"""Lines from a scanner in virtual-COM mode: ended by CR, LF or CRLF, or by silence. Knows nothing of what they mean.

Sans-IO and without a clock: the caller passes the time. The buffer is bounded; a line that is longer than any code
is dropped whole, because half a code is not a code.
"""

from __future__ import annotations

import re

SILENCE_S = 0.08
LONGEST_LINE = 4096

_TERMINATOR = re.compile(rb"[\r\n]")


class ScannerLines:
    """Cuts a scanner's bytes into lines."""

    def __init__(self) -> None:
        self.dropped = 0
        """Lines that were too long."""
        self._line = bytearray()
        self._too_long = False
        self._last_byte_at = float("-inf")

    def step(self, data: bytes, now: float) -> list[bytes]:
        """Take the bytes that came (none is fine too) at the time `now` in seconds; return the lines that are whole."""
        lines = self._end_line() if now - self._last_byte_at >= SILENCE_S else []
        if data:
            self._last_byte_at = now
        *ended, open_end = _TERMINATOR.split(data)
        for part in ended:
            self._add(part)
            lines += self._end_line()
        self._add(open_end)
        return lines

    @property
    def wake_at(self) -> float | None:
        """When to step again at the latest; None while no line has begun."""
        return self._last_byte_at + SILENCE_S if self._line or self._too_long else None

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
