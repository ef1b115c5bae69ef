"""What may be chosen now, best first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from kiosk.desk.identify import facts_shown
from kiosk.desk.waits import Newcomer, ahead_in_crowd, crowds_of, goes_first, slots_to_come
from kiosk.desk.workplace import Look, Moment, Workplace
from kiosk.domain.calling import minutes_measured
from kiosk.domain.numbers import ANYBODY, Visitor
from kiosk.domain.people import PersonFacts
from kiosk.domain.registration import Identification, SessionsOffered
from kiosk.domain.sessions import SessionChoice, TimeSlot
from kiosk.store.crowds import Crowd
from kiosk.store.sessions import DaySession, day_sessions, department_of_last_visit

DAYS_LOOKED_AHEAD = 7
"""How far ahead the next opening is looked for: a weekday's name tells days a week apart only."""


def sessions_for(desk: Workplace, identification: Identification | None) -> SessionsOffered:
    """Return the sessions that are open now or later today, for whoever was identified. Raises DeskFailed.

    None, where nobody is known yet, is offered every number there is.
    """
    with desk.looking() as look:
        if identification is None:
            return offer_to(look, None, Visitor(True, look.settings.is_window))
        return offer_to(look, identification.person_id, visitor_of(look, facts_shown(look, identification)))


def offer_to(look: Look, person_id: str | None, visitor: Visitor) -> SessionsOffered:
    """As `sessions_for`, within a transaction that is open."""
    clinic_id, connection, moment = look.clinic_id, look.connection, look.moment
    today = [one for one in day_sessions(connection, clinic_id, moment.day) if takes_people(one, moment)]
    if not today:
        return _nothing_today(look)
    last = None if person_id is None else department_of_last_visit(connection, clinic_id, person_id, moment.day)
    kept = [one for one in today if free_now(one, moment, visitor) or not has_alternative(one, today, moment, visitor)]
    ranked = sorted(kept, key=lambda one: _rank(one, moment, last, visitor))
    last_time = next((one.session.id for one in ranked if one.session.department.id == last), None)
    return SessionsOffered(_choices(look, ranked, visitor, person_id), last_time)


def takes_people(stored: DaySession, moment: Moment) -> bool:
    """Whether one may register: the session is today, staff have not closed it, and it has not ended."""
    return (
        stored.is_open
        and stored.session.day == moment.day
        and moment.is_before_end(stored.session.start, stored.session.end)
    )


def visitor_of(look: Look, facts: PersonFacts) -> Visitor:
    """Return for whom a number is."""
    age = facts.age(look.moment.day)
    return Visitor(age is not None and age >= look.settings.senior_age, look.settings.is_window)


def visitor_in(slot: TimeSlot, moment: Moment, visitor: Visitor) -> Visitor:
    """Return who a visitor counts as in a slot: once it has begun, nothing of it is kept for anybody."""
    return ANYBODY if moment.has_begun(slot.start) else visitor


def first_free_slot(stored: DaySession, moment: Moment, visitor: Visitor = ANYBODY) -> TimeSlot | None:
    """Return the slot of the next number; None means a walk-in number."""
    return next((slot for slot in slots_to_come(stored, moment) if _free(stored, slot, moment, visitor) > 0), None)


def free_now(stored: DaySession, moment: Moment, visitor: Visitor = ANYBODY) -> int:
    """Return how many numbers are left for a visitor in the slots that have not ended."""
    return sum(_free(stored, slot, moment, visitor) for slot in slots_to_come(stored, moment))


def has_alternative(stored: DaySession, today: list[DaySession], moment: Moment, visitor: Visitor = ANYBODY) -> bool:
    """Whether the same department has numbers in another session: nobody then stands by for a full one."""
    return any(
        other.session.id != stored.session.id
        and other.session.department.id == stored.session.department.id
        and free_now(other, moment, visitor) > 0
        for other in today
    )


def _free(stored: DaySession, slot: TimeSlot, moment: Moment, visitor: Visitor) -> int:
    return stored.pool.slot(slot.id).free_for(visitor_in(slot, moment, visitor))


def _rank(stored: DaySession, moment: Moment, last_department: str | None, visitor: Visitor) -> tuple[object, ...]:
    session = stored.session
    return (
        session.department.id != last_department,
        not moment.has_begun(session.start),
        free_now(stored, moment, visitor) == 0,
        stored.position,
        session.start,
        session.id,
    )


def _choices(
    look: Look, ranked: Sequence[DaySession], visitor: Visitor, person_id: str | None
) -> tuple[SessionChoice, ...]:
    first = goes_first(look, visitor, person_id)
    crowd_of = crowds_of(look, ranked, first)
    return tuple(_choice(look, one, crowd_of[one.session.id], visitor, first) for one in ranked)


def _choice(look: Look, plain: DaySession, crowd: Crowd, visitor: Visitor, first: bool) -> SessionChoice:
    moment, start = look.moment, plain.session.start
    ahead = ahead_in_crowd(look, plain, crowd, Newcomer(first_free_slot(plain, moment, visitor), first))
    each = minutes_measured(crowd.measured, look.settings.minutes_per_person)
    return SessionChoice(
        session=plain.session,
        free=free_now(plain, moment, visitor),
        ahead=ahead,
        wait_minutes=moment.minutes_until(start) + ahead * each,
        open_now=moment.has_begun(start),
    )


def _nothing_today(look: Look) -> SessionsOffered:
    for ahead in range(1, DAYS_LOOKED_AHEAD + 1):
        day = look.moment.day + timedelta(days=ahead)
        opening = [one.session.start for one in day_sessions(look.connection, look.clinic_id, day) if one.is_open]
        if opening:
            return SessionsOffered((), None, min(opening), ahead == 1, day if ahead > 1 else None)
    return SessionsOffered(())
