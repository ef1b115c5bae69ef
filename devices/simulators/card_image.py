"""The bytes on a made-up identity card's chip, laid out after the published field tables.

Written from the tables and not from the product's reader. The photo is a pattern that is easy to find again where it
must not be.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from devices.simulators.device import BadRequest, text_argument

TEXT_BYTES = 256
PHOTO = b"PHOTO-BYTES-MUST-NOT-STAY-" * 39 + b"PHOTO-BYTE"  # 1,024 bytes
ADDRESS_BYTES = 70
LONG_TERM = "长期"

_SEX_DIGITS = {"M": "1", "F": "2", "": ""}


def card_text(arguments: Mapping[str, object]) -> bytes:
    """Return the 256 bytes of text. Raises BadRequest for a kind or field that cannot be on a card."""
    kind = text_argument(arguments, "kind", "resident")
    layout = text_argument(arguments, "layout", "Y")
    writer = _WRITERS.get((kind, layout if kind == "foreign-permanent" else ""))
    if writer is None:
        raise BadRequest("kind is resident, hk-macau-taiwan or foreign-permanent (layout Y or I)")
    text = bytearray(" ".encode("utf-16-le") * (TEXT_BYTES // 2))
    writer(text, arguments)
    return bytes(text)


def newest_address(arguments: Mapping[str, object]) -> bytes | None:
    """Return the 70 bytes of the address written later, None when there is none."""
    address = text_argument(arguments, "newest_address")
    if not address:
        return None
    field = bytearray(" ".encode("utf-16-le") * (ADDRESS_BYTES // 2))
    _put(field, 0, ADDRESS_BYTES, address)
    return bytes(field)


def _put(text: bytearray, offset: int, size: int, value: str) -> None:
    data = value.encode("utf-16-le", "surrogatepass")[:size]
    text[offset : offset + len(data)] = data


def _day(arguments: Mapping[str, object], name: str) -> str:
    value = text_argument(arguments, name)
    try:
        return date.fromisoformat(value).strftime("%Y%m%d") if value else ""
    except ValueError:
        raise BadRequest(f"{name} is a date like 1950-01-31") from None


def _sex(arguments: Mapping[str, object]) -> str:
    try:
        return _SEX_DIGITS[text_argument(arguments, "sex")]
    except KeyError:
        raise BadRequest("sex is M or F") from None


def _put_common(text: bytearray, arguments: Mapping[str, object]) -> None:
    _put(text, 188, 16, _day(arguments, "valid_from"))
    _put(text, 204, 16, _day(arguments, "valid_to") or LONG_TERM)


def _put_name_sex_birth_number(text: bytearray, arguments: Mapping[str, object]) -> None:
    _put(text, 0, 30, text_argument(arguments, "name"))
    _put(text, 30, 2, _sex(arguments))
    _put(text, 36, 16, _day(arguments, "birth_date"))
    _put(text, 122, 36, text_argument(arguments, "number"))


def _resident(text: bytearray, arguments: Mapping[str, object]) -> None:
    _put_name_sex_birth_number(text, arguments)
    _put(text, 32, 4, text_argument(arguments, "nation", "01"))
    _put(text, 52, 70, text_argument(arguments, "address"))
    _put(text, 158, 30, text_argument(arguments, "issuer"))
    _put_common(text, arguments)


def _permit(text: bytearray, arguments: Mapping[str, object]) -> None:
    _put_name_sex_birth_number(text, arguments)
    _put(text, 52, 70, text_argument(arguments, "address"))
    _put(text, 158, 30, text_argument(arguments, "issuer"))
    _put_common(text, arguments)
    _put(text, 220, 18, text_argument(arguments, "travel_permit"))
    _put(text, 248, 2, "J")


def _foreign_2023(text: bytearray, arguments: Mapping[str, object]) -> None:
    _put_name_sex_birth_number(text, arguments)
    latin = text_argument(arguments, "latin_name")
    _put(text, 32, 4, "01")
    _put(text, 52, 70, latin[:35])
    _put(text, 220, 22, latin[35:46])
    _put_common(text, arguments)
    _put(text, 242, 6, text_argument(arguments, "nationality"))
    _put(text, 248, 2, "Y")


def _foreign_2017(text: bytearray, arguments: Mapping[str, object]) -> None:
    _put(text, 0, 120, text_argument(arguments, "latin_name"))
    _put(text, 120, 2, _sex(arguments))
    _put(text, 122, 30, text_argument(arguments, "number"))
    _put(text, 152, 6, text_argument(arguments, "nationality"))
    _put(text, 158, 30, text_argument(arguments, "name"))
    _put_common(text, arguments)
    _put(text, 220, 16, _day(arguments, "birth_date"))
    _put(text, 236, 4, "01")
    _put(text, 240, 8, text_argument(arguments, "issuer", "1500"))
    _put(text, 248, 2, "I")


_WRITERS = {
    ("resident", ""): _resident,
    ("hk-macau-taiwan", ""): _permit,
    ("foreign-permanent", "Y"): _foreign_2023,
    ("foreign-permanent", "I"): _foreign_2017,
}
