"""A session's queue without those who are long gone: as fast in the evening as in the morning.

What is left out has no part in whose turn it is: those who are gone, and the calls before the last few. How often
somebody was overtaken is kept with them, and never counted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, and_, bindparam, func, select

from kiosk.domain.calling import CallEvent, Turn
from kiosk.store import tables
from kiosk.store.sessions import (
    CALL_COLUMNS,
    PLACE_COLUMNS,
    DaySession,
    QueuedSession,
    find_day_session,
    in_order,
    stored_calls,
)
from kiosk.store.writing import Writing

LAST_CALLS = 4
"""More than a run of priority may have, and than somebody brought back lets pass."""

_REGISTRATIONS, _CALLS, _SESSIONS = tables.registrations.c, tables.calls.c, tables.sessions.c
_CLINIC: BindParameter[str] = bindparam("clinic")
_THESE: BindParameter[Sequence[str]] = bindparam("sessions", expanding=True)

_WAITING = (
    select(*PLACE_COLUMNS, _REGISTRATIONS.turn)
    .where(_REGISTRATIONS.clinic_id == _CLINIC, _REGISTRATIONS.session_id.in_(_THESE))
    .where(_REGISTRATIONS.turn.in_([Turn.WAITS.value, Turn.BACK.value]))
    .order_by(_REGISTRATIONS.id)
)
_PAST = tables.calls.alias("past").c
_OF_SESSION = and_(_PAST.clinic_id == _CLINIC, _PAST.session_id == _SESSIONS.id)
_RECENT = func.coalesce(
    select(_PAST.id)
    .where(_OF_SESSION, _PAST.event == CallEvent.NEXT.value)
    .order_by(_PAST.id.desc())
    .limit(1)
    .offset(LAST_CALLS - 1)
    .correlate(tables.sessions)
    .scalar_subquery(),
    "",
)
# The session alone is asked for: with the clinic beside, every session there ever was is walked through.
_SINCE = (
    select(*CALL_COLUMNS)
    .join_from(tables.sessions, tables.calls, _CALLS.session_id == _SESSIONS.id)
    .where(_SESSIONS.id.in_(_THESE), _CALLS.clinic_id == _CLINIC, _CALLS.id >= _RECENT)
    .order_by(_CALLS.id)
)
_BACK_OF = (
    select(*CALL_COLUMNS)
    .where(_CALLS.clinic_id == _CLINIC, _CALLS.session_id.in_(_THESE), _CALLS.event == CallEvent.BACK.value)
    .where(_CALLS.registration_id.in_(bindparam("registrations", expanding=True)))
    .order_by(_CALLS.id)
)
_Rows = Sequence[Any]
"""Rows of one select; SQLAlchemy knows their columns only when they run."""


def find_queue(connection: Connection, clinic_id: str, session_id: str) -> QueuedSession | None:
    """Return one session with those who wait and with the calls that their order depends on."""
    plain = find_day_session(connection, clinic_id, session_id)
    return None if plain is None else queue_of(connection, clinic_id, plain)


def queue_of(connection: Connection, clinic_id: str, plain: DaySession) -> QueuedSession:
    """As `find_queue`, of a session that was loaded."""
    asked = {"clinic": clinic_id, "sessions": [plain.session.id]}
    waiting, since = connection.execute(_WAITING, asked).all(), connection.execute(_SINCE, asked).all()
    return _queued(plain, waiting, [*_brought_back(connection, asked, waiting, since), *since])


def write_turn(work: Writing, registration_id: str, turn: Turn) -> None:
    """Keep how a registration stands in its queue; the hub knows it from the calls."""
    work.update_here(tables.registrations, registration_id, turn=turn.value)


def write_overtaken(work: Writing, registrations: Iterable[str]) -> None:
    """Keep that these were overtaken once more; the hub knows it from the calls."""
    update = tables.registrations.update().where(_REGISTRATIONS.id.in_(list(registrations)))
    work.connection.execute(update.values(overtaken=_REGISTRATIONS.overtaken + 1))


def _brought_back(connection: Connection, asked: Mapping[str, object], waiting: _Rows, since: _Rows) -> _Rows:
    """Return the calls that brought those back who wait, where they were made before the last few."""
    late = {one.id for one in waiting if one.turn == Turn.BACK.value} - {one.registration_id for one in since}
    return connection.execute(_BACK_OF, {**asked, "registrations": list(late)}).all() if late else []


def _queued(plain: DaySession, waiting: _Rows, calls: _Rows) -> QueuedSession:
    return QueuedSession(**vars(plain), queue=in_order(plain.session, waiting), calls=stored_calls(calls))
