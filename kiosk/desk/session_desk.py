"""Today's sessions in staff's hands: opened, closed, moved, the doctor replaced, numbers added and kept, live.

The senior's screens follow at once: they ask the store, and whoever was choosing is answered "gone" by registering.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kiosk.desk.papers import have_printed, ticket_of
from kiosk.desk.queue import history, who_wait
from kiosk.desk.sessions import first_free_slot, promised_minutes, slots_to_come
from kiosk.desk.views import called_number, view_of_registration
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.documents import Ticket, from_data
from kiosk.domain.print_job import PrintState
from kiosk.domain.timetable import (
    LONGEST_WORD,
    MOST_PER_SLOT,
    Moved,
    RegisteredRow,
    SessionChanged,
    SessionOpened,
    SessionProblem,
    SessionRow,
    SessionShape,
    shape_problem,
)
from kiosk.store import tables
from kiosk.store import timetable as stored_timetable
from kiosk.store.number_pools import add_numbers as write_numbers
from kiosk.store.number_pools import capacity_back, draw_number, keep_numbers
from kiosk.store.people import find_person
from kiosk.store.person_record import phones_of
from kiosk.store.print_ledger import move_job
from kiosk.store.registrations import StoredRegistration, find_registration, jobs_of
from kiosk.store.sessions import CLOSED, OPEN, StoredSession, find_session, sessions_on
from kiosk.store.writing import Writing


def sessions_of(desk: Workplace, day: date | None) -> tuple[SessionRow, ...]:
    """Return a day's sessions, closed ones too; None is today. Raises DeskFailed."""
    with desk.looking() as look:
        return tuple(_row(one) for one in sessions_on(look.connection, look.clinic_id, day or look.moment.day))


def registered(desk: Workplace, session_id: str) -> tuple[RegisteredRow, ...]:
    """Return who is registered, in the promised order. Raises DeskFailed."""
    with desk.looking() as look:
        stored = find_session(look.connection, look.clinic_id, session_id)
        return () if stored is None else _registered(look, stored)


def open_session(desk: Workplace, day: date | None, shape: SessionShape) -> SessionOpened | SessionProblem:
    """Open a session beside the timetable; None is today. Raises DeskFailed."""
    problem = shape_problem(shape)
    if problem is not None:
        return problem
    with desk.writing() as work:
        known = stored_timetable.departments(work.connection, work.place.clinic_id)
        if shape.department_id not in {row.department.id for row in known}:
            return SessionProblem.UNKNOWN
        when = day or desk.look(work.connection).moment.day
        return SessionOpened(stored_timetable.make_session(work, when, shape))


