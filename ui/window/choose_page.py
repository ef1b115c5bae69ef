"""One of a list, chosen with up, down and Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from kiosk.texts import Texts
from ui.window.key_button import Dress
from ui.window.place_page import PlacePage
from ui.window.table import Column, Row, Table


class ChoosePage(PlacePage):
    """`ask` it after it is opened; whoever asked leaves it."""

    def __init__(self, title: str, words: Texts) -> None:
        super().__init__(title, words)
        self._then: Callable[[str], None] | None = None
        self.table = Table(title, (Column(title, bold=True),))
        self.table.opened.connect(self._chosen)
        self.body.addWidget(self.table, 1)
        self.add_key(Qt.Key.Key_Return, "window-choose-yes", self._go_on, dress=Dress.PRIMARY)

    def ask(self, choices: Sequence[tuple[str, str]], now: str, then: Callable[[str], None]) -> None:
        """Ask; `choices` are ids and words, `now` is the id that holds."""
        self._then = then
        self.table.show_rows([Row(one, (text,)) for one, text in choices])
        self.table.choose(now)
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nothing."""
        super().forget()
        self._then = None
        self.table.forget()

    def _go_on(self) -> None:
        if self.table.chosen is not None:
            self._chosen(self.table.chosen)

    def _chosen(self, choice: str) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(choice)
