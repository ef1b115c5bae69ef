"""Numbers in the store: both sides of kiosk.domain.numbers, allocator and desk, in one file on a single machine."""

from __future__ import annotations

from sqlalchemy import select

from kiosk.domain.numbers import DeskNumbers, HeldNumber, Pool, SlotPool, grant, issue, take_back
from kiosk.store import tables
from kiosk.store.writing import Writing, new_id

_HELD = tables.available_numbers.c


def draw_number(work: Writing, session_id: str, slot_id: str) -> int | None:
    """Take the lowest number the desk holds for the slot; if it holds none, ask the allocator for one first.

    One transaction with the registration it is for. None: the slot is full.
    """
    desk = _held(work, session_id, slot_id)
    if not desk.available:
        desk = _ask(work, session_id, slot_id)
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


def _ask(work: Writing, session_id: str, slot_id: str) -> DeskNumbers:
    """ASK and GRANT in one go: allocator and desk share the file, so no reply can be lost between them."""
    pool, given = grant(_pool(work, session_id, slot_id), new_id(), slot_id)
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
    return Pool((SlotPool(slot.id, slot.capacity, slot.free, slot.overrides),), int(next_no))


def _save(work: Writing, session_id: str, slot_id: str, pool: Pool) -> None:
    work.update_here(tables.sessions, session_id, next_no=pool.next_no)
    work.update_here(tables.slots, slot_id, free=pool.slot(slot_id).free)
