"""Calling: next, again, skip, bring back, and what the waiting room sees of it. One transaction each.

Two doctors' panels on one session call one after the other, and never the same person twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from sqlalchemy import select

from kiosk.desk.floor import seconds_since
from kiosk.desk.queue import history, order_of, who_wait
from kiosk.desk.views import called_number
from kiosk.desk.waits import minutes_a_person
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.calling import CallEvent, QueueHistory, Turn, Waiting, next_of, others_wait, overtaken_by, turn_after
from kiosk.domain.names import mask_name
from kiosk.domain.queue_history import service_minutes
from kiosk.domain.queue_views import BoardCall, Called, CallResult, NobodyWaits, QueueRow, QueueView, WaitReport
from kiosk.store import tables
from kiosk.store.people import find_person
from kiosk.store.queues import find_queue, queue_of, write_overtaken, write_turn
from kiosk.store.registrations import QueueEntry, StoredRegistration, find_registration, queue_entries
from kiosk.store.sessions import DaySession, QueuedSession, day_sessions, find_session
from kiosk.store.writing import Writing

UPCOMING = 3
MUCH_LONGER = 15
_CALLS, _REGISTRATIONS = tables.calls.c, tables.registrations.c


class NoSuchSession(LookupError):
    """The screen asked for a session or registration that is not there: a bug of the caller."""


@dataclass(frozen=True)
class _Circumstances:
    """What the rule and the report must know of a call."""

    priority: bool = False
    others_waited: bool = False
    waited_minutes: int | None = None
    service_minutes: float | None = None
    """How long the one before took."""


@dataclass(frozen=True)
class _Queue:
    """A session's queue at one moment."""

    stored: QueuedSession
    waiting: tuple[Waiting, ...]
    past: QueueHistory


def queue(desk: Workplace, session_id: str) -> QueueView:
    """Return a session's queue in the order of calling. Raises DeskFailed."""
    with desk.looking() as look:
        stored = find_session(look.connection, look.clinic_id, session_id)
        return _view(desk, look, _as_it_stands(look, stored))


def call_next(desk: Workplace, session_id: str) -> CallResult:
    """Call whoever is next; the one before is done. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        found = _queue(look, session_id)
        now = look.moment.local.time()
        chosen = next_of(found.waiting, found.past, now)
        if chosen is None:
            return NobodyWaits()
        beside = others_wait(found.waiting, chosen, found.past, now)
        row = _row_of(desk, look, chosen.registration_id)
        circumstances = _Circumstances(
            chosen.priority, beside, row.minutes_waited, service_minutes(found.past.began, work.now)
        )
        call_id = _write(work, session_id, chosen.registration_id, CallEvent.NEXT, circumstances)
        write_overtaken(work, overtaken_by(chosen, found.waiting))
        return Called(row, call_id)


def call_again(desk: Workplace, session_id: str) -> CallResult:
    """Call the current one once more. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        found = _queue(look, session_id)
        current = found.past.current
        if current is None:
            return NobodyWaits()
        call_id = _write(work, session_id, current, CallEvent.AGAIN, _Circumstances())
        return Called(_row_of(desk, look, current), call_id)


def skip(desk: Workplace, registration_id: str) -> None:
    """Write down that somebody did not come when called (过号). Raises DeskFailed."""
    with desk.writing() as work:
        registration = _registration(desk.look(work.connection), registration_id)
        _write(work, registration.session_id, registration_id, CallEvent.SKIP, _Circumstances())


def bring_back(desk: Workplace, registration_id: str) -> None:
    """Let somebody who missed their turn, or must see the doctor again, back in after two more. Raises DeskFailed.

    Who still waits keeps the place of their number: back in after two calls would be a way past everybody else.
    """
    with desk.writing() as work:
        registration = _registration(desk.look(work.connection), registration_id)
        if registration.turn is Turn.GONE and not registration.cancelled:
            _write(work, registration.session_id, registration_id, CallEvent.BACK, _Circumstances())


def board(desk: Workplace) -> tuple[BoardCall, ...]:
    """Return who is called now in each of today's sessions, newest call first; needs no sign-in. Raises DeskFailed."""
    with desk.looking() as look:
        today = day_sessions(look.connection, look.clinic_id, look.moment.day)
        calls = [_board_call(look, queue_of(look.connection, look.clinic_id, one)) for one in today]
        return tuple(sorted((one for one in calls if one is not None), key=lambda one: one.call_id, reverse=True))


def waits(desk: Workplace, day: date) -> tuple[WaitReport, ...]:
    """Return promised and actual waits of a day's sessions. Raises DeskFailed."""
    with desk.looking() as look:
        return _reports(look, day_sessions(look.connection, look.clinic_id, day))


def _write(
    work: Writing, session_id: str, registration_id: str, event: CallEvent, circumstances: _Circumstances
) -> str:
    call_id = work.insert(
        tables.calls,
        session_id=session_id,
        registration_id=registration_id,
        event=event.value,
        priority=circumstances.priority,
        others_waited=circumstances.others_waited,
        waited_minutes=circumstances.waited_minutes,
        service_minutes=circumstances.service_minutes,
    )
    turn = turn_after(event)
    if turn is not None:
        write_turn(work, registration_id, turn)
    work.audit(f"called_{event.value}", registration_id)
    return call_id


