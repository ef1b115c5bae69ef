"""What may be chosen now, best first, and how long it will take."""

from __future__ import annotations

from datetime import timedelta

from kiosk.desk.workplace import Look, Moment, Workplace
from kiosk.domain.registration import SessionsOffered
from kiosk.domain.sessions import SessionChoice, TimeSlot
from kiosk.store.sessions import QueuePlace, StoredSession, department_of_last_visit, sessions_on


def sessions_for(desk: Workplace, person_id: str | None) -> SessionsOffered:
    """Return the sessions that are open now or later today. Raises DeskFailed."""
    with desk.looking() as look:
        return offer(look, person_id)


def offer(look: Look, person_id: str | None) -> SessionsOffered:
    """As `sessions_for`, within a transaction that is open."""
    clinic_id, connection, moment = look.clinic_id, look.connection, look.moment
    today = [one for one in sessions_on(connection, clinic_id, moment.day) if takes_people(one, moment)]
    if not today:
        return _nothing_today(look)
    last = None if person_id is None else department_of_last_visit(connection, clinic_id, person_id, moment.day)
    kept = [one for one in today if free_now(one, moment) or not has_alternative(one, today, moment)]
    ranked = sorted(kept, key=lambda one: _rank(one, moment, last))
    last_time = next((one.session.id for one in ranked if one.session.department.id == last), None)
    return SessionsOffered(tuple(_choice(look, one) for one in ranked), last_time)


def takes_people(stored: StoredSession, moment: Moment) -> bool:
    """Whether one may register: the session is today, staff have not closed it, and it has not ended."""
    return (
        stored.is_open
        and stored.session.day == moment.day
        and moment.is_before_end(stored.session.start, stored.session.end)
    )


def slots_to_come(stored: StoredSession, moment: Moment) -> list[TimeSlot]:
    """Return the slots that have not ended."""
    return [slot for slot in stored.session.slots if moment.is_before_end(slot.start, slot.end)]


def first_free_slot(stored: StoredSession, moment: Moment) -> TimeSlot | None:
    """Return the slot of the next number; None means a walk-in number."""
    return next((slot for slot in slots_to_come(stored, moment) if stored.pool.slot(slot.id).free > 0), None)


def free_now(stored: StoredSession, moment: Moment) -> int:
    """Return how many numbers are left in the slots that have not ended."""
    return sum(stored.pool.slot(slot.id).free for slot in slots_to_come(stored, moment))


def has_alternative(stored: StoredSession, today: list[StoredSession], moment: Moment) -> bool:
    """Whether the same department has numbers in another session: nobody then stands by for a full one."""
    return any(
        other.session.id != stored.session.id
        and other.session.department.id == stored.session.department.id
        and free_now(other, moment) > 0
        for other in today
    )


def people_ahead(stored: StoredSession, moment: Moment, registration_id: str | None = None) -> int:
    """Return how many wait before a registration, or before somebody who comes now. Slots that ended count no more."""
    to_come = {slot.id for slot in slots_to_come(stored, moment)}
    waiting = [place for place in stored.queue if place.slot_id is None or place.slot_id in to_come]
    if registration_id is None:
        return len(waiting)
    return _index(waiting, registration_id)


def wait_minutes(look: Look, stored: StoredSession, ahead: int) -> int:
    """Return the wait that is reckoned: until the session begins, then so many minutes for each person ahead."""
    return look.moment.minutes_until(stored.session.start) + ahead * look.settings.minutes_per_person


def _index(waiting: list[QueuePlace], registration_id: str) -> int:
    return next((place for place, one in enumerate(waiting) if one.registration_id == registration_id), 0)


def _rank(stored: StoredSession, moment: Moment, last_department: str | None) -> tuple[object, ...]:
    session = stored.session
    return (
        session.department.id != last_department,
        not moment.has_begun(session.start),
        free_now(stored, moment) == 0,
        stored.position,
        session.start,
        session.id,
    )


def _choice(look: Look, stored: StoredSession) -> SessionChoice:
    ahead = people_ahead(stored, look.moment)
    return SessionChoice(
        session=stored.session,
        free=free_now(stored, look.moment),
        ahead=ahead,
        wait_minutes=wait_minutes(look, stored, ahead),
        open_now=look.moment.has_begun(stored.session.start),
    )


def _nothing_today(look: Look) -> SessionsOffered:
    tomorrow = sessions_on(look.connection, look.clinic_id, look.moment.day + timedelta(days=1))
    first = next((one.session.start for one in tomorrow if one.is_open), None)
    return SessionsOffered((), None, first, first is not None)
