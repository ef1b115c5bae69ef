"""A stored session's queue, as the rules of calling know it. No transaction is opened here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
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
    before = _calls_of_priority(stored, starts, ready)
    return tuple(_overtaken(before, _waiting(one, starts, ready)) for one in places if one.registration_id not in gone)


def order_of(stored: QueuedSession, waiting: Collection[Waiting], now: time) -> tuple[Waiting, ...]:
    """Return those who wait in the order in which they will be called."""
    return call_order(tuple(waiting), history(stored), now)


def _waiting(place: QueuePlace, starts: dict[str, time], ready: dict[str, int]) -> Waiting:
    start = None if place.slot_id is None else starts.get(place.slot_id)
    return Waiting(place.registration_id, place.priority, start, ready_after=ready.get(place.registration_id))


def _calls_of_priority(
    stored: QueuedSession, starts: dict[str, time], ready: dict[str, int]
) -> list[tuple[str, Waiting]]:
    called = [
        (past.id, _waiting(QueuePlace(past.call.registration_id, past.slot_id, True), starts, ready))
        for past in stored.calls
        if past.call.priority
    ]
    return [(call_id, one) for call_id, one in called if one.ready_after is None]


def _overtaken(before: Sequence[tuple[str, Waiting]], one: Waiting) -> Waiting:
    """Count the calls of priority, of later places, that were made after somebody had registered."""
    if one.priority or one.ready_after is not None:
        return one
    times = sum(call_id > one.registration_id and one.place < called.place for call_id, called in before)
    return replace(one, overtaken=times)
