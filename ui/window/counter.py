"""What happens at the counter: somebody is found, shown, registered. Asks the desk; the pages show its answers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.person_record import PersonDetail
from kiosk.domain.registration import (
    AlreadyRegistered,
    Identification,
    Identified,
    IdentifiedBy,
    LookUpResult,
    Registered,
    RegisterResult,
    SessionGone,
    Unidentified,
    UnknownHolder,
)
from kiosk.domain.search import FoundBy, PersonRow, SearchResult
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.texts import Texts
from ui.window.desk_calls import DeskCalls
from ui.window.results import NewByNumber
from ui.window.saying import Tone
from ui.window.subject import Subject
from ui.window.words import called, clock, joined, place

_BY = {FoundBy.NUMBER: IdentifiedBy.NUMBER, FoundBy.SHORT_CODE: IdentifiedBy.SHORT_CODE}
PERSON, RENEWAL, OFFERED = "person", "renewal", "offered"


class Counter(QObject):
    """`found` carries a SearchResult, `opened` and `renewed` a Subject, `offered` SessionsOffered.

    `registered` carries a registration's id; `foreign` a code that nobody has, `social_security` a card's number that
    nobody has, `stranger` the SocialSecurityCard of nobody here; `said` a Tone and a sentence.
    """

    found = Signal(object)
    opened = Signal(object)
    renewed = Signal(object)
    offered = Signal(object)
    registered = Signal(str)
    foreign = Signal(str)
    social_security = Signal(str)
    stranger = Signal(object)
    said = Signal(str, str)

    def __init__(self, desk: WindowDesk, calls: DeskCalls, words: Texts) -> None:
        super().__init__()
        self._desk, self._calls, self._words = desk, calls, words
        self._searching = False
        self._wanted: str | None = None
        self._registering = False
        self.subject: Subject | None = None

    @property
    def searching(self) -> bool:
        """Whether an answer to what was typed is still to come."""
        return self._searching

    def search(self, text: str) -> None:
        """Search for the newest text; while the desk searches, texts in between are dropped."""
        if self._searching:
            self._wanted = text
            return
        self._searching = True
        self._calls.ask(lambda: self._desk.people.search(text), self._found)

    def card_read(self, card: IdentityCard) -> None:
        """Look the holder of a card up."""

        def look() -> tuple[LookUpResult, SearchResult]:
            found = self._desk.people.look_up_card(card)
            doubtful = found is Unidentified.NEEDS_STAFF
            return found, self._desk.people.search(card.number) if doubtful else SearchResult()

        self._calls.ask(look, self._looked_up, PERSON)

    def code_scanned(self, data: bytes) -> None:
        """Look the holder of a code up; a code of others may be kept for whoever is open."""

        def look() -> tuple[LookUpResult, SearchResult]:
            found = self._desk.people.look_up_code(data)
            doubtful = found is Unidentified.NEEDS_STAFF
            return found, self._desk.people.search_sticker(data) if doubtful else SearchResult()

        self._calls.ask(look, lambda answer: self._code_looked_up(answer, data), PERSON)

    def social_security_card_read(self, card: SocialSecurityCard) -> None:
        """Look the holder of a social-security card up; who is like them is shown, else somebody new may be made."""

        def look() -> tuple[LookUpResult, SearchResult]:
            found = self._desk.people.look_up_social_security_card(card)
            unknown = found is Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD
            return found, self._desk.people.people_like(card) if unknown else SearchResult()

        self._calls.ask(look, lambda answer: self._social_security_looked_up(answer, card), PERSON)

    def open(self, row: PersonRow | NewByNumber) -> None:
        """Open somebody from the list, or somebody new by number."""
        match row:
            case NewByNumber(number):
                self._show(Subject(Identification(IdentifiedBy.NUMBER, None, None, number)))
            case PersonRow():
                by = _BY.get(row.found_by, IdentifiedBy.STAFF)
                self.open_identified(
                    Identification(IdentifiedBy.STAFF if by is not IdentifiedBy.NUMBER else by, row.person_id)
                )

    def open_identified(self, identification: Identification) -> None:
        """Open whoever was identified, at a kiosk that was taken over too."""
        self._calls.ask(lambda: self._subject(identification), self._show, PERSON)

    def renew(self) -> None:
        """Look again at whoever is open."""
        if self.subject is not None and self.subject.person_id is not None:
            identification = self.subject.identification
            # A topic of its own: looking again by itself must not drop the answer to a card that was just laid.
            self._calls.ask(lambda: self._subject(identification), self._renewed, RENEWAL)

    def close(self) -> None:
        """Let nobody be open."""
        self.subject = None
        self._calls.drop(PERSON)

    def offer_sessions(self) -> None:
        """Ask what may be chosen for whoever is open."""
        if self.subject is not None:
            who = self.subject.identification
            self._calls.ask(lambda: self._desk.registering.sessions_for(who), self.offered.emit, OFFERED)

    def stop_offering(self) -> None:
        """Have sessions that are still asked for not be offered: nobody chooses any more."""
        self._calls.drop(OFFERED)

    def register(self, session_id: str) -> None:
        """Register whoever is open; a second Enter while the desk writes does nothing."""
        if self.subject is None or self._registering:
            return
        identification = self.subject.identification

        def write() -> tuple[RegisterResult, Subject]:
            result = self._desk.registering.register(identification, session_id)
            return result, self._subject(self._known_now(identification))

        self._registering = True
        self._calls.ask(write, self._registered)

    def cancel(self, registration: str) -> None:
        """Take a registration back."""
        self._calls.ask(lambda: self._desk.registering.cancel(registration), self._cancelled)

    def ask_escort(self) -> None:
        """Ask somebody to walk with whoever is open."""
        if self.subject is not None and self.subject.today:
            registration = self.subject.today[-1].id
            self._calls.ask(lambda: self._desk.floor.ask_escort(registration), self._escort_asked)

    def show_number(self, which: int, then: object) -> None:
        """Ask for a document's full number, which the desk writes down."""
        detail = None if self.subject is None else self.subject.detail
        if detail is None or not detail.documents:
            self._say(Tone.HINT, "window-no-document")
            return
        document = detail.documents[which % len(detail.documents)].id
        self._calls.ask(lambda: self._desk.people.full_number(document), then, PERSON)  # type: ignore[arg-type]

    def trouble(self) -> None:
        """Take note that the desk could not do it."""
        self._searching = self._registering = False
        self._wanted = None

    def _subject(self, identification: Identification) -> Subject:
        """Return somebody's whole page. Runs on the desk's thread."""
        known = identification.person_id
        detail: PersonDetail | None = None if known is None else self._desk.people.detail(known)
        return Subject(identification, detail)

    def _known_now(self, identification: Identification) -> Identification:
        """Return how somebody new is found a moment after they were written."""
        if identification.person_id is not None:
            return identification
        if identification.card is not None:
            found = self._desk.people.look_up_card(identification.card)
            return found.identification if isinstance(found, Identified) else identification
        rows = self._desk.people.search(identification.number or "").rows
        return Identification(IdentifiedBy.NUMBER, rows[0].person_id) if rows else identification

    def _found(self, result: SearchResult) -> None:
        self._searching = False
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.search(wanted)
        else:
            self.found.emit(result)

    def _looked_up(self, answer: tuple[LookUpResult, SearchResult]) -> None:
        result, doubtful = answer
        match result:
            case Identified(identification, person) if identification.person_id is None:
                self._show(Subject(identification, None, person))
            case Identified(identification, person):
                self._expired_once(person.card_expired)
                self.open_identified(identification)
            case Unidentified.NEEDS_STAFF:
                self._say(Tone.TROUBLE, "window-needs-look")
                if doubtful.rows:
                    self.found.emit(doubtful)
            case Unidentified.INSURANCE_VOUCHER:
                self._say(Tone.HINT, "window-insurance-voucher")
            case Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD:
                self._say(Tone.HINT, "window-social-security-unknown")
            case Unidentified() | UnknownHolder():
                self._say(Tone.TROUBLE, "window-code-unknown")

    def _code_looked_up(self, answer: tuple[LookUpResult, SearchResult], data: bytes) -> None:
        """Offer to keep what nobody has for whoever is open; an insurance voucher is never offered to be kept."""
        keep = {
            Unidentified.UNKNOWN_CODE: self.foreign,
            Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD: self.social_security,
        }
        unknown = answer[0] if isinstance(answer[0], Unidentified) else None
        text = None if self.subject is None else _printable(data)
        if self.subject is None or text is None or unknown not in keep:
            self._looked_up(answer)
        elif self.subject.detail is None:
            self._say(Tone.HINT, "window-code-no-record")
        else:
            keep[unknown].emit(text)

    def _social_security_looked_up(self, answer: tuple[LookUpResult, SearchResult], card: SocialSecurityCard) -> None:
        result, like = answer
        if result is not Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD:
            self._looked_up(answer)
        elif self.subject is not None and self.subject.detail is not None and self.subject.called == card.name:
            self.social_security.emit(card.card_number or "")
        elif like.rows:
            self.found.emit(like)
            self._say(Tone.HINT, "window-social-security-like")
        else:
            self.stranger.emit(card)

    def _expired_once(self, expired: bool) -> None:
        if expired:
            self._say(Tone.HINT, "window-card-expired-takes-part")

    def _show(self, subject: Subject) -> None:
        self.subject = subject
        self.opened.emit(subject)

    def _renewed(self, subject: Subject) -> None:
        if self.subject is None or self.subject.identification != subject.identification:
            return
        self.subject = subject
        self.renewed.emit(subject)

    def _registered(self, answer: tuple[RegisterResult, Subject]) -> None:
        self._registering = False
        result, subject = answer
        match result:
            case Registered(one) | AlreadyRegistered(one):
                again = isinstance(result, AlreadyRegistered)
                where = place(one.floor, one.room, self._words)
                phrase = "window-already-registered" if again else "window-registered"
                said = self._words(phrase, number=called(one.number, self._words), where=where)
                later = self._words("window-come-at", time=clock(one.come_at)) if one.come_at else ""
                self.said.emit(Tone.DONE.value, joined(said, later))
                self._show(subject)
                self.registered.emit(one.id)
            case SessionGone(offered):
                self._say(Tone.TROUBLE, "window-session-gone")
                self.offered.emit(offered)

    def _cancelled(self, nothing: None) -> None:
        self._say(Tone.DONE, "window-cancelled")
        self.renew()

    def _escort_asked(self, call_id: str) -> None:
        self._say(Tone.DONE, "window-escort-asked")

    def _say(self, tone: Tone, phrase: str) -> None:
        self.said.emit(tone.value, self._words(phrase))


def _printable(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8").strip()
    except UnicodeDecodeError:
        return None
    return text if text and text.isprintable() else None
