"""Staff sign in with a PIN: argon2id, and a lock-out that is written before the PIN is looked at.

Wrong PINs count where they belong: those for an account at that account, those without one at the desk where they were
typed. Whoever plays with a kiosk's keys locks nobody out but that kiosk's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, Row, Table, select

from kiosk.domain.staff import LockedOut, PinToChoose, Role, SignInResult, StaffMember, StaffRow, WrongPin
from kiosk.store import tables
from kiosk.store.engine import Store
from kiosk.store.writing import Place, Writing, writing

__all__ = ["Role", "StaffMember", "add_staff", "hash_pin", "sign_in", "sign_in_as"]

TRIES = 5
LOCK_OUT = timedelta(minutes=5)
PIN_HASHER = PasswordHasher()
"""The library's own cost, RFC 9106's second choice: three passes over 64 MiB, some tenths of a second on a kiosk.

What a stored hash cost stands in the hash itself.
"""
_STAFF = tables.staff.c


def hash_pin(pin: str) -> str:
    """Return what is kept of a PIN."""
    return PIN_HASHER.hash(pin)


def add_staff(  # noqa: PLR0913, PLR0917 - what is kept of an account
    work: Writing, name: str, role: Role, pin_hash: str, badge: str | None = None, one_time: bool = False
) -> str:
    """Add a member of staff; `pin_hash` is that of `hash_pin`. `one_time`: the first sign-in asks for another PIN."""
    staff_id = work.insert_here(
        tables.staff,
        name=name,
        role=role.value,
        pin_hash=pin_hash,
        pin_one_time=one_time,
        failed_tries=0,
        locked_until=None,
        badge=badge,
    )
    work.audit("staff_added", staff_id, role=role.value)
    return staff_id


def list_staff(connection: Connection, clinic_id: str) -> tuple[StaffRow, ...]:
    """Return those who work here, in the order in which they came."""
    query = select(tables.staff).where(_STAFF.clinic_id == clinic_id, _STAFF.left_at.is_(None)).order_by(_STAFF.id)
    return tuple(_staff_row(row) for row in connection.execute(query))


def list_staff_ever(connection: Connection, clinic_id: str) -> tuple[StaffRow, ...]:
    """Return those who work or worked here, in the order in which they came."""
    query = select(tables.staff).where(_STAFF.clinic_id == clinic_id).order_by(_STAFF.id)
    return tuple(_staff_row(row) for row in connection.execute(query))


def staff_of_badge(connection: Connection, clinic_id: str, badge: str) -> str | None:
    """Return who carries a badge."""
    query = select(_STAFF.id).where(_STAFF.clinic_id == clinic_id, _STAFF.badge == badge, _STAFF.left_at.is_(None))
    found = connection.execute(query).scalar()
    return None if found is None else str(found)


def sign_in(
    store: Store, place: Place, now: datetime, pin: str, roles: Collection[Role]
) -> StaffMember | WrongPin | LockedOut:
    """Return who of these roles has this PIN, where nobody said who they are. Raises StoreTrouble.

    The try is durable, at the desk, before the PIN is checked: whoever pulls the plug gains no try. A PIN given for
    one time opens nothing here: it is changed at a window first. Nor does that of an account that is locked out.
    """
    refusal = _count_try_here(store, place, now)
    if isinstance(refusal, LockedOut):
        return refusal
    found = _whose(_candidates(store, place, now, roles), pin)
    if found is None:
        return refusal if refusal.tries_left else LockedOut(now + LOCK_OUT)
    return _signed_in(store, place, now, found, (tables.desks, str(place.desk_id)))


def sign_in_as(store: Store, place: Place, now: datetime, staff_id: str, pin: str) -> SignInResult:
    """Sign one member in by the PIN: the badge or the name said who. Raises StoreTrouble."""
    found = _whose(_count_try(store, place, now, staff_id), pin)
    if found is None:
        return _refusal(store, now, staff_id)
    if found.pin_one_time:
        _clear_tries(store, place, now, staff_id)
        return PinToChoose()
    return _signed_in(store, place, now, found, (tables.staff, staff_id))


def choose_pin(  # noqa: PLR0913, PLR0917 - who, where, when, and both PINs
    store: Store, place: Place, now: datetime, staff_id: str, pin: str, new_hash: str
) -> SignInResult:
    """Sign in with a PIN that was given for one time, and keep the one that its owner chose. Raises StoreTrouble."""
    result = sign_in_as(store, place, now, staff_id, pin)
    if not isinstance(result, PinToChoose):
        return result
    with writing(store, place, now, staff_id) as work:
        work.update_here(tables.staff, staff_id, pin_hash=new_hash, pin_one_time=False)
        work.audit("pin_changed", staff_id)
        work.audit("signed_in", staff_id)
        row = work.connection.execute(select(tables.staff).where(_STAFF.id == staff_id)).one()
    return StaffMember(row.id, Role(row.role), row.name)


def _staff_row(row: Row[Any]) -> StaffRow:
    return StaffRow(row.id, row.name, Role(row.role), row.badge is not None, row.locked_until, row.pin_one_time)


def _refusal(store: Store, now: datetime, staff_id: str) -> SignInResult:
    with store.reading() as connection:
        row = connection.execute(select(tables.staff).where(_STAFF.id == staff_id)).one()
    if _is_locked(row, now):
        return LockedOut(row.locked_until)
    return WrongPin(TRIES - int(row.failed_tries))


def _whose(candidates: Sequence[Row[Any]], pin: str) -> Row[Any] | None:
    return next((row for row in candidates if _fits(row.pin_hash, pin)), None)


def _clear_tries(store: Store, place: Place, now: datetime, staff_id: str) -> None:
    with writing(store, place, now, staff_id) as work:
        work.update_here(tables.staff, staff_id, failed_tries=0, locked_until=None)


def _signed_in(
    store: Store, place: Place, now: datetime, found: Row[Any], counted_at: tuple[Table, str]
) -> StaffMember:
    """Clear the tries of the desk or the account, a table and an id, where they were counted, and let them in."""
    with writing(store, place, now, found.id) as work:
        work.update_here(*counted_at, failed_tries=0, locked_until=None)
        work.audit("signed_in", found.id)
    return StaffMember(found.id, Role(found.role), found.name)


def _candidates(store: Store, place: Place, now: datetime, roles: Collection[Role]) -> list[Row[Any]]:
    """Return everybody whose PIN it could be."""
    query = select(tables.staff).where(
        _STAFF.clinic_id == place.clinic_id,
        _STAFF.left_at.is_(None),
        _STAFF.role.in_(sorted(roles)),
        _STAFF.pin_one_time.is_(False),
    )
    with store.reading() as connection:
        return [row for row in connection.execute(query.order_by(_STAFF.id)) if not _is_locked(row, now)]


def _count_try(store: Store, place: Place, now: datetime, staff_id: str) -> list[Row[Any]]:
    """Count a try at an account; return nobody while it is locked out."""
    query = select(tables.staff).where(
        _STAFF.clinic_id == place.clinic_id, _STAFF.left_at.is_(None), _STAFF.id == staff_id
    )
    with writing(store, place, now) as work:
        waiting = [row for row in work.connection.execute(query).all() if not _is_locked(row, now)]
        for row in waiting:
            _count(work, tables.staff, row)
        return waiting


def _count_try_here(store: Store, place: Place, now: datetime) -> WrongPin | LockedOut:
    """Count a try at the desk; return what a wrong PIN is answered."""
    desks = tables.desks.c
    query = select(tables.desks).where(desks.clinic_id == place.clinic_id, desks.id == place.desk_id)
    with writing(store, place, now) as work:
        desk = work.connection.execute(query).one()
        if _is_locked(desk, now):
            return LockedOut(desk.locked_until)
        return WrongPin(TRIES - _count(work, tables.desks, desk))


def _count(work: Writing, counted_in: Table, row: Row[Any]) -> int:
    """Count a try, and lock with the last one; return which it was."""
    tries = int(row.failed_tries) + 1
    locked_until = work.now + LOCK_OUT if tries >= TRIES else None
    kept = 0 if locked_until else tries
    work.update_here(counted_in, row.id, failed_tries=kept, locked_until=locked_until)
    work.audit("pin_tried", row.id, tries=tries)
    return tries


def _is_locked(row: Row[Any], now: datetime) -> bool:
    """Whether the lock-out holds. A clock that was set back does not lengthen it beyond its own length."""
    return row.locked_until is not None and now < row.locked_until <= now + LOCK_OUT


def _fits(pin_hash: str, pin: str) -> bool:
    try:
        return PIN_HASHER.verify(pin_hash, pin)
    except VerificationError:
        return False
