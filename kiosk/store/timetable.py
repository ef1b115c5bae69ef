"""The timetable in the store: its lines, its exceptions, departments; and sessions made of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select

from kiosk.domain.sessions import Period
from kiosk.domain.timetable import DepartmentRow, SessionShape, Template, TimetableException, slots_of
from kiosk.store import tables
from kiosk.store.sessions import CLOSED, OPEN, department_row
from kiosk.store.writing import Writing

_TEMPLATES, _EXCEPTIONS = tables.session_templates.c, tables.timetable_exceptions.c
_DEPARTMENTS, _SESSIONS = tables.departments.c, tables.sessions.c


def templates(connection: Connection, clinic_id: str) -> tuple[Template, ...]:
    """Return every line of the timetable, by weekday and start."""
    query = select(tables.session_templates).where(_TEMPLATES.clinic_id == clinic_id)
    rows = connection.execute(query.order_by(_TEMPLATES.weekday, _TEMPLATES.starts, _TEMPLATES.id))
    return tuple(Template(row.id, row.weekday, _shape(row), row.valid_from, row.valid_to) for row in rows)


def exceptions(connection: Connection, clinic_id: str, since: date) -> tuple[TimetableException, ...]:
    """Return the exceptions from a day on."""
    query = select(tables.timetable_exceptions).where(_EXCEPTIONS.clinic_id == clinic_id, _EXCEPTIONS.day >= since)
    rows = connection.execute(query.order_by(_EXCEPTIONS.day, _EXCEPTIONS.id))
    return tuple(TimetableException(row.id, row.day, row.template_id, row.reason) for row in rows)


def add_template(work: Writing, weekday: int, shape: SessionShape, valid_from: date, valid_to: date | None) -> str:
    """Add a line to the timetable."""
    template_id = work.insert(
        tables.session_templates, weekday=weekday, valid_from=valid_from, valid_to=valid_to, **_columns(shape)
    )
    work.audit("timetable_line_added", template_id)
    return template_id


def add_exception(work: Writing, day: date, template_id: str | None, reason: str) -> str:
    """Add a day on which the timetable, or one line of it, does not hold."""
    exception_id = work.insert(tables.timetable_exceptions, day=day, template_id=template_id, reason=reason)
    work.audit("timetable_exception_added", exception_id, template=template_id)
    return exception_id


def made_from(connection: Connection, clinic_id: str, day: date) -> Mapping[str, str]:
    """Return the lines of the timetable that a day's sessions were made from already, with these sessions."""
    query = select(_SESSIONS.template_id, _SESSIONS.id).where(
        _SESSIONS.clinic_id == clinic_id, _SESSIONS.day == day, _SESSIONS.template_id.is_not(None)
    )
    return {str(line): str(session) for line, session in connection.execute(query)}


def made_after(connection: Connection, clinic_id: str, template_id: str, day: date) -> tuple[str, ...]:
    """Return the sessions that were made from a line for days after `day`."""
    query = select(_SESSIONS.id).where(
        _SESSIONS.clinic_id == clinic_id, _SESSIONS.template_id == template_id, _SESSIONS.day > day
    )
    return tuple(str(one) for one in connection.scalars(query))


def closed_by(connection: Connection, clinic_id: str, exception_id: str) -> tuple[tuple[str, str], ...]:
    """Return the sessions that a day off closed: the line of the timetable each was made from, and its id."""
    query = select(_SESSIONS.template_id, _SESSIONS.id).where(
        _SESSIONS.clinic_id == clinic_id, _SESSIONS.closed_by == exception_id, _SESSIONS.state == CLOSED
    )
    return tuple((str(line), str(session)) for line, session in connection.execute(query))


def unmake_session(work: Writing, session_id: str) -> bool:
    """Remove a session from which no number was ever given; False, and nothing done, for any other."""
    used = [
        select(table.c.id).where(table.c.session_id == session_id).limit(1)
        for table in (tables.registrations, tables.grants)
    ]
    if any(work.connection.execute(query).first() is not None for query in used):
        return False
    for slot_id in work.connection.scalars(select(tables.slots.c.id).where(tables.slots.c.session_id == session_id)):
        work.delete(tables.slots, str(slot_id))
    work.delete(tables.sessions, session_id)
    work.audit("session_unmade", session_id)
    return True


def make_session(work: Writing, day: date, shape: SessionShape, template_id: str | None = None) -> str:
    """Make a session of a shape, open from the start."""
    session_id = work.insert(
        tables.sessions,
        department_id=shape.department_id,
        day=day,
        period=shape.period.value,
        starts=shape.starts,
        ends=shape.ends,
        doctor=shape.doctor,
        room=shape.room,
        floor=shape.floor,
        state=OPEN,
        next_no=work.first_number(day),
        template_id=template_id,
    )
    common = {"session_id": session_id, "overrides": 0, "capacity": shape.capacity_per_slot}
    kept = {"kept_for_seniors": shape.kept_for_seniors, "kept_for_window": shape.kept_for_window}
    work.insert_many(
        tables.slots,
        [
            {"starts": slot.start, "ends": slot.end, "free": shape.capacity_per_slot, **common, **kept}
            for slot in slots_of(shape)
        ],
    )
    work.audit("session_made", session_id, template=template_id)
    return session_id


def departments(connection: Connection, clinic_id: str) -> tuple[DepartmentRow, ...]:
    """Return the clinic's departments in its own order."""
    query = select(tables.departments).where(_DEPARTMENTS.clinic_id == clinic_id)
    rows = connection.execute(query.order_by(_DEPARTMENTS.position, _DEPARTMENTS.id))
    return tuple(map(department_row, rows))


def sessions_of_department(connection: Connection, department_id: str, since: date) -> int:
    """Return how many open sessions a department has from a day on."""
    query = select(func.count()).select_from(tables.sessions)
    return int(
        connection.execute(
            query.where(_SESSIONS.department_id == department_id, _SESSIONS.day >= since, _SESSIONS.state == OPEN)
        ).scalar_one()
    )


def remove_department(work: Writing, department_id: str) -> bool:
    """Remove a department of which nothing was ever planned; False, and nothing done, for any other.

    A line that was taken back before it held a single day was never planned, and goes with it.
    """
    connection, clinic_id = work.connection, work.place.clinic_id
    lines = [one for one in templates(connection, clinic_id) if one.shape.department_id == department_id]
    session = select(_SESSIONS.id).where(_SESSIONS.department_id == department_id).limit(1)
    held = any(one.valid_to is None or one.valid_to >= one.valid_from for one in lines)
    if held or connection.execute(session).first() is not None:
        return False
    void = select(_EXCEPTIONS.id).where(_EXCEPTIONS.template_id.in_([one.id for one in lines]))
    for exception_id in connection.scalars(void).all():
        work.delete(tables.timetable_exceptions, str(exception_id))
    for line in lines:
        work.delete(tables.session_templates, line.id)
    work.delete(tables.departments, department_id)
    return True


def _shape(row: Row[Any]) -> SessionShape:
    return SessionShape(
        department_id=row.department_id,
        period=Period(row.period),
        starts=row.starts,
        ends=row.ends,
        doctor=row.doctor,
        room=row.room,
        floor=row.floor,
        slot_minutes=row.slot_minutes,
        capacity_per_slot=row.capacity_per_slot,
        kept_for_seniors=row.kept_for_seniors,
        kept_for_window=row.kept_for_window,
    )


def _columns(shape: SessionShape) -> Mapping[str, object]:
    return {**vars(shape), "period": shape.period.value}
