"""The desk as the journey knows it: one method a use case, one transaction each. One thread calls them."""

from __future__ import annotations

from pathlib import Path

from kiosk.desk import (
    cancel,
    floor,
    help_calls,
    look_up,
    register,
    reprint,
    sessions,
    staff_here,
    sticker_again,
    takeover,
    temporary,
    vital_signs,
)
from kiosk.desk.caretaker import Caretaker
from kiosk.desk.machine_devices import OwnDevices
from kiosk.desk.own_printers import OwnPrinters
from kiosk.desk.settings import DeskSettings
from kiosk.desk.workplace import Workplace
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.people import name_keys
from kiosk.domain.registration import (
    Identification,
    LookUpResult,
    RegisterResult,
    RegistrationView,
    SessionsOffered,
    TemporaryIssued,
)
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.domain.staff import LockedOut
from kiosk.domain.vitals import MeasurementFailed, Vitals
from kiosk.journey.model import HelpReason
from kiosk.ports import Clock
from kiosk.store.engine import Store
from kiosk.texts import texts


class Desk:
    """A kiosk or a window. Every method blocks, for milliseconds, and raises DeskFailed when the store cannot."""

    def __init__(
        self,
        store: Store,
        settings: DeskSettings,
        signer: HealthCodeSigner,
        verifier: HealthCodeVerifier,
        clock: Clock,
    ) -> None:
        self._workplace = Workplace(store, settings, signer, verifier, clock)
        self.own_printers = OwnPrinters(self._workplace)
        self.own_devices = OwnDevices(self._workplace)

    def caretaker(self, folder: Path) -> Caretaker:
        """Return who looks after the store in `folder` while this desk runs."""
        return Caretaker(self._workplace, folder)

    def warm_up(self) -> None:
        """Load what the first registration would otherwise wait for: the pinyin dictionary, the catalogue."""
        name_keys("王")
        texts(self._workplace.settings.language)

    def look_up_card(self, card: IdentityCard) -> LookUpResult:
        """Find the holder of a card."""
        return look_up.look_up_card(self._workplace, card)

    def look_up_number(self, number: str, typed_15: str | None = None) -> LookUpResult:
        """Find the person of a valid number of 18 characters, and of the 15 digits that were typed."""
        return look_up.look_up_number(self._workplace, number, typed_15)

    def look_up_code(self, data: bytes) -> LookUpResult:
        """Find the holder of what a scanner read."""
        return look_up.look_up_code(self._workplace, data)

    def look_up_social_security_card(self, card: SocialSecurityCard) -> LookUpResult:
        """Find the holder of a social-security card."""
        return look_up.look_up_social_security_card(self._workplace, card)

    def look_up_short_code(self, code: str) -> LookUpResult:
        """Find the holder of the eight digits below a code."""
        return look_up.look_up_short_code(self._workplace, code)

    def sessions_for(self, identification: Identification | None) -> SessionsOffered:
        """Return what may be chosen now by whoever was identified, best first; None: by anybody."""
        return sessions.sessions_for(self._workplace, identification)

    def register(self, identification: Identification, session_id: str) -> RegisterResult:
        """Register in one transaction."""
        return register.register(self._workplace, identification, session_id)

    def register_temporary(self, cti: str | None = None, language: str | None = None) -> TemporaryIssued:
        """Give a temporary number."""
        return temporary.register_temporary(self._workplace, cti, language)

    def cancel(self, registration_id: str) -> None:
        """Take a registration back."""
        cancel.cancel(self._workplace, registration_id)

    def reprint_ticket(self, registration_id: str, instead_of: str | None = None) -> str:
        """Print the ticket again; return the job to watch."""
        return reprint.reprint_ticket(self._workplace, registration_id, instead_of)

    def reprint_sticker(self, person_id: str, instead_of: str | None = None, language: str | None = None) -> str:
        """Print the person's sticker again, with the same code; return the job to watch."""
        return sticker_again.reprint_sticker(self._workplace, person_id, instead_of, language)

    def staff_of_badge(self, data: bytes) -> str | None:
        """Return whose badge a scanner read."""
        return staff_here.whose_badge(self._workplace, data)

    def begin_takeover(self, pin: str, badge_of: str | None = None) -> str | LockedOut | None:
        """Return which member of staff took over at this kiosk; None for a wrong PIN."""
        return staff_here.begin_takeover(self._workplace, pin, badge_of)

    def end_takeover(self, staff_id: str) -> None:
        """Write down that staff handed back at this kiosk."""
        staff_here.end_takeover(self._workplace, staff_id)

    def close_unknown_print(self, job: str) -> None:
        """Write down that an unknown job came out."""
        reprint.close_unknown_print(self._workplace, job)

    def call_help(self, reason: HelpReason) -> str:
        """Call staff; return the call's id."""
        return help_calls.call_help(self._workplace, reason)

    def end_help(self, answered: bool) -> None:
        """End this desk's call."""
        help_calls.end_help(self._workplace, answered)

    def help_waits(self) -> bool:
        """Whether a call of this desk still rings: the window may have answered it."""
        return help_calls.help_waits(self._workplace)

    def window_is_open(self) -> bool:
        """Whether somebody at a window sees what is called and told here."""
        return floor.window_is_open(self._workplace)

    def tell_staff(self, reason: HelpReason) -> None:
        """Put on the window's list what happened, without ringing."""
        help_calls.tell_staff(self._workplace, reason)

    def keep_reading(self, device: str, profile: str, outcome: Vitals | MeasurementFailed) -> None:
        """Keep what a device of this desk measured, until somebody at a window puts it into a record."""
        vital_signs.keep_reading(self._workplace, device, profile, outcome)

    def beat(self, screen: str) -> None:
        """Say that this desk lives, and what it shows: every 15 s and when the screen changes."""
        floor.beat(self._workplace, screen)

    def takeover_of_me(self) -> str | None:
        """Return the takeover that holds this kiosk, None while it is its own: ask when the data version moves."""
        return takeover.takeover_of_me(self._workplace)

    def tell_window_who(self, takeover_id: str, screen: str, identification: Identification | None) -> None:
        """Say what the frozen screen showed and whom it knows."""
        takeover.tell_window_who(self._workplace, takeover_id, screen, identification)

    def registration_of_takeover(self, takeover_id: str) -> RegistrationView | None:
        """Return what the window registered meanwhile, when the kiosk is handed back."""
        return takeover.registration_of_takeover(self._workplace, takeover_id)
