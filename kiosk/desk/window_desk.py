"""The window's desk: every use case of the console, in rooms. One thread calls it; each call is one transaction.

`shift` says who is there. Every other call raises NotAllowed when their role may not, and DeskFailed when the store
cannot; then nothing was written. What may go wrong otherwise is in the results.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from kiosk.desk import cancel, clock, floor, look_up, person_record, register, search, sessions, takeover, window_papers
from kiosk.desk.caretaker import Caretaker
from kiosk.desk.link_room import LinkRoom
from kiosk.desk.machine_devices import DevicesRoom, OwnDevices
from kiosk.desk.open_name import fill_open_name, keep_holder
from kiosk.desk.own_printers import OwnPrinters
from kiosk.desk.settings import DeskSettings
from kiosk.desk.shift import Shift
from kiosk.desk.social_security import keep_social_security_card, people_like, take_back_social_security_card
from kiosk.desk.vital_signs import VitalsRoom
from kiosk.desk.wall import print_wall_slip
from kiosk.desk.window_rooms import QueueRoom, SessionsRoom, StaffRoom, TimetableRoom
from kiosk.desk.workplace import Workplace
from kiosk.domain.clock_check import ClockView
from kiosk.domain.documents import GuidanceStep
from kiosk.domain.floor import (
    AlreadyTaken,
    HelpCallView,
    KioskView,
    PrinterView,
    PrintJobView,
    PrintRequest,
    TakeoverView,
)
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.person_record import EditResult, Field, HistoryRow, NewPerson, NewPersonResult, PersonDetail
from kiosk.domain.registration import Identification, LookUpResult, RegisterResult, SessionsOffered
from kiosk.domain.search import SearchResult
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.domain.staff import Act
from kiosk.ports import Clock
from kiosk.store.engine import Store

ROWS = 20


class PeopleRoom:
    """People: found, looked at, made, changed."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift

    def search(self, text: str, limit: int = ROWS) -> SearchResult:
        """Find people by number or its tail, short code, phone, name, pinyin, initials; tell of a mistyped number."""
        return search.search(self._shift.doing(Act.SEE_PEOPLE), text, limit)

    def search_sticker(self, data: bytes) -> SearchResult:
        """Find whom a sticker was made for, though it was replaced since: staff look at the person."""
        return search.search_sticker(self._shift.doing(Act.SEE_PEOPLE), data)

    def look_up_card(self, card: IdentityCard) -> LookUpResult:
        """Find the holder of a card on the window's reader; a name that was left open is told by it."""
        found = look_up.look_up_card(self._shift.doing(Act.SEE_PEOPLE), card)
        if self._shift.may(Act.REGISTER):
            fill_open_name(self._shift.doing(Act.REGISTER), found)
        return found

    def keep_holder(self, identification: Identification) -> str:
        """Write down whoever was identified without registering them; return the record's id."""
        return keep_holder(self._shift.doing(Act.REGISTER), identification)

    def look_up_code(self, data: bytes) -> LookUpResult:
        """Find the holder of a scanned sticker or foreign code."""
        return look_up.look_up_code(self._shift.doing(Act.SEE_PEOPLE), data)

    def look_up_social_security_card(self, card: SocialSecurityCard) -> LookUpResult:
        """Find the holder of a social-security card in the window's PC/SC reader."""
        return look_up.look_up_social_security_card(self._shift.doing(Act.SEE_PEOPLE), card)

    def people_like(self, card: SocialSecurityCard) -> SearchResult:
        """Find who has the name on the card and may be born on its day."""
        return people_like(self._shift.doing(Act.SEE_PEOPLE), card)

    def detail(self, person_id: str) -> PersonDetail | None:
        """Return a person's whole record, numbers masked."""
        return person_record.detail(self._shift.doing(Act.SEE_PEOPLE), person_id)

    def full_number(self, document_id: str) -> str | None:
        """Return a document's full number; audited before it is shown."""
        return person_record.full_number(self._shift.doing(Act.SEE_NUMBER), document_id)

    def history(self, person_id: str) -> tuple[HistoryRow, ...]:
        """Return every value the record had, newest first."""
        return person_record.history(self._shift.doing(Act.SEE_PEOPLE), person_id)

    def new_person(self, new: NewPerson, even_so: bool = False) -> NewPersonResult:
        """Make a record without a document; `even_so` after SimilarPeople were looked at."""
        return person_record.new_person(self._shift.doing(Act.REGISTER), new, even_so)

    def edit(self, person_id: str, typed: Mapping[Field, str | None]) -> EditResult:
        """Change fields with their history, all or none; "" or None takes a value away. Dates are ISO, sex M or F."""
        return person_record.edit(self._shift.doing(Act.EDIT_PEOPLE), person_id, typed)

    def add_phone(self, person_id: str, number: str, owner: str = "self") -> EditResult:
        """Write a phone down; `owner` "self" or a word (女儿)."""
        return person_record.add_phone(self._shift.doing(Act.EDIT_PEOPLE), person_id, number, owner)

    def remove_phone(self, person_id: str, phone_id: str) -> None:
        """Take a phone away."""
        person_record.remove_phone(self._shift.doing(Act.EDIT_PEOPLE), person_id, phone_id)

    def add_benefit(self, person_id: str, flag: str, as_of: date) -> None:
        """Write down a benefit flag (低保 …) as of a day."""
        person_record.add_benefit(self._shift.doing(Act.EDIT_PEOPLE), person_id, flag, as_of)

    def end_benefit(self, benefit_id: str) -> None:
        """End a benefit flag."""
        person_record.end_benefit(self._shift.doing(Act.EDIT_PEOPLE), benefit_id)

    def keep_foreign_code(self, person_id: str, content: str) -> str | None:
        """Keep a code scanned from the clerk's phone; return its id, None when it is somebody else's."""
        return person_record.keep_foreign_code(self._shift.doing(Act.EDIT_PEOPLE), person_id, content)

    def keep_social_security_card(self, person_id: str, number: str) -> bool:
        """Keep the number of a social-security card as the person's; False when it is somebody else's."""
        return keep_social_security_card(self._shift.doing(Act.REGISTER), person_id, number)

    def take_back_social_security_card(self, document_id: str) -> bool:
        """Take a social-security card's number from somebody whose it is not; False when it was taken already."""
        return take_back_social_security_card(self._shift.doing(Act.REGISTER), document_id)


