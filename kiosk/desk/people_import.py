"""Takes rows of a list of people into the store, many in one transaction. The same list again changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from kiosk.domain.people import (
    Person,
    Source,
    contradicts,
    number_forms,
    what_is_missing,
)
from kiosk.domain.people_import import ImportedPerson, RowProblem
from kiosk.store import tables
from kiosk.store.people import (
    PersonDocument,
    add_document,
    add_person,
    complete_person,
    find_by_numbers,
    find_person,
)
from kiosk.store.person_links import survivor_of
from kiosk.store.person_record import add_phone, phones_of
from kiosk.store.writing import Writing

INSURANCE = "insurance_scheme"


class Outcome(StrEnum):
    """What became of a row."""

    ADDED = "added"
    COMPLETED = "completed"
    KNOWN = "known"


def import_rows(work: Writing, rows: Sequence[ImportedPerson]) -> list[Outcome | RowProblem]:
    """Take rows into the store; return what became of each."""
    outcomes = [_import(work, row) for row in rows]
    counted = Counter(str(outcome) for outcome in outcomes)
    work.audit("people_imported", None, **{name.replace("-", "_"): count for name, count in counted.items()})
    return outcomes


def _import(work: Writing, row: ImportedPerson) -> Outcome | RowProblem:
    known = _known(work.connection, work.place.clinic_id, row)
    if isinstance(known, RowProblem):
        return known
    if known is None:
        _add(work, row)
        return Outcome.ADDED
    missing = what_is_missing(known.facts, row.facts)
    complete_person(work, known, missing, Source.IMPORTED)
    _tell_insurance(work, known.id, missing.get(INSURANCE))
    new_phones = _add_phones(work, known.id, row)
    return Outcome.COMPLETED if missing or new_phones else Outcome.KNOWN


def _known(connection: Connection, clinic_id: str, row: ImportedPerson) -> Person | RowProblem | None:
    """Find the row's person: by number, else by name and birth date, or name and phone where no birth is told."""
    if row.number is None:
        return _by_name(connection, clinic_id, row)
    found = find_by_numbers(connection, clinic_id, number_forms(row.number, row.typed_15))
    if not found:
        return None
    if len(found) > 1 or contradicts(found[0].facts, row.facts):
        return RowProblem.OTHER_NAME
    return found[0]


def _by_name(connection: Connection, clinic_id: str, row: ImportedPerson) -> Person | None:
    people, phones = tables.people.c, tables.phones.c
    query = select(people.id).where(people.clinic_id == clinic_id, people.name == row.facts.name)
    if row.facts.birth_date is not None:
        query = query.where(people.birth_date == row.facts.birth_date)
    else:
        numbers = [number for number, _ in row.phones]
        of_phone = select(phones.person_id).where(phones.clinic_id == clinic_id, phones.number.in_(numbers))
        query = query.where(people.id.in_(of_phone))
    found = connection.execute(query.order_by(people.id).limit(1)).scalar()
    if found is None:
        return None
    # The record that carries this name may have been linked to another one, which stands for it.
    return find_person(connection, clinic_id, survivor_of(connection, clinic_id, str(found)))


def _add(work: Writing, row: ImportedPerson) -> None:
    person_id = add_person(work, row.facts, Source.IMPORTED)
    _tell_insurance(work, person_id, row.facts.insurance_scheme)
    if row.number is not None and row.kind is not None:
        add_document(work, person_id, PersonDocument(row.kind, row.number, Source.IMPORTED))
    _add_phones(work, person_id, row)


def _tell_insurance(work: Writing, person_id: str, scheme: object) -> None:
    """Write down since when and from where an insurance scheme is known: the list says neither."""
    if scheme:
        clinics = tables.clinics.c
        zone = work.connection.execute(select(clinics.zone).where(clinics.id == work.place.clinic_id)).scalar_one()
        today = work.now.astimezone(ZoneInfo(zone)).date()
        source = Source.IMPORTED.value
        work.update(tables.people, person_id, insurance_as_of=today, insurance_source=source)


def _add_phones(work: Writing, person_id: str, row: ImportedPerson) -> int:
    known = {phone.number for phone in phones_of(work.connection, work.place.clinic_id, person_id)}
    new = [(number, owner) for number, owner in row.phones if number not in known]
    for number, owner in new:
        add_phone(work, person_id, number, owner, Source.IMPORTED)
    return len(new)
