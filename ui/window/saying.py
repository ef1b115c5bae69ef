"""The one line in which the console answers: what was done, what is wrong, what to do. Never a name or a number."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel

from ui.window.widgets import restyle

STAYS_MS = 20_000


class Tone(StrEnum):
    """How it is said."""

    HINT = "hint"
    DONE = "done"
    TROUBLE = "trouble"


class Saying(QLabel):
    """Shows a sentence; after a while the hint comes back."""

    def __init__(self, hint: str) -> None:
        super().__init__(hint)
        self._hint = hint
        self.setObjectName("said")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumHeight(46)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.rest)

    @Slot(str, str)
    def say(self, tone: str, sentence: str) -> None:
        """Say something."""
        self.setText(sentence)
        self.setProperty("tone", tone)
        restyle(self)
        self._timer.start()

    def hint(self, hint: str) -> None:
        """Say this from now on while there is nothing else to say."""
        self._hint = hint
        if not self._timer.isActive():
            self.rest()

    @property
    def resting(self) -> bool:
        """Whether nothing but the hint is said."""
        return self.text() == self._hint

    @Slot()
    def rest(self) -> None:
        """Say the hint again."""
        self.setText(self._hint)
        self.setProperty("tone", Tone.HINT.value)
        restyle(self)
        self._timer.stop()
