"""The week's timetable and days off.

What changes from a day on holds for sessions that were made ahead too: nobody is registered for a day to come, so
those are made anew; sessions of today stay as they are and are run live (kiosk.desk.session_desk).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from kiosk.desk.queue import history
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.timetable import (
    LONGEST_WORD,
    DaysOff,
    SessionProblem,
    SessionShape,
    Template,
    TimetableException,
    Week,
    shape_problem,
    templates_on,
)
from kiosk.store import tables
from kiosk.store import timetable as stored
from kiosk.store.sessions import CLOSED, OPEN, StoredSession, sessions_on
from kiosk.store.writing import Writing

DAYS_AHEAD = 14
LONGEST_HOLIDAY = 60
"""Days off in one go: longer than any holiday, shorter than a mistyped year."""


def plan(desk: Workplace) -> tuple[Template, ...]:
    """Return the timetable: every line that still holds or will. Raises DeskFailed."""
    return week(desk).lines


def week(desk: Workplace) -> Week:
    """Return the timetable with its days off and departments. Raises DeskFailed."""
    with desk.looking() as look:
        connection, clinic_id, today = look.connection, look.clinic_id, look.moment.day
        lines = stored.templates(connection, clinic_id)
        return Week(
            today,
            tuple(one for one in lines if one.valid_to is None or one.valid_to >= max(today, one.valid_from)),
            stored.exceptions(connection, clinic_id, today),
            stored.departments(connection, clinic_id),
        )


def exceptions(desk: Workplace) -> tuple[TimetableException, ...]:
    """Return the exceptions from today on. Raises DeskFailed."""
    with desk.looking() as look:
        return stored.exceptions(look.connection, look.clinic_id, look.moment.day)


def add_line(
    desk: Workplace, weekday: int, shape: SessionShape, valid_from: date, valid_to: date | None
) -> str | SessionProblem:
    """Add a line; its sessions are made with the next `make_days`. Raises DeskFailed."""
    added = add_lines(desk, (weekday,), shape, valid_from, valid_to)
    return added if isinstance(added, SessionProblem) else added[0]


def add_lines(
    desk: Workplace, weekdays: tuple[int, ...], shape: SessionShape, valid_from: date, valid_to: date | None
) -> tuple[str, ...] | SessionProblem:
    """Add the same line for several days of the week, all or none. Raises DeskFailed."""
    problem = shape_problem(shape)
    if problem is not None or not weekdays or not all(0 <= weekday <= 6 for weekday in weekdays):
        return problem or SessionProblem.TIMES
    if valid_to is not None and valid_to < valid_from:
        return SessionProblem.DATES
    with desk.writing() as work:
        if shape.department_id not in _department_ids(work):
            return SessionProblem.UNKNOWN
        shape = _tidy(shape)
        return tuple(stored.add_template(work, weekday, shape, valid_from, valid_to) for weekday in weekdays)


def change_line(
    desk: Workplace, template_id: str, shape: SessionShape, since: date, until: date | None = None
) -> str | SessionProblem:
    """Have a line be other from a day to come on; its sessions made ahead are made anew. Raises DeskFailed."""
    problem = shape_problem(shape)
    if problem is not None:
        return problem
    if until is not None and until < since:
        return SessionProblem.DATES
    with desk.writing() as work:
        look = desk.look(work.connection)
        line = _line(work, template_id)
        if line is None or shape.department_id not in _department_ids(work):
            return SessionProblem.UNKNOWN
        since = max(since, line.valid_from)
        if since <= look.moment.day:
            return SessionProblem.PAST
        _end(work, look, template_id, since - timedelta(days=1), look.moment.day)
        new_id = stored.add_template(work, line.weekday, _tidy(shape), since, until)
        work.audit("timetable_line_changed", template_id, to=new_id)
        return new_id


def end_line(desk: Workplace, template_id: str, last_day: date) -> SessionProblem | None:
    """Let a line end; what was made ahead beyond `last_day` goes with it, today's session stays. Raises DeskFailed."""
    with desk.writing() as work:
        if _line(work, template_id) is None:
            return SessionProblem.UNKNOWN
        look = desk.look(work.connection)
        _end(work, look, template_id, last_day, look.moment.day)
        work.audit("timetable_line_ended", template_id)
        return None


def remove_line(desk: Workplace, template_id: str) -> SessionProblem | None:
    """Have a line be as if it had never been added, today too where nobody is registered yet. Raises DeskFailed."""
    with desk.writing() as work:
        line = _line(work, template_id)
        if line is None:
            return SessionProblem.UNKNOWN
        look = desk.look(work.connection)
        _end(work, look, template_id, line.valid_from - timedelta(days=1), look.moment.day - timedelta(days=1))
        work.audit("timetable_line_removed", template_id)
        return None


def renew_line(desk: Workplace, template_id: str, until: date | None = None) -> SessionProblem | None:
    """Let a line that was ended go on, without end or until a day: `end_line` is undone. Raises DeskFailed."""
    with desk.writing() as work:
        if _line(work, template_id) is None:
            return SessionProblem.UNKNOWN
        work.update(tables.session_templates, template_id, valid_to=until)
        work.audit("timetable_line_renewed", template_id)
        return None


