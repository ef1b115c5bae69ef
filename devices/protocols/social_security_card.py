"""Plain fields of a social-security card, as a prefill: which APDUs to send, what the answers say.

Sans-IO. After one region's public code: other regions may leave fields out or refuse, and then
less is filled in. It reads no entitlement, and nothing that needs a PIN or the insurer's module.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from kiosk.domain.identity_number import Sex
from kiosk.domain.social_security_card import SocialSecurityCard

SELECT_APPLICATION = bytes.fromhex("00A404000F7378312E73682EC9E7BBE1B1A3D5CF")
READ_CARD_NUMBER = bytes.fromhex("00B2072C0B")
SELECT_EF06 = bytes.fromhex("00A4020002EF06")
RECORDS = {"number": 0x08, "name": 0x09, "sex": 0x0A, "nation": 0x0B, "birthplace": 0x0C, "birth_date": 0x0D}
_DONE = b"\x90\x00"
_MOST_FOLLOW_UPS = 2
_SEXES = {"1": Sex.MALE, "2": Sex.FEMALE}
_PADDING = "\x00\xff \u3000"


class CardRefusal(Enum):
    """Why nothing could be read."""

    NOT_A_SOCIAL_SECURITY_CARD = "not_a_social_security_card"


class SocialSecurityCardReading:
    """Reads one card: send `apdu`, `take` what came, until `outcome` is there."""

    def __init__(self) -> None:
        self.outcome: SocialSecurityCard | CardRefusal | None = None
        self._steps = [("", SELECT_APPLICATION), ("card_number", READ_CARD_NUMBER), ("", SELECT_EF06)]
        self._steps += [(name, bytes([0x00, 0xB2, record, 0x04, 0x00])) for name, record in RECORDS.items()]
        self._follow_up = b""
        self._follow_ups = 0
        self._collected = b""
        self._values: dict[str, bytes] = {}

    @property
    def apdu(self) -> bytes | None:
        """What to send now; None when all is read."""
        if self.outcome is not None:
            return None
        return self._follow_up or self._steps[0][1]

    def take(self, response: bytes) -> None:
        """Take the card's answer, with its two status bytes at the end. Anything else counts as a refusal."""
        data, status = response[:-2], response[-2:]
        if self._wants_more(data, status):
            return
        name, asked = self._steps.pop(0)
        value = self._collected + data
        self._follow_up, self._follow_ups, self._collected = b"", 0, b""
        if status == _DONE and name:
            self._values[name] = _value(value)
        if status != _DONE and asked == SELECT_APPLICATION:
            self.outcome = CardRefusal.NOT_A_SOCIAL_SECURITY_CARD
        elif not self._steps:
            self.outcome = _card(self._values)

    def _wants_more(self, data: bytes, status: bytes) -> bool:
        """Take 61 xx (fetch xx bytes) and 6C xx (ask again for xx bytes), ISO/IEC 7816-4."""
        if len(status) < 2 or status[0] not in (0x61, 0x6C) or self._follow_ups == _MOST_FOLLOW_UPS:
            return False
        asked = self._steps[0][1]
        get_response = bytes([0x00, 0xC0, 0x00, 0x00, status[1]])
        self._follow_up = get_response if status[0] == 0x61 else asked[:4] + status[1:]
        self._collected += data if status[0] == 0x61 else b""
        self._follow_ups += 1
        return True


def _value(record: bytes) -> bytes:
    """Return what stands after tag and length; a record without them as it is."""
    return record[2 : 2 + record[1]] if len(record) > 1 and record[1] <= len(record) - 2 else record


def _card(values: dict[str, bytes]) -> SocialSecurityCard:
    return SocialSecurityCard(
        card_number=_matching(r"[0-9A-Z]{9}", values.get("card_number", b"")),
        number=_matching(r"\d{17}[\dX]|\d{15}", values.get("number", b"")),
        name=_text(values.get("name", b"")),
        sex=_SEXES.get(_digits(values.get("sex", b""), 1)),
        nation=_digits(values.get("nation", b""), 2) or None,
        birthplace=_digits(values.get("birthplace", b""), 6) or None,
        birth_date=_date(_digits(values.get("birth_date", b""), 8)),
    )


def _text(value: bytes) -> str | None:
    return value.rstrip(b"\xff\x00").decode("gb18030", "replace").strip(_PADDING) or None


def _matching(pattern: str, value: bytes) -> str | None:
    text = _text(value) or ""
    return text if re.fullmatch(pattern, text, re.ASCII) else None


def _digits(value: bytes, count: int) -> str:
    """Return `count` digits, written as characters or two to a byte; empty when they are neither."""
    for text in (value.decode("ascii", "replace").strip(_PADDING), value.hex()):
        if re.fullmatch(rf"0?\d{{{count}}}", text, re.ASCII):
            return text[-count:]
    return ""


def _date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
