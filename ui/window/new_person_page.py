"""Somebody without any document: what they say. Those of the same name are shown first."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from kiosk.desk.person_record import LONGEST_OWNER
from kiosk.domain.identity_number import Sex
from kiosk.domain.person_record import NewPerson
from kiosk.domain.search import PersonRow, SearchResult
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.texts import Texts
from ui.window.commands import BINDINGS, Command
from ui.window.form import Form, WrongLine, day_as_kept, sex_as_kept
from ui.window.results import Results
from ui.window.widgets import label


class NewPersonPage(Form):
    """`somebody_chosen` carries the PersonRow of somebody who is here already."""

    somebody_chosen = Signal(object)

    def __init__(self, words: Texts) -> None:
        super().__init__(words("window-new-person"), BINDINGS[Command.NEW_PERSON].cap, words("window-save-new"), words)
        self.name = self.add("field-name")
        self.sex = self.add("field-sex", "window-sex-hint")
        self.born = self.add("window-born", "window-born-hint")
        self.phone = self.add("window-phone")
        self.owner = self.add("window-phone-owner", "window-phone-owner-hint")
        self.owner.setMaxLength(LONGEST_OWNER)
        self.compound = self.add("field-compound")
        self.note = self.add("field-help-note", "window-help-note-hint")
        self.card_number: str | None = None
        self._unverified = label(words("window-social-security-unverified"), "note")
        self._unverified.hide()
        self.body.addWidget(self._unverified)
        self._like = label(words("window-similar"), "note")
        self.similar = Results(words)
        self.similar.chosen.connect(self.somebody_chosen)
        self.body.addWidget(self._like)
        self.body.addWidget(self.similar, 1)
        self.body.addStretch(1)
        self.looked_at_similar = False
        self.hide_similar()
        self.name.textChanged.connect(self.hide_similar)

    def fill(self, card: SocialSecurityCard) -> None:
        """Begin with what a social-security card says, marked as not verified; its own number goes into the record."""
        self.name.setText(card.name or "")
        self.sex.setText(self.words(f"window-sex-{card.sex.value.lower()}") if card.sex else "")
        self.born.setText("" if card.birth_date is None else card.birth_date.isoformat())
        self.card_number = card.card_number
        self._unverified.show()
        self.phone.setFocus()

    def hide_similar(self) -> None:
        """Show the form alone."""
        self.looked_at_similar = False
        self._like.hide()
        self.similar.hide()
        self.similar.clear()

    def show_similar(self, rows: tuple[PersonRow, ...]) -> None:
        """Show who of this name is here: one of them, or written all the same with the same key."""
        self.looked_at_similar = True
        self.similar.show_result(SearchResult(rows))
        self._like.show()
        self.similar.show()
        self.similar.setFocus()

    def told(self) -> NewPerson | WrongLine:
        """Return what was typed."""
        sex = sex_as_kept(self.sex.text(), self.words)
        if sex and sex not in set(Sex):
            return WrongLine("sex", "field-sex")
        born = self._born()
        if isinstance(born, WrongLine):
            return born
        return NewPerson(
            name=self.name.text(),
            sex=Sex(sex) if sex else None,
            birth_date=born if isinstance(born, date) else None,
            birth_year=born if isinstance(born, int) else None,
            phone=self.phone.text().strip() or None,
            phone_owner=self.owner.text().strip() or "self",
            compound=self.compound.text().strip() or None,
            help_note=self.note.text().strip() or None,
        )

    def forget(self) -> None:
        """Keep nothing of anybody."""
        super().forget()
        self.card_number = None
        self._unverified.hide()
        self.hide_similar()

    def _born(self) -> date | int | WrongLine | None:
        text = self.born.text().strip()
        if not text:
            return None
        if len(text) == 4 and text.isascii() and text.isdigit():
            return int(text)
        try:
            return date.fromisoformat(day_as_kept(text))
        except ValueError:
            return WrongLine("date", "window-born")
