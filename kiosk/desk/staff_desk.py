"""Staff accounts and the audit, for the lead."""

from __future__ import annotations

import secrets
from datetime import datetime, time, timedelta

from kiosk.desk.workplace import Workplace
from kiosk.domain.audit_kinds import EVENTS, AuditWanted
from kiosk.domain.pin import SHORTEST, normalise_pin, pin_problem
from kiosk.domain.staff import AuditRow, AuditVerdict, OneTimePin, Role, StaffProblem, StaffRow
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from kiosk.store.audit_head import HeadSigner, verify_heads
from kiosk.store.audit_lines import Lines, read_lines
from kiosk.store.staff import add_staff, hash_pin, list_staff, list_staff_ever, staff_of_badge
from kiosk.store.writing import Writing

LONGEST_NAME = 120
LONGEST_BADGE = 120


def add(desk: Workplace, name: str, role: Role, pin: str, badge: str | None) -> str | StaffProblem:
    """Make an account; return its id. Raises DeskFailed."""
    problem = _problem(name, pin)
    if problem is not None:
        return problem
    pin_hash, code = hash_pin(normalise_pin(pin)), (badge or "").strip() or None
    with desk.writing() as work:
        taken = _badge_problem(code, staff_of_badge(work.connection, work.place.clinic_id, code or ""))
        return taken or add_staff(work, name.strip(), role, pin_hash, code)


def add_with_one_time_pin(desk: Workplace, name: str, role: Role) -> OneTimePin | StaffProblem:
    """Make an account whose owner chooses the PIN at the first sign-in. Raises DeskFailed."""
    if not _is_name(name):
        return StaffProblem.NAME
    pin = _one_time_pin()
    pin_hash = hash_pin(pin)
    with desk.writing() as work:
        return OneTimePin(add_staff(work, name.strip(), role, pin_hash, one_time=True), pin)


def reset_pin(desk: Workplace, staff_id: str) -> OneTimePin | StaffProblem:
    """Give a PIN for one time, and end a lock-out. Raises DeskFailed."""
    pin = _one_time_pin()
    pin_hash = hash_pin(pin)
    with desk.writing() as work:
        if _row_of(work, staff_id) is None:
            return StaffProblem.UNKNOWN
        work.update_here(
            tables.staff, staff_id, pin_hash=pin_hash, pin_one_time=True, failed_tries=0, locked_until=None
        )
        work.audit("pin_reset", staff_id)
        return OneTimePin(staff_id, pin)


def unlock(desk: Workplace, staff_id: str) -> StaffProblem | None:
    """End a lock-out; the PIN stays. Raises DeskFailed."""
    with desk.writing() as work:
        if _row_of(work, staff_id) is None:
            return StaffProblem.UNKNOWN
        work.update_here(tables.staff, staff_id, failed_tries=0, locked_until=None)
        work.audit("staff_unlocked", staff_id)
        return None


def set_role(desk: Workplace, staff_id: str, role: Role) -> StaffProblem | None:
    """Give another role. There is always a lead left. Raises DeskFailed."""
    with desk.writing() as work:
        member = _row_of(work, staff_id)
        if member is None:
            return StaffProblem.UNKNOWN
        if role is not Role.LEAD and _is_last_lead(work, member):
            return StaffProblem.LAST_LEAD
        work.update_here(tables.staff, staff_id, role=role.value)
        work.audit("role_changed", staff_id, role=role.value)
        return None


def set_pin(desk: Workplace, staff_id: str, pin: str) -> StaffProblem | None:
    """Give a new PIN, and end a lock-out. Raises DeskFailed."""
    if pin_problem(normalise_pin(pin)) is not None:
        return StaffProblem.PIN
    pin_hash = hash_pin(normalise_pin(pin))
    with desk.writing() as work:
        if _row_of(work, staff_id) is None:
            return StaffProblem.UNKNOWN
        work.update_here(
            tables.staff, staff_id, pin_hash=pin_hash, pin_one_time=False, failed_tries=0, locked_until=None
        )
        work.audit("pin_changed", staff_id)
        return None


