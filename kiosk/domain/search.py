"""What was typed into the window's one search box, and what came of it. Pure; knows no store.

Nothing is a pattern here: `%`, `'`, `_` and emoji are characters like others, and find whoever has them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiosk.domain.identity_number import DIGITS, Problem, Sex, check_digit, normalise
from kiosk.domain.names import MIDDLE_DOT, normalise_name
from kiosk.domain.people import name_keys

SHORTEST_DIGITS = 4
"""Fewer digits find half the clinic."""
LONGEST_TEXT = 60
MOST_CANDIDATES = 3
END = "\U0010ffff"
"""The last code point: every text that begins with `p` lies between `p` and `p + END`."""


class FoundBy(StrEnum):
    """Which of a person's marks fits. The words are in the catalogue under `found-<value>`."""

    NUMBER = "number"
    NUMBER_TAIL = "number-tail"
    SOCIAL_SECURITY = "social-security"
    """The number of the card itself."""
    SHORT_CODE = "short-code"
    PHONE = "phone"
    NAME = "name"
    PINYIN = "pinyin"
    SOUND = "sound"
    """Nobody is written as the hanzi that were typed; this one's name sounds like them."""
    CANDIDATE = "candidate"
    """Nobody has the number that was typed; this one is one slip of the finger away."""


@dataclass(frozen=True)
class PersonRow:
    """A person as a list shows them to staff: enough to tell two of the same name apart, no full number."""

    person_id: str
    name: str | None = field(repr=False)
    sex: Sex | None
    birth_date: date | None = field(repr=False)
    age: int | None
    compound: str | None = field(repr=False)
    last_visit: date | None
    number_tail: str | None = field(repr=False)
    closed: bool
    """The record may not be used as it is: merged, blocked."""
    found_by: FoundBy


@dataclass(frozen=True)
class TypedNumber:
    """The text looks like an identity number. `problem` None and `known` False: somebody new may be registered by it.

    `candidates`: who has a number one digit or one neighbour swap away, at most 3. Never taken by themselves.
    """

    number: str = field(repr=False)
    problem: Problem | None
    group: int | None
    known: bool
    candidates: tuple[PersonRow, ...] = ()


@dataclass(frozen=True)
class SearchResult:
    """What the search box found, best first. `more`: the list was cut off at its limit.

    `too_little`: nobody was looked for, such a text would find half the clinic.
    """

    rows: tuple[PersonRow, ...] = ()
    more: bool = False
    number: TypedNumber | None = None
    too_little: bool = False

    @property
    def same_sound(self) -> bool:
        """Whether nobody is written as was typed: the rows are people whose names sound like it."""
        return any(one.found_by is FoundBy.SOUND for one in self.rows)

    @property
    def doubtful(self) -> bool:
        """Whether nobody here is what was typed, so that whoever is meant is to be chosen on purpose."""
        return self.same_sound or (self.number is not None and self.number.problem is not None)


@dataclass(frozen=True)
class Digits:
    """Digits (and X): part of a number, a phone or a short code."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class CardNumber:
    """Latin letters and digits, capitals: the number of a social-security card, a passport, a permit."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class Letters:
    """Latin letters, lower case: pinyin, initials, or a Latin name."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class Sound:
    """The letters of hanzi that nobody has: the beginning of a name, up to the end of a syllable."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class NameText:
    """Anything else: the beginning of a name."""

    text: str = field(repr=False)


_UMLAUT, _BETWEEN = "u\u0308", " \u3000'’-·.:"
_AROUND = " \t\r\n\u3000,.;:!?，。；：、！？"
_PARTED = re.compile(r"[ \u3000.]+")
"""What is typed for the dot within a name, which few keyboards have."""
_NUMBERED, _TONE = re.compile("(?:[a-z]+[1-5])+"), re.compile("[1-5]")
_BRACKETS = re.compile("[()（）]")
_COUNTRY = re.compile(r"^(?:(\+|00)86(?=[0-9]{5})|86(?=1[0-9]{10}$))")
"""Before a phone's number; no identity number begins like this. Within one it is any figures: 130 0861 2345."""
Query = Digits | CardNumber | Letters | Sound | NameText


