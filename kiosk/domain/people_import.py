"""A row of somebody else's list of people: what it says, or why it cannot be taken. Pure.

A mapping (a small TOML file) says which column holds what, and how values are written there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.identity_number import DocumentKind, Sex, examine, normalise
from kiosk.domain.names import normalise_name
from kiosk.domain.people import PersonFacts
from kiosk.domain.person_record import LONGEST, Field, Refused, checked_phone


class Column(StrEnum):
    """What a column may hold."""

    NAME = "name"
    NUMBER = "number"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    FAMILY_PHONE = "family_phone"
    ADDRESS = "address"
    COMPOUND = "compound"
    INSURANCE_SCHEME = "insurance_scheme"


class RowProblem(StrEnum):
    """Why a row is not taken. The words are in the catalogue under `import-problem-<value>`."""

    NO_NAME = "no-name"
    NUMBER = "number"
    ROUNDED = "rounded"
    """A spreadsheet kept the number as a number and lost its last digits: 3.71502E+17, or 000 at the end."""
    BIRTH_DATE = "birth-date"
    SEX = "sex"
    PHONE = "phone"
    TOO_LONG = "too-long"
    TOO_LITTLE = "too-little"
    """No number, no birth date and no phone: nobody could tell it from another of the same name."""
    OTHER_NAME = "other-name"
    """The number is somebody else's here: staff decide."""
    CONTRADICTS_NUMBER = "contradicts-number"
    """Sex or birth date are not what the number says."""


@dataclass(frozen=True)
class Mapped:
    """The mapping. `columns`: what -> heading. `sexes`: how it is written -> Sex. Dates in one of `date_formats`."""

    columns: Mapping[Column, str]
    sexes: Mapping[str, Sex]
    date_formats: tuple[str, ...] = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y.%m.%d", "%Y年%m月%d日")
    sheet: str | None = None
    encoding: str | None = None


@dataclass(frozen=True)
class ImportedPerson:
    """What a row says."""

    facts: PersonFacts = field(repr=False)
    number: str | None = field(repr=False)
    kind: DocumentKind | None
    typed_15: str | None = field(repr=False)
    phones: tuple[tuple[str, str], ...] = field(repr=False)
    """Number and owner."""


@dataclass(frozen=True)
class _Number:
    number: str | None = None
    kind: DocumentKind | None = None
    typed_15: str | None = None
    sex: Sex | None = None
    birth_date: date | None = None


USUAL_SEXES: Mapping[str, Sex] = {
    **dict.fromkeys(("男", "M", "m", "1", "男性"), Sex.MALE),
    **dict.fromkeys(("女", "F", "f", "2", "女性"), Sex.FEMALE),
}
_LONGEST_EXACT = 15
"""A spreadsheet's number has so many digits that can be trusted."""
_ROUNDED = re.compile(r"\d(\.\d*)?[Ee]\+?\d+|\d{15}000(\.0*)?")
"""What is left of 18 digits of which 15 were kept, as a spreadsheet shows it and as it writes CSV."""
_TEXTS = {
    Column.ADDRESS: Field.ADDRESS,
    Column.COMPOUND: Field.COMPOUND,
    Column.INSURANCE_SCHEME: Field.INSURANCE_SCHEME,
}


def read_row(cells: Mapping[str, object], mapped: Mapped, today: date) -> ImportedPerson | RowProblem:
    """Return the person of a row; `cells`: heading -> what stands there (text, number, date or None)."""
    values = {column: cells.get(heading) for column, heading in mapped.columns.items()}
    name = normalise_name(_text(values.get(Column.NAME)))
    number = _number(values.get(Column.NUMBER), today)
    birth_date = _birth_date(values.get(Column.BIRTH_DATE), mapped, today)
    sex = _sex(values.get(Column.SEX), mapped)
    phones = _phones(values)
    for answer in (number, birth_date, sex, phones):
        if isinstance(answer, RowProblem):
            return answer
    if not name:
        return RowProblem.NO_NAME
    texts = {column: _text(values.get(column)) or None for column in _TEXTS}
    too_long = [column for column, text in texts.items() if text and len(text) > LONGEST[_TEXTS[column]]]
    if too_long or len(name) > LONGEST[Field.NAME]:
        return RowProblem.TOO_LONG
    return _person(name, number, birth_date, sex, phones, texts)  # type: ignore[arg-type]  # problems are gone


def _person(  # noqa: PLR0913, PLR0917 - one argument for each part of a row
    name: str,
    number: _Number,
    birth_date: date | None,
    sex: Sex | None,
    phones: tuple[tuple[str, str], ...],
    texts: Mapping[Column, str | None],
) -> ImportedPerson | RowProblem:
    if number.number is not None and (
        (birth_date is not None and birth_date != number.birth_date) or (sex is not None and sex is not number.sex)
    ):
        return RowProblem.CONTRADICTS_NUMBER
    if number.number is None and birth_date is None and not phones:
        return RowProblem.TOO_LITTLE
    facts = PersonFacts(
        name=name,
        sex=number.sex or sex,
        birth_date=number.birth_date or birth_date,
        address=texts[Column.ADDRESS],
        compound=texts[Column.COMPOUND],
        insurance_scheme=texts[Column.INSURANCE_SCHEME],
    )
    return ImportedPerson(facts, number.number, number.kind, number.typed_15, phones)


def _number(cell: object, today: date) -> _Number | RowProblem:
    if isinstance(cell, int | float) and abs(cell) >= 10**_LONGEST_EXACT:
        return RowProblem.ROUNDED
    written = _text(cell)
    text = normalise(written)
    if not text:
        return _Number()
    verdict = examine(text, today)
    if verdict.problem is not None or verdict.kind is None:
        return RowProblem.ROUNDED if _ROUNDED.fullmatch(written) else RowProblem.NUMBER
    return _Number(verdict.number, verdict.kind, verdict.typed_15, verdict.sex, verdict.birth_date)


def _birth_date(cell: object, mapped: Mapped, today: date) -> date | RowProblem | None:
    if isinstance(cell, datetime):
        return _past(cell.date(), today)
    if isinstance(cell, date):
        return _past(cell, today)
    text = _text(cell)
    if not text:
        return None
    for form in mapped.date_formats:
        try:
            return _past(datetime.strptime(text, form).date(), today)
        except ValueError:
            continue
    return RowProblem.BIRTH_DATE


def _past(born: date, today: date) -> date | RowProblem:
    return born if date(1800, 1, 1) <= born <= today else RowProblem.BIRTH_DATE


def _sex(cell: object, mapped: Mapped) -> Sex | RowProblem | None:
    text = _text(cell)
    return mapped.sexes.get(text, RowProblem.SEX) if text else None


def _phones(values: Mapping[Column, object]) -> tuple[tuple[str, str], ...] | RowProblem:
    found = []
    for column, owner in ((Column.PHONE, "self"), (Column.FAMILY_PHONE, "family")):
        text = _text(values.get(column))
        if not text:
            continue
        number = checked_phone(text)
        if isinstance(number, Refused):
            return RowProblem.PHONE
        found.append((number, owner))
    return tuple(found)


def _text(cell: object) -> str:
    """Return a cell's text: a whole number without its .0, control characters as blanks."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = unicodedata.normalize("NFC", str(cell))
    return "".join(character if character.isprintable() else " " for character in text).strip(" \u3000\ufeff")
