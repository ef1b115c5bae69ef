"""A simulated social-security card: what its chip answers to each APDU, from the region's public table.

It owns no line: Debian's vsmartcard-vpcd brings the APDUs from pcscd over TCP (virtual_card_reader.py).
"""

from __future__ import annotations

from collections.abc import Mapping

APPLICATION = bytes.fromhex("7378312E73682EC9E7BBE1B1A3D5CF")
ATR = bytes.fromhex("3B80800101")
"""T=1, no historical bytes."""
OK, NOT_FOUND, RECORD_NOT_FOUND = b"\x90\x00", b"\x6a\x82", b"\x6a\x83"
_RECORDS = {0x08: "number", 0x09: "name", 0x0A: "sex", 0x0B: "nation", 0x0C: "birthplace", 0x0D: "birth_date"}


class SimulatedSocialSecurityCard:
    """`fields`: card_number, number, name, sex (1, 2), nation, birthplace, birth_date (YYYYMMDD), as on the chip."""

    def __init__(self, fields: Mapping[str, str], application: bytes = APPLICATION) -> None:
        self._fields = fields
        self._application = application
        self._selected = False
        self._file = b""

    def reset(self) -> None:
        """Forget what was selected, as after a power-on."""
        self._selected, self._file = False, b""

    def answer(self, apdu: bytes) -> bytes:
        """Return data and the two status bytes."""
        match apdu[:4]:
            case b"\x00\xa4\x04\x00":
                self._selected = apdu[5 : 5 + apdu[4]] == self._application
                return OK if self._selected else NOT_FOUND
            case b"\x00\xa4\x02\x00":
                self._file = apdu[5 : 5 + apdu[4]]
                return OK if self._selected else NOT_FOUND
            case b"\x00\xb2\x07\x2c" if self._selected:
                return self._record(0x07, "card_number")
            case command if command[:2] == b"\x00\xb2" and self._file == b"\xef\x06" and command[2] in _RECORDS:
                return self._record(command[2], _RECORDS[command[2]])
            case _:
                return RECORD_NOT_FOUND

    def _record(self, tag: int, name: str) -> bytes:
        value = self._fields.get(name, "").encode("gb18030")
        packed = bytes.fromhex(value.decode()) if name == "birth_date" and value else value
        return bytes([tag, len(packed)]) + packed + OK if value else RECORD_NOT_FOUND
