"""Registers a person in one transaction: person, number, code, paper, outbox and audit, all of it or nothing."""

from __future__ import annotations

import secrets
from dataclasses import replace

from kiosk.desk.clock import keep_day
from kiosk.desk.help_calls import NAME_OPEN, tell_window
from kiosk.desk.identify import facts_shown, known_person, person_for
from kiosk.desk.papers import have_printed, sticker_of, ticket_of
from kiosk.desk.sessions import (
    first_free_slot,
    free_now,
    has_alternative,
    offer_to,
    takes_people,
    visitor_in,
    visitor_of,
)
from kiosk.desk.views import BY_CODE_ALONE, view_of_registration
from kiosk.desk.waits import goes_first, promised_minutes
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.numbers import Visitor, walk_in_number
from kiosk.domain.people import Person
from kiosk.domain.registration import (
    AlreadyRegistered,
    Identification,
    Registered,
    RegisterResult,
    RegistrationView,
    SessionGone,
)
from kiosk.domain.sessions import TimeSlot
from kiosk.store import tables
from kiosk.store.codes import add_code, code_of_person
from kiosk.store.number_pools import draw_number
from kiosk.store.queues import find_queue
from kiosk.store.registrations import StoredRegistration, find_registration, last_language, registrations_of
from kiosk.store.sessions import QueuedSession, day_sessions
from kiosk.store.writing import Writing

WALK_IN = "walk_in"


def register(desk: Workplace, identification: Identification, session_id: str) -> RegisterResult:
    """Register whoever was identified. Raises DeskFailed; then nothing was written and nothing will be printed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        known = _registered_already(look, identification, session_id)
        if known is not None:
            return AlreadyRegistered(view_of_registration(look, known))
        stored = find_queue(work.connection, look.clinic_id, session_id)
        visitor = visitor_of(look, facts_shown(look, identification))
        if stored is None or not takes_people(stored, look.moment) or _filled_meanwhile(look, stored, visitor):
            return SessionGone(offer_to(look, identification.person_id, visitor))
        person = person_for(work, look, identification)
        registration = _write_registration(work, look, stored, person, identification)
        return Registered(_write_paper(desk, work, look, registration, person))


def _registered_already(look: Look, identification: Identification, session_id: str) -> StoredRegistration | None:
    person = known_person(look, identification)
    if person is None:
        return None
    today = registrations_of(look.connection, look.clinic_id, person.id, look.moment.day)
    return next((one for one in today if one.session_id == session_id), None)


def _filled_meanwhile(look: Look, stored: QueuedSession, visitor: Visitor) -> bool:
    """Whether the session is full and its department has numbers elsewhere: a better answer than standing by."""
    if free_now(stored, look.moment, visitor) > 0:
        return False
    today = day_sessions(look.connection, look.clinic_id, look.moment.day)
    return has_alternative(stored, [one for one in today if takes_people(one, look.moment)], look.moment, visitor)


def _write_registration(
    work: Writing, look: Look, stored: QueuedSession, person: Person, identification: Identification
) -> StoredRegistration:
    visitor = visitor_of(look, person.facts)
    slot = first_free_slot(stored, look.moment, visitor)
    number = None if slot is None else _draw(work, look, stored, slot, visitor)
    day, card, priority = look.moment.day, identification.card, goes_first(look, visitor, person.id)
    registration_id = work.insert(
        tables.registrations,
        person_id=person.id,
        session_id=stored.session.id,
        slot_id=None if slot is None else slot.id,
        day=day,
        number=number,
        walk_in_number=_walk_in(work, look) if number is None else None,
        identified_by=identification.by.value,
        card_expired=card is not None and card.expired_on(day),
        name_open=person.facts.called is None,
        cancelled_at=None,
        priority=priority,
        promised_minutes=promised_minutes(look, stored, slot, priority),
        by_companion=identification.by_companion,
        language=identification.language or last_language(work.connection, look.clinic_id, person.id),
    )
    work.update_here(tables.people, person.id, last_visit=day)
    keep_day(work, look)
    by_whom = {"companion": True} if identification.by_companion else {}
    work.audit("registered", registration_id, person=person.id, by=identification.by.value, **by_whom)
    return _just_written(look, registration_id)


def _write_paper(
    desk: Workplace,
    work: Writing,
    look: Look,
    registration: StoredRegistration,
    person: Person,
) -> RegistrationView:
    view = view_of_registration(look, registration)
    document = ticket_of(look, registration, view, person.facts)
    ticket = have_printed(look, work, document, registration.id)
    if registration.name_open:
        tell_window(work, NAME_OPEN, registration_id=registration.id)
    return replace(view, ticket_job=ticket, sticker_job=_first_sticker(desk, work, look, registration, person))


def _first_sticker(
    desk: Workplace,
    work: Writing,
    look: Look,
    registration: StoredRegistration,
    person: Person,
) -> str | None:
    """Issue a code and have its sticker printed, for a person who has a name and no code yet."""
    if person.facts.called is None or registration.identified_by in BY_CODE_ALONE:
        return None
    if code_of_person(work.connection, look.clinic_id, person.id) is not None:
        return None
    code = add_code(work, person.id, desk.signer.issue(work.now), secrets.randbelow)
    sticker = sticker_of(look, person.facts, code)
    return None if sticker is None else have_printed(look, work, sticker, registration.id)


def _draw(work: Writing, look: Look, stored: QueuedSession, slot: TimeSlot, visitor: Visitor) -> int | None:
    return draw_number(work, stored.session.id, slot.id, visitor_in(slot, look.moment, visitor))


def _walk_in(work: Writing, look: Look) -> str:
    """Return the desk's next walk-in number of the day: it promises no slot and collides with nothing."""
    count = work.next_in_series(look.settings.desk_id, WALK_IN, look.moment.day)
    return walk_in_number(look.settings.desk_prefix, count)


def _just_written(look: Look, registration_id: str) -> StoredRegistration:
    written = find_registration(look.connection, look.clinic_id, registration_id)
    if written is None:
        raise LookupError("a registration that was just written")
    return written