def set_badge(desk: Workplace, staff_id: str, badge: str | None) -> StaffProblem | None:
    """Enrol a badge (a code or a card's number), or take it away with None. Raises DeskFailed."""
    code = (badge or "").strip() or None
    with desk.writing() as work:
        if _row_of(work, staff_id) is None:
            return StaffProblem.UNKNOWN
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
        member = _row_of(work, staff_id)
        if member is None:
            return StaffProblem.UNKNOWN
        if _is_last_lead(work, member):
            return StaffProblem.LAST_LEAD
        work.update_here(tables.staff, staff_id, left_at=work.now, badge=None)
        work.audit("staff_left", staff_id)
        return None


def everybody(desk: Workplace) -> tuple[StaffRow, ...]:
    """Return who works here. Raises DeskFailed."""
    with desk.looking() as look:
        return list_staff(look.connection, look.clinic_id)


def everybody_ever(desk: Workplace) -> tuple[StaffRow, ...]:
    """Return who works or worked here. Raises DeskFailed."""
    with desk.looking() as look:
        return list_staff_ever(look.connection, look.clinic_id)


def read_audit(desk: Workplace, limit: int, wanted: AuditWanted | None = None) -> tuple[AuditRow, ...]:
    """Return lines of the audit, newest first. Raises DeskFailed."""
    lines = None if wanted is None else _lines(desk, wanted)
    with desk.looking() as look:
        return read_lines(look.connection, look.clinic_id, limit, lines)


def verify_audit(desk: Workplace) -> AuditVerdict:
    """Check the whole chain, and the desk's signature for its last line. Raises DeskFailed."""
    signer = desk.store.head_signer
    with desk.looking() as look:
        broken = verify_chain(look.connection)
        if broken is None and isinstance(signer, HeadSigner):
            trouble = verify_heads(look.connection, signer.public_key)
            broken = None if trouble is None else trouble.incarnation_id
        return AuditVerdict(broken is None, broken)


def _lines(desk: Workplace, wanted: AuditWanted) -> Lines:
    events = None if wanted.kind is None else EVENTS[wanted.kind]
    if wanted.day is None:
        return Lines(staff_id=wanted.staff_id, events=events)
    since = datetime.combine(wanted.day, time(), desk.settings.zone)
    until = datetime.combine(wanted.day + timedelta(days=1), time(), desk.settings.zone)
    return Lines(since, until, wanted.staff_id, events)


def _row_of(work: Writing, staff_id: str) -> StaffRow | None:
    here = list_staff(work.connection, work.place.clinic_id)
    return next((row for row in here if row.id == staff_id), None)


def _is_last_lead(work: Writing, member: StaffRow) -> bool:
    here = list_staff(work.connection, work.place.clinic_id)
    return member.role is Role.LEAD and sum(row.role is Role.LEAD for row in here) == 1


def _one_time_pin() -> str:
    """Return six digits that nobody guesses."""
    while True:
        pin = f"{secrets.randbelow(10**SHORTEST):0{SHORTEST}d}"
        if pin_problem(pin) is None:
            return pin


def _is_name(name: str) -> bool:
    return 1 <= len(name.strip()) <= LONGEST_NAME


def _problem(name: str, pin: str) -> StaffProblem | None:
    if not _is_name(name):
        return StaffProblem.NAME
    return None if pin_problem(normalise_pin(pin)) is None else StaffProblem.PIN


def _badge_problem(code: str | None, holder: str | None) -> StaffProblem | None:
    if code is None:
        return None
    if len(code) > LONGEST_BADGE or not code.isprintable():
        return StaffProblem.BADGE
    return None if holder is None else StaffProblem.BADGE_TAKEN