def _queue(look: Look, session_id: str) -> _Queue:
    return _as_it_stands(look, find_queue(look.connection, look.clinic_id, session_id))


def _as_it_stands(look: Look, stored: QueuedSession | None) -> _Queue:
    if stored is None:
        raise NoSuchSession("no such session")
    order = order_of(stored, who_wait(stored), look.moment.local.time())
    return _Queue(stored, order, history(stored))


def _view(desk: Workplace, look: Look, found: _Queue) -> QueueView:
    live = {place.registration_id for place in found.stored.queue}
    current = found.past.current if found.past.current in live else None
    late = {registration_id for registration_id, _ in found.past.ready_after}
    calls = (one.call for one in found.stored.calls)
    called_at = {call.registration_id: call.at for call in calls if call.event is CallEvent.NEXT}
    seen = [one for one in reversed(called_at) if one in found.past.called & live and one != current]
    entries = queue_entries(look.connection, look.clinic_id, live)
    return QueueView(
        session=found.stored.session,
        current=None if current is None else _row(desk, look, entries[current], until=called_at[current]),
        waiting=tuple(
            _row(desk, look, entries[one.registration_id], one.registration_id in late) for one in found.waiting
        ),
        skipped=tuple(_row(desk, look, entries[one]) for one in sorted(found.past.skipped & live)),
        minutes_each=minutes_a_person(look, found.stored.session.id),
        seen=tuple(_row(desk, look, entries[one], until=called_at[one]) for one in seen),
        report=next(iter(_reports(look, [found.stored])), None),
    )


def _row_of(desk: Workplace, look: Look, registration_id: str) -> QueueRow:
    entries = queue_entries(look.connection, look.clinic_id, [registration_id])
    if registration_id not in entries:
        raise NoSuchSession(registration_id)
    return _row(desk, look, entries[registration_id])


def _row(
    desk: Workplace, look: Look, entry: QueueEntry, missed: bool = False, until: datetime | None = None
) -> QueueRow:
    registration, facts = entry.registration, entry.facts
    return QueueRow(
        registration_id=registration.id,
        person_id=registration.person_id,
        number=called_number(look, registration),
        name=facts.called,
        age=facts.age(look.moment.day),
        priority=registration.priority,
        walk_in=registration.walk_in_number is not None,
        slot_start=entry.slot_start,
        minutes_waited=seconds_since(registration.made_at, until or desk.clock.now()) // 60,
        missed=missed,
        promised_minutes=registration.promised_minutes,
    )


def _board_call(look: Look, stored: QueuedSession) -> BoardCall | None:
    past = history(stored)
    last = next((one for one in reversed(stored.calls) if one.call.registration_id == past.current), None)
    if past.current is None or last is None:
        return None
    registration = _registration(look, past.current)
    person = find_person(look.connection, look.clinic_id, registration.person_id)
    called = None if person is None else person.facts.called
    order = order_of(stored, who_wait(stored), look.moment.local.time())[:UPCOMING]
    session = stored.session
    return BoardCall(
        call_id=last.id,
        session_id=session.id,
        number=called_number(look, registration),
        name=None if called is None else mask_name(called),
        department=session.department.name,
        doctor=session.doctor,
        room=session.room,
        floor=session.floor,
        called_at=last.call.at,
        upcoming=tuple(called_number(look, _registration(look, one.registration_id)) for one in order),
    )


def _registration(look: Look, registration_id: str) -> StoredRegistration:
    found = find_registration(look.connection, look.clinic_id, registration_id)
    if found is None:
        raise NoSuchSession(registration_id)
    return found


def _reports(look: Look, sessions: Sequence[DaySession]) -> tuple[WaitReport, ...]:
    """Return what was promised and what came of it, of the sessions in which somebody was called."""
    query = (
        select(_CALLS.session_id, _CALLS.waited_minutes, _REGISTRATIONS.promised_minutes)
        .join_from(tables.calls, tables.registrations, _CALLS.registration_id == _REGISTRATIONS.id)
        .where(_CALLS.clinic_id == look.clinic_id, _CALLS.session_id.in_([one.session.id for one in sessions]))
        .where(_CALLS.event == CallEvent.NEXT.value, _REGISTRATIONS.promised_minutes.is_not(None))
    )
    pairs = defaultdict[str, list[tuple[int, int]]](list)
    for row in look.connection.execute(query):
        pairs[row.session_id].append((row.promised_minutes, row.waited_minutes))
    return tuple(_report(one, pairs[one.session.id]) for one in sessions if pairs[one.session.id])


def _report(stored: DaySession, pairs: list[tuple[int, int]]) -> WaitReport:
    return WaitReport(
        session_id=stored.session.id,
        department=stored.session.department.name,
        doctor=stored.session.doctor,
        called=len(pairs),
        promised=round(median(promised for promised, _ in pairs)),
        actual=round(median(actual for _, actual in pairs)),
        over_by_15=sum(actual - promised > MUCH_LONGER for promised, actual in pairs),
    )
