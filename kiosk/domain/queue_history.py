"""What a day's calls add up to: who was called, who missed it, who comes back when, how long services take. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.calling import LATE_WAITS_FOR, Call, CallEvent, QueueHistory

SHORTEST_SERVICE, LONGEST_SERVICE = 1.0, 60.0
"""In minutes. Shorter is a mistaken call, longer is a pause."""


def history_of(calls: Sequence[Call]) -> QueueHistory:
    """Return what calls, in order, add up to."""
    tally = _Tally()
    for call in calls:
        match call.event:
            case CallEvent.NEXT:
                tally.next(call)
            case CallEvent.SKIP:
                tally.skip(call.registration_id)
            case CallEvent.BACK:
                tally.back(call.registration_id)
            case CallEvent.AGAIN:
                pass
    return tally.history()


def service_minutes(began: datetime | None, ended: datetime) -> float | None:
    """Return how long somebody was with the doctor who was called then; None where that is no measure."""
    if began is None:
        return None
    took = (ended - began).total_seconds() / 60
    return took if SHORTEST_SERVICE <= took <= LONGEST_SERVICE else None


@dataclass
class _Tally:
    """What is added up, call by call, of a day that may have hundreds."""

    current: str | None = None
    began: datetime | None = None
    called: set[str] = field(default_factory=set)
    skipped: set[str] = field(default_factory=set)
    ready_after: dict[str, int] = field(default_factory=dict)
    calls_made: int = 0
    run: int = 0
    minutes: list[float] = field(default_factory=list)

    def next(self, call: Call) -> None:
        took = service_minutes(self.began, call.at)
        if took is not None:
            self.minutes.append(took)
        self.current, self.began = call.registration_id, call.at
        self.called.add(call.registration_id)
        self.ready_after.pop(call.registration_id, None)
        self.calls_made += 1
        self.run = self.run + 1 if call.priority and call.others_waited else 0

    def skip(self, registration_id: str) -> None:
        if self.current == registration_id:
            self.current = self.began = None
        self.called.discard(registration_id)
        self.skipped.add(registration_id)

    def back(self, registration_id: str) -> None:
        self.called.discard(registration_id)
        self.skipped.discard(registration_id)
        self.ready_after[registration_id] = self.calls_made + LATE_WAITS_FOR

    def history(self) -> QueueHistory:
        return QueueHistory(
            current=self.current,
            began=self.began,
            called=frozenset(self.called),
            skipped=frozenset(self.skipped),
            ready_after=tuple(self.ready_after.items()),
            calls_made=self.calls_made,
            run=self.run,
            service_minutes=tuple(self.minutes),
        )
