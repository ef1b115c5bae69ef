"""Which page stands when: whoever was found, their page, a question, a form. Joins them; it asks the desk nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.clock_check import ClockView
from kiosk.domain.registration import Identification, IdentifiedBy, SessionsOffered
from kiosk.domain.search import SearchResult
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.texts import Texts
from ui.window.commands import Command
from ui.window.counter import Counter
from ui.window.desk_calls import DeskCalls
from ui.window.form_flow import FormFlow
from ui.window.other_pages import Question
from ui.window.paper import Paper
from ui.window.person_page import NEED_RECORD, NEED_REGISTRATION, Allowed, PersonPage
from ui.window.questions import Questions
from ui.window.saying import Tone
from ui.window.side_flow import SideFlow
from ui.window.social_security_cards import SocialSecurityCards
from ui.window.subject import Subject
from ui.window.takeover import Takeover
from ui.window.vitals_flow import VitalsFlow
from ui.window.work_page import WorkPage

_FOR_SOMEBODY = NEED_RECORD | NEED_REGISTRATION | {Command.REGISTER}
_PRINTED = frozenset({Command.STICKER, Command.NEW_STICKER, Command.CARD, Command.TICKET})
_FORMS = frozenset({Command.EDIT, Command.BENEFITS})


class CounterFlow(QObject):
    """`asked` carries a Command from a button."""

    asked = Signal(object)

    def __init__(self, desk: WindowDesk, calls: DeskCalls, work: WorkPage, words: Texts, zone: ZoneInfo) -> None:
        super().__init__()
        self._work, self._words = work, words
        self._may: Allowed = _nobody
        self._shown_number = 0
        self._open_first = False
        self.counter = Counter(desk, calls, words)
        self.paper = Paper(desk, calls, words)
        self.forms = FormFlow(desk, calls, work, self.paper, words, zone)
        self.vitals = VitalsFlow(desk, calls, work.vitals, words)
        self.cards = SocialSecurityCards(desk, calls, words)
        self.side = SideFlow(desk, calls, work.side, words)
        self.person = PersonPage(words)
        self.question = Question(words)
        asked_about = (self.counter, self.paper, self.vitals, self.cards, self.side)
        self._questions = Questions(*asked_about, words, self._ask)
        self._join()

    @property
    def in_form(self) -> bool:
        """Whether somebody is being written down: nobody else is opened over it."""
        return self.forms.is_shown

    @property
    def takeover(self) -> Takeover:
        """The kiosk that is held here."""
        return self.side.takeover

    def begin(self, may: Allowed, today: date) -> None:
        """Begin for somebody who signed in."""
        self._may = may
        self.forms.begin(today)
        self.side.begin(may)
        self._work.said.rest()
        self._work.begin()

    def end(self) -> None:
        """Keep nothing: hand a kiosk back, close whoever is open."""
        self.side.end()
        self.vitals.end()
        self._clear()
        self.trouble()
        self._may = _nobody

    def trouble(self) -> None:
        """Take note that the desk could not do it."""
        self.counter.trouble()
        self.forms.trouble()

    def do(self, command: Command) -> None:
        """Do what a key asks for; on a form its own key writes it."""
        subject = self.counter.subject
        if self.forms.shows(command):
            self.forms.write(command, None if subject is None else subject.person_id)
        elif self.forms.keeps_from(command):
            self._say(Tone.HINT, "window-form-open")
        elif command is Command.NEW_PERSON:
            self._clear()
            self.forms.open(command, None)
        elif command is Command.WIFI:
            self.paper.wifi()
        elif command in (Command.CAME_OUT, Command.DID_NOT):
            self.side.paper_seen(came_out=command is Command.CAME_OUT)
        elif command is Command.GUIDANCE:
            self.forms.open(command, subject)
        elif subject is None:
            self._say(Tone.HINT, "window-nobody-open")
        elif (lacking := self._lacking(command, subject)) is not None:
            self._say(Tone.HINT, lacking)
        elif command in _FOR_SOMEBODY:
            self._do_for(command, subject)

    @Slot()
    def store_changed(self) -> None:
        """Follow what others wrote, while sessions are offered or somebody's day is shown."""
        if self._work.is_shown(self.person):
            if self.person.choosing:
                self.counter.offer_sessions()
            else:
                self.counter.renew()

    def _do_for(self, command: Command, subject: Subject) -> None:
        if command is Command.REGISTER:
            self._work.said.rest()
            self._work.show_page(self.person)
            self.counter.offer_sessions()
        elif command in _PRINTED:
            self.paper.print_for(command, subject)
        elif command is Command.ESCORT:
            self.counter.ask_escort()
        elif command is Command.CANCEL:
            self._questions.cancel(subject)
        elif command is Command.VITALS and subject.person_id is not None:
            self.vitals.put(subject.person_id)
        elif command is Command.VITALS_BACK:
            self._questions.vitals_back(subject)
        elif command is Command.SOCIAL_SECURITY_BACK:
            self._questions.social_security_back(subject)
        elif command is Command.NUMBER:
            self.counter.show_number(self._shown_number, self._number_came)
        elif command in _FORMS:
            self.forms.open(command, subject)

    def ask_about_clock(self, seen: ClockView, call_id: str) -> None:
        """Ask whether the machine's date is right."""
        self._questions.clock(seen, call_id)

    def _lacking(self, command: Command, subject: Subject) -> str | None:
        if command in NEED_RECORD and subject.detail is None:
            return "window-first-register"
        if command in NEED_REGISTRATION and not subject.today:
            return "window-not-registered"
        lacks_page = command is Command.NUMBER and not self._work.is_shown(self.person)
        return "window-not-now" if lacks_page else None

    def _ask(self, question: str, yes: str, do: Callable[[], None]) -> None:
        self.question.ask(question, self._words(yes), do)
        self._work.said.rest()
        self._work.show_page(self.question)
        self.question.setFocus()

    @Slot()
    def _escaped(self) -> None:
        if self._work.is_shown(self.person) and self.person.choosing:
            self._back_to_person()
        elif self._work.is_shown(self.person) or self.counter.subject is None:
            self._clear()
        else:
            self._back_to_person()

    @Slot()
    def _back_to_person(self) -> None:
        self.counter.stop_offering()
        self.forms.forget()
        self.question.forget()
        if self.counter.subject is None:
            self._work.begin()
            return
        self.person.show_subject(self.counter.subject, self._may)
        self._work.show_page(self.person)
        self._work.to_search()

    def _clear(self) -> None:
        self.counter.close()
        self.person.forget()
        self.forms.forget()
        self.question.forget()
        self._work.begin()

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._open_first = False
        self._work.said.rest()  # what was done for the last person says nothing of the next
        if text.strip():
            self.counter.search(text)
        else:
            self._clear()

    @Slot()
    def _entered(self) -> None:
        if self.counter.searching:
            self._open_first = True
        elif self._work.is_shown(self._work.results):
            self._work.results.open_current()

    @Slot(object)
    def _found(self, result: SearchResult) -> None:
        self.counter.subject = None
        self.person.forget()
        self._work.show_found(result)
        if self._open_first:
            self._open_first = False
            self._work.results.open_current()

    @Slot(object)
    def _opened(self, subject: Subject) -> None:
        self._shown_number = 0
        self._back_to_person()

    @Slot(object)
    def _renewed(self, subject: Subject) -> None:
        if self._work.is_shown(self.person) and not self.person.choosing and subject != self.person.subject:
            self.person.show_subject(subject, self._may)

    @Slot(object)
    def _offered(self, offered: SessionsOffered) -> None:
        if self._work.is_shown(self.person) and self.counter.subject is not None:
            self.person.offer(offered)
            self._work.said.hint(self._words("window-ready-choosing"))

    @Slot(object)
    def _stranger(self, card: SocialSecurityCard) -> None:
        self._clear()
        self.forms.open(Command.NEW_PERSON, None)
        self.forms.new.fill(card)

    @Slot()
    def _written(self) -> None:
        if self.counter.subject is not None:
            self.counter.open_identified(self.counter.subject.identification)

    @Slot(str)
    def _added(self, person_id: str) -> None:
        self.counter.open_identified(Identification(IdentifiedBy.STAFF, person_id))

    def _number_came(self, number: str | None) -> None:
        if number is not None and self._work.is_shown(self.person):
            self._shown_number += 1
            self.person.show_number(number)

    def _join(self) -> None:
        flows = (self.paper, self.forms.records, self.side, self.vitals, self.cards, self._questions)
        for source in (self.counter, *flows):
            source.said.connect(self._work.said.say)
        self.takeover.identified.connect(self.counter.open_identified)
        self.person.asked.connect(self.asked)
        self.person.session_chosen.connect(self.counter.register)
        self.person.left.connect(self._back_to_person)
        self.question.left.connect(self._back_to_person)
        self._join_counter()
        self._join_forms()
        self._join_work()

    def _join_counter(self) -> None:
        counter = self.counter
        counter.found.connect(self._found)
        counter.opened.connect(self._opened)
        counter.renewed.connect(self._renewed)
        counter.offered.connect(self._offered)
        counter.stranger.connect(self._stranger)
        counter.registered.connect(self.takeover.registered)
        self.paper.printed.connect(counter.renew)
        self.vitals.changed.connect(counter.renew)
        self.cards.changed.connect(counter.renew)

    def _join_forms(self) -> None:
        forms = self.forms
        forms.asked.connect(self.asked)
        forms.left.connect(self._back_to_person)
        forms.records.written.connect(self._written)
        forms.records.added.connect(self._added)
        forms.new.somebody_chosen.connect(self.counter.open)

    def _join_work(self) -> None:
        work = self._work
        work.typed.connect(self._typed)
        work.entered.connect(self._entered)
        work.escaped.connect(self._escaped)
        work.commanded.connect(self.asked)
        work.results.chosen.connect(self.counter.open)
        work.takeover_asked.connect(self.side.take_over)

    def _say(self, tone: Tone, phrase: str) -> None:
        self._work.said.say(tone.value, self._words(phrase))


def _nobody(command: Command) -> bool:
    return False