def set_open(desk: Workplace, session_id: str, is_open: bool) -> SessionChanged | SessionProblem:
    """Close a session, or open it again; those registered keep their numbers and are listed. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        stored = find_session(work.connection, look.clinic_id, session_id)
        if stored is None:
            return SessionProblem.UNKNOWN
        work.update(tables.sessions, session_id, state=OPEN if is_open else CLOSED)
        work.audit("session_opened" if is_open else "session_closed", session_id)
        return SessionChanged(_registered(look, stored))


def change(
    desk: Workplace, session_id: str, doctor: str | None, room: str | None, floor: str | None
) -> SessionChanged | SessionProblem:
    """Replace the doctor or move to another room; tickets of those not called yet come again. Raises DeskFailed."""
    changes = {
        name: text.strip() for name, text in (("doctor", doctor), ("room", room), ("floor", floor)) if text is not None
    }
    problem = _problem_of(changes)
    if problem is not None:
        return problem
    with desk.writing() as work:
        look = desk.look(work.connection)
        if find_session(work.connection, look.clinic_id, session_id) is None:
            return SessionProblem.UNKNOWN
        work.update(tables.sessions, session_id, **changes)
        work.audit("session_changed", session_id, fields=",".join(sorted(changes)))
        rows = _registered(look, _session(look, session_id))
        jobs = tuple(_new_ticket(work, look, row.registration_id, reprint=True) for row in rows if not row.called)
        return SessionChanged(rows, jobs)


def add_numbers(desk: Workplace, session_id: str, count: int, slot_id: str | None) -> SessionProblem | None:
    """加号: add numbers to a slot, by default the one that is on or comes next. Raises DeskFailed."""
    if not 1 <= count <= MOST_PER_SLOT:
        return SessionProblem.CAPACITY
    with desk.writing() as work:
        look = desk.look(work.connection)
        stored = find_session(work.connection, look.clinic_id, session_id)
        slots = () if stored is None else tuple(slots_to_come(stored, look.moment)) or stored.session.slots[-1:]
        chosen = next((slot for slot in slots if slot_id is None or slot.id == slot_id), None)
        if chosen is None:
            return SessionProblem.UNKNOWN
        write_numbers(work, session_id, chosen.id, count)
        work.audit("numbers_added", session_id, count=count)
        return None


def keep(desk: Workplace, session_id: str, seniors: int, window: int) -> SessionProblem | None:
    """Keep so many numbers of each slot to come for seniors and for the window. Raises DeskFailed."""
    if min(seniors, window) < 0:
        return SessionProblem.KEPT
    with desk.writing() as work:
        look = desk.look(work.connection)
        stored = find_session(work.connection, look.clinic_id, session_id)
        if stored is None:
            return SessionProblem.UNKNOWN
        for slot in slots_to_come(stored, look.moment):
            keep_numbers(work, session_id, slot.id, seniors, window)
        work.audit("numbers_kept", session_id, seniors=seniors, window=window)
        return None


def move_all(desk: Workplace, from_id: str, to_id: str) -> Moved | SessionProblem:
    """Move everybody not called yet to another session, in one step, each with a new ticket. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        source = find_session(work.connection, look.clinic_id, from_id)
        if source is None:
            return SessionProblem.UNKNOWN
        movers = [row.registration_id for row in _registered(look, source) if not row.called]
        return _move(work, look, movers, to_id)


def move_one(desk: Workplace, registration_id: str, to_id: str) -> Moved | SessionProblem:
    """Move one person, who sat in the wrong department, to another session. Raises DeskFailed."""
    with desk.writing() as work:
        return _move(work, desk.look(work.connection), [registration_id], to_id)


def _move(work: Writing, look: Look, movers: Sequence[str], to_id: str) -> Moved | SessionProblem:
    target = find_session(work.connection, look.clinic_id, to_id)
    if target is None or not target.is_open:
        return SessionProblem.UNKNOWN
    pairs = []
    for registration_id in movers:
        old = find_registration(work.connection, look.clinic_id, registration_id)
        if old is None or old.cancelled:
            return SessionProblem.UNKNOWN
        if old.session_id == to_id:
            return SessionProblem.SAME
        new_id = _move_registration(work, look, old, to_id)
        _new_ticket(work, look, new_id, reprint=False)
        pairs.append((called_number(look, old), _registered_row(look, _session(look, to_id), new_id)))
    return Moved(tuple(pairs))


def _move_registration(work: Writing, look: Look, old: StoredRegistration, to_id: str) -> str:
    """Cancel, and register anew: the old number is burnt, the capacity comes back, the trace leads back.

    Nobody who moves is turned away: where the other session is full, a number is added (and counted as such).
    """
    work.update(tables.registrations, old.id, cancelled_at=work.now)
    if old.slot_id is not None:
        capacity_back(work, old.session_id, old.slot_id)
    for job in jobs_of(work.connection, look.clinic_id, old.id, "ticket"):
        if job.state == PrintState.QUEUED.value:
            move_job(work, job.id, PrintState.CANCELLED)
    target = _session(look, to_id)
    slot = first_free_slot(target, look.moment)
    if slot is None:
        slot = (slots_to_come(target, look.moment) or list(target.session.slots))[-1]
        write_numbers(work, to_id, slot.id, 1)
    new_id = work.insert(
        tables.registrations,
        person_id=old.person_id,
        session_id=to_id,
        slot_id=slot.id,
        day=target.session.day,
        number=draw_number(work, to_id, slot.id),
        walk_in_number=None,
        identified_by=old.identified_by.value,
        card_expired=old.card_expired,
        name_open=old.name_open,
        cancelled_at=None,
        priority=old.priority,
        promised_minutes=promised_minutes(look, target, slot, old.priority),
        moved_from=old.id,
    )
    work.audit("registration_moved", old.id, to=new_id)
    return new_id


