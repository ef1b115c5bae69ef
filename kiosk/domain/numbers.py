"""Numbers: capacity (a count) and numbers (names) are two things. Pure rules of who may give which to whom.

The allocator owns a session's pool; a desk holds what it was granted and puts it on paper. States are values and every
step is a function from state to state, so that the store and the tests walk the same way. No number is ever made from
the greatest one in use, and no step asks a clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType


@dataclass(frozen=True)
class Visitor:
    """For whom a number is: some are kept for seniors, some for people at the window."""

    senior: bool
    at_window: bool


ANYBODY = Visitor(senior=True, at_window=True)
"""Somebody for whom every number that is free may be taken: when the slot has begun, nothing is kept any more."""


@dataclass(frozen=True)
class SlotPool:
    """Capacity of one slot. 0 <= free; live registrations never exceed capacity + overrides.

    Of what is free, some may be kept for seniors and some for the window; together never more than is free.
    """

    id: str
    capacity: int
    free: int
    overrides: int = 0
    kept_for_seniors: int = 0
    kept_for_window: int = 0

    def free_for(self, visitor: Visitor) -> int:
        """Return how many of the free numbers this visitor may take."""
        kept = (0 if visitor.senior else self.kept_for_seniors) + (0 if visitor.at_window else self.kept_for_window)
        return max(0, self.free - kept)


@dataclass(frozen=True)
class Grant:
    """Numbers low..high, both included, given to one request for good."""

    request_id: str
    slot_id: str
    low: int
    high: int

    @property
    def numbers(self) -> range:
        """Every number of the grant."""
        return range(self.low, self.high + 1)


@dataclass(frozen=True)
class Pool:
    """The allocator's side of one session: its slots in order of time, and the next number, which only grows."""

    slots: tuple[SlotPool, ...]
    next_no: int = 1
    grants: Mapping[str, Grant] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def free(self) -> int:
        """Capacity left in all slots."""
        return sum(slot.free for slot in self.slots)

    def slot(self, slot_id: str) -> SlotPool:
        """Return one slot. Raises KeyError."""
        for slot in self.slots:
            if slot.id == slot_id:
                return slot
        raise KeyError(slot_id)


@dataclass(frozen=True, order=True)
class HeldNumber:
    """A number that a desk was granted and nobody has on paper. Ordered as they are given out."""

    number: int
    slot_id: str


@dataclass(frozen=True)
class DeskNumbers:
    """A desk's side of one session."""

    available: frozenset[HeldNumber] = frozenset()


def grant(
    pool: Pool, request_id: str, slot_id: str, count: int = 1, visitor: Visitor = ANYBODY
) -> tuple[Pool, Grant | None]:
    """GRANT: the same answer to a request that is known; else numbers never given before, None when the slot is full.

    Takes from `free` and nothing else. `count` is at least 1.
    """
    known = pool.grants.get(request_id)
    if known is not None:
        return pool, known
    slot = pool.slot(slot_id)
    if count < 1 or slot.free_for(visitor) < count:
        return pool, None
    given = Grant(request_id, slot_id, pool.next_no, pool.next_no + count - 1)
    grants = MappingProxyType({**pool.grants, request_id: given})
    smaller = replace(pool, next_no=pool.next_no + count, grants=grants)
    return _change_slot(smaller, _without(slot, count, visitor)), given


def receive(desk: DeskNumbers, given: Grant) -> DeskNumbers:
    """Put a grant into the hands of the desk that asked."""
    return DeskNumbers(desk.available | {HeldNumber(number, given.slot_id) for number in given.numbers})


def issue(desk: DeskNumbers) -> tuple[DeskNumbers, HeldNumber | None]:
    """ISSUE: the lowest number held goes on paper and leaves the desk; None when it holds none."""
    if not desk.available:
        return desk, None
    lowest = min(desk.available)
    return DeskNumbers(desk.available - {lowest}), lowest


def hand_back(desk: DeskNumbers, held: HeldNumber) -> DeskNumbers:
    """RETURN, first half: the desk does not have it any more. Raises KeyError for a number it does not hold."""
    if held not in desk.available:
        raise KeyError(held.number)
    return DeskNumbers(desk.available - {held})


def take_back(pool: Pool, slot_id: str) -> Pool:
    """RETURN (second half) and CANCEL: capacity comes back; the number is burnt, for `next_no` only grows."""
    return _change_free(pool, slot_id, +1)


def add_capacity(pool: Pool, slot_id: str, count: int) -> Pool:
    """加号: staff add numbers to a slot."""
    slots = tuple(
        replace(slot, overrides=slot.overrides + count) if slot.id == slot_id else slot for slot in pool.slots
    )
    return _change_free(replace(pool, slots=slots), slot_id, count)


def lower_capacity(pool: Pool, slot_id: str, count: int) -> Pool | None:
    """Take numbers out of a slot again: only such as are free. None when fewer are; then nobody's number is touched."""
    slot = pool.slot(slot_id)
    if not 0 < count <= slot.free:
        return None
    smaller = _change_slot(pool, replace(slot, free=slot.free - count, overrides=slot.overrides - count))
    return keep(smaller, slot_id, slot.kept_for_seniors, slot.kept_for_window)


def keep(pool: Pool, slot_id: str, seniors: int, window: int) -> Pool:
    """Keep numbers of a slot, as many as are free; seniors' first."""
    slot = pool.slot(slot_id)
    for_seniors = min(max(0, seniors), slot.free)
    for_window = min(max(0, window), slot.free - for_seniors)
    return _change_slot(pool, replace(slot, kept_for_seniors=for_seniors, kept_for_window=for_window))


def _without(slot: SlotPool, count: int, visitor: Visitor) -> SlotPool:
    """Take numbers: from those for everybody first, then from those kept for a visitor like this."""
    general = max(0, slot.free - slot.kept_for_seniors - slot.kept_for_window)
    from_kept = max(0, count - general)
    from_seniors = min(from_kept, slot.kept_for_seniors) if visitor.senior else 0
    return replace(
        slot,
        free=slot.free - count,
        kept_for_seniors=slot.kept_for_seniors - from_seniors,
        kept_for_window=slot.kept_for_window - (from_kept - from_seniors),
    )


def _change_slot(pool: Pool, changed: SlotPool) -> Pool:
    return replace(pool, slots=tuple(changed if slot.id == changed.id else slot for slot in pool.slots))


def walk_in_number(desk_prefix: str, count: int) -> str:
    """Return the desk's own number that promises no slot: K1-03."""
    return f"{desk_prefix}-{count:02d}"


def temporary_number(count: int) -> str:
    """Return the number of somebody nobody could identify: T-0007."""
    return f"T-{count:04d}"


def _change_free(pool: Pool, slot_id: str, by: int) -> Pool:
    slots = tuple(replace(slot, free=slot.free + by) if slot.id == slot_id else slot for slot in pool.slots)
    return replace(pool, slots=slots)
