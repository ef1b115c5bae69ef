"""A text on a panel: a label for screen readers, painted with the lines that were measured."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.geometry import Rect
from ui.mishap import painting
from ui.page import Text
from ui.text_layout import draw, drawable, set_text


class TextView(QLabel):
    """Shows one Text. Fingers go through it."""

    def __init__(self, item: Text, scale: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.present(item, scale)

    def present(self, item: Text, scale: float, *, dark: bool = False) -> None:
        """Show a text at `scale` pixels per unit."""
        self.item = item
        self._scale = scale
        self._dark = dark
        place = item.place
        left, top = round(place.x * scale), round(place.y * scale)
        self.setGeometry(left, top, round(place.right * scale) - left, round(place.bottom * scale) - top)
        self._made = set_text(item.text, item.style, place.width)
        self.setText(drawable(item.text))
        self.update()

    def retire(self) -> None:
        """Leave the panel, with no words left."""
        self.hide()
        self.setText("")
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the lines."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self._scale, self._scale)
            room = Rect(0, 0, self.item.place.width, self.item.place.height)
            draw(painter, self._made, room, middle=self.item.middle, dark=self._dark)
