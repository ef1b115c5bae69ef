"""How many are called before somebody, and how long that takes: as the order of calling says, the same everywhere.

What a chooser says before a number is taken, what the ticket says after it, and what is kept to be compared with
the wait that came of it are reckoned here. No transaction is opened here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from kiosk.desk.queue import order_of, who_wait
from kiosk.desk.workplace import Look, Moment
from kiosk.domain.calling import Waiting, minutes_measured, stage_of
from kiosk.domain.lanes import called_before
from kiosk.domain.numbers import Visitor
from kiosk.domain.sessions import TimeSlot
from kiosk.store.crowds import Crowd, Group, crowds, measured_in, with_runs
from kiosk.store.person_record import benefits_of
from kiosk.store.queues import queue_of
from kiosk.store.sessions import DaySession, QueuedSession

NEWEST = "~"
"""Comes after every id: somebody whose registration is not written yet."""


@dataclass(frozen=True)
class Newcomer:
    """Somebody who is about to get a number of this slot; None: a walk-in number."""

    slot: TimeSlot | None
    priority: bool

    @property
    def start(self) -> time | None:
        """When the slot begins."""
        return None if self.slot is None else self.slot.start


def slots_to_come(stored: DaySession, moment: Moment) -> list[TimeSlot]:
    """Return the slots that have not ended: all of a later day, none of one before."""
    if stored.session.day != moment.day:
        return list(stored.session.slots) if stored.session.day > moment.day else []
    return [slot for slot in stored.session.slots if moment.is_before_end(slot.start, slot.end)]


def goes_first(look: Look, visitor: Visitor, person_id: str | None) -> bool:
    """Whether somebody is called before others, within the bound: seniors, and whom the clinic's flags name."""
    named = look.settings.priority_benefits
    if visitor.senior or not named or person_id is None:
        return visitor.senior
    return any(one.flag in named for one in benefits_of(look.connection, look.clinic_id, person_id))


def people_ahead(stored: QueuedSession, moment: Moment, registration_id: str) -> int:
    """Return how many will be called before a registration."""
    order = [one.registration_id for one in order_of(stored, _counted(stored, moment), moment.local.time())]
    return order.index(registration_id) if registration_id in order else 0


def newcomer_ahead(stored: QueuedSession, moment: Moment, newcomer: Newcomer) -> int:
    """Return how many will be called before somebody who gets a number now."""
    waiting = Waiting(NEWEST, newcomer.priority, newcomer.start)
    return order_of(stored, (*_counted(stored, moment), waiting), moment.local.time()).index(waiting)


def crowds_of(look: Look, sessions: Sequence[DaySession], priority: bool) -> Mapping[str, Crowd]:
    """Return who waits in these sessions, enough for somebody who comes now, with or without priority."""
    connection, clinic_id = look.connection, look.clinic_id
    slots = [slot.id for one in sessions for slot in slots_to_come(one, look.moment)]
    found = crowds(connection, clinic_id, [one.session.id for one in sessions], slots)
    mixed = [one for one, crowd in found.items() if crowd.called and not _alike(crowd.waiting.values(), priority)]
    return with_runs(connection, clinic_id, found, mixed) if mixed else found


def ahead_in_crowd(look: Look, stored: DaySession, crowd: Crowd, newcomer: Newcomer) -> int:
    """As `newcomer_ahead`, of a session whose queue was not loaded."""
    if crowd.brought_back:
        return newcomer_ahead(queue_of(look.connection, look.clinic_id, stored), look.moment, newcomer)
    starts, now = {one.id: one.start for one in stored.session.slots}, look.moment.local.time()
    own, before, beside = stage_of(newcomer.start, now), 0, list[tuple[time, Group]]()
    for slot_id, group in crowd.waiting.items():
        start = None if slot_id is None else starts.get(slot_id)
        stage = stage_of(start, now)
        before += group.many if stage < own else 0
        beside += [(start or time.min, group)] if stage == own else []
    return before + _before_in_stage(beside, newcomer, 0 if before else crowd.run)


def _before_in_stage(groups: Sequence[tuple[time, Group]], newcomer: Newcomer, run: int) -> int:
    """Return how many of their own stage go before a newcomer."""
    place = sum(group.many for start, group in groups if start <= (newcomer.start or time.min))
    if _alike([group for _, group in groups], newcomer.priority):
        return place
    stage = [one for _, group in sorted(groups, key=lambda one: one[0]) for one in group.standings()]
    return called_before([*stage[:place], (newcomer.priority, 0), *stage[place:]], place, run)


def _alike(groups: Iterable[Group], priority: bool) -> bool:
    """Whether all have, or all lack, priority: then nobody's standing has to be known."""
    return all(group.favoured == (group.many if priority else 0) for group in groups)


def promised_minutes(look: Look, stored: QueuedSession, slot: TimeSlot | None, priority: bool) -> int:
    """Return the wait that somebody is told who is about to get a number of this slot."""
    return wait_minutes(look, stored, newcomer_ahead(stored, look.moment, Newcomer(slot, priority)))


def wait_minutes(look: Look, stored: DaySession, ahead: int) -> int:
    """Return the wait that is reckoned: until the session begins, then so many minutes for each person ahead."""
    return look.moment.minutes_until(stored.session.start) + ahead * minutes_a_person(look, stored.session.id)


def minutes_a_person(look: Look, session_id: str) -> int:
    """Return how long one person takes in this session."""
    measured = measured_in(look.connection, look.clinic_id, [session_id]).get(session_id, ())
    return minutes_measured(measured, look.settings.minutes_per_person)


def _counted(stored: QueuedSession, moment: Moment) -> tuple[Waiting, ...]:
    """Where nobody calls (the clinic calls by voice), those whose slot has ended count no more."""
    return who_wait(stored, None if stored.calls else {slot.id for slot in slots_to_come(stored, moment)})
