"""Registrations in the store."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, exists, literal, select

from kiosk.domain.calling import Turn
from kiosk.domain.people import PersonFacts
from kiosk.domain.registration import IdentifiedBy
from kiosk.store import tables

_TABLE = tables.registrations
_COLUMNS = tables.registrations.c
_CLINIC = _COLUMNS.clinic_id == bindparam("clinic")
_PERSON = _COLUMNS.person_id == bindparam("person")

# Made once: at the desk every lookup waits for them.
_ONE = select(_TABLE).where(_CLINIC, _COLUMNS.id == bindparam("registration"))
_OF_DAY = (
    select(_TABLE)
    .where(_CLINIC, _PERSON, _COLUMNS.day == bindparam("day"))
    .where(_COLUMNS.cancelled_at.is_(None))
    .order_by(_COLUMNS.id)
)
# One question for both: a row without a registration where there is none today.
_PAST = _TABLE.alias("past")
_EVER = exists().where(_PAST.c.clinic_id == bindparam("clinic"), _PAST.c.person_id == bindparam("person"))
_VISITS = (
    select(_EVER.label("ever"), _TABLE)
    .select_from(select(literal(1).label("one")).subquery())
    .outerjoin(_TABLE, and_(_CLINIC, _PERSON, _COLUMNS.day == bindparam("day"), _COLUMNS.cancelled_at.is_(None)))
    .order_by(_COLUMNS.id)
)
_PEOPLE = tables.people.c
_IN_QUEUE = (
    select(
        _TABLE,
        _PEOPLE.name,
        _PEOPLE.latin_name,
        _PEOPLE.birth_date,
        _PEOPLE.birth_year,
        tables.slots.c.starts,
    )
    .outerjoin(tables.people, and_(_PEOPLE.clinic_id == _COLUMNS.clinic_id, _PEOPLE.id == _COLUMNS.person_id))
    .outerjoin(tables.slots, tables.slots.c.id == _COLUMNS.slot_id)
    .where(_CLINIC, _COLUMNS.id.in_(bindparam("registrations", expanding=True)))
)


@dataclass(frozen=True)
class StoredRegistration:
    """A registration as written. `number` of its session, or `walk_in_number` ("K1-03") of the desk's own series."""

    id: str
    person_id: str
    session_id: str
    slot_id: str | None
    day: date
    number: int | None
    walk_in_number: str | None
    identified_by: IdentifiedBy
    card_expired: bool
    name_open: bool
    cancelled: bool
    priority: bool
    made_at: datetime
    promised_minutes: int | None = None
    by_companion: bool = False
    turn: Turn = Turn.WAITS
    language: str | None = None
    """That of the journey; None where nobody chose one."""


@dataclass(frozen=True)
class Visits:
    """Whether somebody has ever been registered here, and their live registrations of a day, first made first."""

    ever: bool
    of_day: tuple[StoredRegistration, ...]


@dataclass(frozen=True)
class QueueEntry:
    """A registration with what a queue shows of the person, and the start of its slot."""

    registration: StoredRegistration
    facts: PersonFacts
    slot_start: time | None


def find_registration(connection: Connection, clinic_id: str, registration_id: str) -> StoredRegistration | None:
    """Return one registration, cancelled or not."""
    row = connection.execute(_ONE, {"clinic": clinic_id, "registration": registration_id}).first()
    return None if row is None else _registration(row)


def registrations_of(
    connection: Connection, clinic_id: str, person_id: str, day: date
) -> tuple[StoredRegistration, ...]:
    """Return a person's live registrations of a day, first made first."""
    asked = {"clinic": clinic_id, "person": person_id, "day": day}
    return tuple(_registration(row) for row in connection.execute(_OF_DAY, asked))


def last_language(connection: Connection, clinic_id: str, person_id: str) -> str | None:
    """Return the language of the person's last journey; None where none is known."""
    query = select(_COLUMNS.language).where(
        _COLUMNS.clinic_id == clinic_id, _COLUMNS.person_id == person_id, _COLUMNS.language.is_not(None)
    )
    found = connection.execute(query.order_by(_COLUMNS.id.desc()).limit(1)).scalar()
    return None if found is None else str(found)


def visits_of(connection: Connection, clinic_id: str, person_id: str, day: date) -> Visits:
    """Return whether the person has been here before, and what they have on that day."""
    rows = connection.execute(_VISITS, {"clinic": clinic_id, "person": person_id, "day": day}).all()
    return Visits(bool(rows[0].ever), tuple(_registration(row) for row in rows if row.id is not None))


def queue_entries(connection: Connection, clinic_id: str, ids: Collection[str]) -> dict[str, QueueEntry]:
    """Return these registrations by id, cancelled or not; one question for a whole waiting room."""
    rows = connection.execute(_IN_QUEUE, {"clinic": clinic_id, "registrations": list(ids)})
    return {row.id: QueueEntry(_registration(row), _facts(row), row.starts) for row in rows}


def jobs_of(connection: Connection, clinic_id: str, registration_id: str, kind: str) -> list[Row[Any]]:
    """Return the print jobs of one kind that a registration has, newest first: id, state, printer, document."""
    jobs = tables.print_jobs.c
    query = (
        select(jobs.id, jobs.state, jobs.printer, jobs.document)
        .where(jobs.clinic_id == clinic_id, jobs.registration_id == registration_id, jobs.kind == kind)
        .order_by(jobs.id.desc())
    )
    return list(connection.execute(query))


def _registration(row: Row[Any]) -> StoredRegistration:
    return StoredRegistration(
        id=row.id,
        person_id=row.person_id,
        session_id=row.session_id,
        slot_id=row.slot_id,
        day=row.day,
        number=row.number,
        walk_in_number=row.walk_in_number,
        identified_by=IdentifiedBy(row.identified_by),
        card_expired=row.card_expired,
        name_open=row.name_open,
        cancelled=row.cancelled_at is not None,
        priority=row.priority,
        made_at=row.made_at,
        promised_minutes=row.promised_minutes,
        by_companion=row.by_companion,
        turn=Turn(row.turn),
        language=row.language,
    )


def _facts(row: Row[Any]) -> PersonFacts:
    return PersonFacts(name=row.name, latin_name=row.latin_name, birth_date=row.birth_date, birth_year=row.birth_year)
