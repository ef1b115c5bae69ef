"""The way out of a kiosk: the technician's PIN, typed on a keyboard. Whether it is right, others decide."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from kiosk.texts import texts
from ui.theme import Colour, Weight, font

CheckPin = Callable[[str], bool]
LONGEST_PIN = 12


class LeaveDialog(QDialog):
    """Asks for the PIN; accepted when it is right, gone with Escape."""

    def __init__(self, check_pin: CheckPin, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check_pin = check_pin
        self._words = texts(language)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._words("leave-title"))
        self.setStyleSheet(f"background: {Colour.WHITE}; color: {Colour.INK};")
        self.setFont(font(34, Weight.MEDIUM))
        self.question = QLabel(self._words("leave-question"))
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(LONGEST_PIN)
        self.pin.setAccessibleName(self._words("leave-question"))
        self.pin.returnPressed.connect(self._try)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 40, 40, 40)
        layout.setSpacing(24)
        layout.addWidget(self.question)
        layout.addWidget(self.pin)

    def _try(self) -> None:
        typed = self.pin.text()
        self.pin.clear()
        if self._check_pin(typed):
            self.accept()
        else:
            self.question.setText(self._words("leave-wrong"))