def add_exception(
    desk: Workplace, day: date, template_id: str | None, reason: str, until: date | None = None
) -> DaysOff | SessionProblem:
    """Let a line, or with None the whole timetable, fall out on a day, or from it until another. Raises DeskFailed.

    Sessions of these days that were made already are closed; people registered for them are counted, to be told.
    """
    last = until or day
    if last < day or last - day >= timedelta(days=LONGEST_HOLIDAY):
        return SessionProblem.DATES
    with desk.writing() as work:
        look = desk.look(work.connection)
        if day < look.moment.day:
            return SessionProblem.PAST
        known = {(one.day, one.template_id) for one in stored.exceptions(look.connection, look.clinic_id, day)}
        days = [day + timedelta(days=ahead) for ahead in range((last - day).days + 1)]
        new = [one for one in days if (one, template_id) not in known and (one, None) not in known]
        if not new:
            return SessionProblem.ALREADY_OFF
        words = reason.strip()[:LONGEST_WORD]
        made = tuple(stored.add_exception(work, one, template_id, words) for one in new)
        return _close_days(work, look, new, template_id, DaysOff(made))


def remove_exception(desk: Workplace, exception_id: str, only: Collection[str] | None = None) -> int | SessionProblem:
    """Let the timetable hold again on a day; its closed sessions open. Returns how many. Raises DeskFailed.

    `only`: of these sessions, which the day off closed; what staff had closed before it stays closed.
    """
    with desk.writing() as work:
        look = desk.look(work.connection)
        every = stored.exceptions(look.connection, look.clinic_id, look.moment.day)
        one = next((found for found in every if found.id == exception_id), None)
        if one is None:
            return SessionProblem.UNKNOWN
        work.delete(tables.timetable_exceptions, exception_id)
        work.audit("timetable_exception_removed", exception_id)
        shut = [session for session in _made_on(look, one.day, one.template_id) if not session.is_open]
        closed = [session for session in shut if only is None or session.session.id in only]
        for session in closed:
            work.update(tables.sessions, session.session.id, state=OPEN)
            work.audit("session_opened", session.session.id)
        return len(closed)


def make_days(desk: Workplace, days_ahead: int = DAYS_AHEAD) -> int:
    """Make the sessions of today and the days ahead that the timetable has and the store has not; return how many.

    Each line makes one session a day, however often and by whichever process this is called. Raises DeskFailed.
    """
    made = 0
    with desk.writing() as work:
        today = desk.look(work.connection).moment.day
        clinic_id = work.place.clinic_id
        lines, fallen_out = (
            stored.templates(work.connection, clinic_id),
            stored.exceptions(work.connection, clinic_id, today),
        )
        for day in (today + timedelta(days=ahead) for ahead in range(days_ahead + 1)):
            known = stored.made_from(work.connection, clinic_id, day)
            for line in templates_on(day, lines, fallen_out):
                if line.id not in known:
                    stored.make_session(work, day, line.shape, line.id)
                    made += 1
    return made


def _tidy(shape: SessionShape) -> SessionShape:
    return replace(shape, doctor=shape.doctor.strip(), room=shape.room.strip(), floor=shape.floor.strip())


def _department_ids(work: Writing) -> set[str]:
    return {row.department.id for row in stored.departments(work.connection, work.place.clinic_id)}


def _line(work: Writing, template_id: str) -> Template | None:
    lines = stored.templates(work.connection, work.place.clinic_id)
    return next((line for line in lines if line.id == template_id), None)


def _end(work: Writing, look: Look, template_id: str, last_day: date, stays: date) -> None:
    """Let a line end. Sessions after its last day, and after the day `stays`, go; one with numbers given is closed."""
    work.update(tables.session_templates, template_id, valid_to=last_day)
    for session_id in stored.made_after(look.connection, look.clinic_id, template_id, max(last_day, stays)):
        if not stored.unmake_session(work, session_id):
            work.update(tables.sessions, session_id, state=CLOSED)
            work.audit("session_closed", session_id)


def _made_on(look: Look, day: date, template_id: str | None) -> list[StoredSession]:
    """Return a day's sessions that were made from the timetable, or from one line of it."""
    ids = stored.made_from(look.connection, look.clinic_id, day)
    wanted = {session for line, session in ids.items() if template_id in (None, line)}
    return [one for one in sessions_on(look.connection, look.clinic_id, day) if one.session.id in wanted]


def _close_days(work: Writing, look: Look, days: list[date], template_id: str | None, off: DaysOff) -> DaysOff:
    closed, registered = [], 0
    for day in days:
        for session in _made_on(look, day, template_id):
            if session.is_open:
                work.update(tables.sessions, session.session.id, state=CLOSED)
                work.audit("session_closed", session.session.id)
                closed.append(session.session.id)
                called = history(session).called
                registered += sum(place.registration_id not in called for place in session.queue)
    return replace(off, closed=tuple(closed), registered=registered)
