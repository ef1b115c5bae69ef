"""What the fields of a document must be, beyond their type: pure checks, in the form that pydantic asks for.

An error names its kind and never what stood in the field.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from kiosk.domain.identity_number import examine, normalise
from kiosk.domain.short_code import is_short_code

LANGUAGES = ("zh_CN", "en")
LONGEST_SLOT = timedelta(hours=12)
"""A slot may cross midnight; one that would last longer than this has its ends the wrong way round."""
_EIGHTEEN = re.compile(r"(?<![0-9])[0-9]{17}[0-9X](?![0-9])")
_FIFTEEN = re.compile(r"(?<![0-9])[0-9]{15}(?![0-9])")
_WITHOUT_INK = frozenset("CZM")
"""First letters of the Unicode categories of controls, blanks and marks."""


def visible(text: str) -> str:
    """Refuse a text that leaves no ink."""
    if all(unicodedata.category(character)[0] in _WITHOUT_INK for character in text):
        raise PydanticCustomError("nothing_visible", "nothing visible")
    return text


def without_identity_number(text: str) -> str:
    """Refuse a text in which a valid identity number stands, alone or among other words."""
    if _holds_identity_number(text):
        raise PydanticCustomError("identity_number", "no identity number belongs on paper")
    return text


def checked_short_code(text: str) -> str:
    """Refuse eight digits whose check digit is wrong: nobody could type them."""
    if not is_short_code(text):
        raise PydanticCustomError("short_code_check", "wrong check digit")
    return text


def known_language(language: str) -> str:
    """Refuse a language in which we have no words for paper."""
    if language not in LANGUAGES:
        expected = ", ".join(f"'{one}'" for one in LANGUAGES)
        raise PydanticCustomError("unknown_language", "unknown language", {"expected": expected})
    return language


def after_its_start(end: time | None, info: ValidationInfo) -> time | None:
    """Refuse a slot's end that lies before its start; a short slot across midnight is none of those."""
    start = info.data.get("slot_start")
    if end is not None and start is not None and (_at(end) - _at(start)) % timedelta(days=1) > LONGEST_SLOT:
        raise PydanticCustomError("end_before_start", "ends before it starts")
    return end


def _at(moment: time) -> datetime:
    return datetime.combine(date.min, moment.replace(tzinfo=None))


def _holds_identity_number(text: str) -> bool:
    """Look for 18 characters however they are grouped; 15 digits have no check digit, so they must stand together."""
    found = [text, *_EIGHTEEN.findall(normalise(text)), *_FIFTEEN.findall(unicodedata.normalize("NFKC", text))]
    return any(examine(one, date.max).valid for one in found)
