"""Who sits here: a name from the list or a badge, then the PIN. Shows nothing of any patient.

Whoever was given a PIN for one time chooses their own here, typed twice, before they are signed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from kiosk.desk.shift import Shift
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.staff import (
    LockedOut,
    PinToChoose,
    SignInResult,
    StaffMember,
    StaffProblem,
    StaffRow,
    UnknownBadge,
    WrongPin,
    badge_of_card,
)
from kiosk.texts import Texts
from ui.repeating import repeating
from ui.theme import Colour
from ui.window.desk_calls import DeskCalls
from ui.window.key_button import Dress, KeyButton
from ui.window.saying import Tone
from ui.window.widgets import Icon, card, label, restyle, row

LIST_WIDTH, FORM_WIDTH = 420, 460
LOOK_MS = 5_000
"""So soon whoever was given an account elsewhere may sign in at a window that is locked."""
NARROWEST = 280


class _Stage(Enum):
    """What is typed next."""

    PIN = "pin"
    NEW = "new"
    AGAIN = "again"


class SignIn(QWidget):
    """`signed_in` carries the StaffMember. `narrow`: for a panel beside other programs."""

    signed_in = Signal(object)

    def __init__(self, shift: Shift, calls: DeskCalls, zone: ZoneInfo, words: Texts, *, narrow: bool = False) -> None:
        super().__init__()
        self._narrow = narrow
        self._shift, self._calls, self._zone, self._words = shift, calls, zone, words
        self._people: tuple[StaffRow, ...] = ()
        self._asking = False
        self._stage = _Stage.PIN
        self._given = self._new = ""
        self.people = QListWidget()
        self.people.setAccessibleName(words("window-sign-in-who"))
        self.people.setObjectName("names")
        self.people.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.people.currentRowChanged.connect(self._chosen)
        self.pin = QLineEdit()
        self.pin.setObjectName("pin")
        self.pin.setMaxLength(12)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.pin.setAccessibleName(words("window-pin"))
        self.pin.setPlaceholderText(words("window-pin"))
        self.pin.returnPressed.connect(self._try)
        self.pin.installEventFilter(self)
        self.who = label("", "name")
        self.said = label("", "answer")
        self.enter = KeyButton("Enter", words("window-sign-in"), Dress.PRIMARY)
        self.enter.clicked.connect(self._try)
        self._looking = repeating(self, LOOK_MS, self._look)
        self._lay_out()

    def begin(self) -> None:
        """Ask who may sign in."""
        self._from_the_start()
        self.say(self._words("window-sign-in-how"))
        self._look()
        self.pin.setFocus()

    def badge(self, code: bytes) -> None:
        """Take what the scanner read as somebody's badge."""
        text = code.decode("utf-8", "replace")
        self._calls.ask(lambda: self._shift.badge_holder(text), self._badge_known)

    def card(self, card: IdentityCard) -> None:
        """Take a card that was laid as somebody's badge; a patient's says nothing here."""
        badge = badge_of_card(card.number)
        self._calls.ask(lambda: self._shift.badge_holder(badge), self._card_known)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let up and down choose the name while the PIN has the keyboard."""
        if watched is self.pin and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and self._people:
                self.people.setCurrentRow((self.people.currentRow() + step) % len(self._people))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Begin again with Escape: nothing that was typed by mistake is sent with the PIN."""
        if event.key() == Qt.Key.Key_Escape:
            self._from_the_start()
            self.say(self._words("window-sign-in-how"))
            self.pin.setFocus()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Put the keyboard where the PIN goes, and follow who may sign in."""
        super().showEvent(event)
        self.pin.setFocus()
        self._looking.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Follow it no more."""
        super().hideEvent(event)
        self._looking.stop()

    def _lay_out(self) -> None:
        names, column = card()
        column.setSpacing(10)
        column.addWidget(label(self._words("window-sign-in-who"), "title"))
        column.addWidget(self.people, 1)
        form, right = card()
        right.setSpacing(12)
        head = row(Icon("lock", 44, Colour.PINE), label(self._words("window-locked"), "title"), spacing=12)
        right.addLayout(head)
        for widget in (self.who, self.pin, self.enter, self.said):
            right.addWidget(widget)
        right.addStretch(1)
        both = QHBoxLayout(self)
        both.setSpacing(14 if self._narrow else 20)
        margins = (14, 14, 14, 14) if self._narrow else (40, 60, 40, 60)
        both.setContentsMargins(*margins)
        both.addStretch(1)
        for part, width in ((names, LIST_WIDTH), (form, FORM_WIDTH)):
            part.setMaximumWidth(width)
            part.setMinimumWidth(NARROWEST if self._narrow else width)
            both.addWidget(part, width)
        both.addStretch(1)

    @Slot()
    def _look(self) -> None:
        self._calls.ask(self._shift.people, self._list, "people")

    def _list(self, people: Sequence[StaffRow]) -> None:
        """Show who may sign in. What is typed for somebody who still may stays."""
        if tuple(people) == self._people:
            return
        chosen = self._id_chosen()
        self._people = tuple(people)
        ids = [one.id for one in self._people]
        self.people.blockSignals(chosen in ids)
        self.people.clear()
        for one in self._people:
            item = QListWidgetItem(f"{one.name}　{self._words(f'role-{one.role.value}')}")
            self.people.addItem(item)
        self.people.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self.people.blockSignals(False)

    def _id_chosen(self) -> str | None:
        at = self.people.currentRow()
        return self._people[at].id if 0 <= at < len(self._people) else None

    @Slot(int)
    def _chosen(self, at: int) -> None:
        self.who.setText(self._people[at].name if 0 <= at < len(self._people) else "")
        if self._stage is not _Stage.PIN:
            self._from_the_start()
        self.say(self._words("window-sign-in-how"))  # what was said was said of somebody else

    @Slot()
    def _try(self) -> None:
        staff_id, pin = self._id_chosen(), self.pin.text()
        if staff_id is None or not pin or self._asking:
            return
        self.pin.clear()
        if self._stage is _Stage.NEW:
            self._new, self._stage = pin, _Stage.AGAIN
            self.say(self._words("window-pin-again"))
        elif self._stage is _Stage.AGAIN and pin != self._new:
            self._choose("window-pin-differs")
        elif self._stage is _Stage.AGAIN:
            self._asking, given = True, self._given
            self._calls.ask(lambda: self._shift.choose_pin(staff_id, given, pin), self._answered)
        else:
            self._asking, self._given = True, pin
            self._calls.ask(lambda: self._shift.sign_in(staff_id, pin), self._answered)

    def say(self, sentence: str) -> None:
        """Say what to do."""
        self._answer(sentence, "")

    def _refuse(self, sentence: str) -> None:
        self._answer(sentence, Tone.TROUBLE.value)

    def _answer(self, sentence: str, tone: str) -> None:
        self.said.setText(sentence)
        self.said.setProperty("tone", tone)
        restyle(self.said)

    def _choose(self, phrase: str) -> None:
        """Have a PIN of one's own typed; `phrase` says why."""
        self._stage, self._new = _Stage.NEW, ""
        self.say(self._words(phrase))

    def _from_the_start(self) -> None:
        self._stage, self._given, self._new = _Stage.PIN, "", ""
        self.pin.clear()

    def _answered(self, result: SignInResult | StaffProblem) -> None:
        self._asking = False
        match result:
            case PinToChoose():
                self._choose("window-pin-choose")
                return
            case StaffProblem():
                self._choose(f"staff-problem-{result.value}")
                return
            case StaffMember():
                self.say("")
                self.signed_in.emit(result)
            case WrongPin(tries_left):
                self._refuse(self._words("window-pin-wrong", tries=str(tries_left)))
            case LockedOut(until):
                until_words = f"{until.astimezone(self._zone):%H:%M}"
                self._refuse(self._words("window-locked-out", until=until_words))
            case UnknownBadge():
                self._refuse(self._words("window-badge-unknown"))
        self._from_the_start()

    def _card_known(self, holder: str | UnknownBadge) -> None:
        if not isinstance(holder, UnknownBadge):
            self._badge_known(holder)

    def _badge_known(self, holder: str | UnknownBadge) -> None:
        ids = [one.id for one in self._people]
        if isinstance(holder, UnknownBadge) or holder not in ids:
            self._refuse(self._words("window-badge-unknown"))
            return
        self.people.setCurrentRow(ids.index(holder))
        self.say(self._words("window-badge-known"))
        self.pin.setFocus()

    def trouble(self) -> None:
        """Take note that the desk could not answer."""
        self._asking = False
