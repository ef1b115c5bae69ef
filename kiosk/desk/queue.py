"""A stored session's queue, as the rules of calling know it. No transaction is opened here."""

from __future__ import annotations

from collections.abc import Collection
from datetime import time

from kiosk.domain.calling import QueueHistory, Waiting, call_order
from kiosk.domain.queue_history import history_of
from kiosk.store.sessions import QueuedSession, QueuePlace, StoredSession


def history(stored: QueuedSession) -> QueueHistory:
    """Return what the session's calls add up to."""
    return history_of([one.call for one in stored.calls])


def not_called(stored: StoredSession) -> int:
    """Return how many are registered and were not called yet."""
    called = history(stored).called
    return sum(place.registration_id not in called for place in stored.queue)


def who_wait(stored: QueuedSession, slots: Collection[str] | None = None) -> tuple[Waiting, ...]:
    """Return those who were not called and did not miss their turn; `slots`: only of these, and walk-ins."""
    past = history(stored)
    ready, gone = dict(past.ready_after), past.called | past.skipped
    places = [one for one in stored.queue if slots is None or one.slot_id is None or one.slot_id in slots]
    starts = {slot.id: slot.start for slot in stored.session.slots}
    return tuple(_waiting(one, starts, ready) for one in places if one.registration_id not in gone)


def order_of(stored: QueuedSession, waiting: Collection[Waiting], now: time) -> tuple[Waiting, ...]:
    """Return those who wait in the order in which they will be called."""
    return call_order(tuple(waiting), history(stored), now)


def _waiting(place: QueuePlace, starts: dict[str, time], ready: dict[str, int]) -> Waiting:
    start = None if place.slot_id is None else starts.get(place.slot_id)
    return Waiting(place.registration_id, place.priority, start, place.overtaken, ready.get(place.registration_id))
