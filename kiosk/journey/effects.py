"""What a journey asks of the world. The runner carries it out and sends the answer back as an event."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.registration import Identification
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.journey.events import Timer
from kiosk.journey.model import HelpReason


@dataclass(frozen=True)
class LookUpCard:
    """Find the person of a card. Answer: LookedUp."""

    request: int
    card: IdentityCard = field(repr=False)


@dataclass(frozen=True)
class LookUpNumber:
    """Judge a number as typed, and find its person. Answer: NumberRefused or LookedUp."""

    request: int
    typed: str = field(repr=False)


@dataclass(frozen=True)
class LookUpCode:
    """Find the person of a scanned code. Answer: LookedUp."""

    request: int
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class LookUpSocialSecurityCard:
    """Find the person of a social-security card. Answer: LookedUp."""

    request: int
    card: SocialSecurityCard


@dataclass(frozen=True)
class LookUpShortCode:
    """Find the person of a short code. Answer: LookedUp."""

    request: int
    code: str = field(repr=False)


@dataclass(frozen=True)
class ListSessions:
    """List what may be chosen. Answer: SessionsListed."""

    request: int
    identification: Identification


@dataclass(frozen=True)
class ListAgain:
    """Look again at what may be chosen; nobody waits for it. Answer: OfferedAgain, or nothing."""

    identification: Identification


@dataclass(frozen=True)
class Register:
    """Register in one transaction. Answer: RegisterAnswered."""

    request: int
    identification: Identification
    session_id: str


@dataclass(frozen=True)
class RegisterTemporary:
    """Give a temporary number. Answer: TemporaryAnswered."""

    request: int
    cti: str | None = None


@dataclass(frozen=True)
class CancelRegistration:
    """Take a registration back. Answer: CancelAnswered."""

    request: int
    registration_id: str


@dataclass(frozen=True)
class ReprintTicket:
    """Print the ticket again, marked 补打. `instead_of` is the job that did not come out. Answer: ReprintQueued."""

    registration_id: str
    instead_of: str | None = None


@dataclass(frozen=True)
class ReprintSticker:
    """Print the sticker again, with the same code. `instead_of` is the job that went wrong. Answer: StickerQueued."""

    request: int
    person_id: str
    instead_of: str | None = None


@dataclass(frozen=True)
class SignInStaff:
    """Check a PIN, and write the takeover into the audit when it fits. Answer: StaffAnswered."""

    request: int
    pin: str = field(repr=False)
    badge_of: str | None = None


@dataclass(frozen=True)
class ReadBadge:
    """A code in the middle of a journey: only a badge is listened to. Answer: BadgeShown, or none."""

    data: bytes = field(repr=False)


@dataclass(frozen=True)
class EndTakeover:
    """Write into the audit that staff handed back."""

    staff_id: str


@dataclass(frozen=True)
class TellWindowWho:
    """Tell the window that took over what is shown here and whom the kiosk knows."""

    takeover_id: str
    screen: str
    identification: Identification | None = None


@dataclass(frozen=True)
class CloseUnknownPrint:
    """A person says that an unknown job did come out."""

    job: str


@dataclass(frozen=True)
class CallHelp:
    """Ring for staff, light the lamp line, write the call down."""

    reason: HelpReason


@dataclass(frozen=True)
class TellStaff:
    """Write down for staff what happened, without ringing: the person goes on alone."""

    reason: HelpReason


@dataclass(frozen=True)
class EndHelp:
    """Stop ringing. `answered`: staff came; else the person no longer needs it."""

    answered: bool


@dataclass(frozen=True)
class SetTimer:
    """Start a timer, or start it anew."""

    timer: Timer
    seconds: float


@dataclass(frozen=True)
class StopTimer:
    """Stop a timer, if it runs."""

    timer: Timer


@dataclass(frozen=True)
class Phrase:
    """A phrase of the catalogue with its arguments."""

    id: str
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Say:
    """Speak these phrases, and stop whatever is being spoken. No phrase: only stop."""

    phrases: tuple[Phrase, ...]


Effect = (
    LookUpCard
    | LookUpNumber
    | LookUpCode
    | LookUpSocialSecurityCard
    | LookUpShortCode
    | ListSessions
    | ListAgain
    | Register
    | RegisterTemporary
    | CancelRegistration
    | ReprintTicket
    | ReprintSticker
    | SignInStaff
    | ReadBadge
    | EndTakeover
    | TellWindowWho
    | CloseUnknownPrint
    | CallHelp
    | TellStaff
    | EndHelp
    | SetTimer
    | StopTimer
    | Say
)