class RegisterRoom:
    """Registering at the window."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift

    def sessions_for(self, identification: Identification | None) -> SessionsOffered:
        """Return what may be chosen now by whoever was identified, best first; None: by anybody."""
        return sessions.sessions_for(self._shift.doing(Act.REGISTER), identification)

    def register(self, identification: Identification, session_id: str) -> RegisterResult:
        """Register whoever was identified by card, code, number, or taken over from a kiosk."""
        return register.register(self._shift.doing(Act.REGISTER), identification, session_id)

    def cancel(self, registration_id: str) -> None:
        """Take a registration back: the capacity comes back, the number never again."""
        cancel.cancel(self._shift.doing(Act.REGISTER), registration_id)


class PaperRoom:
    """Paper at the window."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift

    def sticker(self, person_id: str) -> PrintRequest:
        """Print the person's sticker."""
        return window_papers.print_sticker(self._shift.doing(Act.PRINT), person_id)

    def replace_sticker(self, person_id: str) -> PrintRequest:
        """Revoke the old code and print a new one."""
        return window_papers.replace_sticker(self._shift.doing(Act.PRINT), person_id)

    def foreign_sticker(self, person_id: str, foreign_code_id: str) -> PrintRequest:
        """Print a kept foreign code unchanged."""
        return window_papers.print_foreign_sticker(self._shift.doing(Act.PRINT), person_id, foreign_code_id)

    def card(self, person_id: str) -> PrintRequest:
        """Print the paper card."""
        return window_papers.print_card(self._shift.doing(Act.PRINT), person_id)

    def ticket(self, registration_id: str) -> PrintRequest:
        """Print a ticket again, marked 补打."""
        return window_papers.print_ticket(self._shift.doing(Act.PRINT), registration_id)

    def wifi(self) -> PrintRequest:
        """Print the Wi-Fi slip."""
        return window_papers.print_wifi(self._shift.doing(Act.PRINT))

    def wall(self) -> PrintRequest:
        """Print the rule of calling for the wall."""
        return print_wall_slip(self._shift.doing(Act.PRINT))

    def guidance(self, person_id: str | None, steps: Sequence[GuidanceStep]) -> PrintRequest:
        """Print the guidance slip (导诊单), 1 to 9 steps."""
        return window_papers.print_guidance(self._shift.doing(Act.PRINT), person_id, steps)

    def open_jobs(self) -> tuple[PrintJobView, ...]:
        """Return jobs that are not on paper: unknown, failed, waiting."""
        return window_papers.open_jobs(self._shift.doing(Act.PRINT))

    def answer_job(self, job: str, came_out: bool) -> None:
        """Close an unknown job with what staff saw."""
        window_papers.answer_job(self._shift.doing(Act.PRINT), job, came_out)


