"""Staff accounts and the audit, for the lead."""

from __future__ import annotations

import json

from sqlalchemy import select

from kiosk.desk.workplace import Workplace
from kiosk.domain.pin import normalise_pin, pin_problem
from kiosk.domain.staff import AuditRow, AuditVerdict, Role, StaffProblem, StaffRow
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from kiosk.store.staff import add_staff, hash_pin, list_staff, staff_of_badge

LONGEST_NAME = 120
LONGEST_BADGE = 120
_STAFF, _AUDIT = tables.staff.c, tables.audit.c


def add(desk: Workplace, name: str, role: Role, pin: str, badge: str | None) -> str | StaffProblem:
    """Make an account; return its id. Raises DeskFailed."""
    problem = _problem(name, pin)
    if problem is not None:
        return problem
    pin_hash, code = hash_pin(normalise_pin(pin)), (badge or "").strip() or None
    with desk.writing() as work:
        taken = _badge_problem(code, staff_of_badge(work.connection, work.place.clinic_id, code or ""))
        return taken or add_staff(work, name.strip(), role, pin_hash, code)


def set_pin(desk: Workplace, staff_id: str, pin: str) -> StaffProblem | None:
    """Give a new PIN, and end a lock-out. Raises DeskFailed."""
    if pin_problem(normalise_pin(pin)) is not None:
        return StaffProblem.PIN
    pin_hash = hash_pin(normalise_pin(pin))
    with desk.writing() as work:
        if staff_id not in {row.id for row in list_staff(work.connection, work.place.clinic_id)}:
            return StaffProblem.UNKNOWN
        work.update_here(tables.staff, staff_id, pin_hash=pin_hash, failed_tries=0, locked_until=None)
        work.audit("pin_changed", staff_id)
        return None


def set_badge(desk: Workplace, staff_id: str, badge: str | None) -> StaffProblem | None:
    """Enrol a badge (a code or a card's number), or take it away with None. Raises DeskFailed."""
    code = (badge or "").strip() or None
    with desk.writing() as work:
        holder = staff_of_badge(work.connection, work.place.clinic_id, code or "")
        problem = _badge_problem(code, None if holder == staff_id else holder)
        if problem is not None:
            return problem
        work.update_here(tables.staff, staff_id, badge=code)
        work.audit("badge_changed", staff_id, given=code is not None)
        return None


def leave(desk: Workplace, staff_id: str) -> StaffProblem | None:
    """Close an account. There is always a lead left. Raises DeskFailed."""
    with desk.writing() as work:
        here = list_staff(work.connection, work.place.clinic_id)
        member = next((row for row in here if row.id == staff_id), None)
        if member is None:
            return StaffProblem.UNKNOWN
        if member.role is Role.LEAD and sum(row.role is Role.LEAD for row in here) == 1:
            return StaffProblem.LAST_LEAD
        work.update_here(tables.staff, staff_id, left_at=work.now, badge=None)
        work.audit("staff_left", staff_id)
        return None


def everybody(desk: Workplace) -> tuple[StaffRow, ...]:
    """Return who works here. Raises DeskFailed."""
    with desk.looking() as look:
        return list_staff(look.connection, look.clinic_id)


def read_audit(desk: Workplace, limit: int, before: int | None) -> tuple[AuditRow, ...]:
    """Return lines of the audit, newest first; `before`: only those of earlier positions. Raises DeskFailed."""
    query = select(tables.audit).where(_AUDIT.clinic_id == desk.settings.clinic_id)
    if before is not None:
        query = query.where(_AUDIT.position < before)
    with desk.looking() as look:
        names = {row.id: row.name for row in look.connection.execute(select(_STAFF.id, _STAFF.name))}
        rows = look.connection.execute(query.order_by(_AUDIT.id.desc()).limit(limit))
        return tuple(_audit_row(row, names) for row in rows)


def verify_audit(desk: Workplace) -> AuditVerdict:
    """Check the whole chain. Raises DeskFailed."""
    with desk.looking() as look:
        broken = verify_chain(look.connection)
        return AuditVerdict(broken is None, broken)


def _audit_row(row: object, names: dict[str, str]) -> AuditRow:
    values = row._mapping  # type: ignore[attr-defined]  # a Row of audit
    details = json.loads(values["details"])
    return AuditRow(
        id=values["id"],
        position=values["position"],
        at=values["made_at"],
        desk_id=values["desk_id"],
        event=values["event"],
        subject_id=values["subject_id"],
        staff=names.get(details.pop("staff", "")),
        details=tuple(sorted((name, str(value)) for name, value in details.items() if value is not None)),
    )


def _problem(name: str, pin: str) -> StaffProblem | None:
    if not 1 <= len(name.strip()) <= LONGEST_NAME:
        return StaffProblem.NAME
    return None if pin_problem(normalise_pin(pin)) is None else StaffProblem.PIN


def _badge_problem(code: str | None, holder: str | None) -> StaffProblem | None:
    if code is None:
        return None
    if len(code) > LONGEST_BADGE or not code.isprintable():
        return StaffProblem.BADGE
    return None if holder is None else StaffProblem.BADGE_TAKEN
