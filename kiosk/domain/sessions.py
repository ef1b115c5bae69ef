"""Sessions of a clinic: a department, a doctor and a room on one day and in one part of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Period(StrEnum):
    """Part of the clinic's day. The words are in the catalogue under `<where they stand>-period-<value>`."""

    EARLY = "early"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    NIGHT = "night"
    HOLIDAY = "holiday"


NOON = time(12)
AFTERNOON = time(13)
EVENING = time(18)


def part_of_day(moment: time) -> Period:
    """Return in what part of the day people say that a time is: 中午 12点半, 下午 1点半."""
    if moment < NOON:
        return Period.MORNING
    if moment < AFTERNOON:
        return Period.NOON
    return Period.AFTERNOON if moment < EVENING else Period.NIGHT


@dataclass(frozen=True)
class Department:
    """A department as people look for it: by the complaint in plain words first, by its own name second."""

    id: str
    name: str
    plain_words: str
    """感冒发烧, 血压血糖, 腰腿疼 …"""
    icon: str
    """Name of a Material Symbols icon under assets/icons."""


@dataclass(frozen=True)
class TimeSlot:
    """At most 30 minutes of a session, with its own share of the capacity."""

    id: str
    start: time
    end: time
    capacity: int


@dataclass(frozen=True)
class ClinicSession:
    """One sitting of one doctor, from which numbers are given."""

    id: str
    department: Department
    day: date
    period: Period
    start: time
    end: time
    doctor: str
    room: str
    floor: str
    slots: tuple[TimeSlot, ...]

    @property
    def capacity(self) -> int:
        """How many people the session takes."""
        return sum(slot.capacity for slot in self.slots)


@dataclass(frozen=True)
class SessionChoice:
    """A session as it is offered: what a person must know before choosing it."""

    session: ClinicSession
    free: int
    """Numbers left; 0 means that a walk-in number would be given."""
    ahead: int
    """How many the order of calling would put before this person, who gets a number now."""
    wait_minutes: int
    open_now: bool