def _new_ticket(work: Writing, look: Look, registration_id: str, *, reprint: bool) -> str:
    """Queue a ticket with what is true now. One that still waits is cancelled: only the last one may come out."""
    registration = find_registration(work.connection, look.clinic_id, registration_id)
    person = None if registration is None else find_person(work.connection, look.clinic_id, registration.person_id)
    if registration is None or person is None:
        raise LookupError("a registration that was just listed")
    before = jobs_of(work.connection, look.clinic_id, registration_id, "ticket")
    for job in before:
        if job.state == PrintState.QUEUED.value:
            move_job(work, job.id, PrintState.CANCELLED)
    view = view_of_registration(look, registration)
    ticket = ticket_of(look, registration, view, person.facts)
    if before:
        ticket = _as_the_first(ticket, before[-1].document)
    came_out = any(job.state != PrintState.QUEUED.value for job in before)
    return have_printed(look, work, replace(ticket, reprint=reprint and came_out), registration_id)


def _as_the_first(ticket: Ticket, document: str) -> Ticket:
    """Return the ticket with the desk and the language of the one that the person got first."""
    first = from_data(json.loads(document))
    return replace(ticket, desk=first.desk, language=first.language) if isinstance(first, Ticket) else ticket


def _problem_of(changes: dict[str, str]) -> SessionProblem | None:
    if not changes or not all(text for name, text in changes.items() if name != "floor"):
        return SessionProblem.NEEDED
    return SessionProblem.TOO_LONG if any(len(text) > LONGEST_WORD for text in changes.values()) else None


def _session(look: Look, session_id: str) -> StoredSession:
    found = find_session(look.connection, look.clinic_id, session_id)
    if found is None:
        raise LookupError("a session that was just found")
    return found


def _row(stored: StoredSession) -> SessionRow:
    return SessionRow(
        session=stored.session,
        is_open=stored.is_open,
        free=stored.pool.free,
        kept_for_seniors=sum(slot.kept_for_seniors for slot in stored.pool.slots),
        kept_for_window=sum(slot.kept_for_window for slot in stored.pool.slots),
        added=sum(slot.overrides for slot in stored.pool.slots),
        registered=len(stored.queue),
        waiting=len(who_wait(stored)),
    )


def _registered(look: Look, stored: StoredSession) -> tuple[RegisteredRow, ...]:
    return tuple(_registered_row(look, stored, place.registration_id) for place in stored.queue)


def _registered_row(look: Look, stored: StoredSession, registration_id: str) -> RegisteredRow:
    registration = find_registration(look.connection, look.clinic_id, registration_id)
    person = None if registration is None else find_person(look.connection, look.clinic_id, registration.person_id)
    if registration is None or person is None:
        raise LookupError("a registration of the queue")
    phones = phones_of(look.connection, look.clinic_id, person.id)
    starts = {slot.id: slot.start for slot in stored.session.slots}
    return RegisteredRow(
        registration_id=registration_id,
        person_id=person.id,
        number=called_number(look, registration),
        name=person.facts.called,
        age=person.facts.age(look.moment.day),
        slot_start=None if registration.slot_id is None else starts.get(registration.slot_id),
        called=registration_id in history(stored).called,
        phone=phones[0].number if phones else None,
    )
