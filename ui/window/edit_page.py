"""Changing a record: the fields, a phone to add, and what stood there before, from whom and since when."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from kiosk.desk.person_record import LONGEST_OWNER
from kiosk.domain.people import Source
from kiosk.domain.person_record import Field, HistoryRow, PersonDetail
from kiosk.texts import Texts
from ui.window.commands import BINDINGS, Command
from ui.window.form import Form, day_as_kept, sex_as_kept
from ui.window.key_button import KeyButton
from ui.window.widgets import card, empty, label, row, scrolled, turn_pages
from ui.window.words import joined, owner_of

FIELDS = (
    Field.NAME,
    Field.LATIN_NAME,
    Field.SEX,
    Field.BIRTH_DATE,
    Field.COMPOUND,
    Field.ADDRESS,
    Field.FAMILY_DOCTOR,
    Field.HELP_NOTE,
)


class EditPage(Form):
    """`phone_removed` carries a phone's id."""

    phone_removed = Signal(str)

    def __init__(self, words: Texts, zone: ZoneInfo) -> None:
        super().__init__(words("window-edit"), BINDINGS[Command.EDIT].cap, words("window-save"), words)
        self._zone = zone
        self._before: dict[Field, str] = {}
        self.lines: dict[Field, QLineEdit] = {
            one: self.add(f"field-{one.value.replace('_', '-')}", _HINTS.get(one, "")) for one in FIELDS
        }
        self.phone = self.add("window-new-phone")
        self.owner = self.add("window-phone-owner", "window-phone-owner-hint")
        self.owner.setMaxLength(LONGEST_OWNER)
        self._phones, self._history = QVBoxLayout(), QVBoxLayout()
        self._history.setContentsMargins(0, 0, 6, 0)
        frame, column = card("inner")
        column.addWidget(label(words("window-phones"), "title"))
        column.addLayout(self._phones)
        head = row(label(words("window-history"), "title"))
        self._turning = label(words("window-turn-pages"))
        head.addWidget(self._turning, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        self.past = scrolled(self._history)
        self.past.verticalScrollBar().rangeChanged.connect(lambda _, most: self._turning.setVisible(most > 0))
        column.addWidget(self.past, 1)
        self.body.removeItem(self._grid)
        left = QVBoxLayout()
        left.addLayout(self._grid)
        left.addStretch(1)
        both = row(spacing=14)
        both.addLayout(left, 5)
        both.addWidget(frame, 4)
        self.body.addLayout(both, 1)

    def show_person(self, detail: PersonDetail) -> None:
        """Show what is known."""
        facts = detail.facts
        self._before = {
            Field.NAME: facts.name or "",
            Field.LATIN_NAME: facts.latin_name or "",
            Field.SEX: self.words(f"window-sex-{facts.sex.value.lower()}") if facts.sex else "",
            Field.BIRTH_DATE: facts.birth_date.isoformat() if facts.birth_date else str(facts.birth_year or ""),
            Field.COMPOUND: facts.compound or "",
            Field.ADDRESS: facts.address or "",
            Field.FAMILY_DOCTOR: detail.family_doctor or "",
            Field.HELP_NOTE: detail.help_note or "",
        }
        for one, line in self.lines.items():
            line.setText(self._before[one])
            line.setCursorPosition(0)
        self.phone.clear()
        self.owner.clear()
        empty(self._phones)
        self.numbered.clear()
        for at, phone in enumerate(detail.phones, 1):
            owner = owner_of(phone.owner, self.words)
            remove = KeyButton(f"Alt {at}", self.words("window-remove"))
            self.numbered.append(remove)
            remove.clicked.connect(lambda _=False, gone=phone.id: self.phone_removed.emit(gone))
            beside = row(label(joined(phone.number, owner)), remove)
            beside.setStretch(0, 1)
            self._phones.addLayout(beside)
        if not detail.phones:
            self._phones.addWidget(label(self.words("window-no-phone")))

    def show_history(self, rows: tuple[HistoryRow, ...]) -> None:
        """Show every value that was, newest first."""
        empty(self._history)
        for one in (row_ for row_ in rows if row_.what in _SHOWN):
            name = self.words(f"field-{one.what.replace('_', '-')}")
            value = self._said(one)
            self._history.addWidget(label(self.words("window-history-row", field=name, value=value), "bold"))
            when = f"{one.since.astimezone(self._zone):%Y-%m-%d %H:%M}"
            self._history.addWidget(label(joined(when, self._from_whom(one))))
        self._history.addStretch(1)

    def _from_whom(self, one: HistoryRow) -> str:
        by_staff = one.source is Source.STAFF and one.staff
        return by_staff or self.words(f"window-source-{one.source.value}")

    def _said(self, one: HistoryRow) -> str:
        if one.what == Field.SEX.value and one.value:
            return self.words(f"window-sex-{one.value.lower()}")
        if one.what == "phone" and one.value:
            number, _, owner = one.value.partition(" ")
            return joined(number, owner_of(owner, self.words))
        return one.value or self.words("window-taken-away")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Turn the pages of the history while a line has the keyboard."""
        if not turn_pages(self.past, event):
            super().keyPressEvent(event)

    def changed(self) -> dict[Field, str | None]:
        """Return the fields that were typed into, as the desk takes them."""
        typed = {one: line.text().strip() for one, line in self.lines.items()}
        found: dict[Field, str | None] = {one: text for one, text in typed.items() if text != self._before.get(one, "")}
        if found.get(Field.SEX):
            found[Field.SEX] = sex_as_kept(found[Field.SEX] or "", self.words)
        if (born := found.pop(Field.BIRTH_DATE, None)) is not None:
            year_only = len(born) == 4 and born.isascii() and born.isdigit()
            found[Field.BIRTH_YEAR if year_only else Field.BIRTH_DATE] = born if year_only else day_as_kept(born)
        return found

    def forget(self) -> None:
        """Keep nothing of anybody."""
        super().forget()
        self._before = {}
        empty(self._phones)
        empty(self._history)


_SHOWN = frozenset({*(one.value for one in FIELDS), Field.BIRTH_YEAR.value, "phone", "social_security"})
"""Insurance has a page of its own, which is not open by itself."""
_HINTS = {Field.SEX: "window-sex-hint", Field.BIRTH_DATE: "window-birth-hint", Field.HELP_NOTE: "window-help-note-hint"}
