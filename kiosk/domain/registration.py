"""Who stands there, what is known of them, and what a registration looks like.

These are the values that pass between the journey and the desk. What a public screen may show is already masked in
them; what it may not show stays out of `repr`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.identity_number import Sex
from kiosk.domain.sessions import Department, Period, SessionChoice


class IdentifiedBy(StrEnum):
    """How the person was found; kept with the registration, so that the window knows whom to look at again."""

    CARD = "card"
    NUMBER = "number"
    STICKER = "sticker"
    SHORT_CODE = "short_code"
    SOCIAL_SECURITY_CARD = "social_security"
    """By the number of the card alone: like a sticker, it can be copied."""
    STAFF = "staff"
    """Found or made by staff at the window, who looked at the person."""


@dataclass(frozen=True)
class Identification:
    """What the person showed, enough to register them. `person_id` is None for somebody new here."""

    by: IdentifiedBy
    person_id: str | None = None
    card: IdentityCard | None = field(default=None, repr=False)
    number: str | None = field(default=None, repr=False)
    """Identity number of 18 characters, as typed or derived from 15."""
    typed_15: str | None = field(default=None, repr=False)
    by_companion: bool = False
    """Somebody of the family showed it, for them."""
    language: str | None = None
    """That of their journey, for their paper; None: the clinic's own."""


@dataclass(frozen=True)
class RegistrationView:
    """A registration as screen and ticket show it. No name: the number is the person's for the day."""

    id: str
    number: str
    """What is called: "15", or a walk-in number "候补 K2-03"."""
    department: Department
    doctor: str
    room: str
    floor: str
    period: Period
    slot_start: time | None
    slot_end: time | None
    ahead: int
    wait_minutes: int
    come_at: time | None = None
    """The time of day at which the person is to come, while the session has not begun; None: now."""
    walk_in: bool = False
    name_open: bool = False
    """Registered by number, name not known yet: the window asks."""
    window: str = "1"
    ticket_job: str | None = None
    sticker_job: str | None = None


@dataclass(frozen=True)
class PersonView:
    """What the confirm screen may show of a person. Found by sticker: masked name and age, nothing more."""

    name: str | None
    """Masked. None: nobody here has this number yet."""
    sex: Sex | None
    age: int | None
    number_tail: str | None = field(default=None, repr=False)
    insurance: str | None = None
    first_visit: bool = False
    card_expired: bool = False
    sticker: bool = False
    """They have a health code whose sticker may be printed again here."""
    registration: RegistrationView | None = None
    """Today's first registration, where there is one."""


@dataclass(frozen=True)
class Identified:
    """A person, known or new, whom the screen may ask to confirm."""

    identification: Identification
    person: PersonView


class Unidentified(StrEnum):
    """Why nobody was found. Staff hear more; the public screen never says why a record is closed."""

    UNKNOWN_CODE = "unknown_code"
    UNKNOWN_SHORT_CODE = "unknown_short_code"
    INSURANCE_VOUCHER = "insurance_voucher"
    """It can only be resolved on line: looked up nowhere, kept nowhere."""
    UNKNOWN_SOCIAL_SECURITY_CARD = "unknown_social_security_card"
    NEEDS_STAFF = "needs_staff"
    """A revoked code, a blocked record, two records of one number; at the window a card that is not its record's."""


@dataclass(frozen=True)
class UnknownHolder:
    """Somebody whom this desk does not know, by a code that is validly signed or a card whose number is another's.

    They get a temporary registration keyed by `cti`: the code's, or a digest of what the card says.
    """

    cti: str


LookUpResult = Identified | Unidentified | UnknownHolder


@dataclass(frozen=True)
class SessionsOffered:
    """What may be chosen now, best first, and when the next session opens if nothing is open."""

    choices: tuple[SessionChoice, ...]
    last_time: str | None = None
    """Id of the session that continues the last visit; it is the first choice."""
    next_opening: time | None = None
    next_opening_tomorrow: bool = False
    next_opening_day: date | None = None
    """The day of it, where it is neither today nor tomorrow."""


@dataclass(frozen=True)
class Registered:
    """Committed: number, paper and outbox are in the store."""

    registration: RegistrationView


@dataclass(frozen=True)
class AlreadyRegistered:
    """The person has a registration for that session today; nothing new was written."""

    registration: RegistrationView


@dataclass(frozen=True)
class SessionGone:
    """The session was closed or filled while the person was choosing: these are left."""

    offered: SessionsOffered


RegisterResult = Registered | AlreadyRegistered | SessionGone


@dataclass(frozen=True)
class TemporaryIssued:
    """临时号 for somebody who remembers nothing; the window has been told."""

    number: str
    window: str
    slip_job: str | None = None


class DeskTrouble(StrEnum):
    """Why the desk could not do a thing. Nothing was written."""

    LOCKED = "locked"
    DISK_FULL = "disk_full"
    BROKEN = "broken"


class DeskFailed(Exception):
    """The store could not do it; whoever runs the desk's calls turns this into a value for the journey."""

    def __init__(self, trouble: DeskTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
