"""Whose turn it is. Pure: the order is a function of who waits, what was called, and the time of day.

The rule, as it stands on the wall slip: whoever's time has come goes by time; seniors and others whom the clinic gives
priority go first, but at most two in a row while others wait, and nobody is overtaken more than six times. Walk-in
numbers come after those whose time has come. Who was not there goes back in after two more calls. Never by number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import IntEnum, StrEnum
from statistics import median

from kiosk.domain.lanes import RULE, FairnessRule, Lane

LATE_WAITS_FOR = 2
"""So many are called before somebody who missed their turn and came back."""
MEASURES = 8
FEWEST_MEASURES = 3


class CallEvent(StrEnum):
    """What was done with a registration in its queue."""

    NEXT = "next"
    AGAIN = "again"
    SKIP = "skip"
    BACK = "back"


class Turn(StrEnum):
    """How a registration stands in its queue."""

    WAITS = "waits"
    BACK = "back"
    """Missed its turn, or must see the doctor again, and was brought back."""
    GONE = "gone"
    """Called, missed or cancelled."""


def turn_after(event: CallEvent) -> Turn | None:
    """Return how a registration stands after a call, None where that changes nothing."""
    match event:
        case CallEvent.NEXT | CallEvent.SKIP:
            return Turn.GONE
        case CallEvent.BACK:
            return Turn.BACK
        case CallEvent.AGAIN:
            return None


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits. `slot_start` None: a walk-in number. `registration_id` is a UUIDv7: it orders by issue.

    `overtaken`: how often somebody of a later place was called first. `ready_after`: brought back, and not called
    before so many calls were made; None for who never missed a turn.
    """

    registration_id: str
    priority: bool
    slot_start: time | None
    overtaken: int = 0
    ready_after: int | None = None

    @property
    def place(self) -> tuple[bool, time, str]:
        """The place that the number promises: slot, then time of issue; walk-ins last."""
        return self.slot_start is None, self.slot_start or time.min, self.registration_id


@dataclass(frozen=True)
class Call:
    """Something that was done, as written down."""

    registration_id: str
    event: CallEvent
    priority: bool
    others_waited: bool
    at: datetime


@dataclass(frozen=True)
class QueueHistory:
    """What the calls so far mean."""

    current: str | None = None
    """Who is with the doctor, or being called."""
    began: datetime | None = None
    """When they were called."""
    called: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    ready_after: tuple[tuple[str, int], ...] = ()
    """Who was brought back, and after how many calls they may be called."""
    calls_made: int = 0
    run: int = 0
    """Priority calls in a row, up to now, while others waited."""
    service_minutes: tuple[float, ...] = ()


def next_of(waiting: Sequence[Waiting], history: QueueHistory, now: time, rule: FairnessRule = RULE) -> Waiting | None:
    """Return who is called next, None when nobody waits. Nobody is called before their slot while others are here."""
    return _choice(_first_tier(waiting, _tiers(history, now)), history.run, rule)


def others_wait(waiting: Sequence[Waiting], called: Waiting, history: QueueHistory, now: time) -> bool:
    """Whether somebody without priority stands beside the one who is called, and might have been called instead."""
    return _beside(_first_tier(waiting, _tiers(history, now)), called)


def overtaken_by(called: Waiting, waiting: Sequence[Waiting]) -> tuple[str, ...]:
    """Return the registrations that somebody with priority overtakes who is called: those of an earlier place."""
    if not called.priority or called.ready_after is not None:
        return ()
    before = (one for one in waiting if one.place < called.place)
    return tuple(one.registration_id for one in before if not one.priority and one.ready_after is None)


def call_order(
    waiting: Sequence[Waiting], history: QueueHistory, now: time, rule: FairnessRule = RULE
) -> tuple[Waiting, ...]:
    """Return everybody in the order in which they are to reckon with: walk-in numbers after every slot's.

    It is what calling again and again would give if nobody else came and the clock stood, without the waiting.
    """
    late = sorted((one for one in waiting if one.ready_after is not None), key=lambda one: one.place)
    order: list[Waiting] = []
    run = history.run
    for stage in _stages(waiting, now):
        lane = Lane([(one.priority, one.overtaken) for one in stage], rule)
        while lane.waits:
            ready = next((one for one in late if history.calls_made + len(order) >= (one.ready_after or 0)), None)
            if ready is not None:
                late.remove(ready)
                order.append(ready)
                run = 0
                continue
            place, run = lane.call(run)
            order.append(stage[place])
    return (*order, *late)


def stage_of(slot_start: time | None, now: time) -> tuple[bool, time]:
    """Return the stage of a slot: all who are due stand in one, each slot to come has its own, walk-ins last."""
    start = slot_start or time.min
    return slot_start is None, time.min if start <= now else start


def minutes_each(history: QueueHistory, usual: int) -> int:
    """Return how long one person takes: measured in this session, else the clinic's usual."""
    return minutes_measured(history.service_minutes[-MEASURES:], usual)


def minutes_measured(measured: Sequence[float], usual: int) -> int:
    """Return how long one person takes, from the last services (at most MEASURES, in any order), else the usual."""
    return usual if len(measured) < FEWEST_MEASURES else max(1, round(median(measured)))


def _stages(waiting: Sequence[Waiting], now: time) -> list[list[Waiting]]:
    """Return those who did not miss their turn, by place, in groups that follow each other: due, each slot, walk-in."""
    groups: dict[tuple[bool, time], list[Waiting]] = {}
    for one in sorted((one for one in waiting if one.ready_after is None), key=lambda one: one.place):
        groups.setdefault(stage_of(one.slot_start, now), []).append(one)
    return [groups[key] for key in sorted(groups)]


class _Tier(IntEnum):
    LATE_AND_READY = 0
    DUE = 1
    WALK_IN = 2
    EARLY = 3
    LATE = 4


def _tiers(history: QueueHistory, now: time) -> Callable[[Waiting], _Tier]:
    def tier(one: Waiting) -> _Tier:
        if one.ready_after is not None:
            return _Tier.LATE_AND_READY if history.calls_made >= one.ready_after else _Tier.LATE
        if one.slot_start is None:
            return _Tier.WALK_IN
        return _Tier.DUE if one.slot_start <= now else _Tier.EARLY

    return tier


def _first_tier(waiting: Sequence[Waiting], tier_of: Callable[[Waiting], _Tier]) -> list[Waiting]:
    """Return those of whom the next one is, by place. Of those who are early, only the earliest slot's."""
    if not waiting:
        return []
    tier = min(tier_of(one) for one in waiting)
    ordered = sorted((one for one in waiting if tier_of(one) is tier), key=lambda one: one.place)
    match tier:
        case _Tier.LATE_AND_READY | _Tier.LATE:
            return ordered[:1]
        case _Tier.EARLY:
            return [one for one in ordered if one.slot_start == ordered[0].slot_start]
        case _:
            return ordered


def _choice(tier: Sequence[Waiting], run: int, rule: FairnessRule) -> Waiting | None:
    favoured = [one for one in tier if one.priority]
    others = [one for one in tier if not one.priority]
    if not favoured or not others:
        return next(iter(tier), None)
    overdue = next((one for one in others if one.overtaken >= rule.most_overtakes), None)
    if overdue is not None:
        return overdue
    return others[0] if run >= rule.in_a_row else favoured[0]


def _beside(tier: Sequence[Waiting], called: Waiting) -> bool:
    return any(not one.priority and one.registration_id != called.registration_id for one in tier)
