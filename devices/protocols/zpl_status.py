"""Status of ZPL II label printers: the three lines that answer ~HS.

By the maker's manual nothing comes at all while the media is out or the head is open: silence is not "unplugged".
"""

from __future__ import annotations

import re
from itertools import pairwise

from devices.protocols.status import worst
from kiosk.ports import PrinterCondition

ASK = b"~HS"
FORGET_FORMAT = b"~JX"
"""Cancels a format that was begun and not ended; what is whole is printed all the same."""
LONGEST_ANSWER = 512

_LINE = re.compile(rb"\x02([^\x02\x03]*)\x03")
_FIRST_FIELDS, _SECOND_FIELDS = 12, 11

# ZPL II programming guide, ~HS. Line 1: aaa,b,c,dddd,eee,f,g,h,iii,j,k,l; line 2: mmm,n,o,p,q,r,s,t,uuuuuuuu,v,www.
_FIRST_FLAGS = (
    (1, PrinterCondition.PAPER_OUT),
    (2, PrinterCondition.PAUSED),
    (5, PrinterCondition.BUSY),
    (9, PrinterCondition.FAULT),
    (11, PrinterCondition.HEAD_HOT),
)
_FORMATS_WAITING, _PARTIAL_FORMAT = 4, 7
_SECOND_FLAGS = ((2, PrinterCondition.COVER_OPEN), (7, PrinterCondition.BUSY))
_RIBBON_OUT, _USES_RIBBON, _LABELS_REMAINING = 3, 4, 8


class ZplStatus:
    """Asks with ~HS and waits for all three lines.

    After a job (`job_ended`) a format that is still under way is waited for: its ^XZ may have been lost. Before one and
    within one it means nothing.
    """

    ask = ASK

    def __init__(self, *, job_ended: bool = False) -> None:
        self._job_ended = job_ended
        self._stream = b""
        self._condition: PrinterCondition | None = None

    @property
    def condition(self) -> PrinterCondition | None:
        """Return what the lines said; BUSY while formats or labels remain."""
        return self._condition

    @property
    def if_silent(self) -> PrinterCondition:
        """Return UNKNOWN."""
        return PrinterCondition.UNKNOWN

    def take(self, data: bytes) -> None:
        """Take part of the answer. The last three lines that fit count."""
        self._stream = (self._stream + data)[-LONGEST_ANSWER:]
        lines: list[list[bytes]] = [line.split(b",") for line in _LINE.findall(self._stream)]
        for first, second in pairwise(lines[:-1]):  # the third line must be there, and says nothing of use
            if len(first) == _FIRST_FIELDS and len(second) == _SECOND_FIELDS:
                partial = self._job_ended and _number(first[_PARTIAL_FORMAT]) > 0
                self._condition = _condition_of(first, second, busy=partial)


def _condition_of(first: list[bytes], second: list[bytes], *, busy: bool) -> PrinterCondition:
    found = {condition for place, condition in _FIRST_FLAGS if _number(first[place])}
    found |= {condition for place, condition in _SECOND_FLAGS if _number(second[place])}
    if _number(second[_USES_RIBBON]) and _number(second[_RIBBON_OUT]):
        found.add(PrinterCondition.RIBBON_OUT)
    if busy or _number(first[_FORMATS_WAITING]) or _number(second[_LABELS_REMAINING]):
        found.add(PrinterCondition.BUSY)
    return worst(found)


def _number(text: bytes) -> int:
    return int(text) if text.strip().isdigit() else 0
