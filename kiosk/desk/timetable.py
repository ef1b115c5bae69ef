"""The week's timetable.

What changes from a day on holds for sessions that were made ahead too: nobody is registered for a day to come, so
those are made anew; sessions of today stay as they are and are run live (kiosk.desk.session_desk).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kiosk.desk.departments import planning_refused
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.timetable import (
    SessionProblem,
    SessionShape,
    Template,
    Week,
    shape_problem,
    templates_on,
)
from kiosk.store import tables
from kiosk.store import timetable as stored
from kiosk.store.sessions import CLOSED
from kiosk.store.writing import Writing

DAYS_AHEAD = 14


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
        refused = planning_refused(work, shape.department_id)
        if refused is not None:
            return refused
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
        refused = SessionProblem.UNKNOWN if line is None else planning_refused(work, shape.department_id)
        if line is None or refused is not None:
            return refused or SessionProblem.UNKNOWN
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


def make_days(desk: Workplace, days_ahead: int = DAYS_AHEAD) -> int:
    """Make the sessions of today and the days ahead that the timetable has and the store has not; return how many.

    Each line makes one session a day, however often and by whichever process this is called. Raises DeskFailed.
    """
    with desk.writing() as work:
        today = desk.look(work.connection).moment.day
        return sum(len(make_day(work, today + timedelta(days=ahead))) for ahead in range(days_ahead + 1))


def make_day(work: Writing, day: date) -> tuple[str, ...]:
    """Make the sessions of one day that the timetable has and the store has not; hidden departments get none."""
    connection, clinic_id = work.connection, work.place.clinic_id
    known = stored.made_from(connection, clinic_id, day)
    lines = templates_on(day, stored.templates(connection, clinic_id), stored.exceptions(connection, clinic_id, day))
    shown = {row.department.id for row in stored.departments(connection, clinic_id) if not row.hidden}
    wanted = [line for line in lines if line.id not in known and line.shape.department_id in shown]
    return tuple(stored.make_session(work, day, line.shape, line.id) for line in wanted)


def _tidy(shape: SessionShape) -> SessionShape:
    return replace(shape, doctor=shape.doctor.strip(), room=shape.room.strip(), floor=shape.floor.strip())


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
