"""What the journey knows at a moment. One frozen value; a reset is a new one, and back pops a snapshot.

A `Screen` is one question (or one statement) to the person. Help and the idle warning lie over the screen, so that the
screen beneath is untouched when they go.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.identity_number import Problem
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import Identification, PersonView, RegistrationView, SessionsOffered
from kiosk.ports import Presence


class Notice(StrEnum):
    """Something that went wrong or right, told in the question's place. The words are under `notice-<value>`."""

    LAY_AGAIN = "lay-again"
    OTHER_CARD = "other-card"
    CARD_TROUBLE = "card-trouble"
    UNKNOWN_CODE = "unknown-code"
    UNKNOWN_SHORT_CODE = "unknown-short-code"
    INSURANCE_VOUCHER = "insurance-voucher"
    UNKNOWN_SOCIAL_SECURITY_CARD = "unknown-social-security-card"
    SESSION_GONE = "session-gone"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Welcome:
    """看病挂号，请放身份证. Reads cards and codes."""

    notice: Notice | None = None


@dataclass(frozen=True)
class ForFamily:
    """帮家人挂号: asks a companion for the family member's card, sticker or number. Reads cards and codes."""

    notice: Notice | None = None


@dataclass(frozen=True)
class NoDocument:
    """没带证件: remembers the number, or remembers nothing."""


@dataclass(frozen=True)
class Keypad:
    """The identity number, 6-8-4, or the eight digits of a short code."""

    digits: str = field(default="", repr=False)
    problem: Problem | None = None
    group: int | None = None
    notice: Notice | None = None


@dataclass(frozen=True)
class Confirm:
    """您是这位吗: the person's own data, masked, and yes or no."""

    identification: Identification
    person: PersonView


@dataclass(frozen=True)
class Choose:
    """今天看什么？ `page` counts from 0; how many choices fit a page is the screen's affair, given in the event."""

    identification: Identification
    person: PersonView
    offered: SessionsOffered
    page: int = 0
    notice: Notice | None = None


@dataclass(frozen=True)
class NoSession:
    """Nothing is open now: when the next session opens, and the window."""

    offered: SessionsOffered


@dataclass(frozen=True)
class Done:
    """挂好了: the number, the room, the way. `again`: it was registered earlier today."""

    identification: Identification
    person: PersonView
    registration: RegistrationView
    again: bool = False
    may_cancel: bool = False
    ticket: PrintState | None = None
    sticker: PrintState | None = None


@dataclass(frozen=True)
class StickerAgain:
    """再打一张健康码: the sticker comes once more, with the same code."""

    identification: Identification
    person: PersonView
    job: str
    state: PrintState | None = None


@dataclass(frozen=True)
class TemporaryNumber:
    """临时号 and the way to the window."""

    number: str
    window: str
    slip_job: str | None = None
    slip: PrintState | None = None


@dataclass(frozen=True)
class TakeCard:
    """请拿好身份证: until it is lifted, or ten seconds where the reader cannot tell. It is said again and again."""

    reminders: int = 0


@dataclass(frozen=True)
class Sorry:
    """This machine cannot do it now: staff have been called, and the window is always there."""

    window: str


Screen = (
    Welcome
    | ForFamily
    | NoDocument
    | Keypad
    | Confirm
    | Choose
    | NoSession
    | Done
    | StickerAgain
    | TemporaryNumber
    | TakeCard
    | Sorry
)


@dataclass(frozen=True)
class StaffPin:
    """Lies over the screen: a member of staff types the PIN. `badge_of`: whose badge was shown; None: the PIN tells."""

    badge_of: str | None = None
    digits: str = field(default="", repr=False)
    refused: bool = False
    locked_out: bool = False
    """Refused for some minutes, whatever is typed."""


@dataclass(frozen=True)
class Takeover:
    """接管: staff stand at the kiosk and go on with the person's journey; the clock stands until it is handed back."""

    staff_id: str


@dataclass(frozen=True)
class AtWindow:
    """接管 from the window: staff do it there for the person who stands here; the kiosk waits, frozen."""

    takeover_id: str


@dataclass(frozen=True)
class Left:
    """A journey whose person walked away. It is taken up again by the same card; nothing of the person is in it."""

    whose: str
    """Digest of the record's id, or of the number of somebody new."""
    choosing: bool
    page: int
    language: str
    large: bool
    by_companion: bool


class HelpReason(StrEnum):
    """Why staff are called; shown at the window."""

    ASKED = "asked"
    CANNOT_SAY = "cannot_say"
    READER_FAULT = "reader_fault"
    NEEDS_STAFF = "needs_staff"
    STORE_TROUBLE = "store_trouble"
    CARD_LEFT = "card_left"
    DISK_LOW = "disk_low"


class Waiting(StrEnum):
    """What is being done for the person at this moment."""

    READING = "reading"
    LOOK_UP = "look-up"
    SESSIONS = "sessions"
    REGISTER = "register"
    TEMPORARY = "temporary"
    CANCEL = "cancel"
    STICKER = "sticker"
    STAFF = "staff"


@dataclass(frozen=True)
class JourneySettings:
    """What the clinic configures."""

    window: str = "1"
    """The window that people are sent to."""
    languages: tuple[str, ...] = ("zh_CN", "en")
    dark: bool = False
    """Light words on a dark ground, under the same law."""
    hint: bool = True
    """The one slow movement of the welcome screen."""
    private_audio: bool = False
    """Whether only the person hears what is said: then, and only then, the keypad speaks its keys (law 21)."""


@dataclass(frozen=True)
class Slips:
    """Signs that somebody has trouble; help is then offered unasked."""

    missed_taps: int = 0
    backs: int = 0
    failed_numbers: int = 0
    card_failures: int = 0


@dataclass(frozen=True)
class Model:
    """The whole journey."""

    settings: JourneySettings = JourneySettings()
    screen: Screen = Welcome()
    back: tuple[Screen, ...] = ()
    language: str = "zh_CN"
    large: bool = False
    waiting: Waiting | None = None
    request: int = 0
    """Number of the last question to the desk; an answer to an older one is dropped."""
    help: HelpReason | None = None
    reached: bool | None = None
    """Whether staff can know of the call, or of the trouble; None: not known yet."""
    help_offered: bool = False
    staff: StaffPin | Takeover | AtWindow | None = None
    left: Left | None = None
    """Kept for three minutes."""
    idle_postponed: bool = False
    """The clock stands while a printer works, once and for a minute."""
    idle_warning: bool = False
    veiled: bool = False
    """Personal data are covered after 30 s without a touch; the tap that lifts the veil also acts."""
    slips: Slips = Slips()
    draft: str = field(default="", repr=False)
    """Digits typed before going back: nobody types them twice."""
    card: Presence = Presence.NO
    reader_down: bool = False
    """No card can be read: the reader has died, or this kiosk has none."""
    scanner_down: bool = False
    """No sticker can be shown: the scanner has died, or this kiosk has none."""
    ticket_printer_down: bool = False
