"""A session's queue as staff and the waiting room see it. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time

from kiosk.domain.sessions import ClinicSession


@dataclass(frozen=True)
class QueueRow:
    """Somebody in a queue. `number` is what is called: "15", or "候补 K1-03"."""

    registration_id: str
    person_id: str
    number: str
    name: str | None = field(repr=False)
    """In full, for the doctor. None while the name is open."""
    age: int | None
    priority: bool
    walk_in: bool
    slot_start: time | None
    minutes_waited: int
    """Up to now; of somebody who was called, up to the call."""
    missed: bool = False
    """Was called, did not come, and was brought back."""
    promised_minutes: int | None = None
    """What the ticket said; None where it said nothing."""


@dataclass(frozen=True)
class QueueView:
    """A session's queue: who is in, who is next in this order, who did not come, who was seen (the last one first)."""

    session: ClinicSession
    current: QueueRow | None
    waiting: tuple[QueueRow, ...]
    skipped: tuple[QueueRow, ...]
    minutes_each: int
    seen: tuple[QueueRow, ...] = ()
    report: WaitReport | None = None
    """None while nobody to whom something was promised was called."""


@dataclass(frozen=True)
class Called:
    """Somebody is called now; the board shows and says it."""

    row: QueueRow
    call_id: str


@dataclass(frozen=True)
class NobodyWaits:
    """There is nobody to call."""


CallResult = Called | NobodyWaits


@dataclass(frozen=True)
class BoardCall:
    """A call as the waiting room sees and hears it. A new `call_id` is to be shown large and said."""

    call_id: str
    session_id: str
    number: str
    name: str | None = field(repr=False)
    """Masked."""
    department: str
    doctor: str
    room: str
    floor: str
    called_at: datetime
    upcoming: tuple[str, ...]
    """The next numbers of that session."""


@dataclass(frozen=True)
class WaitReport:
    """What one session promised and what came of it, in minutes; medians over those who were called."""

    session_id: str
    department: str
    doctor: str
    called: int
    promised: int
    actual: int
    over_by_15: int
    """How many waited more than 15 minutes longer than promised."""
