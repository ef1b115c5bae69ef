"""One page of a place beside the counter: a title, what stands in the middle, and its keys as buttons below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.staff import Act, StaffMember
from kiosk.texts import Texts
from ui.window.commands import cap_of
from ui.window.key_button import Dress, KeyButton
from ui.window.widgets import label

BETWEEN = 10
Do = Callable[[], None]


@dataclass(frozen=True)
class PageKey:
    """A key of a page: what it does, and what it takes to be allowed."""

    button: KeyButton
    do: Do
    act: Act | None


class PlacePage(QWidget):
    """`left` says that Escape was pressed, `refused` that the role does not allow what was asked for."""

    left = Signal()
    refused = Signal()

    def __init__(self, title: str, words: Texts) -> None:
        super().__init__()
        self.words = words
        self.member: StaffMember | None = None
        self._keys: dict[tuple[Qt.Key, bool], PageKey] = {}
        self.title = label(title, "page-title")
        self.head = QHBoxLayout()
        self.head.setSpacing(14)
        self.head.addWidget(self.title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(BETWEEN)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addLayout(self.head)
        column.addLayout(self.body, 1)
        column.addLayout(self._row)
        self._back = KeyButton("Esc", words("window-leave"))
        self._back.clicked.connect(self.left)
        self._row.addWidget(self._back)

    @property
    def busy(self) -> bool:
        """Whether something is being written here, over which nothing else is opened."""
        return False

    def add_key(  # noqa: PLR0913, PLR0917 - each is one property of a key
        self,
        key: Qt.Key,
        phrase: str,
        do: Do,
        act: Act | None = None,
        dress: Dress = Dress.PLAIN,
        shift: bool = False,
        beside_title: bool = False,
    ) -> KeyButton:
        """Add a key with its button, below or beside the title; `phrase` is an id of the catalogue."""
        button = KeyButton(cap_of(key, shift=shift), self.words(phrase), dress)
        made = PageKey(button, do, act)
        button.clicked.connect(lambda: self._press(made))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._keys[key, shift] = made
        if beside_title:
            self.head.addWidget(button)
        else:
            self._row.insertWidget(self._row.count() - 2, button)
        return button

    def set_bare(self) -> None:
        """Have neither title nor keys: what stands in the middle has its own."""
        self.title.hide()
        self._back.hide()

    def begin(self, member: StaffMember) -> None:
        """Be shown for somebody; override to ask for what is to be seen."""
        self.member = member
        for key in self._keys.values():
            key.button.setEnabled(key.act is None or member.may(key.act))

    def come_back(self) -> None:
        """Be shown again, after another page of the same place was left."""

    def forget(self) -> None:
        """Keep nothing; nobody looks any more."""
        self.member = None

    def store_changed(self) -> None:
        """Somebody wrote to the store while this page stands."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take this page's keys, and Escape; what is left is the console's."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        found = self._keys.get((Qt.Key(event.key()), shift))
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif found is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._press(found)

    def _press(self, key: PageKey) -> None:
        if self.member is None or not (key.act is None or self.member.may(key.act)):
            self.refused.emit()
        else:
            key.do()
