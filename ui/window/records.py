"""Writes records: new people, changes, phones, benefits. Says what was refused, and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.person_record import (
    LONGEST,
    EditResult,
    Field,
    NewPerson,
    NewPersonResult,
    PersonAdded,
    Refused,
    SimilarPeople,
    Written,
)
from kiosk.texts import Texts
from ui.window.desk_calls import DeskCalls
from ui.window.edit_page import EditPage
from ui.window.form import WrongLine
from ui.window.new_person_page import NewPersonPage
from ui.window.other_pages import BenefitsPage
from ui.window.saying import Tone


class Records(QObject):
    """`written` says that the open record changed, `added` carries a new record's id, `similar` SimilarPeople.

    `wrong` carries the phrase that names a line which was refused.
    """

    written = Signal()
    added = Signal(str)
    similar = Signal(object)
    wrong = Signal(str)
    said = Signal(str, str)

    def __init__(self, desk: WindowDesk, calls: DeskCalls, words: Texts) -> None:
        super().__init__()
        self._people, self._calls, self._words = desk.people, calls, words
        self._adding = False

    def save_edit(self, person_id: str, page: EditPage) -> None:
        """Write what was changed, and a phone that was added."""
        changed, phone, owner = page.changed(), page.phone.text().strip(), page.owner.text().strip() or "self"

        def write() -> EditResult:
            result = self._people.edit(person_id, changed) if changed else Written()
            if phone and isinstance(result, Written):
                result = self._people.add_phone(person_id, phone, owner)
            return result

        self._calls.ask(write, self._edited)

    def remove_phone(self, person_id: str, phone_id: str) -> None:
        """Take a phone away."""
        self._calls.ask(lambda: self._people.remove_phone(person_id, phone_id), self._done)

    def save_benefits(self, person_id: str, page: BenefitsPage, today: date) -> None:
        """Write the insurance scheme and a new flag."""
        scheme, benefit = page.new_scheme, page.new_benefit(today)
        if isinstance(benefit, WrongLine):
            self._refused(benefit.problem, benefit.phrase)
            return

        def write() -> EditResult:
            result: EditResult = Written()
            if scheme is not None:
                result = self._people.edit(person_id, {Field.INSURANCE_SCHEME: scheme})
            if benefit is not None and isinstance(result, Written):
                self._people.add_benefit(person_id, *benefit)
            return result

        self._calls.ask(write, self._edited)

    def end_benefit(self, benefit_id: str) -> None:
        """End a flag."""
        self._calls.ask(lambda: self._people.end_benefit(benefit_id), self._done)

    def save_new(self, page: NewPersonPage) -> None:
        """Make a record; who has the same name is shown first."""
        told = page.told()
        if isinstance(told, WrongLine):
            self._refused(told.problem, told.phrase)
        elif not self._adding:
            self._adding = True
            even_so, card = page.looked_at_similar, page.card_number
            self._calls.ask(lambda: self._add(told, even_so, card), self._added)

    def trouble(self) -> None:
        """Take note that the desk could not do it."""
        self._adding = False

    def _add(self, told: NewPerson, even_so: bool, card: str | None) -> NewPersonResult:
        result = self._people.new_person(told, even_so)
        if isinstance(result, PersonAdded) and card is not None:
            self._people.keep_social_security_card(result.person_id, card)
        return result

    def _edited(self, result: EditResult) -> None:
        match result:
            case Written():
                self.said.emit(Tone.DONE.value, self._words("window-saved"))
                self.written.emit()
            case Refused():
                self._refuse(result)

    def _added(self, result: NewPersonResult) -> None:
        self._adding = False
        match result:
            case PersonAdded(person_id):
                self.said.emit(Tone.DONE.value, self._words("window-new-written"))
                self.added.emit(person_id)
            case SimilarPeople():
                self.said.emit(Tone.HINT.value, self._words("window-similar-how"))
                self.similar.emit(result)
            case Refused():
                self._refuse(result)

    def _done(self, nothing: None) -> None:
        self.said.emit(Tone.DONE.value, self._words("window-saved"))
        self.written.emit()

    def _refuse(self, refused: Refused) -> None:
        phrase = "window-phone" if refused.what is None else f"field-{refused.what.value.replace('_', '-')}"
        most = "" if refused.what is None else str(LONGEST.get(refused.what, ""))
        self._refused(refused.problem.value, phrase, most)

    def _refused(self, problem: str, phrase: str, most: str = "") -> None:
        says = self._words(f"field-problem-{problem}", most=most)
        self.said.emit(Tone.TROUBLE.value, self._words("window-wrong-line", field=self._words(phrase), problem=says))
        self.wrong.emit(phrase)
