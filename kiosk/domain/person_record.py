"""A person's whole record as staff see it at the window, and what they may write into it. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.identity_number import OLDEST_YEAR, DocumentKind, Sex
from kiosk.domain.names import normalise_name
from kiosk.domain.people import PersonFacts, PersonState, Source
from kiosk.domain.registration import RegistrationView
from kiosk.domain.search import PersonRow
from kiosk.domain.vitals import RecordedVitals


class Field(StrEnum):
    """A field that staff may change. The words are in the catalogue under `field-<value>`, with - for _."""

    NAME = "name"
    LATIN_NAME = "latin_name"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    BIRTH_YEAR = "birth_year"
    ADDRESS = "address"
    COMPOUND = "compound"
    INSURANCE_SCHEME = "insurance_scheme"
    INSURANCE_AS_OF = "insurance_as_of"
    FAMILY_DOCTOR = "family_doctor"
    HELP_NOTE = "help_note"


class FieldProblem(StrEnum):
    """Why a value cannot be taken. The words are in the catalogue under `field-problem-<value>`."""

    NEEDED = "needed"
    TOO_LONG = "too-long"
    SEX = "sex"
    DATE = "date"
    YEAR = "year"
    PHONE = "phone"
    CHARACTERS = "characters"


LONGEST: dict[Field, int] = {
    Field.NAME: 60,
    Field.LATIN_NAME: 60,
    Field.ADDRESS: 300,
    Field.COMPOUND: 60,
    Field.INSURANCE_SCHEME: 40,
    Field.FAMILY_DOCTOR: 60,
    Field.HELP_NOTE: 200,
}
"""Characters. Every paper holds a name of so many, in hanzi too; a chip's own has 30 at most."""
_PHONE = re.compile(r"\+?[0-9]{5,20}")


@dataclass(frozen=True)
class Refused:
    """A value that cannot be taken; nothing was written. `what` None: the phone."""

    problem: FieldProblem
    what: Field | None = None


@dataclass(frozen=True)
class DocumentView:
    """A document of the person. The full number is a look of its own, which is audited."""

    id: str
    kind: DocumentKind
    masked_number: str = field(repr=False)
    verified: Source
    valid_to: date | None
    expired: bool


@dataclass(frozen=True)
class PhoneView:
    """A phone and whose it is: "self", or a word such as 女儿."""

    id: str
    number: str = field(repr=False)
    owner: str


@dataclass(frozen=True)
class BenefitView:
    """A benefit flag (低保, 特困 …), as of a day. Discreet: never on a public screen, never on paper."""

    id: str
    flag: str = field(repr=False)
    as_of: date
    source: Source


@dataclass(frozen=True)
class ForeignCodeView:
    """A code that others issued to the person; printed unchanged."""

    id: str


@dataclass(frozen=True)
class Visit:
    """An earlier registration."""

    day: date
    department: str
    doctor: str


@dataclass(frozen=True)
class PersonDetail:
    """All that staff see of a person without asking for more."""

    person_id: str
    state: PersonState
    facts: PersonFacts = field(repr=False)
    age: int | None
    insurance_as_of: date | None
    insurance_source: Source | None
    family_doctor: str | None = field(repr=False)
    help_note: str | None = field(repr=False)
    documents: tuple[DocumentView, ...]
    phones: tuple[PhoneView, ...]
    benefits: tuple[BenefitView, ...]
    foreign_codes: tuple[ForeignCodeView, ...]
    short_code: str | None = field(repr=False)
    """Of the code that stands; None: no sticker yet."""
    today: tuple[RegistrationView, ...]
    visits: tuple[Visit, ...]
    """Before today, latest first, at most five."""
    vitals: tuple[RecordedVitals, ...] = ()
    """The last pressure, the last height or weight."""


@dataclass(frozen=True)
class HistoryRow:
    """A value that a field had, from where and since when. "" says that it was taken away."""

    what: str
    """A Field's value, or "phone"."""
    value: str = field(repr=False)
    source: Source
    since: datetime
    staff: str | None = field(repr=False)
    """Who wrote it, by name, where staff did."""


@dataclass(frozen=True)
class NewPerson:
    """Somebody without any document, as told at the window. The name is needed, all else may be missing."""

    name: str = field(repr=False)
    sex: Sex | None = None
    birth_date: date | None = field(default=None, repr=False)
    birth_year: int | None = None
    phone: str | None = field(default=None, repr=False)
    phone_owner: str = "self"
    compound: str | None = field(default=None, repr=False)
    help_note: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class PersonAdded:
    """The record is made."""

    person_id: str


@dataclass(frozen=True)
class SimilarPeople:
    """People of this name and birth are here already: staff look at them first, then say so again."""

    rows: tuple[PersonRow, ...]


@dataclass(frozen=True)
class Written:
    """The change is in the store, with its history."""


NewPersonResult = PersonAdded | SimilarPeople | Refused
EditResult = Written | Refused


def checked(name: Field, text: str | None, today: date) -> object | Refused:
    """Return a field's value from what was typed; None or blank takes it away, where it may go."""
    cleaned = unicodedata.normalize("NFC", text or "").strip()
    if not cleaned.isprintable():
        return Refused(FieldProblem.CHARACTERS, name)
    if not cleaned:
        return Refused(FieldProblem.NEEDED, name) if name is Field.NAME else None
    match name:
        case Field.SEX:
            return Sex(cleaned) if cleaned in set(Sex) else Refused(FieldProblem.SEX, name)
        case Field.BIRTH_DATE | Field.INSURANCE_AS_OF:
            return _date(name, cleaned, today)
        case Field.BIRTH_YEAR:
            return _year(cleaned, today)
        case _:
            return _text(name, cleaned)


def checked_phone(text: str) -> str | Refused:
    """Return a phone's digits, blanks and dashes gone."""
    digits = re.sub(r"[\s\-()（）－]", "", unicodedata.normalize("NFKC", text))
    return digits if _PHONE.fullmatch(digits) else Refused(FieldProblem.PHONE)


def checked_new(person: NewPerson, today: date) -> Refused | None:
    """Return what is wrong with somebody new."""
    born = None if person.birth_date is None else person.birth_date.isoformat()
    year = None if person.birth_year is None else str(person.birth_year)
    typed = {
        Field.NAME: person.name,
        Field.BIRTH_DATE: born,
        Field.BIRTH_YEAR: year,
        Field.COMPOUND: person.compound,
        Field.HELP_NOTE: person.help_note,
    }
    answers = [checked(name, text, today) for name, text in typed.items()]
    if person.phone is not None:
        answers.append(checked_phone(person.phone))
    return next((answer for answer in answers if isinstance(answer, Refused)), None)


def _date(name: Field, text: str, today: date) -> date | Refused:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return Refused(FieldProblem.DATE, name)
    return found if date(OLDEST_YEAR, 1, 1) <= found <= today else Refused(FieldProblem.DATE, name)


def _year(text: str, today: date) -> int | Refused:
    known = text.isascii() and text.isdigit() and OLDEST_YEAR <= int(text) <= today.year
    return int(text) if known else Refused(FieldProblem.YEAR, Field.BIRTH_YEAR)


def _text(name: Field, text: str) -> str | Refused:
    kept = normalise_name(text) if name in {Field.NAME, Field.LATIN_NAME} else text
    return kept if len(kept) <= LONGEST[name] else Refused(FieldProblem.TOO_LONG, name)
