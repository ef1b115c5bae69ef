"""A session's queue without those who are long gone: as fast in the evening as in the morning.

What is left out has no part in whose turn it is: the calls before the last few that were made before anybody who still
waits had come.
"""

from __future__ import annotations

from sqlalchemy import BindParameter, Connection, and_, bindparam, case, func, select

from kiosk.domain.calling import CallEvent, Turn
from kiosk.store import tables
from kiosk.store.sessions import (
    CALLS_WITH_SLOTS,
    DaySession,
    QueuedSession,
    QueuePlace,
    find_day_session,
    in_order,
    stored_calls,
)
from kiosk.store.writing import Writing

LAST_CALLS = 4
"""More than a run of priority may have, and than somebody brought back lets pass."""
LATEST = "~"
"""Comes after every id."""

_REGISTRATIONS, _CALLS = tables.registrations.c, tables.calls.c
_CLINIC: BindParameter[str] = bindparam("clinic")
_SESSION: BindParameter[str] = bindparam("session")
_WAITED: BindParameter[str] = bindparam("waited")

_WAITING = (
    select(_REGISTRATIONS.id, _REGISTRATIONS.slot_id, _REGISTRATIONS.priority, _REGISTRATIONS.turn)
    .where(_REGISTRATIONS.clinic_id == _CLINIC, _REGISTRATIONS.session_id == _SESSION)
    .where(_REGISTRATIONS.turn.in_([Turn.WAITS.value, Turn.BACK.value]))
    .order_by(_REGISTRATIONS.id)
)
_OF_SESSION = and_(_CALLS.clinic_id == _CLINIC, _CALLS.session_id == _SESSION)
_RECENT = func.coalesce(
    select(_CALLS.id)
    .where(_OF_SESSION, _CALLS.event == CallEvent.NEXT.value)
    .order_by(_CALLS.id.desc())
    .limit(1)
    .offset(LAST_CALLS - 1)
    .scalar_subquery(),
    "",
)
_SINCE = CALLS_WITH_SLOTS.where(_OF_SESSION, _CALLS.id >= case((_WAITED < _RECENT, _WAITED), else_=_RECENT)).order_by(
    _CALLS.id
)
_BACK_OF = (
    CALLS_WITH_SLOTS.where(_OF_SESSION, _CALLS.event == CallEvent.BACK.value)
    .where(_CALLS.registration_id.in_(bindparam("registrations", expanding=True)))
    .order_by(_CALLS.id)
)


def find_queue(connection: Connection, clinic_id: str, session_id: str) -> QueuedSession | None:
    """Return one session with those who wait and with the calls that their order depends on."""
    plain = find_day_session(connection, clinic_id, session_id)
    return None if plain is None else queue_of(connection, clinic_id, plain)


def queue_of(connection: Connection, clinic_id: str, plain: DaySession) -> QueuedSession:
    """As `find_queue`, of a session that was loaded."""
    asked = {"clinic": clinic_id, "session": plain.session.id}
    waiting = connection.execute(_WAITING, asked).all()
    waited = min((one.id for one in waiting if one.turn == Turn.WAITS.value and not one.priority), default=LATEST)
    since = connection.execute(_SINCE, {**asked, "waited": waited}).all()
    late = {one.id for one in waiting if one.turn == Turn.BACK.value} - {one.registration_id for one in since}
    before = connection.execute(_BACK_OF, {**asked, "registrations": list(late)}).all() if late else []
    places = in_order(plain.session, [QueuePlace(one.id, one.slot_id, one.priority) for one in waiting])
    return QueuedSession(**vars(plain), queue=places, calls=stored_calls([*before, *since]))


def write_turn(work: Writing, registration_id: str, turn: Turn) -> None:
    """Keep how a registration stands in its queue; the hub knows it from the calls."""
    work.update_here(tables.registrations, registration_id, turn=turn.value)
