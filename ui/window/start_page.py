"""What stands in the middle while nobody is there: what the search box takes, and how."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.texts import Texts
from ui.theme import Colour
from ui.window.widgets import Icon, card, label, row

WAYS = (("contactless", "card"), ("qr_code_scanner", "code"), ("dialpad", "digits"), ("badge", "name"))


class StartPage(QWidget):
    """Four ways to find somebody."""

    def __init__(self, words: Texts) -> None:
        super().__init__()
        self._words = words
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for icon, way in WAYS:
            layout.addWidget(self._way(icon, way))
        layout.addStretch(1)

    def _way(self, icon: str, way: str) -> QFrame:
        frame, column = card()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(self._words(f"window-way-{way}"), "large"))
        texts.addWidget(label(self._words(f"window-way-{way}-how")))
        line = row(Icon(icon, 56, Colour.PINE), spacing=20)
        line.addLayout(texts, 1)
        column.addLayout(line)
        return frame
