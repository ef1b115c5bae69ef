"""Status of ESC/POS receipt printers: the answers to DLE EOT n, and automatic status back (ASB), in one stream.

A DLE EOT answer is one byte with bits 1 and 4 set and 0 and 7 clear; ASB is four bytes of which the first has bit 4
set and 0, 1 and 7 clear (Epson's ESC/POS reference). An answer does not say which n it belongs
to, so one is asked at a time.
"""

from __future__ import annotations

from devices.protocols.status import worst
from kiosk.ports import PrinterCondition

_KIND_BITS = 0b1001_0011
_DLE_EOT_KIND = 0b0001_0010
_ASB_KIND = 0b0001_0000
_ASB_SIZE = 4

_NEVER_SENT = 0x80
"""Clear in every byte of both kinds, and in XON and XOFF: one that has it is noise, or sent at another speed."""
_OFFLINE = 0x08
_BITS: dict[int, tuple[tuple[int, PrinterCondition], ...]] = {
    1: (),
    2: ((0x04, PrinterCondition.COVER_OPEN), (0x20, PrinterCondition.PAPER_OUT), (0x40, PrinterCondition.FAULT)),
    3: ((0x08, PrinterCondition.JAM), (0x20, PrinterCondition.FAULT), (0x40, PrinterCondition.HEAD_HOT)),
    4: ((0x0C, PrinterCondition.PAPER_NEAR_END), (0x60, PrinterCondition.PAPER_OUT)),
}
_ASB_BITS: tuple[tuple[int, int, PrinterCondition], ...] = (
    (0, 0x20, PrinterCondition.COVER_OPEN),
    (1, 0x08, PrinterCondition.JAM),
    (1, 0x20, PrinterCondition.FAULT),
    (1, 0x40, PrinterCondition.HEAD_HOT),
    (2, 0x03, PrinterCondition.PAPER_NEAR_END),
    (2, 0x0C, PrinterCondition.PAPER_OUT),
)


class EscposStatus:
    """Asks whether the printer is on line and how its paper is; when it is off line, why."""

    def __init__(self) -> None:
        self._to_ask = [1, 4]
        self._found: set[PrinterCondition] = set()
        self._answers = 0
        self._offline = False
        self._rest = b""
        self._noisy = False

    @property
    def ask(self) -> bytes:
        """Return DLE EOT n."""
        return bytes([0x10, 0x04, self._to_ask[0]]) if self._to_ask else b""

    @property
    def condition(self) -> PrinterCondition | None:
        """Return the worst of what was said, once all was asked."""
        return None if self._to_ask or self._noisy else self._said()

    @property
    def if_silent(self) -> PrinterCondition:
        """Return what was said, if anything was: some printers answer n=1 only."""
        return self._said() if self._answers and not self._noisy else PrinterCondition.UNKNOWN

    def take(self, data: bytes) -> None:
        """Take answers and ASB; any other byte is passed over, and after noise nothing is believed."""
        self._noisy = self._noisy or any(byte & _NEVER_SENT for byte in data)
        stream = self._rest + data
        while stream:
            kind = stream[0] & _KIND_BITS
            size = _ASB_SIZE if kind == _ASB_KIND else 1
            if len(stream) < size:
                break
            if kind == _ASB_KIND:
                self._take_asb(stream[:size])
            elif kind == _DLE_EOT_KIND:
                self._take_answer(stream[0])
            stream = stream[size:]
        self._rest = stream

    def _take_answer(self, status: int) -> None:
        if not self._to_ask:
            return
        asked = self._to_ask.pop(0)
        self._answers += 1
        self._found |= {condition for bits, condition in _BITS[asked] if status & bits}
        if asked == 1 and status & _OFFLINE:
            self._offline = True
            self._to_ask += [2, 3]

    def _said(self) -> PrinterCondition:
        reasons = self._found - {PrinterCondition.PAPER_NEAR_END}
        return PrinterCondition.FAULT if self._offline and not reasons else worst(self._found)

    def _take_asb(self, status: bytes) -> None:
        self._found |= {condition for byte, bits, condition in _ASB_BITS if status[byte] & bits}
