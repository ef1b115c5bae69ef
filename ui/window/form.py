"""A form worked with the keyboard: Enter goes to the next line, Escape leaves, the key that opened it writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.identity_number import Sex
from kiosk.texts import Texts
from ui.window.key_button import Dress, KeyButton
from ui.window.widgets import card, field, label, row

NAME_WIDTH = 150
BETWEEN = 16
Line = TypeVar("Line", bound=QLineEdit)
_READ_AS = {
    "window-phone": ("window-new-phone",),
    "field-birth-date": ("window-born",),
    "field-birth-year": ("window-born", "field-birth-date"),
}
"""What the desk refuses, and the line in which forms that call it otherwise have it."""


@dataclass(frozen=True)
class WrongLine:
    """A line that cannot be read: `problem` is a FieldProblem's value, `phrase` names the line."""

    problem: str
    phrase: str


class Form(QWidget):
    """`written` says that the form is to be written, `left` that it is not.

    `cap` is the key that opened it, as it stands on buttons. After `rows` lines a second column begins; 0 is never.
    """

    written = Signal()
    left = Signal()

    def __init__(self, title: str, cap: str, save: str, words: Texts, rows: int = 0) -> None:
        super().__init__()
        self.words, self._rows = words, rows
        self._lines: list[QLineEdit] = []
        self._named: dict[str, QLineEdit] = {}
        self._beginning: list[str] = []
        self.numbered: list[KeyButton] = []
        """Buttons beside the lines, worked with Alt and their digit while a line has the keyboard."""
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH)
        self.title = label(title, "title")
        self.save = KeyButton(cap, save, Dress.PRIMARY)
        self.save.clicked.connect(self.written)
        self.leave = KeyButton("Esc", words("window-leave"))
        self.leave.clicked.connect(self.left)
        self.body = QVBoxLayout()
        self.body.addLayout(self._grid)
        keys = row(self.save, self.leave)
        keys.addStretch(1)
        frame, column = card()
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self.body, 1)
        column.addLayout(keys)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def add(self, phrase: str, hint: str = "") -> QLineEdit:
        """Add a line with its name; `hint` is a phrase that says how."""
        made = field(self.words(phrase))
        if hint:
            made.setPlaceholderText(self.words(hint))
        return self.add_line(phrase, made)

    def add_line(self, phrase: str, line: Line) -> Line:
        """Add a line that is there already."""
        line.installEventFilter(self)
        across, down = divmod(len(self._lines), self._rows) if self._rows else (0, len(self._lines))
        name = label(self.words(phrase), wrap=True)
        self._grid.addWidget(name, down, 3 * across)
        self._grid.addWidget(line, down, 3 * across + 1)
        if across:
            self._grid.setColumnMinimumWidth(2, BETWEEN)
            self._grid.setColumnMinimumWidth(3, NAME_WIDTH)
        self._lines.append(line)
        self._named[phrase] = line
        return line

    @property
    def touched(self) -> bool:
        """Whether anything stands in it that did not stand there when it was opened."""
        return [line.text() for line in self._lines] != self._beginning

    def begin(self) -> None:
        """Put the keyboard into the first line."""
        self._beginning = [line.text() for line in self._lines]
        if self._lines:
            self._lines[0].setFocus()
            self._lines[0].selectAll()

    def point_at(self, phrase: str) -> None:
        """Put the keyboard into the line that is not right; `phrase` names it, or what it is read as."""
        for one in (phrase, *_READ_AS.get(phrase, ())):
            if one in self._named:
                self._named[one].setFocus()
                self._named[one].selectAll()
                return

    def forget(self) -> None:
        """Keep nothing that was typed."""
        self.numbered.clear()
        for line in self._lines:
            line.clear()
        self._beginning = [""] * len(self._lines)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Go on with Enter and down, back with up."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched in self._lines:
            at = self._lines.index(watched)
            key = Qt.Key(event.key())
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
                self._work_numbered(key - Qt.Key.Key_1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self._go(at + 1)
                return True
            if key == Qt.Key.Key_Up:
                self._go(at - 1)
                return True
        return super().eventFilter(watched, event)

    def _work_numbered(self, at: int) -> None:
        if at < len(self.numbered):
            self.numbered[at].click()

    def _go(self, at: int) -> None:
        target = self._lines[at] if 0 <= at < len(self._lines) else self.save if at > 0 else self._lines[0]
        target.setFocus()


def sex_as_kept(text: str, words: Texts) -> str:
    """Return M or F for 女, 男, f, m, 1, 2; anything else as it was typed, for the desk to refuse."""
    typed = text.strip().lower()
    meant = {
        words("window-sex-f").lower(): Sex.FEMALE,
        words("window-sex-m").lower(): Sex.MALE,
        "f": Sex.FEMALE,
        "m": Sex.MALE,
        "女": Sex.FEMALE,
        "男": Sex.MALE,
        "1": Sex.MALE,
        "2": Sex.FEMALE,
    }
    return meant[typed].value if typed in meant else typed


def day_as_kept(text: str) -> str:
    """Return 1946-03-08 for 19460308, 1946/3/8, 1946.3.8; anything else as it was typed."""
    parts = (
        text.strip().replace("/", "-").replace(".", "-").replace("年", "-").replace("月", "-").rstrip("日").split("-")
    )
    digits = text.strip()
    if len(digits) == 8 and digits.isascii() and digits.isdigit():
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
        return f"{parts[0]}-{int(parts[1]):02d}-{int(parts[2]):02d}"
    return digits
