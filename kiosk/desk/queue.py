"""A stored session's queue, as the rules of calling know it. No transaction is opened here."""

from __future__ import annotations

from collections.abc import Collection
from datetime import time

from kiosk.domain.calling import (
    CallEvent,
    QueueHistory,
    Waiting,
    call_order,
    history_of,
    minutes_each,
    overtaken_by,
)
from kiosk.store.sessions import QueuePlace, StoredSession


def history(stored: StoredSession) -> QueueHistory:
    """Return what the session's calls add up to."""
    return history_of([one.call for one in stored.calls])


def who_wait(stored: StoredSession, slots: Collection[str] | None = None) -> tuple[Waiting, ...]:
    """Return those who were not called and did not miss their turn; `slots`: only of these, and walk-ins."""
    past = history(stored)
    ready, gone = dict(past.ready_after), past.called | past.skipped
    places = [one for one in stored.queue if slots is None or one.slot_id is None or one.slot_id in slots]
    starts = {slot.id: slot.start for slot in stored.session.slots}
    everybody = {one.registration_id: _waiting(one, starts, ready) for one in stored.queue}
    return tuple(
        _overtaken(stored, everybody, everybody[one.registration_id])
        for one in places
        if one.registration_id not in gone
    )


def order_of(stored: StoredSession, waiting: Collection[Waiting], now: time) -> tuple[Waiting, ...]:
    """Return those who wait in the order in which they will be called."""
    return call_order(tuple(waiting), history(stored), now)


def minutes_a_person(stored: StoredSession, usual: int) -> int:
    """Return how long one person takes in this session."""
    return minutes_each(history(stored), usual)


def _waiting(place: QueuePlace, starts: dict[str, time], ready: dict[str, int]) -> Waiting:
    start = None if place.slot_id is None else starts.get(place.slot_id)
    return Waiting(place.registration_id, place.priority, start, ready_after=ready.get(place.registration_id))


def _overtaken(stored: StoredSession, everybody: dict[str, Waiting], one: Waiting) -> Waiting:
    """Count the calls of priority that went before somebody who had registered by then."""
    for past in stored.calls:
        called = everybody.get(past.call.registration_id)
        if past.call.event is CallEvent.NEXT and called is not None and past.id > one.registration_id:
            one = overtaken_by(one, called)
    return one
