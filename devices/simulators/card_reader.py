"""A simulated resident ID card reader: answers the SAM_V commands as the published tables say.

Like real ones, after a card was read it does not find that card again before it has left the field. A hand is slower
than a poll, so a card laid down in place of another is found only after one answer of "no card".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce

from devices.simulators.card_image import PHOTO, card_text, newest_address
from devices.simulators.device import BadRequest

_START = b"\xaa\xaa\xaa\x96\x69"
_SAM_ID = b"".join(part.to_bytes(4, "little") for part in (0x0003_0005, 20_260_101, 1, 1))  # 05.03-20260101-1-1
_MOST_WAITING = 4096

DAMAGED_CHIP, OTHER_CARD, READER_FAULT, LIFTED_EARLY = "damaged_chip", "other_card", "reader_fault", "lifted_early"
STUCK_CARD, NEEDS_RESET = "stuck_card", "needs_reset"


@dataclass
class _Card:
    text: bytes = field(repr=False)
    newest_address: bytes | None = field(repr=False)
    found: bool = False
    selected: bool = False
    read: bool = False


class SimulatedCardReader:
    """Control: lay (fields of the card), lift, state. Faults: those of `faults`.

    A stuck card cannot be lifted and is found again and again; `needs_reset` lasts until the module was reset.
    """

    faults = frozenset({DAMAGED_CHIP, OTHER_CARD, READER_FAULT, LIFTED_EARLY, STUCK_CARD, NEEDS_RESET})
    powered = True

    def __init__(self) -> None:
        self.output = bytearray()
        self.reads = 0
        self._fault = "none"
        self._card: _Card | None = None
        self._hand_in_field = False
        self._waiting = bytearray()

    def holds_up(self, now: float) -> bool:
        """Return False: it has no wires for that."""
        return False

    def feed(self, data: bytes, now: float) -> None:
        """Answer every whole command; anything else is skipped."""
        self._waiting += data
        del self._waiting[:-_MOST_WAITING]
        while (start := self._waiting.find(_START)) >= 0:
            del self._waiting[:start]
            if len(self._waiting) < 7 or len(self._waiting) < 7 + self._waiting[6]:
                return
            body = bytes(self._waiting[5 : 7 + self._waiting[6]])
            if len(body) < 5 or self._waiting[5]:
                del self._waiting[:1]
                continue
            del self._waiting[: 5 + len(body)]
            self._answer(body)

    def tick(self, now: float) -> None:
        """Do nothing: a reader speaks only when it is asked."""

    def line_lost(self) -> None:
        """Drop a half received command."""
        self._waiting.clear()

    def set_fault(self, fault: str, arguments: Mapping[str, object]) -> None:
        """Have one of the faults from now on, or "none"."""
        self._fault = fault

    def ask(self, do: str, arguments: Mapping[str, object], now: float) -> dict[str, object]:
        """Lay a card, lift it, or say how things stand."""
        match do:
            case "lay":
                card = _Card(card_text(arguments), newest_address(arguments))
                self._hand_in_field = self._hand_in_field or self._card is not None
                self._card = card
            case "lift" if self._fault == STUCK_CARD:
                pass
            case "lift":
                self._hand_in_field = self._hand_in_field or self._card is not None
                self._card = None
            case "state":
                pass
            case _:
                raise BadRequest("a card reader knows lay, lift, fault, state")
        return {"card": self._card is not None, "reads": self.reads}

    def _answer(self, body: bytes) -> None:
        if reduce(lambda a, b: a ^ b, body):
            return self._say(0x10)
        match body[2:4].hex():
            case "10ff" | "01ff":
                self._fault = "none" if self._fault == NEEDS_RESET else self._fault
                self._say(0x90)
            case "11ff":
                self._say(0x66 if self._fault == NEEDS_RESET else 0x90)
            case "12ff":
                self._say(0x90, _SAM_ID)
            case "2001":
                self._find()
            case "2002":
                self._select()
            case "3001":
                self._read(b"")
            case "3010":
                self._read(bytes(1024))
            case "3003":
                self._read_newest_address()
            case _:
                self._say(0x21)
        return None

    def _say(self, sw3: int, data: bytes = b"") -> None:
        body = (4 + len(data)).to_bytes(2, "big") + bytes([0, 0, sw3]) + data
        self.output += _START + body + bytes([reduce(lambda a, b: a ^ b, body)])

    def _find(self) -> None:
        if self._fault in {READER_FAULT, NEEDS_RESET}:
            self._say(0x66)
        elif self._card is not None and self._fault == STUCK_CARD:
            self._card.found = True
            self._say(0x9F, bytes(4))
        elif self._card is None or self._card.read or self._hand_in_field:
            self._hand_in_field = False
            self._say(0x80)
        else:
            self._card.found = True
            self._say(0x9F, bytes(4))

    def _select(self) -> None:
        if self._fault == OTHER_CARD and self._card is not None:
            self._say(0x40)
        elif self._card is None or not self._card.found:
            self._say(0x81)
        else:
            self._card.selected = True
            self._say(0x90, bytes(8))

    def _read(self, fingerprint: bytes) -> None:
        if self._fault == LIFTED_EARLY:
            self._card = None
        card = self._card
        if card is None or not card.selected or self._fault == DAMAGED_CHIP:
            return self._say(0x41)
        card.read = True
        self.reads += 1
        parts = [card.text, PHOTO, *([fingerprint] if fingerprint else [])]
        lengths = b"".join(len(part).to_bytes(2, "big") for part in parts)
        return self._say(0x90, lengths + b"".join(parts))

    def _read_newest_address(self) -> None:
        if self._card is None or not self._card.selected:
            self._say(0x41)
        elif self._card.newest_address is None:
            self._say(0x91)
        else:
            self._say(0x90, self._card.newest_address)
