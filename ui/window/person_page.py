"""Somebody's page: who it is, today, earlier visits, and one key for everything. Asks nothing itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.person_record import Visit
from kiosk.domain.registration import RegistrationView, SessionsOffered
from kiosk.texts import Texts
from ui.window.commands import BINDINGS, Command
from ui.window.key_button import Dress, KeyButton
from ui.window.session_grid import SessionGrid
from ui.window.subject import Subject, head_of
from ui.window.widgets import card, empty, label, restyle, row, scrolled
from ui.window.words import called, clock, day, joined, where

KEYS = (
    (Command.REGISTER, Command.STICKER, Command.CARD, Command.TICKET, Command.GUIDANCE),
    (Command.EDIT, Command.NUMBER, Command.BENEFITS, Command.NEW_STICKER, Command.LINK),
    (Command.CANCEL, Command.ESCORT, Command.VITALS_BACK, Command.SOCIAL_SECURITY_BACK),
)
NEED_RECORD = frozenset(
    {Command.STICKER, Command.NEW_STICKER, Command.CARD, Command.EDIT, Command.NUMBER, Command.BENEFITS}
    | {Command.VITALS, Command.VITALS_BACK, Command.SOCIAL_SECURITY_BACK}
)
NEED_REGISTRATION = frozenset({Command.TICKET, Command.ESCORT, Command.CANCEL})
NUMBER_STAYS_MS = 20_000
LONGEST_LARGE_NAME, LONGEST_LARGE_NUMBER, LONGEST_ONE_LINE_NOTE = 16, 5, 22
LEAST_LIST = 150
Allowed = Callable[[Command], bool]


class PersonPage(QWidget):
    """`asked` carries a Command, `session_chosen` a session's id, `left` that choosing was given up."""

    asked = Signal(object)
    session_chosen = Signal(str)
    left = Signal()

    def __init__(self, words: Texts) -> None:
        super().__init__()
        self._words = words
        self.subject: Subject | None = None
        self.lists: list[QScrollArea] = []
        """What may be longer than its place; PgUp and PgDn turn it."""
        self.grid = SessionGrid(words)
        self.grid.chosen.connect(self.session_chosen)
        self.grid.left.connect(self.left)
        self.buttons = {command: self._button(command) for line in KEYS for command in line}
        self._lay_out()

    @property
    def choosing(self) -> bool:
        """Whether sessions are offered now."""
        return self._middle.currentWidget() is self._choice

    def show_subject(self, subject: Subject, may: Allowed) -> None:
        """Show somebody."""
        self.subject = subject
        head = head_of(subject, self._words)
        self._name.setText(head.name)
        self._name.setObjectName("name" if len(head.name) <= LONGEST_LARGE_NAME else "long-name")
        restyle(self._name)
        self._who.setText(head.who)
        self._numbers.setText(head.numbers)
        self._vitals.setText(head.vitals)
        self._vitals.setVisible(bool(head.vitals))
        self._cover_number()
        empty(self._notes)
        for note in head.notes:
            self._notes.addWidget(label(note, "note", wrap=len(note) > LONGEST_ONE_LINE_NOTE))
        self._fill_today(subject.today)
        self._fill_visits(() if subject.detail is None else subject.detail.visits)
        self._enable(subject, may)
        self.show_overview()

    def show_overview(self) -> None:
        """Show today and earlier visits."""
        self.grid.forget()
        self._middle.setCurrentWidget(self._overview)

    def offer(self, offered: SessionsOffered) -> None:
        """Show the sessions."""
        self.grid.offer(offered)
        nothing = self._words("window-no-session") if not offered.choices else self._words("window-choose-how")
        self._choose_how.setText(nothing)
        self._middle.setCurrentWidget(self._choice)
        self.grid.setFocus()

    def show_number(self, number: str) -> None:
        """Show a document's full number for a little while."""
        self.full_number.setText(number)
        self.full_number.show()
        self._cover.start()

    def forget(self) -> None:
        """Keep nothing of anybody."""
        self.subject = None
        self.grid.forget()
        for text in (self._name, self._who, self._numbers, self._vitals, self.full_number):
            text.setText("")
        for layout in (self._notes, self._today, self._visits):
            empty(layout)

    def _lay_out(self) -> None:
        self._cover = self._cover_clock()
        self._today, self._visits = QVBoxLayout(), QVBoxLayout()
        head = self._head()
        self._overview, self._choice = self._day_and_keys(), self._choices()
        self._middle = QStackedWidget()
        for page in (self._overview, self._choice):
            self._middle.addWidget(page)
        layout = _column(self, spacing=10)
        layout.addWidget(head)
        layout.addWidget(self._middle, 1)

    def _cover_clock(self) -> QTimer:
        cover = QTimer(self)
        cover.setSingleShot(True)
        cover.setInterval(NUMBER_STAYS_MS)
        cover.timeout.connect(self._cover_number)
        return cover

    def _head(self) -> QFrame:
        self._name, self._who, self._numbers = label("", "name"), label("", "large"), label()
        self._vitals, self.full_number = label("", "bold"), label("", "large")
        self._notes = QHBoxLayout()
        below = row(self._numbers)
        below.setStretch(0, 1)
        below.addLayout(self._notes)
        frame, head = card()
        head.addWidget(self._name)
        head.addWidget(self._who)
        head.addLayout(below)
        head.addWidget(self._vitals)
        head.addWidget(self.full_number)
        return frame

    def _day_and_keys(self) -> QWidget:
        both = row(self._listed("window-today", self._today), self._listed("window-earlier", self._visits), spacing=12)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        both.setContentsMargins(0, 0, 0, 0)
        overview = QWidget()
        column = _column(overview, spacing=10)
        column.addLayout(both, 1)
        column.addLayout(self._keys())
        return overview

    def _keys(self) -> QGridLayout:
        keys = QGridLayout()
        keys.setSpacing(8)
        for line, commands in enumerate(KEYS):
            for column, command in enumerate(commands):
                keys.addWidget(self.buttons[command], line, column)
        return keys

    @Slot()
    def _cover_number(self) -> None:
        self.full_number.setText("")
        self.full_number.hide()

    def _choices(self) -> QWidget:
        self._choose_how = label("", "bold")
        choice = QWidget()
        column = _column(choice, spacing=8)
        column.addWidget(self._choose_how)
        column.addWidget(self.grid, 1)
        return choice

    def _listed(self, phrase: str, column: QVBoxLayout) -> QFrame:
        frame, outer = card()
        frame.setMinimumHeight(LEAST_LIST)
        outer.addWidget(label(self._words(phrase), "title"))
        column.setContentsMargins(0, 0, 0, 0)
        self.lists.append(scrolled(column))
        outer.addWidget(self.lists[-1], 1)
        return frame

    def _button(self, command: Command) -> KeyButton:
        dress = Dress.PRIMARY if command is Command.REGISTER else Dress.PLAIN
        made = KeyButton(BINDINGS[command].cap, self._words(f"window-do-{command.value}"), dress)
        made.clicked.connect(lambda: self.asked.emit(command))
        return made

    def _fill_today(self, registrations: tuple[RegistrationView, ...]) -> None:
        empty(self._today)
        for one in reversed(registrations):  # what was just done stands first
            self._today.addWidget(self._registration(one))
        if not registrations:
            self._today.addWidget(label(self._words("window-not-registered")))
        self._today.addStretch(1)

    def _registration(self, one: RegistrationView) -> QFrame:
        frame, column = card("amber")
        slot = f"{clock(one.slot_start)}–{clock(one.slot_end)}" if one.slot_start else ""
        number = label(one.number, "number" if len(one.number) <= LONGEST_LARGE_NUMBER else "name", wrap=False)
        number.setAccessibleName(called(one.number, self._words))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(label(one.department.name, "large"))
        right.addWidget(label(where(one, self._words)))
        ahead = self._words("window-ahead", ahead=str(one.ahead))
        open_ = self._words("window-name-open") if one.name_open else ""
        right.addWidget(label(joined(slot, ahead, open_), "bold"))
        line = row(number, spacing=18)
        line.addLayout(right, 1)
        column.addLayout(line)
        return frame

    def _fill_visits(self, visits: tuple[Visit, ...]) -> None:
        empty(self._visits)
        for one in visits:
            self._visits.addWidget(label(joined(day(one.day), one.department, one.doctor)))
        if not visits:
            self._visits.addWidget(label(self._words("window-no-visits")))
        self._visits.addStretch(1)

    def _enable(self, subject: Subject, may: Allowed) -> None:
        for command, button in self.buttons.items():
            lacks_record = command in NEED_RECORD and subject.detail is None
            lacks_registration = command in NEED_REGISTRATION and not subject.today
            lacks_vitals = command is Command.VITALS_BACK and subject.newest_vitals is None
            lacks_card = command is Command.SOCIAL_SECURITY_BACK and subject.social_security is None
            lacks = lacks_record or lacks_registration or lacks_vitals or lacks_card
            button.setEnabled(may(command) and not lacks)


def _column(widget: QWidget, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column
