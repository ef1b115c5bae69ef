"""Sessions in the store: what is on a day, what is free, who is registered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from kiosk.domain.calling import Call, CallEvent
from kiosk.domain.numbers import Pool
from kiosk.domain.sessions import ClinicSession, Department, Period, TimeSlot
from kiosk.domain.timetable import DepartmentRow
from kiosk.store import tables
from kiosk.store.number_pools import slot_pool

_SESSIONS, _SLOTS = tables.sessions.c, tables.slots.c
_REGISTRATIONS, _CALLS = tables.registrations.c, tables.calls.c

OPEN, CLOSED = "open", "closed"
STAFF = "staff"

CALL_COLUMNS = (
    _CALLS.id,
    _CALLS.session_id,
    _CALLS.registration_id,
    _CALLS.event,
    _CALLS.priority,
    _CALLS.others_waited,
    _CALLS.made_at,
)

# Made once: whatever is offered or registered asks them.
_CLINIC: BindParameter[str] = bindparam("clinic")
_THESE: BindParameter[Sequence[str]] = bindparam("sessions", expanding=True)
_OF_DAY = select(tables.sessions).where(_SESSIONS.clinic_id == _CLINIC, _SESSIONS.day == bindparam("day"))
_ONE = select(tables.sessions).where(_SESSIONS.clinic_id == _CLINIC, _SESSIONS.id == bindparam("session"))
_SLOTS_OF = (
    select(tables.slots).where(_SLOTS.clinic_id == _CLINIC, _SLOTS.session_id.in_(_THESE)).order_by(_SLOTS.starts)
)
PLACE_COLUMNS = (
    _REGISTRATIONS.id,
    _REGISTRATIONS.session_id,
    _REGISTRATIONS.slot_id,
    _REGISTRATIONS.priority,
    _REGISTRATIONS.overtaken,
)
_LIVE_OF = (
    select(*PLACE_COLUMNS)
    .where(_REGISTRATIONS.clinic_id == _CLINIC, _REGISTRATIONS.session_id.in_(_THESE))
    .where(_REGISTRATIONS.cancelled_at.is_(None))
    .order_by(_REGISTRATIONS.id)
)
_CALLS_OF = select(*CALL_COLUMNS).where(_CALLS.clinic_id == _CLINIC, _CALLS.session_id.in_(_THESE)).order_by(_CALLS.id)


@dataclass(frozen=True)
class QueuePlace:
    """A live registration's place in its session's queue. A walk-in number has no slot and comes last."""

    registration_id: str
    slot_id: str | None
    priority: bool = False
    overtaken: int = 0


@dataclass(frozen=True)
class StoredCall:
    """A call with its id, a UUIDv7: the newest call is to be shown large and said."""

    id: str
    call: Call


@dataclass(frozen=True)
class DaySession:
    """A session with its numbers."""

    session: ClinicSession
    position: int
    """The department's place in the clinic's own order."""
    closed_by: str | None
    """Who closed it: STAFF, or the day off's id; None while it is open."""
    hidden: bool
    """Its department is not offered any more."""
    pool: Pool

    @property
    def day_off(self) -> str | None:
        """The day off that closed it."""
        return None if self.closed_by == STAFF else self.closed_by

    @property
    def is_open(self) -> bool:
        """Whether it takes people."""
        return self.closed_by is None and not self.hidden


@dataclass(frozen=True)
class QueuedSession(DaySession):
    """A session with as much of its queue, by slot and time of issue, as the order of calling depends on."""

    queue: tuple[QueuePlace, ...]
    """All who wait."""
    calls: tuple[StoredCall, ...] = ()
    """The last ones; empty only where nobody was ever called."""


@dataclass(frozen=True)
class StoredSession(QueuedSession):
    """A session with its whole queue, called or not, and all its calls."""


def sessions_on(connection: Connection, clinic_id: str, day: date) -> tuple[StoredSession, ...]:
    """Return the sessions of a day, by start and department, with everybody registered: for staff's lists."""
    plain = day_sessions(connection, clinic_id, day)
    return _with_queues(connection, clinic_id, plain)


