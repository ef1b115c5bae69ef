"""The counter's forms: which stands, what it begins with, how it is written, and that nothing typed stays in it."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.person_record import SimilarPeople
from kiosk.texts import Texts
from ui.window.commands import Command
from ui.window.desk_calls import DeskCalls
from ui.window.edit_page import EditPage
from ui.window.form import Form
from ui.window.new_person_page import NewPersonPage
from ui.window.other_pages import BenefitsPage, GuidancePage
from ui.window.paper import Paper
from ui.window.records import Records
from ui.window.saying import Tone
from ui.window.subject import Subject
from ui.window.work_page import WorkPage

_BESIDE = frozenset(
    {Command.STICKER, Command.NEW_STICKER, Command.CARD, Command.TICKET, Command.WIFI}
    | {Command.CAME_OUT, Command.DID_NOT, Command.ESCORT, Command.VITALS}
)
"""What leaves a form standing; every other key would put away what was typed in it."""
HISTORY = "history"


class FormFlow(QObject):
    """`asked` carries the Command of a form's own button; `left` says that the form is done with."""

    asked = Signal(object)
    left = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - what forms are opened from and written to
        self, desk: WindowDesk, calls: DeskCalls, work: WorkPage, paper: Paper, words: Texts, zone: ZoneInfo
    ) -> None:
        super().__init__()
        self._desk, self._calls, self._work, self._paper, self._words = desk, calls, work, paper, words
        self._today = date.min
        self._person_id: str | None = None
        self.records = Records(desk, calls, words)
        self.edit = EditPage(words, zone)
        self.new = NewPersonPage(words)
        self.benefits = BenefitsPage(words)
        self.guidance = GuidancePage(words)
        self._forms: dict[Command, Form] = {
            Command.EDIT: self.edit,
            Command.NEW_PERSON: self.new,
            Command.BENEFITS: self.benefits,
            Command.GUIDANCE: self.guidance,
        }
        self._join()

    @property
    def is_shown(self) -> bool:
        """Whether a form stands: somebody is being written down."""
        return any(self._work.is_shown(form) for form in self._forms.values())

    def keeps_from(self, command: Command) -> bool:
        """Whether a key must wait: it would put away what was typed and is not written yet."""
        return self._touched and command not in _BESIDE

    def begin(self, today: date) -> None:
        """Begin the day."""
        self._today = today

    def shows(self, command: Command) -> bool:
        """Whether the form that this key opens stands already: then the key writes it."""
        form = self._forms.get(command)
        return form is not None and self._work.is_shown(form)

    def open(self, command: Command, subject: Subject | None) -> None:
        """Show a form, filled with what is known of whoever is open."""
        detail = None if subject is None else subject.detail
        if command is Command.GUIDANCE:
            self.guidance.show_registration(subject.today[-1] if subject is not None and subject.today else None)
        elif detail is not None and command is Command.BENEFITS:
            self.benefits.show_person(detail, self._today)
        elif detail is not None and command is Command.EDIT:
            self._person_id = person_id = detail.person_id
            self.edit.show_person(detail)
            self._calls.ask(lambda: self._desk.people.history(person_id), self.edit.show_history, HISTORY)
        self._work.said.rest()
        self._work.show_page(self._forms[command])
        self._forms[command].begin()

    def write(self, command: Command, person_id: str | None) -> None:
        """Write the form that stands."""
        if command is Command.NEW_PERSON:
            self.records.save_new(self.new)
        elif command is Command.GUIDANCE:
            self._print_guidance(person_id)
        elif person_id is not None and command is Command.EDIT:
            self.records.save_edit(person_id, self.edit)
        elif person_id is not None and command is Command.BENEFITS:
            self.records.save_benefits(person_id, self.benefits, self._today)

    def forget(self) -> None:
        """Keep nothing that was typed."""
        self._person_id = None
        self._calls.drop(HISTORY)
        for form in self._forms.values():
            form.forget()

    def trouble(self) -> None:
        """Take note that the desk could not do it."""
        self.records.trouble()

    def _print_guidance(self, person_id: str | None) -> None:
        steps = self.guidance.steps()
        if steps:
            self._paper.guidance(person_id, steps)
            self.left.emit()
        else:
            self._hint("window-no-stop")
            self.guidance.begin()

    @property
    def _touched(self) -> bool:
        return any(self._work.is_shown(form) and form.touched for form in self._forms.values())

    @Slot(str)
    def _phone_removed(self, phone_id: str) -> None:
        if self._touched:
            self._hint("window-form-open")
        elif self._person_id is not None:
            self.records.remove_phone(self._person_id, phone_id)

    @Slot(str)
    def _benefit_ended(self, benefit_id: str) -> None:
        if self._touched:
            self._hint("window-form-open")
        else:
            self.records.end_benefit(benefit_id)

    def _hint(self, phrase: str) -> None:
        self._work.said.say(Tone.HINT.value, self._words(phrase))

    def _point_at(self, phrase: str) -> None:
        for form in self._forms.values():
            if self._work.is_shown(form):
                form.point_at(phrase)

    def _similar(self, similar: SimilarPeople) -> None:
        self.new.show_similar(similar.rows)

    def _join(self) -> None:
        self.records.similar.connect(self._similar)
        self.records.wrong.connect(self._point_at)
        self.benefits.ended.connect(self._benefit_ended)
        self.edit.phone_removed.connect(self._phone_removed)
        for command, form in self._forms.items():
            form.left.connect(self.left)
            form.written.connect(lambda command=command: self.asked.emit(command))
