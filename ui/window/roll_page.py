"""How many labels a new roll has: typed, Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator

from kiosk.texts import Texts
from ui.window.key_button import Dress
from ui.window.place_page import PlacePage
from ui.window.widgets import card, field, label

USUAL = 500
MOST = 100_000


class RollPage(PlacePage):
    """`ask` it after it is opened; whoever asked leaves it."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("devices-roll-title"), words)
        self._then: Callable[[int], None] | None = None
        self.who, self.line = label("", "large"), field(words("devices-roll-count"), str(USUAL))
        self.line.setValidator(QIntValidator(0, MOST, self.line))
        frame, column = card()
        column.setSpacing(12)
        column.addWidget(self.who)
        column.addWidget(label(words("devices-roll-count")))
        column.addWidget(self.line)
        column.addWidget(label(words("devices-roll-how")))
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self.add_key(Qt.Key.Key_Return, "devices-roll-yes", self._go_on, dress=Dress.PRIMARY)

    @property
    def busy(self) -> bool:
        """A count is being typed: nothing is opened over it."""
        return self._then is not None

    def ask(self, who: str, then: Callable[[int], None]) -> None:
        """Ask for the count of a printer's new roll."""
        self._then = then
        self.who.setText(who)
        self.line.setText(str(USUAL))
        self.line.selectAll()
        self.line.setFocus()

    def forget(self) -> None:
        """Ask no more."""
        super().forget()
        self._then = None

    def _go_on(self) -> None:
        typed = self.line.text()
        if self._then is not None and typed.isascii() and typed.isdigit() and int(typed) > 0:
            then, self._then = self._then, None
            then(int(typed))
