"""The departments: their own names, the plain words that seniors read, their pictures and their order."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.desk.workplace import Workplace
from kiosk.domain.timetable import LONGEST_WORD, DepartmentRow, SessionProblem
from kiosk.store import tables
from kiosk.store import timetable as stored
from kiosk.store.clinic_setup import add_department as write_department

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
