"""Sessions in the store: what is on a day, what is free, who is registered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from kiosk.domain.calling import Call, CallEvent
from kiosk.domain.numbers import Pool
from kiosk.domain.sessions import ClinicSession, Department, Period, TimeSlot
from kiosk.store import tables
from kiosk.store.number_pools import slot_pool

_SESSIONS, _SLOTS = tables.sessions.c, tables.slots.c
_REGISTRATIONS, _CALLS = tables.registrations.c, tables.calls.c

OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True)
class QueuePlace:
    """A live registration's place in its session's queue. A walk-in number has no slot and comes last."""

    registration_id: str
    slot_id: str | None
    priority: bool = False


@dataclass(frozen=True)
class StoredCall:
    """A call with its id, a UUIDv7: it tells who had registered before it."""

    id: str
    call: Call


@dataclass(frozen=True)
class StoredSession:
    """A session with its numbers and its queue in order of calling: slot first, then time of issue."""

    session: ClinicSession
    position: int
    """The department's place in the clinic's own order."""
    is_open: bool
    pool: Pool
    queue: tuple[QueuePlace, ...]
    """Everybody registered, called or not."""
    calls: tuple[StoredCall, ...] = ()


def sessions_on(connection: Connection, clinic_id: str, day: date) -> tuple[StoredSession, ...]:
    """Return the sessions of a day, by start and department."""
    found = connection.execute(
        select(tables.sessions).where(_SESSIONS.clinic_id == clinic_id, _SESSIONS.day == day)
    ).all()
    loaded = _load(connection, clinic_id, found)
    return tuple(sorted(loaded, key=lambda one: (one.session.start, one.position, one.session.id)))


def find_session(connection: Connection, clinic_id: str, session_id: str) -> StoredSession | None:
    """Return one session."""
    found = connection.execute(
        select(tables.sessions).where(_SESSIONS.clinic_id == clinic_id, _SESSIONS.id == session_id)
    ).all()
    return next(iter(_load(connection, clinic_id, found)), None)


def department_of_last_visit(connection: Connection, clinic_id: str, person_id: str, before: date) -> str | None:
    """Return the department the person was last registered in, before that day."""
    query = (
        select(_SESSIONS.department_id)
        .join_from(tables.registrations, tables.sessions, _REGISTRATIONS.session_id == _SESSIONS.id)
        .where(_REGISTRATIONS.clinic_id == clinic_id, _REGISTRATIONS.person_id == person_id)
        .where(_REGISTRATIONS.cancelled_at.is_(None), _REGISTRATIONS.day < before)
        .order_by(_REGISTRATIONS.day.desc(), _REGISTRATIONS.id.desc())
        .limit(1)
    )
    found = connection.execute(query).scalar()
    return None if found is None else str(found)


_Rows = Sequence[Any]
"""Rows of one select; SQLAlchemy knows their columns only when they run."""


def _load(connection: Connection, clinic_id: str, found: _Rows) -> list[StoredSession]:
    ids = [row.id for row in found]
    departments = _departments(connection, {row.department_id for row in found})
    slots = _by_session(
        connection.execute(
            select(tables.slots)
            .where(_SLOTS.clinic_id == clinic_id, _SLOTS.session_id.in_(ids))
            .order_by(_SLOTS.starts)
        ).all()
    )
    live = _by_session(
        connection.execute(
            select(_REGISTRATIONS.id, _REGISTRATIONS.session_id, _REGISTRATIONS.slot_id, _REGISTRATIONS.priority)
            .where(_REGISTRATIONS.clinic_id == clinic_id, _REGISTRATIONS.session_id.in_(ids))
            .where(_REGISTRATIONS.cancelled_at.is_(None))
            .order_by(_REGISTRATIONS.id)
        ).all()
    )
    calls = _by_session(
        connection.execute(
            select(tables.calls).where(_CALLS.clinic_id == clinic_id, _CALLS.session_id.in_(ids)).order_by(_CALLS.id)
        ).all()
    )
    return [_stored(row, departments, slots[row.id], live[row.id], calls[row.id]) for row in found]


def _departments(connection: Connection, ids: set[str]) -> dict[str, tuple[Department, int]]:
    rows = connection.execute(select(tables.departments).where(tables.departments.c.id.in_(ids)))
    return {row.id: (Department(row.id, row.name, row.plain_words, row.icon), row.position) for row in rows}


def _by_session(rows: _Rows) -> defaultdict[str, list[Any]]:
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.session_id].append(row)
    return grouped


def _stored(
    row: Row[Any], departments: dict[str, tuple[Department, int]], slots: _Rows, live: _Rows, calls: _Rows
) -> StoredSession:
    department, position = departments[row.department_id]
    order = {slot.id: place for place, slot in enumerate(slots)}
    session = ClinicSession(
        id=row.id,
        department=department,
        day=row.day,
        period=Period(row.period),
        start=row.starts,
        end=row.ends,
        doctor=row.doctor,
        room=row.room,
        floor=row.floor,
        slots=tuple(TimeSlot(slot.id, slot.starts, slot.ends, slot.capacity + slot.overrides) for slot in slots),
    )
    pool = Pool(tuple(slot_pool(slot) for slot in slots), row.next_no)
    queue = sorted(
        (QueuePlace(one.id, one.slot_id, one.priority) for one in live),
        key=lambda one: order.get(one.slot_id, len(order)),
    )
    called = tuple(
        StoredCall(
            one.id,
            Call(one.registration_id, CallEvent(one.event), one.priority, one.others_waited, one.made_at),
        )
        for one in calls
    )
    return StoredSession(session, position, row.state == OPEN, pool, tuple(queue), called)
