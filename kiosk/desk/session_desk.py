"""Sessions in staff's hands, live: opened, closed, moved, the doctor replaced, numbers added, taken away and kept.

The senior's screens follow at once: they ask the store, and whoever was choosing is answered "gone" by registering.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from kiosk.desk.departments import planning_refused
from kiosk.desk.queue import not_called, who_wait
from kiosk.desk.session_moves import new_ticket, registered_in
from kiosk.desk.waits import slots_to_come
from kiosk.desk.workplace import Moment, Workplace
from kiosk.domain.day_sessions import DaySessions, RegisteredRow, SessionChanged, SessionOpened, SessionRow, SlotRow
from kiosk.domain.timetable import (
    MOST_PER_SLOT,
    SessionProblem,
    SessionShape,
    shape_problem,
    shifted,
    too_long,
)
from kiosk.store import tables
from kiosk.store import timetable as stored_timetable
from kiosk.store.number_pools import add_numbers as write_numbers
from kiosk.store.number_pools import keep_numbers, lower_numbers
from kiosk.store.sessions import CLOSED, OPEN, StoredSession, find_session, sessions_on
from kiosk.store.writing import Writing


@dataclass(frozen=True)
class Change:
    """What is to be other in a session: None stays. `starts` moves all its slots with it."""

    doctor: str | None = None
    room: str | None = None
    floor: str | None = None
    starts: time | None = None

    @property
    def words(self) -> dict[str, str]:
        """The columns that are words."""
        given = (("doctor", self.doctor), ("room", self.room), ("floor", self.floor))
        return {name: text.strip() for name, text in given if text is not None}


def sessions_of(desk: Workplace, day: date | None) -> tuple[SessionRow, ...]:
    """Return a day's sessions, closed ones too; None is today. Raises DeskFailed."""
    return day_of(desk, day).rows


def day_of(desk: Workplace, day: date | None) -> DaySessions:
    """Return a day's sessions with the day itself; None is today. Raises DeskFailed."""
    with desk.looking() as look:
        when = day or look.moment.day
        found = sessions_on(look.connection, look.clinic_id, when)
        rows = tuple(_row(one, look.moment) for one in found)
        return DaySessions(when, look.moment.day, look.moment.local.time(), rows)


def registered(desk: Workplace, session_id: str) -> tuple[RegisteredRow, ...]:
    """Return who is registered, in the promised order. Raises DeskFailed."""
    with desk.looking() as look:
        stored = find_session(look.connection, look.clinic_id, session_id)
        return () if stored is None else registered_in(look, stored)


def open_session(desk: Workplace, day: date | None, shape: SessionShape) -> SessionOpened | SessionProblem:
    """Open a session beside the timetable; None is today. Raises DeskFailed."""
    problem = shape_problem(shape)
    if problem is not None:
        return problem
    with desk.writing() as work:
        moment = desk.look(work.connection).moment
        when = day or moment.day
        if when < moment.day or (when == moment.day and not moment.is_before_end(shape.starts, shape.ends)):
            return SessionProblem.PAST
        refused = planning_refused(work, shape.department_id)
        if refused is not None:
            return refused
        return SessionOpened(stored_timetable.make_session(work, when, shape))


def set_open(
    desk: Workplace, session_id: str, is_open: bool, day_off: str | None = None
) -> SessionChanged | SessionProblem:
    """Close a session, or open it again; those registered keep their numbers and are listed. Raises DeskFailed.

    `day_off`: it is closed again for the day off that had closed it, which opens it when that is taken back.
    """
    with desk.writing() as work:
        look = desk.look(work.connection)
        stored = find_session(work.connection, look.clinic_id, session_id)
        if stored is None:
            return SessionProblem.UNKNOWN
        if is_open and stored.hidden:
            return SessionProblem.HIDDEN
        closed_by = None if is_open else day_off
        work.update(tables.sessions, session_id, state=OPEN if is_open else CLOSED, closed_by=closed_by)
        work.audit("session_opened" if is_open else "session_closed", session_id)
        return SessionChanged(registered_in(look, stored), day_off=stored.day_off)


