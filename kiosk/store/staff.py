"""Staff sign in with a PIN: argon2id, and a lock-out that is written before the PIN is looked at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Row, select

from kiosk.store import tables
from kiosk.store.engine import Store
from kiosk.store.writing import Place, Writing, writing

TRIES = 5
LOCK_OUT = timedelta(minutes=5)
_STAFF = tables.staff.c


class Role(StrEnum):
    """What a member of staff may do."""

    LEAD = "lead"
    REGISTRAR = "registrar"
    TECHNICIAN = "technician"


@dataclass(frozen=True)
class StaffMember:
    """Somebody who signed in."""

    id: str
    role: Role


def hash_pin(pin: str) -> str:
    """Return what is kept of a PIN."""
    return PasswordHasher().hash(pin)


def add_staff(work: Writing, name: str, role: Role, pin_hash: str) -> str:
    """Add a member of staff; `pin_hash` is that of `hash_pin`."""
    staff_id = work.insert_here(
        tables.staff, name=name, role=role.value, pin_hash=pin_hash, failed_tries=0, locked_until=None
    )
    work.audit("staff_added", staff_id, role=role.value)
    return staff_id


def sign_in(store: Store, place: Place, now: datetime, pin: str, roles: Collection[Role]) -> StaffMember | None:
    """Return who of these roles has this PIN; None for a wrong one and while locked out. Raises StoreTrouble.

    The try is durable before the PIN is checked: whoever pulls the plug gains no try.
    """
    candidates = _count_try(store, place, now, roles)
    found = next((row for row in candidates if _fits(row.pin_hash, pin)), None)
    if found is None:
        return None
    with writing(store, place, now) as work:
        for row in candidates:
            work.update_here(tables.staff, row.id, failed_tries=0, locked_until=None)
        work.audit("signed_in", found.id)
    return StaffMember(found.id, Role(found.role))


def _count_try(store: Store, place: Place, now: datetime, roles: Collection[Role]) -> list[Row[Any]]:
    """Count a try for everybody whose PIN it could be; return those who are not locked out."""
    query = select(tables.staff).where(_STAFF.clinic_id == place.clinic_id, _STAFF.role.in_(sorted(roles)))
    with writing(store, place, now) as work:
        rows = work.connection.execute(query.order_by(_STAFF.id)).all()
        waiting = [row for row in rows if row.locked_until is None or now >= row.locked_until]
        for row in waiting:
            tries = int(row.failed_tries) + 1
            locked_until = now + LOCK_OUT if tries >= TRIES else None
            kept = 0 if locked_until else tries
            work.update_here(tables.staff, row.id, failed_tries=kept, locked_until=locked_until)
            work.audit("pin_tried", row.id, tries=tries)
        return waiting


def _fits(pin_hash: str, pin: str) -> bool:
    try:
        return PasswordHasher().verify(pin_hash, pin)
    except VerificationError:
        return False