def day_sessions(connection: Connection, clinic_id: str, day: date) -> tuple[DaySession, ...]:
    """As `sessions_on`, without those registered: as fast in the evening as in the morning."""
    found = connection.execute(_OF_DAY, {"clinic": clinic_id, "day": day}).all()
    loaded = _load(connection, clinic_id, found)
    return tuple(sorted(loaded, key=lambda one: (one.session.start, one.position, one.session.id)))


def find_session(connection: Connection, clinic_id: str, session_id: str) -> StoredSession | None:
    """Return one session with everybody who ever was in its queue: for staff's lists."""
    plain = find_day_session(connection, clinic_id, session_id)
    return None if plain is None else _with_queues(connection, clinic_id, [plain])[0]


def find_day_session(connection: Connection, clinic_id: str, session_id: str) -> DaySession | None:
    """Return one session without those registered."""
    found = connection.execute(_ONE, {"clinic": clinic_id, "session": session_id}).all()
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


def _load(connection: Connection, clinic_id: str, found: _Rows) -> list[DaySession]:
    departments = _departments(connection, {row.department_id for row in found})
    slots = _by_session(connection.execute(_SLOTS_OF, _of(clinic_id, [row.id for row in found])).all())
    return [_day_session(row, departments[row.department_id], slots[row.id]) for row in found]


def _with_queues(connection: Connection, clinic_id: str, plain: Sequence[DaySession]) -> tuple[StoredSession, ...]:
    asked = _of(clinic_id, [one.session.id for one in plain])
    live = _by_session(connection.execute(_LIVE_OF, asked).all())
    calls = _by_session(connection.execute(_CALLS_OF, asked).all())
    return tuple(_stored(one, live[one.session.id], calls[one.session.id]) for one in plain)


def _of(clinic_id: str, ids: Sequence[str]) -> dict[str, object]:
    return {"clinic": clinic_id, "sessions": ids}


def _departments(connection: Connection, ids: set[str]) -> dict[str, DepartmentRow]:
    rows = connection.execute(select(tables.departments).where(tables.departments.c.id.in_(ids)))
    return {row.id: department_row(row) for row in rows}


def _by_session(rows: _Rows) -> defaultdict[str, list[Any]]:
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.session_id].append(row)
    return grouped


def _day_session(row: Row[Any], department: DepartmentRow, slots: _Rows) -> DaySession:
    session = ClinicSession(
        id=row.id,
        department=department.department,
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
    closed_by = None if row.state == OPEN else row.closed_by or STAFF
    return DaySession(session, department.position, closed_by, department.hidden, pool)


def _stored(plain: DaySession, live: _Rows, calls: _Rows) -> StoredSession:
    return StoredSession(**vars(plain), queue=in_order(plain.session, live), calls=stored_calls(calls))


def in_order(session: ClinicSession, rows: _Rows) -> tuple[QueuePlace, ...]:
    """Return rows of PLACE_COLUMNS, which come by time of issue, as places by slot."""
    order: dict[str | None, int] = {slot.id: place for place, slot in enumerate(session.slots)}
    places = [QueuePlace(row.id, row.slot_id, row.priority, row.overtaken) for row in rows]
    return tuple(sorted(places, key=lambda one: order.get(one.slot_id, len(order))))


def department_row(row: Row[Any]) -> DepartmentRow:
    """Return a row of the departments as staff know it."""
    department = Department(row.id, row.name, row.plain_words, row.icon)
    return DepartmentRow(department, row.position, hidden=row.hidden_at is not None)


def stored_calls(rows: _Rows) -> tuple[StoredCall, ...]:
    """Return rows of CALL_COLUMNS as the rules know them."""
    return tuple(StoredCall(one.id, _call(one)) for one in rows)


def _call(row: Row[Any]) -> Call:
    return Call(row.registration_id, CallEvent(row.event), row.priority, row.others_waited, row.made_at)
