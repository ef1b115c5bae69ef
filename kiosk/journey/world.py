"""What a running journey needs of the world around it: the desk, timers, the bell, the voice, and the ways between.

Says what these are, and is none of them: the composition root makes them and hands them over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol

from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.registration import (
    Identification,
    LookUpResult,
    RegisterResult,
    SessionsOffered,
    TemporaryIssued,
)
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.domain.staff import LockedOut
from kiosk.journey.effects import Phrase
from kiosk.journey.events import Event, Timer
from kiosk.journey.model import HelpReason, Model
from kiosk.ports import Clock


class DeskPort(Protocol):
    """What a journey asks of the desk. Calls block and raise DeskFailed when the store cannot."""

    def look_up_card(self, card: IdentityCard) -> LookUpResult: ...  # noqa: D102
    def look_up_number(self, number: str, typed_15: str | None) -> LookUpResult: ...  # noqa: D102
    def look_up_code(self, data: bytes) -> LookUpResult: ...  # noqa: D102
    def look_up_social_security_card(self, card: SocialSecurityCard) -> LookUpResult: ...  # noqa: D102
    def look_up_short_code(self, code: str) -> LookUpResult: ...  # noqa: D102
    def sessions_for(self, identification: Identification | None) -> SessionsOffered: ...  # noqa: D102
    def register(self, identification: Identification, session_id: str) -> RegisterResult: ...  # noqa: D102
    def register_temporary(self, cti: str | None, language: str | None = None) -> TemporaryIssued: ...  # noqa: D102
    def cancel(self, registration_id: str) -> None: ...  # noqa: D102
    def reprint_ticket(self, registration_id: str, instead_of: str | None) -> str: ...  # noqa: D102
    def reprint_sticker(self, person_id: str, instead_of: str | None, language: str | None = None) -> str: ...  # noqa: D102
    def staff_of_badge(self, data: bytes) -> str | None: ...  # noqa: D102
    def begin_takeover(self, pin: str, badge_of: str | None) -> str | LockedOut | None: ...  # noqa: D102
    def end_takeover(self, staff_id: str) -> object: ...  # noqa: D102
    def tell_window_who(self, takeover_id: str, screen: str, known: Identification | None) -> object: ...  # noqa: D102
    def close_unknown_print(self, job: str) -> None: ...  # noqa: D102
    def call_help(self, reason: HelpReason) -> object: ...  # noqa: D102
    def end_help(self, answered: bool) -> object: ...  # noqa: D102
    def tell_staff(self, reason: HelpReason) -> object: ...  # noqa: D102
    def window_is_open(self) -> bool: ...  # noqa: D102


class Timers(Protocol):
    """Timers that post TimerFired."""

    def start(self, timer: Timer, seconds: float) -> None:
        """Start, or start anew."""
        ...

    def stop(self, timer: Timer) -> None:
        """Stop, if it runs."""
        ...


class Bell(Protocol):
    """What staff hear and see of a call: sound and lamp."""

    @property
    def reaches(self) -> bool:
        """Whether it can be heard or seen at all."""
        ...

    def ring(self, on: bool) -> None:
        """Begin or end."""
        ...


class Speaker(Protocol):
    """Speaks phrases of the catalogue."""

    def say(self, phrases: tuple[Phrase, ...], language: str) -> None:
        """Stop what is being said, and say these."""
        ...


@dataclass(frozen=True)
class World:
    """The runner's hands."""

    desk: DeskPort
    on_desk_thread: Callable[[Callable[[], None]], object]
    post: Callable[[Event], None]
    """Deliver an event to `dispatch` on the screens' thread; callable from any thread."""
    render: Callable[[Model], None]
    timers: Timers
    bell: Bell
    speaker: Speaker
    poke_printers: Callable[[], None]
    clock: Clock
    zone: tzinfo
