"""The rule of calling, in the words of the slip on the wall: for whoever asks why somebody else goes first."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kiosk.texts import Texts
from ui.window.place_page import PlacePage
from ui.window.widgets import card, label


class RulePage(PlacePage):
    """Shows one text, large enough to be turned towards whoever asks."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("queue-rule-title"), words)
        self.text = label("", "rule")
        frame, column = card()
        column.setContentsMargins(30, 30, 30, 30)
        column.addWidget(self.text)
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_rule(self, text: str) -> None:
        """Show the rule."""
        self.text.setText(text)
        self.setFocus()
