"""What the screens may see of a person and of a registration: masked here, once, for every screen."""

from __future__ import annotations

from datetime import time

from kiosk.desk.waits import people_ahead, wait_minutes
from kiosk.desk.workplace import Look
from kiosk.domain.names import mask_name
from kiosk.domain.people import Person, PersonFacts
from kiosk.domain.registration import IdentifiedBy, PersonView, RegistrationView
from kiosk.domain.sessions import TimeSlot
from kiosk.store.codes import code_of_person
from kiosk.store.queues import find_queue
from kiosk.store.registrations import StoredRegistration, jobs_of, visits_of
from kiosk.texts import texts

TAIL = 4
BY_CODE_ALONE = frozenset({IdentifiedBy.STICKER, IdentifiedBy.SHORT_CODE, IdentifiedBy.SOCIAL_SECURITY_CARD})
"""A code identifies and does not authenticate: the masked name and the age, nothing more."""


def view_of_person(look: Look, person: Person, by: IdentifiedBy, number: str | None) -> PersonView:
    """Return the confirm screen's view of somebody known here."""
    facts = person.facts
    visits = visits_of(look.connection, look.clinic_id, person.id, look.moment.day)
    registration = view_of_registration(look, visits.of_day[0]) if visits.of_day else None
    name = None if facts.called is None else mask_name(facts.called)
    sticker = by is not IdentifiedBy.NUMBER and name is not None and _has_code(look, person)
    if by in BY_CODE_ALONE:
        return PersonView(name, None, facts.age(look.moment.day), sticker=sticker, registration=registration)
    return PersonView(
        name=name,
        sex=facts.sex,
        age=facts.age(look.moment.day),
        number_tail=None if number is None else number[-TAIL:],
        insurance=facts.insurance_scheme,
        first_visit=not visits.ever,
        sticker=sticker,
        registration=registration,
    )


def _has_code(look: Look, person: Person) -> bool:
    """Whether there is a sticker to print again. A number alone gets none: many know their neighbour's."""
    return code_of_person(look.connection, look.clinic_id, person.id) is not None


def view_of_stranger(look: Look, facts: PersonFacts, number: str) -> PersonView:
    """Return the view of somebody new: what the chip or the number itself says."""
    name = None if facts.called is None else mask_name(facts.called)
    return PersonView(name, facts.sex, facts.age(look.moment.day), number[-TAIL:], first_visit=True)


def view_of_registration(look: Look, registration: StoredRegistration) -> RegistrationView:
    """Return a registration as screen and ticket show it."""
    stored = find_queue(look.connection, look.clinic_id, registration.session_id)
    if stored is None:
        raise LookupError("a registration without its session")
    slot = next((one for one in stored.session.slots if one.id == registration.slot_id), None)
    ahead = people_ahead(stored, look.moment, registration.id)
    tickets, stickers = (
        jobs_of(look.connection, look.clinic_id, registration.id, kind) for kind in ("ticket", "sticker")
    )
    return RegistrationView(
        id=registration.id,
        number=called_number(look, registration),
        department=stored.session.department,
        doctor=stored.session.doctor,
        room=stored.session.room,
        floor=stored.session.floor,
        period=stored.session.period,
        slot_start=None if slot is None else slot.start,
        slot_end=None if slot is None else slot.end,
        ahead=ahead,
        wait_minutes=wait_minutes(look, stored, ahead),
        come_at=_come_at(look, stored.session.start, slot),
        walk_in=registration.walk_in_number is not None,
        name_open=registration.name_open,
        window=look.settings.window,
        ticket_job=tickets[0].id if tickets else None,
        sticker_job=stickers[0].id if stickers else None,
    )


def _come_at(look: Look, start: time, slot: TimeSlot | None) -> time | None:
    """Return when to come: at the session's beginning, or at the slot's where that is later; None once it has begun."""
    if look.moment.has_begun(start):
        return None
    return start if slot is None else max(start, slot.start)


def called_number(look: Look, registration: StoredRegistration) -> str:
    """Return what is called: "15", or "候补 K1-03"."""
    if registration.walk_in_number is None:
        return str(registration.number)
    return texts(look.settings.language)("walk-in-number", number=registration.walk_in_number)
