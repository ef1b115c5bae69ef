"""The week's timetable and what it makes of a day: sessions with slots of at most 30 minutes. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from kiosk.domain.columns import columns
from kiosk.domain.sessions import Department, Period, TimeSlot

LONGEST_SLOT = 30
MOST_PER_SLOT = 200
MOST_SLOTS = 48
LONGEST_WORD = 60
LONGEST: Mapping[str, int] = {"name": 30, "plain_words": 30, "doctor": LONGEST_WORD, "room": 24, "floor": 10}
"""Columns that words of departments, doctors and rooms may take: what every screen holds. A hanzi takes 2."""


class SessionProblem(StrEnum):
    """Why a session cannot be like that. The words are in the catalogue under `session-problem-<value>`."""

    TIMES = "times"
    SLOT_LENGTH = "slot-length"
    CAPACITY = "capacity"
    KEPT = "kept"
    NEEDED = "needed"
    TOO_LONG = "too-long"
    NAME_TAKEN = "name-taken"
    UNKNOWN = "unknown"
    SAME = "same"
    CLOSED = "closed"
    """It is closed: nobody can be moved to it."""
    PAST = "past"
    """That day, or that session, is over."""
    TAKEN = "taken"
    """So many numbers are not free any more: people have them."""
    MIDNIGHT = "midnight"
    """It would last beyond midnight, where another day begins: to be planned as two."""
    DATES = "dates"
    """The last day is before the first, or so far away that somebody mistyped."""
    ALREADY_OFF = "already-off"
    HIDDEN = "hidden"
    """Its department is not offered any more."""
    IN_USE = "in-use"
    """Sessions of that department are planned, or were: it can be hidden, and not deleted."""


@dataclass(frozen=True)
class SessionShape:
    """What a session, or a line of the timetable, looks like. `ends` at 00:00 is the end of the day."""

    department_id: str
    period: Period
    starts: time
    ends: time
    doctor: str
    room: str
    floor: str
    slot_minutes: int = LONGEST_SLOT
    capacity_per_slot: int = 5
    kept_for_seniors: int = 0
    """Numbers of each slot that only seniors get until it begins."""
    kept_for_window: int = 0


@dataclass(frozen=True)
class Template:
    """A line of the timetable. `weekday` 0 is Monday."""

    id: str
    weekday: int
    shape: SessionShape
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class TimetableException:
    """A day on which the timetable does not hold; `template_id` None: nothing of it (a holiday)."""

    id: str
    day: date
    template_id: str | None
    reason: str


@dataclass(frozen=True)
class Week:
    """The timetable as it is planned from `today` on, the clinic's own day."""

    today: date
    lines: tuple[Template, ...]
    exceptions: tuple[TimetableException, ...]
    departments: tuple[DepartmentRow, ...]


@dataclass(frozen=True)
class PlannedSlot:
    """A slot to be."""

    start: time
    end: time


@dataclass(frozen=True)
class DaysOff:
    """Days on which the timetable, or a line of it, falls out, and what that did to sessions that were made already."""

    exceptions: tuple[str, ...]
    closed: tuple[str, ...] = ()
    """Sessions closed with it."""
    registered: int = 0
    """People registered for these who were not called yet."""


@dataclass(frozen=True)
class DayOn:
    """A day off that was taken back: with what was opened and made by that it can be written again to the letter."""

    exception: TimetableException
    opened: tuple[str, ...] = ()
    made: tuple[str, ...] = ()


@dataclass(frozen=True)
class DepartmentRow:
    """A department with its place in the clinic's list."""

    department: Department
    position: int
    hidden: bool = False
    """Not offered any more, and kept for what was."""


@dataclass(frozen=True)
class DepartmentUse:
    """What hiding a department would take from the senior's screens. `sessions` are open, from now on."""

    sessions: int
    registered: int
    """People registered for these who were not called yet; they keep their numbers."""


def shape_problem(shape: SessionShape) -> SessionProblem | None:
    """Return what is wrong with a shape."""
    if not (shape.doctor.strip() and shape.room.strip()):
        return SessionProblem.NEEDED
    if too_long({"doctor": shape.doctor, "room": shape.room, "floor": shape.floor}):
        return SessionProblem.TOO_LONG
    if not 5 <= shape.slot_minutes <= LONGEST_SLOT:
        return SessionProblem.SLOT_LENGTH
    if not 1 <= shape.capacity_per_slot <= MOST_PER_SLOT:
        return SessionProblem.CAPACITY
    kept = (shape.kept_for_seniors, shape.kept_for_window)
    if min(kept) < 0 or sum(kept) > shape.capacity_per_slot:
        return SessionProblem.KEPT
    if time(0) < shape.ends <= shape.starts:
        return SessionProblem.TIMES if shape.ends == shape.starts else SessionProblem.MIDNIGHT
    return None if 1 <= len(slots_of(shape)) <= MOST_SLOTS else SessionProblem.TIMES


def too_long(words: Mapping[str, str]) -> tuple[str, ...]:
    """Return which of the words, by the names in LONGEST, take more columns than they may."""
    return tuple(name for name, text in words.items() if columns(text.strip()) > LONGEST[name])


def shifted(slots: Sequence[TimeSlot], by: timedelta) -> tuple[PlannedSlot, ...] | None:
    """Return slots begun earlier or later, in the same order; None where one would leave its day."""
    day = date(2000, 1, 1)
    begins, ends = datetime.combine(day, time(0)), datetime.combine(day, time(0)) + timedelta(days=1)
    moved = []
    for slot in slots:
        start, end = datetime.combine(day, slot.start), datetime.combine(day, slot.end)
        moved.append((start + by, (end if end > start else end + timedelta(days=1)) + by))
    if any(start < begins or end > ends for start, end in moved):
        return None
    return tuple(PlannedSlot(start.time(), end.time()) for start, end in moved)


def slots_of(shape: SessionShape) -> tuple[PlannedSlot, ...]:
    """Return the slots, each of `slot_minutes`; a rest becomes a shorter last one."""
    day = date(2000, 1, 1)
    end = datetime.combine(day, shape.ends)
    at, slots = datetime.combine(day, shape.starts), []
    if end <= at:
        end += timedelta(days=1)
    while at < end:
        after = min(at + timedelta(minutes=shape.slot_minutes), end)
        slots.append(PlannedSlot(at.time(), after.time()))
        at = after
    return tuple(slots)


def templates_on(
    day: date, templates: Sequence[Template], exceptions: Sequence[TimetableException]
) -> tuple[Template, ...]:
    """Return the lines of the timetable that make sessions on a day."""
    fallen_out = {one.template_id for one in exceptions if one.day == day}
    if None in fallen_out:
        return ()
    return tuple(
        one
        for one in templates
        if one.weekday == day.weekday()
        and one.valid_from <= day
        and (one.valid_to is None or day <= one.valid_to)
        and one.id not in fallen_out
    )
