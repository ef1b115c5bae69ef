"""What is asked before it is done for whoever is open: each question in words, and what Enter does then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.vital_signs import in_words
from kiosk.domain.clock_check import ClockView
from kiosk.texts import Texts
from ui.window.counter import Counter
from ui.window.paper import Paper
from ui.window.saying import Tone
from ui.window.side_flow import SideFlow
from ui.window.social_security_cards import SocialSecurityCards
from ui.window.subject import Subject
from ui.window.vitals_flow import VitalsFlow
from ui.window.words import called

Ask = Callable[[str, str, Callable[[], None]], None]
"""Shows a question; the second is the phrase of its key, the third what the key does."""


class Questions(QObject):
    """`said` carries a Tone and a sentence, where there is nothing to ask about."""

    said = Signal(str, str)

    def __init__(  # noqa: PLR0913, PLR0917 - all that may be asked about
        self,
        counter: Counter,
        paper: Paper,
        vitals: VitalsFlow,
        cards: SocialSecurityCards,
        side: SideFlow,
        words: Texts,
        ask: Ask,
    ) -> None:
        super().__init__()
        self._counter, self._paper, self._vitals, self._side = counter, paper, vitals, side
        self._cards = cards
        self._words, self._ask = words, ask
        counter.foreign.connect(self.foreign)
        counter.social_security.connect(self.social_security)

    def cancel(self, subject: Subject) -> None:
        """Ask before today's last number is given back."""
        last = subject.today[-1]
        whose = {"name": subject.called or self._words("window-name-open"), "department": last.department.name}
        question = self._words("window-cancel-question", number=called(last.number, self._words), **whose)
        self._ask(question, "window-cancel-yes", partial(self._counter.cancel, last.id))

    def vitals_back(self, subject: Subject) -> None:
        """Ask before what was measured last is taken out of a record."""
        newest = subject.newest_vitals
        if newest is None:
            self.said.emit(Tone.HINT.value, self._words("window-vitals-none"))
            return
        said = {"vitals": in_words(newest.vitals, self._words), "name": subject.called or ""}
        question = self._words("window-vitals-back-question", **said)
        self._ask(question, "window-vitals-back-yes", partial(self._vitals.take_back, newest.id))

    def social_security_back(self, subject: Subject) -> None:
        """Ask before a social-security card is taken from whoever is open."""
        card = subject.social_security
        if card is None:
            self.said.emit(Tone.HINT.value, self._words("window-social-security-none"))
            return
        said = {"number": card.masked_number, "name": subject.called or self._words("window-name-open")}
        question = self._words("window-social-security-back-question", **said)
        self._ask(question, "window-social-security-back-yes", partial(self._cards.take_back, card.id))

    def clock(self, seen: ClockView, call_id: str) -> None:
        """Show the machine's date beside that of the records; whoever says that it is right ends the call."""
        days = {"machine": seen.machine_day.isoformat(), "records": (seen.last_day or seen.clinic_day).isoformat()}
        phrase = "clock-right-again" if seen.doubt is None else seen.doubt.value
        question = self._words(f"{phrase}-question", **days)
        if seen.registered_ahead:
            question += "\n" + self._words("clock-registered-ahead", count=str(seen.registered_ahead))
        self._ask(question, "clock-yes", lambda: self._side.confirm_clock(call_id))

    @Slot(str)
    def foreign(self, content: str) -> None:
        """Ask before a code that nobody has is kept for whoever is open."""
        subject = self._counter.subject
        if subject is not None and subject.person_id is not None:
            question = self._words("window-foreign-question", name=subject.called or "")
            self._ask(question, "window-foreign-yes", partial(self._paper.foreign, subject.person_id, content))

    @Slot(str)
    def social_security(self, number: str) -> None:
        """Ask before a card that nobody has is kept for whoever is open."""
        subject = self._counter.subject
        if number and subject is not None and subject.person_id is not None:
            question = self._words("window-social-security-question", name=subject.called or "")
            keep = partial(self._cards.keep, subject.person_id, number)
            self._ask(question, "window-social-security-yes", keep)
