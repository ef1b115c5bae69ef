"""Numbers in the store: both sides of kiosk.domain.numbers, allocator and desk, in one file on a single machine."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select

from kiosk.domain.numbers import (
    ANYBODY,
    DeskNumbers,
    HeldNumber,
    Pool,
    SlotPool,
    Visitor,
    add_capacity,
    grant,
    issue,
    keep,
    lower_capacity,
    take_back,
)
from kiosk.store import tables
from kiosk.store.writing import Writing, new_id

_HELD = tables.available_numbers.c


def draw_number(work: Writing, session_id: str, slot_id: str, visitor: Visitor = ANYBODY) -> int | None:
    """Take the lowest number the desk holds for the slot; if it holds none, ask the allocator for one first.

    One transaction with the registration it is for. None: the slot is full, or what is left is kept for others.
    """
    desk = _held(work, session_id, slot_id)
    if not desk.available:
        desk = _ask(work, session_id, slot_id, visitor)
    _, number = issue(desk)
    if number is None:
        return None
    work.connection.execute(
        tables.available_numbers.delete().where(
            _HELD.clinic_id == work.place.clinic_id, _HELD.session_id == session_id, _HELD.number == number.number
        )
    )
    return number.number


def capacity_back(work: Writing, session_id: str, slot_id: str) -> None:
    """Give a cancelled registration's capacity back; its number stays burnt. Once: the caller has checked."""
    _save(work, session_id, slot_id, take_back(_pool(work, session_id, slot_id), slot_id))


def add_numbers(work: Writing, session_id: str, slot_id: str, count: int) -> None:
    """加号: add capacity to a slot."""
    pool = add_capacity(_pool(work, session_id, slot_id), slot_id, count)
    _save(work, session_id, slot_id, pool)
    work.update(tables.slots, slot_id, overrides=pool.slot(slot_id).overrides)


def lower_numbers(work: Writing, session_id: str, slot_id: str, count: int) -> bool:
    """Take free numbers out of a slot; False, and nothing done, when there are not so many."""
    pool = lower_capacity(_pool(work, session_id, slot_id), slot_id, count)
    if pool is None:
        return False
    _save(work, session_id, slot_id, pool)
    work.update(tables.slots, slot_id, overrides=pool.slot(slot_id).overrides)
    return True


def keep_numbers(work: Writing, session_id: str, slot_id: str, seniors: int, window: int) -> None:
    """Keep so many of a slot's free numbers, as far as there are."""
    _save(work, session_id, slot_id, keep(_pool(work, session_id, slot_id), slot_id, seniors, window))


def _ask(work: Writing, session_id: str, slot_id: str, visitor: Visitor) -> DeskNumbers:
    """ASK and GRANT in one go: allocator and desk share the file, so no reply can be lost between them."""
    pool, given = grant(_pool(work, session_id, slot_id), new_id(), slot_id, visitor=visitor)
    if given is None:
        return DeskNumbers()
    _save(work, session_id, slot_id, pool)
    work.insert(
        tables.grants,
        request_id=given.request_id,
        incarnation_id=work.incarnation.id,
        session_id=session_id,
        slot_id=slot_id,
        low=given.low,
        high=given.high,
    )
    for number in given.numbers:
        work.insert_here(tables.available_numbers, session_id=session_id, slot_id=slot_id, number=number)
    return _held(work, session_id, slot_id)


def _held(work: Writing, session_id: str, slot_id: str) -> DeskNumbers:
    query = select(_HELD.number).where(
        _HELD.clinic_id == work.place.clinic_id,
        _HELD.desk_id == work.place.desk_id,
        _HELD.session_id == session_id,
        _HELD.slot_id == slot_id,
    )
    return DeskNumbers(frozenset(HeldNumber(int(number), slot_id) for number in work.connection.scalars(query)))


def _pool(work: Writing, session_id: str, slot_id: str) -> Pool:
    sessions, slots = tables.sessions.c, tables.slots.c
    next_no = work.connection.execute(select(sessions.next_no).where(sessions.id == session_id)).scalar_one()
    slot = work.connection.execute(select(tables.slots).where(slots.id == slot_id)).one()
    return Pool((slot_pool(slot),), int(next_no))


def _save(work: Writing, session_id: str, slot_id: str, pool: Pool) -> None:
    work.update_here(tables.sessions, session_id, next_no=pool.next_no)
    slot = pool.slot(slot_id)
    kept = {"kept_for_seniors": slot.kept_for_seniors, "kept_for_window": slot.kept_for_window}
    work.update_here(tables.slots, slot_id, free=slot.free, **kept)


def slot_pool(row: Row[Any]) -> SlotPool:
    """Return a slot's row as the rules know it."""
    return SlotPool(row.id, row.capacity, row.free, row.overrides, row.kept_for_seniors, row.kept_for_window)
