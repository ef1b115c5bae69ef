"""A form in a place beside the counter: its key writes it, Escape leaves it; what was typed stays until it is in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from kiosk.texts import Texts
from ui.window.form import Form
from ui.window.place_page import PlacePage


class FormPage(PlacePage):
    """`written` says that the form is to be written. `key` is the one that opened it."""

    written = Signal()

    def __init__(self, form: Form, key: Qt.Key, words: Texts) -> None:
        super().__init__("", words)
        self.form, self._key = form, key
        self.set_bare()
        self.body.addWidget(form, 1)
        form.written.connect(self.written)
        form.left.connect(self.left)

    @property
    def busy(self) -> bool:
        """Something is being written."""
        return True

    def forget(self) -> None:
        """Keep nothing that was typed."""
        super().forget()
        self.form.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Write it with the key that opened it."""
        if event.key() == self._key and not event.modifiers():
            if not event.isAutoRepeat():
                self.written.emit()
        else:
            super().keyPressEvent(event)

    def point_at(self, line: QLineEdit) -> None:
        """Put the keyboard into the line that is not right."""
        line.setFocus()
        line.selectAll()