class FloorRoom:
    """Help, escorts, kiosks, printers, takeover."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift

    def help_calls(self) -> tuple[HelpCallView, ...]:
        """Return what waits for staff, escorts included, with the seconds waited."""
        return floor.help_calls(self._shift.doing(Act.HELP))

    def answer(self, call_id: str) -> None:
        """Take a call off the list: staff are there."""
        floor.answer(self._shift.doing(Act.HELP), call_id)

    def clock(self) -> ClockView:
        """Return the machine's day and that of the records, for whoever is asked to compare them."""
        return clock.clock(self._shift.doing(Act.HELP))

    def confirm_clock(self, call_id: str) -> None:
        """Say that the machine's date is right: from now on it is the clinic's day."""
        clock.confirm_clock(self._shift.doing(Act.CONFIRM_DATE), call_id)

    @property
    def may_confirm_clock(self) -> bool:
        """Whether who is signed in may say so."""
        return self._shift.may(Act.CONFIRM_DATE)

    def ask_escort(self, registration_id: str) -> str:
        """Ask somebody to walk with the person (陪诊)."""
        return floor.ask_escort(self._shift.doing(Act.HELP), registration_id)

    def kiosks(self) -> tuple[KioskView, ...]:
        """Return the kiosks of this machine and what they show."""
        return floor.kiosks(self._shift.doing(Act.HELP))

    def printers(self) -> tuple[PrinterView, ...]:
        """Return the printers' states."""
        return floor.printers(self._shift.doing(Act.HELP))

    def take_over(self, kiosk_id: str) -> TakeoverView | AlreadyTaken:
        """Take a kiosk over; poll `takeover` until it has `answered`."""
        return takeover.take_over(self._shift.doing(Act.TAKE_OVER), kiosk_id)

    def takeover(self, takeover_id: str) -> TakeoverView | None:
        """Return what is known of a takeover; None when it is over."""
        return takeover.takeover_state(self._shift.doing(Act.TAKE_OVER), takeover_id)

    def hand_back(self, takeover_id: str, registration_id: str | None = None) -> None:
        """Give the kiosk back; it shows this registration, or begins anew."""
        takeover.hand_back(self._shift.doing(Act.TAKE_OVER), takeover_id, registration_id)

    def hold_nothing(self) -> None:
        """When this window starts: it holds no kiosk, whatever it held when it died."""
        takeover.hold_nothing(self._shift.workplace)

    def beat(self) -> None:
        """Every 15 s: this window lives. Its takeovers end a minute after its last beat."""
        floor.beat(self._shift.workplace, "window")


class WindowDesk:
    """A window's desk, in rooms."""

    def __init__(
        self,
        store: Store,
        settings: DeskSettings,
        signer: HealthCodeSigner,
        verifier: HealthCodeVerifier,
        clock: Clock,
    ) -> None:
        self.shift = Shift(Workplace(store, settings, signer, verifier, clock))
        self.own_printers = OwnPrinters(self.shift.workplace)
        self.own_devices = OwnDevices(self.shift.workplace)
        self.devices = DevicesRoom(self.shift)
        self.people = PeopleRoom(self.shift)
        self.registering = RegisterRoom(self.shift)
        self.paper = PaperRoom(self.shift)
        self.floor = FloorRoom(self.shift)
        self.vitals = VitalsRoom(self.shift)
        self.sessions = SessionsRoom(self.shift)
        self.timetable = TimetableRoom(self.shift)
        self.queue = QueueRoom(self.shift)
        self.staff = StaffRoom(self.shift)
        self.linking = LinkRoom(self.shift)

    def caretaker(self, folder: Path) -> Caretaker:
        """Return who looks after the store in `folder` while this window runs."""
        return Caretaker(self.shift.workplace, folder)

    def now(self) -> datetime:
        """Return the machine's time in the clinic's zone, from the clock that the records are written with."""
        workplace = self.shift.workplace
        return workplace.clock.now().astimezone(workplace.settings.zone)

    def data_version(self) -> int:
        """Return a number that changes with every commit to the store, by whichever process: look again then."""
        return self.shift.workplace.store.data_version()
