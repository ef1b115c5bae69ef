"""The 256 bytes of text on an identity card's chip, in its four layouts, made into an IdentityCard.

The layouts are data: J and Y rest on one public source each and may have to be corrected. A field that cannot be
understood becomes None; only a card whose number cannot be read is no card at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.identity_number import DocumentKind, Sex, normalise
from kiosk.domain.names import maybe_cut, normalise_name, without_controls

TEXT_SIZE = 256
NEWEST_ADDRESS_SIZE = 70
_FLAG = slice(248, 250)
_PADDING = " \u3000\x00"
_OLDEST_YEAR = 1800
_FOR_LIFE = "长期"
_SEXES = {"1": Sex.MALE, "2": Sex.FEMALE}

Place = tuple[int, int]
"""Offset and size in bytes."""


@dataclass(frozen=True)
class CardLayout:
    """Where a kind of card keeps its fields; None for what it does not have. All text is UTF-16LE, blank-padded."""

    kind: DocumentKind
    number_pattern: str
    name: Place
    sex: Place
    birth_date: Place
    number: Place
    valid_from: Place
    valid_to: Place
    latin_name: tuple[Place, ...] = ()
    """Parts that are put together without anything between them."""
    nation: Place | None = None
    nationality: Place | None = None
    address: Place | None = None
    issuer: Place | None = None


RESIDENT = CardLayout(
    DocumentKind.RESIDENT,
    number_pattern=r"\d{17}[\dX]",
    name=(0, 30),
    sex=(30, 2),
    nation=(32, 4),
    birth_date=(36, 16),
    address=(52, 70),
    number=(122, 36),
    issuer=(158, 30),
    valid_from=(188, 16),
    valid_to=(204, 16),
)
HK_MACAU_TAIWAN = CardLayout(
    DocumentKind.HK_MACAU_TAIWAN,
    number_pattern=r"\d{17}[\dX]",
    name=(0, 30),
    sex=(30, 2),
    birth_date=(36, 16),
    address=(52, 70),
    number=(122, 36),
    issuer=(158, 30),
    valid_from=(188, 16),
    valid_to=(204, 16),
)
FOREIGN_2023 = CardLayout(
    DocumentKind.FOREIGN_PERMANENT,
    number_pattern=r"\d{17}[\dX]",
    name=(0, 30),
    sex=(30, 2),
    birth_date=(36, 16),
    latin_name=((52, 70), (220, 22)),
    number=(122, 36),
    valid_from=(188, 16),
    valid_to=(204, 16),
    nationality=(242, 6),
)
FOREIGN_2017 = CardLayout(
    DocumentKind.FOREIGN_PERMANENT,
    number_pattern=r"[A-Z]{3}\d{12}",
    latin_name=((0, 120),),
    sex=(120, 2),
    number=(122, 30),
    nationality=(152, 6),
    name=(158, 30),
    valid_from=(188, 16),
    valid_to=(204, 16),
    birth_date=(220, 16),
    issuer=(240, 8),
)
LAYOUTS = {"J": HK_MACAU_TAIWAN, "Y": FOREIGN_2023, "I": FOREIGN_2017}
"""By the type flag; any other flag (blank, NUL, damaged) is a resident card, if its number says so."""


def text_of_base_answer(data: bytes) -> bytes:
    """Return the text alone, without photo and fingerprint; two or three lengths of two bytes stand before all."""
    text, photo, fingerprint = (int.from_bytes(data[at : at + 2], "big") for at in (0, 2, 4))
    begin = 6 if len(data) == 6 + text + photo + fingerprint else 4
    return data[begin : begin + text]


def read_card_text(text: bytes) -> IdentityCard | None:
    """Return what `text` (at least 256 bytes) says, or None when no number can be read from it."""
    layout = LAYOUTS.get(_decode(text[_FLAG]), RESIDENT)
    number = normalise(_field(text, layout.number) or "")
    if not re.fullmatch(layout.number_pattern, number, re.ASCII):
        return None
    chinese = _raw(text, layout.name)
    latin = "".join(_decode(text[at : at + size]) for at, size in layout.latin_name).strip(_PADDING)
    latin_name = normalise_name(latin)
    return IdentityCard(
        kind=layout.kind,
        number=number,
        name=normalise_name(chinese) or latin_name,
        latin_name=latin_name or None,
        sex=_SEXES.get(_raw(text, layout.sex)),
        birth_date=_date(_raw(text, layout.birth_date)),
        nation=_matching(r"\d{2}", text, layout.nation),
        nationality=_matching(r"[A-Z]{3}", text, layout.nationality),
        address=_field(text, layout.address),
        issuer=_field(text, layout.issuer),
        valid_from=_date(_raw(text, layout.valid_from)),
        valid_to=_date(_raw(text, layout.valid_to)),
        validity_unreadable=_is_unreadable(_raw(text, layout.valid_to)),
        name_maybe_cut=maybe_cut(chinese) or _fills(latin, layout.latin_name),
    )


def read_newest_address(data: bytes) -> str | None:
    """Return the address that was written to the chip after the card was made, None when that field is blank."""
    return _printed(_decode(data[-NEWEST_ADDRESS_SIZE:])) or None


def _decode(data: bytes) -> str:
    # Lone surrogates pass: a name's characters are kept verbatim, whatever the chip holds.
    return data[: len(data) // 2 * 2].decode("utf-16-le", "surrogatepass")


def _raw(text: bytes, place: Place) -> str:
    at, size = place
    return _decode(text[at : at + size]).strip(_PADDING)


def _field(text: bytes, place: Place | None) -> str | None:
    return None if place is None else _printed(_raw(text, place)) or None


def _printed(value: str) -> str:
    return without_controls(value).strip(_PADDING)


def _matching(pattern: str, text: bytes, place: Place | None) -> str | None:
    value = _field(text, place)
    return value if value is not None and re.fullmatch(pattern, value, re.ASCII) else None


def _is_unreadable(value: str) -> bool:
    """Whether `value` is neither a date nor 长期. Blank says nothing, and is unreadable too."""
    return value != _FOR_LIFE and _date(value) is None


def _date(text: str) -> date | None:
    if not re.fullmatch(r"\d{8}", text, re.ASCII) or int(text[:4]) < _OLDEST_YEAR:
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _fills(value: str, places: tuple[Place, ...]) -> bool:
    units = sum(size for _, size in places) // 2
    return units > 0 and len(value.encode("utf-16-le", "surrogatepass")) // 2 >= units
