"""A question before something that cannot be undone: Enter does it, Escape does not."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kiosk.texts import Texts
from ui.window.key_button import Dress
from ui.window.place_page import Do, PlacePage
from ui.window.widgets import card, label


class AskPage(PlacePage):
    """`ask` it before it is opened; it leaves by itself before it does what was asked."""

    def __init__(self, words: Texts) -> None:
        super().__init__("", words)
        self._do: Do | None = None
        self.question = label("", "large")
        self._more = label("")
        frame, column = card("amber")
        column.setSpacing(14)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self.question)
        column.addWidget(self._more)
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self.yes = self.add_key(Qt.Key.Key_Return, "window-ask-yes", self._yes, dress=Dress.PRIMARY)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def busy(self) -> bool:
        """A question stands: nothing is opened over it."""
        return self._do is not None

    def ask(self, question: str, more: str, yes: str, do: Do) -> None:
        """Ask; `yes` is what the key says, `more` what will happen then."""
        self._do = do
        self.question.setText(question)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.yes.say(yes)
        self.setFocus()

    def forget(self) -> None:
        """Keep nothing of what was asked."""
        super().forget()
        self._do = None
        self.question.setText("")
        self._more.setText("")

    def _yes(self) -> None:
        do, self._do = self._do, None
        self.left.emit()
        if do is not None:
            do()
