"""Whether the machine's clock can be right, judged by the last day on which something was written. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST_REST = timedelta(days=3)
"""A longer rest was a holiday, or the clock jumped: somebody looks at a calendar, and nobody waits for that."""


class ClockDoubt(StrEnum):
    """What is odd. The words are in the catalogue under `<value>` and `help-reason-<value>`."""

    BACK = "clock-back"
    AHEAD = "clock-ahead"


@dataclass(frozen=True)
class ClockView:
    """The machine's day, the last day of the records, and the day by which people are registered."""

    machine_day: date
    last_day: date | None
    clinic_day: date
    doubt: ClockDoubt | None
    registered_ahead: int = 0
    """Who is registered for days behind the machine's: under a clock that ran ahead, where the machine's is right."""


def doubt_of(machine_day: date, last_day: date | None) -> ClockDoubt | None:
    """Return what is odd about the machine's day; nothing is in a store that has no record yet."""
    if last_day is None:
        return None
    if machine_day < last_day:
        return ClockDoubt.BACK
    return ClockDoubt.AHEAD if machine_day - last_day > LONGEST_REST else None
