"""Which page stands when: joins the counter, the records, the paper and a kiosk that was taken over to their pages."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.person_record import SimilarPeople
from kiosk.domain.registration import Identification, IdentifiedBy, SessionsOffered
from kiosk.domain.search import SearchResult
from kiosk.texts import Texts
from ui.window.commands import Command
from ui.window.counter import Counter
from ui.window.desk_calls import DeskCalls
from ui.window.edit_page import EditPage
from ui.window.form import Form
from ui.window.new_person_page import NewPersonPage
from ui.window.other_pages import BenefitsPage, GuidancePage, Question
from ui.window.paper import Paper
from ui.window.person_page import NEED_RECORD, NEED_REGISTRATION, Allowed, PersonPage
from ui.window.records import Records
from ui.window.saying import Tone
from ui.window.subject import Subject
from ui.window.takeover import Takeover
from ui.window.work_page import WorkPage

_FOR_SOMEBODY = NEED_RECORD | NEED_REGISTRATION | {Command.REGISTER}
_PRINTED = frozenset({Command.STICKER, Command.NEW_STICKER, Command.CARD, Command.TICKET})


class CounterFlow(QObject):
    """`asked` carries a Command from a button."""

    asked = Signal(object)

    def __init__(self, desk: WindowDesk, calls: DeskCalls, work: WorkPage, words: Texts, zone: ZoneInfo) -> None:
        super().__init__()
        self._desk, self._calls, self._work, self._words = desk, calls, work, words
        self._may: Allowed = _nobody
        self._today = date.min
        self._shown_number = 0
        self._open_first = False
        self.counter = Counter(desk, calls, words)
        self.paper = Paper(desk, calls, words)
        self.records = Records(desk, calls, words)
        self.takeover = Takeover(desk, calls, words)
        self.person = PersonPage(words)
        self.edit = EditPage(words, zone)
        self.new = NewPersonPage(words)
        self.benefits = BenefitsPage(words)
        self.guidance = GuidancePage(words)
        self.question = Question(words)
        self._forms: tuple[Form, ...] = (self.edit, self.new, self.benefits, self.guidance)
        self._join()

    @property
    def in_form(self) -> bool:
        """Whether somebody is being written down: nobody else is opened over it."""
        return any(self._work.is_shown(form) for form in self._forms)

    def begin(self, may: Allowed, today: date) -> None:
        """Begin for somebody who signed in."""
        self._may, self._today = may, today
        self._work.said.rest()
        self._work.begin()

    def end(self) -> None:
        """Keep nothing: hand a kiosk back, close whoever is open."""
        self.takeover.let_go()
        self._clear()
        self.trouble()
        self._may = _nobody

    def trouble(self) -> None:
        """Take note that the desk could not do it."""
        self.counter.trouble()
        self.records.trouble()

    def do(self, command: Command) -> None:
        """Do what a key asks for; on a form its own key writes it."""
        form = self._form_of(command)
        subject = self.counter.subject
        if form is not None and self._work.is_shown(form):
            self._write(form)
        elif command is Command.NEW_PERSON:
            self._open_new()
        elif command is Command.WIFI:
            self.paper.wifi()
        elif command in (Command.CAME_OUT, Command.DID_NOT):
            self._paper_seen(came_out=command is Command.CAME_OUT)
        elif command is Command.GUIDANCE:
            self._open_guidance(subject)
        elif subject is None or not self._possible(command, subject):
            self._say(Tone.HINT, "window-nobody-open" if subject is None else "window-not-now")
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
            self._work.show_page(self.person)
            self.counter.offer_sessions()
        elif command in _PRINTED:
            self.paper.print_for(command, subject)
        elif command is Command.ESCORT:
            self.counter.ask_escort()
        elif command is Command.CANCEL:
            question = self._words("window-cancel-question", number=subject.today[-1].number)
            self._ask(question, "window-cancel-yes", self.counter.cancel)
        elif command is Command.NUMBER:
            self.counter.show_number(self._shown_number, self._number_came)
        elif command is Command.EDIT:
            self._open_edit(subject)
        elif command is Command.BENEFITS and subject.detail is not None:
            self.benefits.show_person(subject.detail, self._today)
            self._show_form(self.benefits)

    def _possible(self, command: Command, subject: Subject) -> bool:
        return not (
            (command in NEED_RECORD and subject.detail is None) or (command in NEED_REGISTRATION and not subject.today)
        )

    def _form_of(self, command: Command) -> Form | None:
        return {
            Command.EDIT: self.edit,
            Command.NEW_PERSON: self.new,
            Command.BENEFITS: self.benefits,
            Command.GUIDANCE: self.guidance,
        }.get(command)

    def _write(self, form: object) -> None:
        subject = self.counter.subject
        person_id = None if subject is None else subject.person_id
        if form is self.new:
            self.records.save_new(self.new)
        elif form is self.guidance:
            steps = self.guidance.steps()
            if steps:
                self.paper.guidance(person_id, steps)
                self._back_to_person()
        elif person_id is not None and form is self.edit:
            self.records.save_edit(person_id, self.edit)
        elif person_id is not None and form is self.benefits:
            self.records.save_benefits(person_id, self.benefits, self._today)

    def _open_new(self) -> None:
        self._clear()
        self._show_form(self.new)

    def _open_edit(self, subject: Subject) -> None:
        if subject.detail is not None:
            person_id = subject.detail.person_id
            self.edit.show_person(subject.detail)
            self._show_form(self.edit)
            self._calls.ask(lambda: self._desk.people.history(person_id), self.edit.show_history, "history")

    def _open_guidance(self, subject: Subject | None) -> None:
        self.guidance.show_registration(subject.today[-1] if subject is not None and subject.today else None)
        self._show_form(self.guidance)

    def _show_form(self, form: Form) -> None:
        self._work.said.rest()
        self._work.show_page(form)
        form.begin()

    def _ask(self, question: str, yes: str, do: object) -> None:
        self.question.ask(question, self._words(yes), do)  # type: ignore[arg-type]
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
        for form in self._forms:
            form.forget()
        if self.counter.subject is None:
            self._work.begin()
            return
        self.person.show_subject(self.counter.subject, self._may)
        self._work.show_page(self.person)
        self._work.to_search()

    def _clear(self) -> None:
        self.counter.close()
        self.person.forget()
        for form in self._forms:
            form.forget()
        self._work.begin()

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._open_first = False
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

    @Slot(str)
    def _foreign(self, content: str) -> None:
        subject = self.counter.subject
        if subject is not None and subject.person_id is not None:
            person_id = subject.person_id
            question = self._words("window-foreign-question", name=subject.called or "")
            self._ask(question, "window-foreign-yes", lambda: self.paper.foreign(person_id, content))

    @Slot()
    def _written(self) -> None:
        if self.counter.subject is not None:
            self.counter.open_identified(self.counter.subject.identification)

    @Slot(str)
    def _added(self, person_id: str) -> None:
        self.counter.open_identified(Identification(IdentifiedBy.STAFF, person_id))

    @Slot(object)
    def _similar(self, similar: SimilarPeople) -> None:
        self.new.show_similar(similar.rows)

    @Slot(str)
    def _phone_removed(self, phone_id: str) -> None:
        if self.counter.subject is not None and self.counter.subject.person_id is not None:
            self.records.remove_phone(self.counter.subject.person_id, phone_id)

    @Slot(int)
    def _takeover_asked(self, place: int) -> None:
        kiosks = self._work.side.floor.kiosks
        if place < len(kiosks) and self._may(Command.REGISTER):
            self.takeover.toggle(kiosks[place])

    def _paper_seen(self, *, came_out: bool) -> None:
        job = self._work.side.unknown_job
        if job is not None:
            self._answer_job(job.id, came_out)

    @Slot(str, bool)
    def _answer_job(self, job: str, came_out: bool) -> None:
        self._calls.ask(lambda: self._desk.paper.answer_job(job, came_out), self._job_answered)

    def _job_answered(self, nothing: None) -> None:
        self._say(Tone.DONE, "window-saved")

    def _number_came(self, number: str | None) -> None:
        if number is not None and self._work.is_shown(self.person):
            self._shown_number += 1
            self.person.show_number(number)

    def _join(self) -> None:
        counter, work = self.counter, self._work
        for source in (counter, self.paper, self.records, self.takeover):
            source.said.connect(work.said.say)
        counter.found.connect(self._found)
        counter.opened.connect(self._opened)
        counter.renewed.connect(self._renewed)
        counter.offered.connect(self._offered)
        counter.foreign.connect(self._foreign)
        counter.registered.connect(self.takeover.registered)
        self.paper.printed.connect(counter.renew)
        self.records.written.connect(self._written)
        self.records.added.connect(self._added)
        self.records.similar.connect(self._similar)
        self.takeover.identified.connect(counter.open_identified)
        self.person.asked.connect(self.asked)
        self.person.session_chosen.connect(counter.register)
        self.person.left.connect(self._back_to_person)
        self.edit.phone_removed.connect(self._phone_removed)
        self.benefits.ended.connect(self.records.end_benefit)
        self.new.somebody_chosen.connect(counter.open)
        self.question.left.connect(self._back_to_person)
        work.typed.connect(self._typed)
        work.entered.connect(self._entered)
        work.escaped.connect(self._escaped)
        work.commanded.connect(self.asked)
        work.results.chosen.connect(counter.open)
        work.takeover_asked.connect(self._takeover_asked)
        work.side.takeover_asked.connect(self._takeover_asked)
        work.side.paper_seen.connect(self._answer_job)
        for form in self._forms:
            form.left.connect(self._back_to_person)
        for form, command in (
            (self.edit, Command.EDIT),
            (self.new, Command.NEW_PERSON),
            (self.benefits, Command.BENEFITS),
            (self.guidance, Command.GUIDANCE),
        ):
            form.written.connect(lambda command=command: self.asked.emit(command))

    def _say(self, tone: Tone, phrase: str) -> None:
        self._work.said.say(tone.value, self._words(phrase))


def _nobody(command: Command) -> bool:
    return False
