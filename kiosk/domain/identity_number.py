"""Numbers of Chinese identity documents: normalise, judge, derive.

GB 11643-1999 (citizen identification number, 18 characters, MOD 11-2 check digit of ISO 7064) and its
15-digit predecessor. The same form serves the residence permit of people from Hong Kong, Macau and Taiwan
(81, 82, 83) and the foreign permanent resident's card of 2023 (9). A region is judged by its province only:
counties are abolished every year while the numbers made in them stay valid for life.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from stdnum.cn import ric

DIGITS = frozenset("0123456789")
GROUP_ENDS = (6, 14, 18)
"""Where the groups 6-8-4, in which a number is typed and read, end."""

OLDEST_YEAR = 1800
"""A typed year before this is a slip of the finger; nobody is refused for being old."""

CENTENARIAN_ORDER_CODES = frozenset({"996", "997", "998", "999"})
"""Order codes kept for centenarians in 15-digit numbers: the two-digit year is an 18xx."""

# GB/T 2260, the first two digits. 71 stands in the standard for Taiwan.
PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71".split()
)
PERMIT_PREFIXES = frozenset({"81", "82", "83"})
FOREIGN_PREFIX = "9"

_CROSSES = dict.fromkeys("x×✕✖хХΧχ", "X")
_SEPARATORS = frozenset("-‐‑–—·.")


class DocumentKind(StrEnum):
    """The three kinds of card that the readers of these clinics know, and what else a person may be found by."""

    RESIDENT = "resident"
    HK_MACAU_TAIWAN = "hk-macau-taiwan"
    FOREIGN_PERMANENT = "foreign-permanent"
    SOCIAL_SECURITY = "social-security"
    """The card's own number (社保卡号), which is no identity number and proves nothing."""


class Sex(StrEnum):
    """Sex as the chip and the number state it."""

    MALE = "M"
    FEMALE = "F"


class Problem(StrEnum):
    """What is wrong with a number."""

    LENGTH = "length"
    CHARACTERS = "characters"
    REGION = "region"
    BIRTH_DATE = "birth_date"
    CHECK_DIGIT = "check_digit"


@dataclass(frozen=True)
class Verdict:
    """What a number says, and what is wrong with it.

    `number` is normalised, and has 18 characters when it is valid. `group` counts the groups 6-8-4 from 1 and
    is None when any digit may be the wrong one. What cannot be derived is None.
    """

    number: str = field(repr=False)
    problem: Problem | None = None
    group: int | None = None
    kind: DocumentKind | None = None
    birth_date: date | None = field(default=None, repr=False)
    sex: Sex | None = None
    region: str | None = None
    typed_15: str | None = field(default=None, repr=False)
    """The 15 digits, where that is what was typed: both forms are looked up."""

    @property
    def valid(self) -> bool:
        """Whether nothing is wrong with the number."""
        return self.problem is None


def normalise(text: str) -> str:
    """Return `text` with full-width digits, x, × and separators brought to plain digits and X."""
    folded = unicodedata.normalize("NFKC", text.replace("×", "X"))
    kept = (
        character
        for character in folded
        if not character.isspace()
        and character not in _SEPARATORS
        and unicodedata.category(character) not in {"Cf", "Cc"}
    )
    return "".join(_CROSSES.get(character, character) for character in kept).upper()


def examine(text: str, today: date) -> Verdict:
    """Judge a number as typed or read; birth dates after `today` are impossible."""
    number = normalise(text)
    if len(number) not in (15, 18):
        return Verdict(number, Problem.LENGTH)
    wrong = _first_wrong_character(number)
    if wrong is not None:
        return Verdict(number, Problem.CHARACTERS, _group_of(wrong, len(number)))
    return _examine_parts(number, today)


def derive_18(number: str) -> str:
    """Return the 18-character form of 15 digits (GB 11643-1999, appendix): century put in, check digit added."""
    century = "18" if number[12:] in CENTENARIAN_ORDER_CODES else "19"
    body = number[:6] + century + number[6:]
    return body + check_digit(body)


def check_digit(body: str) -> str:
    """Return the check character of 17 digits (ISO 7064 MOD 11-2)."""
    return str(ric.calc_check_digit(body + "0"))


def age_on(birth_date: date, day: date) -> int:
    """Return whole years of life on `day`."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def _examine_parts(number: str, today: date) -> Verdict:
    full = derive_18(number) if len(number) == 15 else number
    typed_15 = number if len(number) == 15 else None
    kind = _kind_of(full)
    # Fifteen digits ended in 1999; permits (2018) and foreigners' numbers (2023) never had them.
    if kind is None or (typed_15 is not None and kind is not DocumentKind.RESIDENT):
        return Verdict(number, Problem.REGION, 1, typed_15=typed_15)
    birth_date = _birth_date(full, today)
    if birth_date is None:
        return Verdict(number, Problem.BIRTH_DATE, 2, kind, region=full[:6], typed_15=typed_15)
    sex = Sex.MALE if int(full[16]) % 2 else Sex.FEMALE
    problem = None if check_digit(full[:17]) == full[17] else Problem.CHECK_DIGIT
    return Verdict(full, problem, None, kind, birth_date, sex, full[:6], typed_15)


def _first_wrong_character(number: str) -> int | None:
    last_may_be_x = len(number) == 18
    for place, character in enumerate(number):
        is_last = place == len(number) - 1
        if character not in DIGITS and not (character == "X" and is_last and last_may_be_x):
            return place
    return None


def _group_of(place: int, length: int) -> int:
    ends = GROUP_ENDS if length == 18 else (6, 12, 15)
    return next(group for group, end in enumerate(ends, start=1) if place < end)


def _kind_of(number: str) -> DocumentKind | None:
    if number[0] == FOREIGN_PREFIX:
        return DocumentKind.FOREIGN_PERMANENT
    if number[:2] in PERMIT_PREFIXES:
        return DocumentKind.HK_MACAU_TAIWAN
    return DocumentKind.RESIDENT if number[:2] in PROVINCES else None


def _birth_date(number: str, today: date) -> date | None:
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    if year < OLDEST_YEAR:
        return None
    try:
        born = date(year, month, day)
    except ValueError:
        return None
    return born if born <= today else None
