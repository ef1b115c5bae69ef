"""Who works here and what each role may do: one table, asked by every use case of the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType


class Role(StrEnum):
    """What a member of staff is. The words are in the catalogue under `role-<value>`."""

    CLERK = "clerk"
    NURSE = "nurse"
    DOCTOR = "doctor"
    LEAD = "lead"
    TECHNICIAN = "technician"


class Act(StrEnum):
    """What somebody may do or not. The words are in the catalogue under `act-<value>`."""

    SEE_PEOPLE = "see-people"
    SEE_NUMBER = "see-number"
    """A full identity number: each look is audited."""
    EDIT_PEOPLE = "edit-people"
    REGISTER = "register"
    PRINT = "print"
    CALL = "call"
    HELP = "help"
    TAKE_OVER = "take-over"
    RUN_SESSIONS = "run-sessions"
    """Open, close, move, replace the doctor, add numbers: today's sessions."""
    PLAN_SESSIONS = "plan-sessions"
    """The week's timetable, its exceptions, departments and their plain words."""
    CONFIRM_DATE = "confirm-date"
    """Say that the machine's date is right: the clinic's day goes with it, back too."""
    MANAGE_STAFF = "manage-staff"
    READ_AUDIT = "read-audit"
    DEVICES = "devices"


_CLERK = frozenset(
    {
        Act.SEE_PEOPLE,
        Act.SEE_NUMBER,
        Act.EDIT_PEOPLE,
        Act.REGISTER,
        Act.PRINT,
        Act.CALL,
        Act.HELP,
        Act.TAKE_OVER,
        Act.RUN_SESSIONS,
        Act.CONFIRM_DATE,
    }
)

ALLOWED: Mapping[Role, frozenset[Act]] = MappingProxyType(
    {
        Role.CLERK: _CLERK,
        Role.NURSE: frozenset({Act.SEE_PEOPLE, Act.REGISTER, Act.PRINT, Act.CALL, Act.HELP}),
        Role.DOCTOR: frozenset({Act.SEE_PEOPLE, Act.CALL, Act.HELP}),
        Role.LEAD: frozenset(Act),
        Role.TECHNICIAN: frozenset({Act.DEVICES, Act.HELP}),
    }
)
"""The one table."""


class NotAllowed(Exception):
    """Nobody is signed in, or their role may not do this: a bug of the screen that offered it."""

    def __init__(self, act: Act) -> None:
        super().__init__(act.value)
        self.act = act


@dataclass(frozen=True)
class StaffMember:
    """Somebody who signed in."""

    id: str
    role: Role
    name: str = field(default="", repr=False)

    def may(self, act: Act) -> bool:
        """Whether the role allows it."""
        return act in ALLOWED[self.role]


@dataclass(frozen=True)
class StaffRow:
    """A member of staff as listed. `has_badge`: a badge is enrolled."""

    id: str
    name: str = field(repr=False)
    role: Role
    has_badge: bool
    locked_until: datetime | None = None
    pin_one_time: bool = False
    """The PIN was given by a lead, and the first sign-in asks for another."""


@dataclass(frozen=True)
class WrongPin:
    """The PIN does not fit. `tries_left` before the lock-out."""

    tries_left: int


@dataclass(frozen=True)
class LockedOut:
    """Too many wrong PINs: no PIN is looked at before `until`."""

    until: datetime


@dataclass(frozen=True)
class UnknownBadge:
    """Nobody here has this badge."""


@dataclass(frozen=True)
class PinToChoose:
    """The PIN fits and was given for one time: nobody is signed in before they chose their own."""


SignInResult = StaffMember | WrongPin | LockedOut | UnknownBadge | PinToChoose


@dataclass(frozen=True)
class OneTimePin:
    """An account's new PIN, to be shown once and told to nobody but its owner."""

    staff_id: str
    pin: str = field(repr=False)


def badge_of_card(number: str) -> str:
    """Return what is kept of a card that serves as a badge: no card's number stands among the staff."""
    return f"card-{sha256(f'nuanchuang badge {number}'.encode()).hexdigest()[:40]}"


class StaffProblem(StrEnum):
    """Why staff cannot be changed like that. The words are in the catalogue under `staff-problem-<value>`."""

    NAME = "name"
    PIN = "pin"
    BADGE_TAKEN = "badge-taken"
    BADGE = "badge"
    LAST_LEAD = "last-lead"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class AuditRow:
    """A line of the audit: what was done to what, where, when, by whom. Ids and words of the program only."""

    id: str
    position: int
    at: datetime
    desk_id: str | None
    event: str
    subject_id: str | None
    staff: str | None = field(repr=False)
    """By name, where somebody was signed in."""
    details: tuple[tuple[str, str], ...] = ()
    desk: str | None = None
    """By name."""
    about: str | None = field(default=None, repr=False)
    """By name, where the line is about a member of staff, such as whose PIN was tried. Nobody else is ever named."""


@dataclass(frozen=True)
class AuditVerdict:
    """Whether every line follows from those before it; else the first that does not."""

    whole: bool
    first_broken: str | None = None
