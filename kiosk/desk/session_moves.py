"""People of a session moved to another one, and tickets that come again with what is true now."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from kiosk.desk.cancel import stop_tickets, take_back
from kiosk.desk.papers import have_printed, ticket_of
from kiosk.desk.queue import history
from kiosk.desk.sessions import first_free_slot
from kiosk.desk.views import called_number, view_of_registration
from kiosk.desk.waits import promised_minutes, slots_to_come
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.day_sessions import Moved, RegisteredRow
from kiosk.domain.documents import Ticket, from_data
from kiosk.domain.print_job import PrintState
from kiosk.domain.timetable import SessionProblem
from kiosk.store import tables
from kiosk.store.number_pools import add_numbers as write_numbers
from kiosk.store.number_pools import draw_number
from kiosk.store.people import find_person
from kiosk.store.person_record import phones_of
from kiosk.store.queues import find_queue
from kiosk.store.registrations import StoredRegistration, find_registration, jobs_of, registrations_of
from kiosk.store.sessions import StoredSession, find_session
from kiosk.store.writing import Writing


def move_all(desk: Workplace, from_id: str, to_id: str) -> Moved | SessionProblem:
    """Move everybody not called yet to another session, in one step, each with a new ticket. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        source = find_session(work.connection, look.clinic_id, from_id)
        if source is None:
            return SessionProblem.UNKNOWN
        movers = [row.registration_id for row in registered_in(look, source) if not row.called]
        return _move(work, look, movers, to_id)


def move_some(desk: Workplace, registration_ids: Sequence[str], to_id: str) -> Moved | SessionProblem:
    """Move these people to another session: all of them, or none. Raises DeskFailed."""
    with desk.writing() as work:
        return _move(work, desk.look(work.connection), registration_ids, to_id)


def registered_in(look: Look, stored: StoredSession) -> tuple[RegisteredRow, ...]:
    """Return who is registered for a session, in the promised order."""
    return tuple(_registered_row(look, stored, place.registration_id) for place in stored.queue)


def new_ticket(work: Writing, look: Look, registration_id: str, *, reprint: bool) -> str:
    """Queue a ticket with what is true now. One that still waits is cancelled: only the last one may come out."""
    registration = find_registration(work.connection, look.clinic_id, registration_id)
    person = None if registration is None else find_person(work.connection, look.clinic_id, registration.person_id)
    if registration is None or person is None:
        raise LookupError("a registration that was just listed")
    before = jobs_of(work.connection, look.clinic_id, registration_id, "ticket")
    stop_tickets(work, look, registration_id)
    view = view_of_registration(look, registration)
    ticket = ticket_of(look, registration, view, person.facts)
    if before:
        ticket = _as_the_first(ticket, before[-1].document)
    came_out = any(job.state != PrintState.QUEUED.value for job in before)
    return have_printed(look, work, replace(ticket, reprint=reprint and came_out), registration_id)


def _move(work: Writing, look: Look, movers: Sequence[str], to_id: str) -> Moved | SessionProblem:
    """Move each once, however often it is named."""
    problem = _target_problem(look, find_session(work.connection, look.clinic_id, to_id))
    if problem is not None:
        return problem
    found = [
        find_registration(work.connection, look.clinic_id, registration_id) for registration_id in dict.fromkeys(movers)
    ]
    going = [old for old in found if old is not None and not old.cancelled]
    if len(going) != len(found):
        return SessionProblem.UNKNOWN
    if any(old.session_id == to_id for old in going):
        return SessionProblem.SAME
    pairs = []
    for old in going:
        new_id = _move_registration(work, look, old, to_id)
        pairs.append((called_number(look, old), _registered_row(look, _session(look, to_id), new_id)))
    return Moved(tuple(pairs))


def _target_problem(look: Look, target: StoredSession | None) -> SessionProblem | None:
    if target is None:
        return SessionProblem.UNKNOWN
    if not target.is_open:
        return SessionProblem.CLOSED
    return None if slots_to_come(target, look.moment) else SessionProblem.PAST


def _move_registration(work: Writing, look: Look, old: StoredRegistration, to_id: str) -> str:
    """Cancel, and register anew: the old number is burnt, the capacity comes back, the trace leads back.

    Somebody who has a number of the other session too keeps that one. Returns the id of the registration that holds.
    """
    take_back(work, look, old)
    there = registrations_of(work.connection, look.clinic_id, old.person_id, _session(look, to_id).session.day)
    known = next((one for one in there if one.session_id == to_id), None)
    new_id = _register_anew(work, look, old, to_id) if known is None else known.id
    new_ticket(work, look, new_id, reprint=known is not None)
    work.audit("registration_moved", old.id, to=new_id)
    return new_id


def _register_anew(work: Writing, look: Look, old: StoredRegistration, to_id: str) -> str:
    """Nobody who moves is turned away: where the other session is full, a number is added (and counted as such)."""
    target = find_queue(look.connection, look.clinic_id, to_id) or _session(look, to_id)
    slot = first_free_slot(target, look.moment)
    if slot is None:
        slot = slots_to_come(target, look.moment)[-1]
        write_numbers(work, to_id, slot.id, 1)
    return work.insert(
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
        by_companion=old.by_companion,
        language=old.language,
    )


def _as_the_first(ticket: Ticket, document: str) -> Ticket:
    """Return the ticket with the desk and the language of the one that the person got first."""
    first = from_data(json.loads(document))
    return replace(ticket, desk=first.desk, language=first.language) if isinstance(first, Ticket) else ticket


def _session(look: Look, session_id: str) -> StoredSession:
    found = find_session(look.connection, look.clinic_id, session_id)
    if found is None:
        raise LookupError("a session that was just found")
    return found


def _registered_row(look: Look, stored: StoredSession, registration_id: str) -> RegisteredRow:
    registration = find_registration(look.connection, look.clinic_id, registration_id)
    person = None if registration is None else find_person(look.connection, look.clinic_id, registration.person_id)
    if registration is None or person is None:
        raise LookupError("a registration of the queue")
    phones = phones_of(look.connection, look.clinic_id, person.id)
    starts, past = {slot.id: slot.start for slot in stored.session.slots}, history(stored)
    return RegisteredRow(
        registration_id=registration_id,
        person_id=person.id,
        number=called_number(look, registration),
        name=person.facts.called,
        age=person.facts.age(look.moment.day),
        slot_start=None if registration.slot_id is None else starts.get(registration.slot_id),
        called=registration_id in past.called,
        missed=registration_id in past.skipped,
        phone=phones[0].number if phones else None,
    )
