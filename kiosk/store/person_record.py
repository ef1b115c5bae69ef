"""What hangs on a person's record in the store: documents, phones, benefits, foreign codes, visits, history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from kiosk.domain.identity_number import DocumentKind
from kiosk.domain.names import mask_tail, showable
from kiosk.domain.people import Source
from kiosk.domain.person_record import (
    BenefitView,
    DocumentView,
    ForeignCodeView,
    HistoryRow,
    PhoneView,
    Visit,
)
from kiosk.store import tables
from kiosk.store.people import search_keys, write_history
from kiosk.store.writing import Writing

VISITS = 5
_PEOPLE, _HISTORY = tables.people.c, tables.person_history.c
_DOCUMENTS, _PHONES, _BENEFITS = tables.documents.c, tables.phones.c, tables.benefits.c
_FOREIGN, _REGISTRATIONS, _SESSIONS = tables.foreign_codes.c, tables.registrations.c, tables.sessions.c


def extras_of(connection: Connection, person_id: str) -> Row[Any, Any, Any, Any]:
    """Return the columns that only staff see: insurance's day and source, family doctor, note for help."""
    query = select(_PEOPLE.insurance_as_of, _PEOPLE.insurance_source, _PEOPLE.family_doctor, _PEOPLE.help_note)
    return connection.execute(query.where(_PEOPLE.id == person_id)).one()


def documents_of(connection: Connection, clinic_id: str, person_id: str, today: date) -> tuple[DocumentView, ...]:
    """Return the person's documents, their numbers masked."""
    query = select(tables.documents).where(_DOCUMENTS.clinic_id == clinic_id, _DOCUMENTS.person_id == person_id)
    return tuple(
        DocumentView(
            id=row.id,
            kind=DocumentKind(row.kind),
            masked_number=mask_tail(row.number),
            verified=Source(row.verified),
            valid_to=row.valid_to,
            expired=row.valid_to is not None and row.valid_to < today,
        )
        for row in connection.execute(query.order_by(_DOCUMENTS.id))
    )


def number_of_document(connection: Connection, clinic_id: str, document_id: str) -> tuple[str, str] | None:
    """Return a document's full number and its person."""
    query = select(_DOCUMENTS.number, _DOCUMENTS.person_id)
    row = connection.execute(query.where(_DOCUMENTS.clinic_id == clinic_id, _DOCUMENTS.id == document_id)).first()
    return None if row is None else (str(row.number), str(row.person_id))


def phones_of(connection: Connection, clinic_id: str, person_id: str) -> tuple[PhoneView, ...]:
    """Return the person's phones, oldest first."""
    query = select(tables.phones).where(_PHONES.clinic_id == clinic_id, _PHONES.person_id == person_id)
    return tuple(PhoneView(row.id, row.number, row.owner) for row in connection.execute(query.order_by(_PHONES.id)))


def benefits_of(connection: Connection, clinic_id: str, person_id: str) -> tuple[BenefitView, ...]:
    """Return the benefit flags that stand."""
    query = select(tables.benefits).where(_BENEFITS.clinic_id == clinic_id, _BENEFITS.person_id == person_id)
    rows = connection.execute(query.where(_BENEFITS.ended_at.is_(None)).order_by(_BENEFITS.id))
    return tuple(BenefitView(row.id, row.flag, row.as_of, Source(row.source)) for row in rows)


def foreign_codes_of(connection: Connection, clinic_id: str, person_id: str) -> tuple[ForeignCodeView, ...]:
    """Return the codes of others that are kept, newest first."""
    query = select(_FOREIGN.id).where(_FOREIGN.clinic_id == clinic_id, _FOREIGN.person_id == person_id)
    rows = connection.execute(query.order_by(_FOREIGN.id.desc()))
    return tuple(ForeignCodeView(row.id) for row in rows)


def visits_of(connection: Connection, clinic_id: str, person_id: str, before: date) -> tuple[Visit, ...]:
    """Return the person's last visits before a day."""
    query = (
        select(_REGISTRATIONS.day, tables.departments.c.name, _SESSIONS.doctor)
        .join_from(tables.registrations, tables.sessions, _REGISTRATIONS.session_id == _SESSIONS.id)
        .join(tables.departments, _SESSIONS.department_id == tables.departments.c.id)
        .where(_REGISTRATIONS.clinic_id == clinic_id, _REGISTRATIONS.person_id == person_id)
        .where(_REGISTRATIONS.cancelled_at.is_(None), _REGISTRATIONS.day < before)
        .order_by(_REGISTRATIONS.day.desc(), _REGISTRATIONS.id.desc())
        .limit(VISITS)
    )
    return tuple(Visit(row.day, row.name, row.doctor) for row in connection.execute(query))


def change_person(work: Writing, person_id: str, changes: Mapping[str, object]) -> None:
    """Write staff's values, each with its history; the values before stay in it."""
    row = work.connection.execute(select(tables.people).where(_PEOPLE.id == person_id)).one()
    name = changes.get("name", row.name) or changes.get("latin_name", row.latin_name)
    plain = {field: getattr(value, "value", value) for field, value in changes.items()}
    work.update(tables.people, person_id, **plain, **search_keys(None if name is None else str(name)))
    write_history(work, person_id, plain, Source.STAFF)
    work.audit("person_changed", person_id, fields=",".join(sorted(changes)))


def add_phone(work: Writing, person_id: str, number: str, owner: str, source: Source = Source.STAFF) -> str:
    """Write a phone down; the same one again gets its owner's word renewed. Return the row's id."""
    known = work.connection.execute(
        select(_PHONES.id).where(
            _PHONES.clinic_id == work.place.clinic_id, _PHONES.number == number, _PHONES.person_id == person_id
        )
    ).scalar()
    write_history(work, person_id, {"phone": f"{number} {owner}"}, source)
    work.audit("phone_added", person_id)
    if known is not None:
        work.update(tables.phones, str(known), owner=owner)
        return str(known)
    return work.insert(tables.phones, person_id=person_id, number=number, reversed_number=number[::-1], owner=owner)


def remove_phone(work: Writing, person_id: str, phone_id: str) -> None:
    """Take a phone away; its history stays."""
    work.delete(tables.phones, phone_id)
    write_history(work, person_id, {"phone": None}, Source.STAFF)
    work.audit("phone_removed", person_id)


def history_of(connection: Connection, clinic_id: str, person_id: str) -> tuple[HistoryRow, ...]:
    """Return every value that was written, newest first."""
    staff = tables.staff.c
    query = (
        select(_HISTORY.field, _HISTORY.value, _HISTORY.source, _HISTORY.made_at, staff.name)
        .join_from(tables.person_history, tables.staff, _HISTORY.staff_id == staff.id, isouter=True)
        .where(_HISTORY.clinic_id == clinic_id, _HISTORY.person_id == person_id)
        .order_by(_HISTORY.id.desc())
    )
    return tuple(
        HistoryRow(row.field, showable(row.value), Source(row.source), row.made_at, row.name)
        for row in connection.execute(query)
    )
