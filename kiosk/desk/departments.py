"""The departments: their own names, the plain words that seniors read, their pictures and their order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from kiosk.desk.queue import not_called
from kiosk.desk.waits import slots_to_come
from kiosk.desk.workplace import Workplace
from kiosk.domain.timetable import DepartmentRow, DepartmentUse, SessionProblem, too_long
from kiosk.store import tables
from kiosk.store import timetable as stored
from kiosk.store.clinic_setup import add_department as write_department
from kiosk.store.sessions import sessions_on
from kiosk.store.writing import Writing

LONGEST_ICON = 40


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
        added = write_department(work, name.strip(), plain_words.strip(), icon[:LONGEST_ICON], position)
        work.audit("department_added", added)
        return added


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


def move_department(desk: Workplace, department_id: str, by: int) -> SessionProblem | None:
    """Move a department up (-1) or down (+1) the list in which seniors see them. Raises DeskFailed."""
    with desk.writing() as work:
        rows = list(stored.departments(work.connection, work.place.clinic_id))
        at = next((place for place, row in enumerate(rows) if row.department.id == department_id), None)
        if at is None:
            return SessionProblem.UNKNOWN
        rows.insert(max(0, at + by), rows.pop(at))
        for position, row in enumerate(rows):
            if row.position != position:
                work.update(tables.departments, row.department.id, position=position)
        work.audit("department_changed", department_id, fields="position")
        return None


def use_of(desk: Workplace, department_id: str) -> DepartmentUse:
    """Return what hiding a department would take from the senior's screens. Raises DeskFailed."""
    with desk.looking() as look:
        today = sessions_on(look.connection, look.clinic_id, look.moment.day)
        its = [one for one in today if one.session.department.id == department_id and slots_to_come(one, look.moment)]
        still = sum(one.is_open for one in its)
        later = stored.sessions_of_department(look.connection, department_id, look.moment.day + timedelta(days=1))
        return DepartmentUse(still + later, sum(map(not_called, its)))


def set_hidden(desk: Workplace, department_id: str, *, hidden: bool) -> SessionProblem | None:
    """Offer a department no more, or again; its sessions, and whoever is registered, stay as they are.

    Sessions of hidden departments take nobody, and none are made of their lines. Raises DeskFailed.
    """
    with desk.writing() as work:
        if department_id not in _ids(stored.departments(work.connection, work.place.clinic_id)):
            return SessionProblem.UNKNOWN
        work.update(tables.departments, department_id, hidden_at=work.now if hidden else None)
        work.audit("department_hidden" if hidden else "department_shown", department_id)
        return None


def remove_department(desk: Workplace, department_id: str) -> SessionProblem | None:
    """Delete a department of which nothing was ever planned; any other is IN_USE. Raises DeskFailed."""
    with desk.writing() as work:
        if department_id not in _ids(stored.departments(work.connection, work.place.clinic_id)):
            return SessionProblem.UNKNOWN
        if not stored.remove_department(work, department_id):
            return SessionProblem.IN_USE
        work.audit("department_removed", department_id)
        return None


def restore_department(desk: Workplace, row: DepartmentRow) -> SessionProblem | None:
    """Have a deleted department be as it was, at its place in the list. Raises DeskFailed."""
    one = row.department
    with desk.writing() as work:
        known = stored.departments(work.connection, work.place.clinic_id)
        if one.name in {other.department.name for other in known}:
            return SessionProblem.NAME_TAKEN
        hidden_at = work.now if row.hidden else None
        words = {"name": one.name, "plain_words": one.plain_words, "icon": one.icon}
        work.insert(tables.departments, id=one.id, position=row.position, hidden_at=hidden_at, **words)
        work.audit("department_added", one.id)
        return None


def planning_refused(work: Writing, department_id: str) -> SessionProblem | None:
    """Return why nothing can be planned for a department."""
    known = stored.departments(work.connection, work.place.clinic_id)
    one = next((row for row in known if row.department.id == department_id), None)
    if one is None:
        return SessionProblem.UNKNOWN
    return SessionProblem.HIDDEN if one.hidden else None


def _ids(known: tuple[DepartmentRow, ...]) -> set[str]:
    return {row.department.id for row in known}


def _department_problem(
    texts: Mapping[str, str], department_id: str | None, known: tuple[DepartmentRow, ...]
) -> SessionProblem | None:
    if department_id is not None and department_id not in _ids(known):
        return SessionProblem.UNKNOWN
    if not all(text.strip() for text in texts.values()):
        return SessionProblem.NEEDED
    if too_long(texts):
        return SessionProblem.TOO_LONG
    others = {row.department.name for row in known if row.department.id != department_id}
    return SessionProblem.NAME_TAKEN if texts.get("name", "").strip() in others else None
