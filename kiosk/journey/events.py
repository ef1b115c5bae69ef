"""Everything that can happen to a journey: touches, devices, answers of the desk, timers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.identity_number import Problem
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import (
    DeskTrouble,
    Identification,
    LookUpResult,
    RegisterResult,
    RegistrationView,
    SessionsOffered,
    TemporaryIssued,
)
from kiosk.ports import CardFailed, CardFound, CardPresence, CardRead, CodeScanned, LinkChanged, SocialSecurityCardRead


class Touch(StrEnum):
    """A target that carries nothing but its meaning."""

    NO_DOCUMENT = "no-document"
    FOR_FAMILY = "for-family"
    REMEMBER_NUMBER = "remember-number"
    REMEMBER_NOTHING = "remember-nothing"
    ERASE = "erase"
    NUMBER_FINISHED = "number-finished"
    IT_IS_ME = "it-is-me"
    NOT_ME = "not-me"
    MORE = "more"
    CANNOT_SAY = "cannot-say"
    FINISHED = "finished"
    CANCEL_REGISTRATION = "cancel-registration"
    REPRINT_TICKET = "reprint-ticket"
    REPRINT_STICKER = "reprint-sticker"
    STICKER_SPOILT = "sticker-spoilt"
    ANOTHER_DEPARTMENT = "another-department"
    TICKET_CAME_OUT = "ticket-came-out"
    TICKET_DID_NOT = "ticket-did-not"
    HELP = "help"
    NO_MORE_HELP = "no-more-help"
    STAFF = "staff"
    """A member of staff wants to take over."""
    HAND_BACK = "hand-back"
    BACK = "back"
    SAY_AGAIN = "say-again"
    SIZE = "size"
    LANGUAGE = "language"
    STILL_HERE = "still-here"
    MISSED = "missed"
    """A tap on no target at all."""


@dataclass(frozen=True)
class Typed:
    """A key of the keypad: a digit or X."""

    key: str = field(repr=False)


@dataclass(frozen=True)
class SessionChosen:
    """A session's button."""

    session_id: str


class Timer(StrEnum):
    """Timers of a journey; each is restarted or stopped by an effect and fires once."""

    HESITATION = "hesitation"
    VEIL = "veil"
    IDLE = "idle"
    WARNING = "warning"
    UNDO = "undo"
    TAKE_CARD = "take-card"
    RESUME = "resume"
    STAFF = "staff"
    PROGRESS = "progress"


@dataclass(frozen=True)
class TimerFired:
    """A timer ran out."""

    timer: Timer


@dataclass(frozen=True)
class LookedUp:
    """The desk's answer to a look-up."""

    request: int
    result: LookUpResult


@dataclass(frozen=True)
class NumberRefused:
    """The number that was typed cannot be one; nothing was looked up."""

    request: int
    problem: Problem
    group: int | None


@dataclass(frozen=True)
class SessionsListed:
    """The desk's answer: what may be chosen."""

    request: int
    offered: SessionsOffered


@dataclass(frozen=True)
class StoreChanged:
    """Another desk of this machine wrote something: sessions may be other than they were."""


@dataclass(frozen=True)
class OfferedAgain:
    """What may be chosen now; nobody waited for it."""

    identification: Identification
    offered: SessionsOffered


@dataclass(frozen=True)
class RegisterAnswered:
    """The desk's answer to a registration: committed, there already, or the session is gone."""

    request: int
    result: RegisterResult


@dataclass(frozen=True)
class TemporaryAnswered:
    """The desk's answer: a temporary number."""

    request: int
    issued: TemporaryIssued


@dataclass(frozen=True)
class CancelAnswered:
    """The registration is cancelled."""

    request: int


@dataclass(frozen=True)
class StickerQueued:
    """The desk's answer: the sticker comes again; watch this job."""

    request: int
    job: str


@dataclass(frozen=True)
class StaffAnswered:
    """The answer to a PIN: who it is, or None for a wrong one. `locked_out`: after too many, none is looked at."""

    request: int
    staff_id: str | None
    locked_out: bool = False


@dataclass(frozen=True)
class BadgeShown:
    """A member of staff showed their badge to the scanner. `request`: of the look-up that turned out to be a badge."""

    staff_id: str
    request: int | None = None


@dataclass(frozen=True)
class TakenOver:
    """The window took this kiosk over."""

    takeover_id: str


@dataclass(frozen=True)
class HandedBack:
    """The window handed the kiosk back, with what it registered meanwhile."""

    registration: RegistrationView | None = None


@dataclass(frozen=True)
class DeskAnsweredTrouble:
    """The desk could not do it; nothing was written."""

    request: int
    trouble: DeskTrouble


@dataclass(frozen=True)
class PrintChanged:
    """A job of the ledger moved."""

    job: str
    state: PrintState


@dataclass(frozen=True)
class ReprintQueued:
    """A ticket is printed again: watch this job from now on."""

    job: str


@dataclass(frozen=True)
class PrinterChanged:
    """Whether the ticket's printer can print."""

    working: bool


@dataclass(frozen=True)
class HelpAnswered:
    """A member of staff has come (lamp line quitted, or answered at the window)."""


@dataclass(frozen=True)
class StaffReached:
    """Whether somebody can know of the call, or of what was told: an open window, a lamp or a bell; or nobody."""

    reached: bool


Event = (
    Touch
    | Typed
    | SessionChosen
    | TimerFired
    | LookedUp
    | NumberRefused
    | SessionsListed
    | StoreChanged
    | OfferedAgain
    | RegisterAnswered
    | TemporaryAnswered
    | CancelAnswered
    | StickerQueued
    | StaffAnswered
    | BadgeShown
    | TakenOver
    | HandedBack
    | DeskAnsweredTrouble
    | PrintChanged
    | ReprintQueued
    | PrinterChanged
    | HelpAnswered
    | StaffReached
    | CardFound
    | CardRead
    | CardFailed
    | CardPresence
    | SocialSecurityCardRead
    | CodeScanned
    | LinkChanged
)