def change(desk: Workplace, session_id: str, wanted: Change) -> SessionChanged | SessionProblem:
    """Replace the doctor, move to another room or time; who was not called yet gets a new ticket. Raises DeskFailed."""
    problem = _problem_of(wanted)
    if problem is not None:
        return problem
    with desk.writing() as work:
        look = desk.look(work.connection)
        stored = find_session(work.connection, look.clinic_id, session_id)
        if stored is None:
            return SessionProblem.UNKNOWN
        if wanted.starts is not None and not _retime(work, stored, wanted.starts):
            return SessionProblem.MIDNIGHT
        if wanted.words:
            work.update(tables.sessions, session_id, **wanted.words)
        fields = sorted([*wanted.words, *(["starts"] if wanted.starts is not None else [])])
        work.audit("session_changed", session_id, fields=",".join(fields))
        rows = registered_in(look, find_session(work.connection, look.clinic_id, session_id) or stored)
        jobs = tuple(new_ticket(work, look, row.registration_id, reprint=True) for row in rows if not row.called)
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


def take_numbers(desk: Workplace, session_id: str, count: int, slot_id: str) -> SessionProblem | None:
    """Take free numbers out of a slot; TAKEN when people have them: nobody loses a number. Raises DeskFailed."""
    if not 1 <= count <= MOST_PER_SLOT:
        return SessionProblem.CAPACITY
    with desk.writing() as work:
        stored = find_session(work.connection, work.place.clinic_id, session_id)
        if stored is None or slot_id not in {slot.id for slot in stored.session.slots}:
            return SessionProblem.UNKNOWN
        if not lower_numbers(work, session_id, slot_id, count):
            return SessionProblem.TAKEN
        work.audit("numbers_taken_away", session_id, count=count)
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


def _retime(work: Writing, stored: StoredSession, starts: time) -> bool:
    """Have a session begin at another time, all slots with it; False where it would leave its day."""
    day, session = stored.session.day, stored.session
    by = datetime.combine(day, starts) - datetime.combine(day, session.start)
    slots = shifted(session.slots, by)
    if slots is None:
        return False
    ends = (datetime.combine(day, session.end) + by).time()
    work.update(tables.sessions, session.id, starts=starts, ends=ends)
    pairs = list(zip(session.slots, slots, strict=True))
    for before, after in pairs if by.days < 0 else reversed(pairs):  # no two of a session begin together, at no moment
        work.update(tables.slots, before.id, starts=after.start, ends=after.end)
    return True


def _problem_of(wanted: Change) -> SessionProblem | None:
    words = wanted.words
    if (not words and wanted.starts is None) or not all(text for name, text in words.items() if name != "floor"):
        return SessionProblem.NEEDED
    return SessionProblem.TOO_LONG if too_long(words) else None


def _row(stored: StoredSession, moment: Moment) -> SessionRow:
    to_come = {slot.id for slot in slots_to_come(stored, moment)}
    return SessionRow(
        session=stored.session,
        is_open=stored.is_open,
        free=stored.pool.free,
        kept_for_seniors=sum(slot.kept_for_seniors for slot in stored.pool.slots),
        kept_for_window=sum(slot.kept_for_window for slot in stored.pool.slots),
        added=sum(slot.overrides for slot in stored.pool.slots),
        registered=len(stored.queue),
        waiting=len(who_wait(stored)),
        not_seen=not_called(stored),
        slots=tuple(_slots(stored, to_come)),
        over=not to_come,
        hidden=stored.hidden,
    )


def _slots(stored: StoredSession, to_come: set[str]) -> list[SlotRow]:
    pools = {slot.id: slot for slot in stored.pool.slots}
    return [
        SlotRow(
            slot.id,
            slot.start,
            slot.end,
            slot.capacity,
            pools[slot.id].free,
            pools[slot.id].kept_for_seniors,
            pools[slot.id].kept_for_window,
            over=slot.id not in to_come,
        )
        for slot in stored.session.slots
    ]
