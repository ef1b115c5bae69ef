"""The way out of a kiosk: the technician's PIN, by keyboard or by finger. Whether it is right, others decide."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kiosk.texts import texts
from ui.theme import Colour, load_fonts

CheckPin = Callable[[str], bool]
LONGEST_PIN = 12
STAYS_MS = 60_000
"""A technician who was called away leaves the kiosk to whoever stands there."""
WORDS = 52
KEYS = 64
KEY = QSize(250, 130)
"""All in units; `scale` gives the panel's pixels."""
FIGURES = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"))


class LeaveDialog(QDialog):
    """Asks for the PIN; accepted when it is right, gone with Escape or 返回, or when nobody types for a minute.

    `scale`: pixels per unit of the panel.
    """

    def __init__(self, check_pin: CheckPin, language: str, scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check_pin = check_pin
        self._words = texts(language)
        self._scale = scale
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(self._words("leave-title"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setStyleSheet(self._style())
        self.question = QLabel(self._words("leave-question"))
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(LONGEST_PIN)
        self.pin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pin.setAccessibleName(self._words("leave-question"))
        self.pin.returnPressed.connect(self._try)
        self._unused = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._unused.timeout.connect(self.reject)
        self.pin.textChanged.connect(self._used)
        self._lay_out()
        self.pin.setFocus()
        self._unused.start()

    def centre_over(self, widget: QWidget) -> None:
        """Stand in the middle of a widget."""
        self.adjustSize()
        middle = widget.mapToGlobal(widget.rect().center())
        self.move(middle - QPoint(self.width() // 2, self.height() // 2))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        edge = self._px(44)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(self._px(24))
        for widget in (self.question, self.pin):
            layout.addWidget(widget)
        layout.addLayout(self._keys())
        below = QHBoxLayout()
        below.setSpacing(self._px(30))
        below.addWidget(self._key(self._words("bar-back"), self.reject))
        below.addWidget(self._key(self._words("finished"), self._try, primary=True))
        layout.addLayout(below)

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self._px(12))
        for row, figures in enumerate(FIGURES):
            for column, figure in enumerate(figures):
                grid.addWidget(self._figure(figure), row, column)
        grid.addWidget(self._figure("0"), len(FIGURES), 1)
        grid.addWidget(self._key(self._words("keypad-erase"), self.pin.backspace), len(FIGURES), 2)
        return grid

    def _figure(self, figure: str) -> QPushButton:
        return self._key(figure, lambda: self.pin.insert(figure))

    def _key(self, label: str, work: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """Return a key that leaves the focus with the PIN, so that fingers and keyboard work together."""
        key = QPushButton(label)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setAutoDefault(False)
        key.setMinimumSize(KEY * self._scale)
        key.setProperty("primary", primary)
        key.clicked.connect(lambda _checked: work())
        return key

    def _px(self, units: float) -> int:
        return round(units * self._scale)

    def _style(self) -> str:
        """Return sizes too: with a style sheet Qt heeds no font that was set."""
        family, px = load_fonts()[1], self._px
        return f"""
            * {{ font-family: "{family}"; font-size: {px(WORDS)}px; font-weight: 500; color: {Colour.INK}; }}
            QDialog {{ background: {Colour.PAPER}; border: {px(5)}px solid {Colour.INK}; }}
            QLabel {{ font-weight: 700; }}
            QLineEdit, QPushButton {{
                background: {Colour.WHITE}; border: {px(5)}px solid {Colour.INK}; border-radius: {px(26)}px;
            }}
            QLineEdit {{ padding: {px(22)}px; }}
            QPushButton {{ font-size: {px(KEYS)}px; font-weight: 700; }}
            QPushButton:pressed {{ background: {Colour.INK}; color: {Colour.WHITE}; }}
            QPushButton[primary="true"] {{
                background: {Colour.PINE}; border-color: {Colour.PINE}; color: {Colour.WHITE};
            }}
            QPushButton[primary="true"]:pressed {{ background: {Colour.WHITE}; color: {Colour.PINE}; }}
        """

    @Slot()
    def _used(self) -> None:
        self._unused.start()

    def _try(self) -> None:
        typed = self.pin.text()
        self.pin.clear()
        if self._check_pin(typed):
            self.accept()
        else:
            self.question.setText(self._words("leave-wrong"))
