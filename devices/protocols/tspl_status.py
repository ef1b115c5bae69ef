"""Status of TSPL label printers: one byte for ESC ! ?, eight for TSC's own ESC ! S, and both at once.

0x11 and 0x13 are legal answers here and software flow control elsewhere: the port must not use any.
"""

from __future__ import annotations

import re

from devices.protocols.status import worst
from kiosk.ports import PrinterCondition

ASK = bytes.fromhex("1B213F")
ASK_BOTH = bytes.fromhex("1B2153") + ASK
LONGEST_ANSWER = 64

_BITS = (
    (0x01, PrinterCondition.COVER_OPEN),  # head open
    (0x02, PrinterCondition.JAM),
    (0x04, PrinterCondition.PAPER_OUT),
    (0x08, PrinterCondition.RIBBON_OUT),
    (0x10, PrinterCondition.PAUSED),
    (0x20, PrinterCondition.BUSY),
    (0x40, PrinterCondition.COVER_OPEN),
    (0x80, PrinterCondition.HEAD_HOT),
)

# TSC's programming manual (TTP-244 Plus, p. 85), ESC ! S: STX, what it does, warnings, errors of the printer, of the
# media, ETX CR LF. That the lowest warning is low paper is from later manuals; the TTP-244's calls it reserved.
_STX = 0x02
_LONG_ANSWER = re.compile(rb"\x02(.)(.)(.)(.)\x03\r\n", re.DOTALL)
_BOTH_ANSWERS = re.compile(rb"(\x02.{4}\x03\r\n)(.)", re.DOTALL)
_DOING = {0x40: PrinterCondition.READY, 0x60: PrinterCondition.PAUSED, 0x45: PrinterCondition.FAULT}
_LONG_BITS = (
    (2, 0x01, PrinterCondition.PAPER_NEAR_END),
    (3, 0x03, PrinterCondition.HEAD_HOT),
    (3, 0x04, PrinterCondition.FAULT),
    (3, 0x08, PrinterCondition.JAM),
    (3, 0x10, PrinterCondition.FAULT),
    (4, 0x01, PrinterCondition.PAPER_OUT),
    (4, 0x02, PrinterCondition.JAM),
    (4, 0x0C, PrinterCondition.RIBBON_OUT),
    (4, 0x20, PrinterCondition.COVER_OPEN),
)


def condition_of(status: int) -> PrinterCondition:
    """Return what the byte that answers ESC ! ? says."""
    return worst({condition for bit, condition in _BITS if status & bit})


def condition_of_long(answer: bytes) -> PrinterCondition | None:
    """Return what the eight bytes that answer ESC ! S say, None when `answer` is something else."""
    match = _LONG_ANSWER.fullmatch(answer)
    if match is None:
        return None
    doing = _DOING.get(match[1][0], PrinterCondition.BUSY)
    said = {condition for group, bits, condition in _LONG_BITS if match[group][0] & bits}
    # "Printer error" is the message that goes with every error: what the bits say is more.
    return worst(said if said and doing is PrinterCondition.FAULT else said | {doing})


class TsplStatus:
    """Asks with ESC ! ?, which all makers know.

    The answer is one byte; several at once are a late answer too, if they are alike, and otherwise another model's.
    """

    ask = ASK

    def __init__(self) -> None:
        self._condition: PrinterCondition | None = None
        self._heard = b""

    @property
    def condition(self) -> PrinterCondition | None:
        """Return what the byte said."""
        return self._condition

    @property
    def if_silent(self) -> PrinterCondition:
        """Return UNKNOWN."""
        return PrinterCondition.UNKNOWN

    def take(self, data: bytes) -> None:
        """Take the answer."""
        self._heard += data
        if len(set(self._heard)) == 1:
            self._condition = condition_of(self._heard[0])
        elif len(self._heard) > LONGEST_ANSWER:
            self._heard = self._heard[-LONGEST_ANSWER:]


class TsplLongStatus:
    """Asks with ESC ! S and ESC ! ? at once, for TSC's own printers: the worse of both answers counts.

    The long question comes first, so a printer of older firmware, which does not know it, is told by its one byte.
    """

    ask = ASK_BOTH

    def __init__(self) -> None:
        self._condition: PrinterCondition | None = None
        self._heard = b""

    @property
    def condition(self) -> PrinterCondition | None:
        """Return what both answers said, or the only one."""
        return self._condition

    @property
    def if_silent(self) -> PrinterCondition:
        """Return what half of an answer says; UNKNOWN without any."""
        if self._heard and set(self._heard) == {_STX}:
            return condition_of(_STX)
        return condition_of_long(self._heard) or PrinterCondition.UNKNOWN

    def take(self, data: bytes) -> None:
        """Take the answers. A lone STX may be a byte of status or the beginning of the long one."""
        self._heard = (self._heard + data)[-LONGEST_ANSWER:]
        both = _BOTH_ANSWERS.search(self._heard)
        if both is not None:
            self._condition = worst({condition_of_long(both[1]) or PrinterCondition.READY, condition_of(both[2][0])})
        elif len(set(self._heard)) == 1 and self._heard[0] != _STX:
            self._condition = condition_of(self._heard[0])
