"""The week's timetable, its exceptions, and the departments with their plain words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from kiosk.desk.workplace import Workplace
from kiosk.domain.timetable import (
    LONGEST_WORD,
    DepartmentRow,
    SessionProblem,
    SessionShape,
    Template,
    TimetableException,
    shape_problem,
    templates_on,
)
from kiosk.store import tables
from kiosk.store import timetable as stored
from kiosk.store.clinic_setup import add_department as write_department

DAYS_AHEAD = 14
LONGEST_ICON = 40


def plan(desk: Workplace) -> tuple[Template, ...]:
    """Return the timetable. Raises DeskFailed."""
    with desk.looking() as look:
        return stored.templates(look.connection, look.clinic_id)


def exceptions(desk: Workplace) -> tuple[TimetableException, ...]:
    """Return the exceptions from today on. Raises DeskFailed."""
    with desk.looking() as look:
        return stored.exceptions(look.connection, look.clinic_id, look.moment.day)


def add_line(
    desk: Workplace, weekday: int, shape: SessionShape, valid_from: date, valid_to: date | None
) -> str | SessionProblem:
    """Add a line; its sessions are made with the next `make_days`. Raises DeskFailed."""
    problem = shape_problem(shape)
    if problem is not None or not 0 <= weekday <= 6:
        return problem or SessionProblem.TIMES
    with desk.writing() as work:
        known = stored.departments(work.connection, work.place.clinic_id)
        if shape.department_id not in {row.department.id for row in known}:
            return SessionProblem.UNKNOWN
        return stored.add_template(work, weekday, shape, valid_from, valid_to)


def end_line(desk: Workplace, template_id: str, last_day: date) -> None:
    """Let a line end; sessions that are made already stay, and are closed one by one. Raises DeskFailed."""
    with desk.writing() as work:
        work.update(tables.session_templates, template_id, valid_to=last_day)
        work.audit("timetable_line_ended", template_id)


def add_exception(desk: Workplace, day: date, template_id: str | None, reason: str) -> str:
    """Let a line, or with None the whole timetable, fall out on a day. Raises DeskFailed."""
    with desk.writing() as work:
        return stored.add_exception(work, day, template_id, reason.strip()[:LONGEST_WORD])


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


def departments(desk: Workplace) -> tuple[DepartmentRow, ...]:
    """Return the departments. Raises DeskFailed."""
    with desk.looking() as look:
        return stored.departments(look.connection, look.clinic_id)


def add_department(desk: Workplace, name: str, plain_words: str, icon: str) -> str | SessionProblem:
    """Add a department at the end of the list. Raises DeskFailed."""
    with desk.writing() as work:
        known = stored.departments(work.connection, work.place.clinic_id)
        problem = _department_problem({"name": name, "plain_words": plain_words}, None, known)
        if problem is not None:
            return problem
        position = max((row.position for row in known), default=-1) + 1
        return write_department(work, name.strip(), plain_words.strip(), icon[:LONGEST_ICON], position)


def edit_department(desk: Workplace, department_id: str, changes: Mapping[str, str | int]) -> SessionProblem | None:
    """Change name, plain_words, icon or position; the senior's screens follow at once. Raises DeskFailed."""
    with desk.writing() as work:
        known = stored.departments(work.connection, work.place.clinic_id)
        texts = {key: str(value) for key, value in changes.items() if key in {"name", "plain_words"}}
        problem = _department_problem(texts, department_id, known)
        if problem is not None:
            return problem
        allowed = {key: changes[key] for key in ("icon", "position") if key in changes}
        work.update(tables.departments, department_id, **allowed, **{key: text.strip() for key, text in texts.items()})
        work.audit("department_changed", department_id, fields=",".join(sorted(changes)))
        return None


def _department_problem(
    texts: Mapping[str, str], department_id: str | None, known: tuple[DepartmentRow, ...]
) -> SessionProblem | None:
    if department_id is not None and department_id not in {row.department.id for row in known}:
        return SessionProblem.UNKNOWN
    if not all(text.strip() for text in texts.values()):
        return SessionProblem.NEEDED
    if any(len(text.strip()) > LONGEST_WORD for text in texts.values()):
        return SessionProblem.TOO_LONG
    others = {row.department.name for row in known if row.department.id != department_id}
    return SessionProblem.NAME_TAKEN if texts.get("name", "").strip() in others else None
