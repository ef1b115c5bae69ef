"""What is known of a person, from which source, and what may be added to it. Nothing known is ever overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.identity_number import Sex, age_on, examine
from kiosk.domain.name_sounds import syllables_of
from kiosk.domain.names import normalise_name, showable


class Source(StrEnum):
    """Where a value comes from, most trusted first."""

    CHIP = "chip"
    STAFF = "staff"
    IMPORTED = "imported"
    """From a list that another system wrote; the day is that of the import."""
    TYPED = "typed"
    SAID = "said"


class PersonState(StrEnum):
    """Whether a record may be used without staff. Why it is closed is nobody's business on a public screen."""

    ACTIVE = "active"
    CLOSED = "closed"


@dataclass(frozen=True)
class PersonFacts:
    """Facts about a person; None is not known. Personal, so out of `repr`."""

    name: str | None = field(default=None, repr=False)
    latin_name: str | None = field(default=None, repr=False)
    name_maybe_cut: bool = False
    sex: Sex | None = field(default=None, repr=False)
    birth_date: date | None = field(default=None, repr=False)
    birth_year: int | None = field(default=None, repr=False)
    nation: str | None = field(default=None, repr=False)
    nationality: str | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)
    compound: str | None = field(default=None, repr=False)
    insurance_scheme: str | None = field(default=None, repr=False)

    @property
    def called(self) -> str | None:
        """The name a person goes by, fit to be shown: the Chinese one, else the Latin one."""
        called = self.name or self.latin_name
        return None if called is None else showable(called)

    def shown(self) -> PersonFacts:
        """Return the facts with the texts that a chip filled fit for a screen."""
        name, latin, address = (
            None if text is None else showable(text) for text in (self.name, self.latin_name, self.address)
        )
        return replace(self, name=name, latin_name=latin, address=address)

    def age(self, day: date) -> int | None:
        """Whole years on `day`; where only the year of birth is known, the age reached in this year."""
        if self.birth_date is not None:
            return age_on(self.birth_date, day)
        return None if self.birth_year is None else day.year - self.birth_year


@dataclass(frozen=True)
class Person:
    """A person's record."""

    id: str
    facts: PersonFacts
    state: PersonState = PersonState.ACTIVE


@dataclass(frozen=True)
class NameKeys:
    """What a name is searched by: 王秀芳 is "wangxiufang" and "wxf"."""

    pinyin: str = field(repr=False)
    initials: str = field(repr=False)


def facts_of_card(card: IdentityCard) -> PersonFacts:
    """Return what a card's chip says of its holder."""
    name, latin = (normalise_name(text or "") or None for text in (card.name, card.latin_name))
    return PersonFacts(
        name=name,
        latin_name=latin,
        name_maybe_cut=card.name_maybe_cut,
        sex=card.sex,
        birth_date=card.birth_date,
        nation=card.nation,
        nationality=card.nationality,
        address=card.address,
    )


def facts_of_number(number: str, today: date) -> PersonFacts:
    """Return what an identity number says of its holder."""
    verdict = examine(number, today)
    return PersonFacts(sex=verdict.sex, birth_date=verdict.birth_date)


def number_forms(number: str, typed_15: str | None = None) -> frozenset[str]:
    """Return the number with its form of before 1999, under which an old record may stand, and what was typed."""
    forms = {number} if typed_15 is None else {number, typed_15}
    if len(number) == 18 and number[6:8] == "19":
        forms.add(number[:6] + number[8:17])
    return frozenset(forms)


def what_is_missing(known: PersonFacts, found: PersonFacts) -> dict[str, object]:
    """Return the found values of the fields that nobody knew, by field name."""
    missing: dict[str, object] = {}
    for one in fields(PersonFacts):
        value = getattr(found, one.name)
        if one.name != "name_maybe_cut" and value is not None and getattr(known, one.name) is None:
            missing[one.name] = value
    if "name" in missing and found.name_maybe_cut:
        missing["name_maybe_cut"] = True
    return missing


def completed(known: PersonFacts, missing: Mapping[str, Any]) -> PersonFacts:
    """Return the facts with what `what_is_missing` found."""
    return replace(known, **missing)


def contradicts(known: PersonFacts, found: PersonFacts) -> bool:
    """Whether a card says another name than the record: staff decide, whichever of the two is right.

    A name that the chip cut off is no contradiction.
    """
    return _differ(known.name, found.name, found.name_maybe_cut) or (
        found.name is None and _differ(known.latin_name, found.latin_name, found.name_maybe_cut)
    )


@cache
def name_keys(name: str) -> NameKeys:
    """Return the search keys of a name; what is no hanzi stands for itself."""
    syllables = [syllable for _, syllable in syllables_of(name)]
    return NameKeys("".join(syllables)[:300], "".join(syllable[:1] for syllable in syllables)[:60])


def _differ(known: str | None, found: str | None, maybe_cut: bool) -> bool:
    if known is None or found is None:
        return False
    one, other = normalise_name(known), normalise_name(found)
    return one != other and not (maybe_cut and one.startswith(other))
