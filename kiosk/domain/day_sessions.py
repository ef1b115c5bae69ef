"""A day's sessions as staff see them, and what a change of one did to those registered. Values only, no rule.

How a session comes about is kiosk.domain.timetable's; what a person chooses from is kiosk.domain.sessions'.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from kiosk.domain.sessions import ClinicSession


@dataclass(frozen=True)
class SlotRow:
    """A slot as staff see it. `capacity` has the added numbers in it."""

    id: str
    start: time
    end: time
    capacity: int
    free: int
    kept_for_seniors: int
    kept_for_window: int
    over: bool
    """It has ended: nobody gets a number of it any more."""


@dataclass(frozen=True)
class SessionRow:
    """A session as staff see it in the list."""

    session: ClinicSession
    is_open: bool
    free: int
    kept_for_seniors: int
    kept_for_window: int
    added: int
    """加号."""
    registered: int
    waiting: int
    slots: tuple[SlotRow, ...] = ()
    over: bool = False
    """Its time is past."""
    hidden: bool = False
    """Its department is not offered any more."""
    not_seen: int = 0
    """Those who wait and those who missed their turn: whoever a move takes along."""

    @property
    def to_come(self) -> tuple[SlotRow, ...]:
        """The slots of which numbers can still be had."""
        return tuple(slot for slot in self.slots if not slot.over)

    @property
    def free_now(self) -> int:
        """How many numbers can still be had: what was left in slots that are over is gone."""
        return sum(slot.free for slot in self.to_come)

    @property
    def kept_a_slot(self) -> tuple[int, int]:
        """How many numbers of the next slot are kept, for seniors and for the window."""
        slot = next(iter(self.to_come), None)
        return (0, 0) if slot is None else (slot.kept_for_seniors, slot.kept_for_window)


@dataclass(frozen=True)
class DaySessions:
    """A day's sessions, and which day it is today and what time, as the clinic counts."""

    day: date
    today: date
    now: time
    rows: tuple[SessionRow, ...]


@dataclass(frozen=True)
class RegisteredRow:
    """Somebody registered for a session, for staff."""

    registration_id: str
    person_id: str
    number: str
    name: str | None = field(repr=False)
    age: int | None
    slot_start: time | None
    called: bool
    phone: str | None = field(default=None, repr=False)
    """The first phone: whom to call when the session falls out."""
    missed: bool = False
    """Was called and did not come; moved with the others."""


@dataclass(frozen=True)
class SessionChanged:
    """The session is changed; those registered, and the tickets that come again with what is new."""

    registered: tuple[RegisteredRow, ...]
    reprinted: tuple[str, ...] = ()
    """Print jobs."""
    day_off: str | None = None
    """Which day off had closed it before."""


@dataclass(frozen=True)
class Moved:
    """Everybody who was not called yet has a number of the other session, with a new ticket."""

    pairs: tuple[tuple[str, RegisteredRow], ...]
    """The number before, and the row now."""


@dataclass(frozen=True)
class SessionOpened:
    """A session is there."""

    session_id: str