def query_of(text: str) -> Query | None:
    """Return what the text asks for; None for too little to ask anything."""
    cleaned = _visible(text)
    as_number = _COUNTRY.sub("", normalise(_BRACKETS.sub("", cleaned)))[:LONGEST_TEXT]
    if as_number and set(as_number) <= DIGITS | {"X"} and as_number[0] != "X":
        return Digits(as_number) if len(as_number) >= SHORTEST_DIGITS else None
    folded = unicodedata.normalize("NFKC", cleaned)
    letters = "".join(character for character in folded if character not in " '’-·.").lower()[:LONGEST_TEXT]
    if letters and letters.isascii() and letters.isalpha():
        return Letters(letters)
    if len(letters) >= SHORTEST_DIGITS and letters.isascii() and letters.isalnum():
        return CardNumber(letters.upper())
    name = normalise_name(cleaned)[:LONGEST_TEXT]
    return NameText(name) if name else None


def readings_of(text: str) -> tuple[Query, ...]:
    """Return what the text may ask for: as it stands, then, for when nobody is found, as it sounds.

    So 張偉, 章伟 and zhāng wěi find 张伟, and a blank within a name hinders nobody.
    """
    asked = query_of(text)
    match asked:
        case None:
            return ()
        case Letters():
            name = normalise_name(_visible(text))[:LONGEST_TEXT]
            others: tuple[Query | None, ...] = (NameText(name) if name else None,)
        case CardNumber(written) | NameText(written):
            others = (NameText("".join(written.split())), NameText(_PARTED.sub(MIDDLE_DOT, written)), _heard(written))
        case Digits() | Sound():
            others = ()
    return tuple(dict.fromkeys((asked, *(one for one in others if one and one.text))))


def looks_like_number(text: str) -> bool:
    """Whether digits have the length of an identity number, of today or of before 1999."""
    return len(text) in (15, 18)


def slips_of(number: str) -> tuple[str, ...]:
    """Return the numbers that fit their check digit and are one neighbour swap or one digit away, likeliest first.

    A given swap is likelier than a given wrong digit: there are 17 of the one and some 160 of the other.
    """
    found = dict.fromkeys(one for one in (*_swaps(number), *_one_digit_off(number)) if one != number and _fits(one))
    return tuple(found)


def _visible(text: str) -> str:
    """Return the text without what no screen shows: lone halves of pairs, joiners, marks of direction.

    Nor with what ends a sentence or a field where the text was copied from.
    """
    readable = text.encode("utf-8", "ignore").decode()[: 2 * LONGEST_TEXT]
    return "".join(character for character in readable if unicodedata.category(character) != "Cf").strip(_AROUND)


def _heard(text: str) -> Letters | Sound | None:
    """Return pinyin without its tones, written as marks or as digits behind each syllable, or the sound of hanzi."""
    marked = unicodedata.normalize("NFD", text.lower()).replace(_UMLAUT, "v")
    plain = "".join(character for character in marked if not unicodedata.combining(character))
    if _NUMBERED.fullmatch(plain):
        return Letters(_TONE.sub("", plain)[:LONGEST_TEXT])
    name = "".join(character for character in plain if character not in _BETWEEN)
    sound = name_keys(name).pinyin[:LONGEST_TEXT] if name.isalpha() else ""
    if not (sound.isascii() and sound.isalpha()):
        return None
    return Letters(sound) if name.isascii() else Sound(sound)


def _swaps(number: str) -> Iterator[str]:
    for place in range(len(number) - 1):
        yield number[:place] + number[place + 1] + number[place] + number[place + 2 :]


def _one_digit_off(number: str) -> Iterator[str]:
    for place in range(len(number)):
        last = place == len(number) - 1
        for digit in "0123456789X" if last else "0123456789":
            yield number[:place] + digit + number[place + 1 :]


def _fits(number: str) -> bool:
    body = number[:-1]
    return len(number) == 18 and set(body) <= DIGITS and check_digit(body) == number[-1]
