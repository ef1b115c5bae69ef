"""A button that carries its key: the keycap, then the words. Works by mouse, by Tab and Enter, and by its key."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.mishap import painting
from ui.theme import Colour, Weight, font

WORDS, CAP = 19, 18
SIDE, BETWEEN, CAP_SIDE = 10.0, 9.0, 7.0
HEIGHT, CAP_HEIGHT = 48, 32
RADIUS = 10.0


class Dress(StrEnum):
    """How a button is dressed."""

    PLAIN = "plain"
    PRIMARY = "primary"
    HELP = "help"


_GROUNDS = {
    Dress.PLAIN: (Colour.WHITE, Colour.INK),
    Dress.PRIMARY: (Colour.PINE, Colour.WHITE),
    Dress.HELP: (Colour.MAROON, Colour.WHITE),
}


class KeyButton(QPushButton):
    """`key` as it stands on the keyboard ("F2", "Shift+F3"), None for a button that has none."""

    def __init__(self, key: str | None, words: str, dress: Dress = Dress.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._key = key
        self._dress = dress
        self.setAccessibleName(f"{words} {key}" if key else words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def say(self, words: str) -> None:
        """Change the words."""
        self.setText(words)
        self.setAccessibleName(f"{words} {self._key}" if self._key else words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as keycap and words, whole."""
        words = QFontMetricsF(font(WORDS, Weight.BOLD)).horizontalAdvance(self.text())
        return QSize(round(2 * SIDE + self._cap_width() + words + 6), HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never smaller than its words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Work with Enter like with the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw ground, keycap, words."""
        ground, ink = _GROUNDS[self._dress] if self.isEnabled() else (Colour.PAPER, Colour.INK)
        if self.isDown():
            ground, ink = ink, ground
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_ground(painter, ground, ink)
            left = SIDE
            if self._key:
                top = (self.height() - CAP_HEIGHT) / 2
                self._draw_cap(painter, QRectF(left, top, self._cap_width() - BETWEEN, CAP_HEIGHT))
                left += self._cap_width()
            painter.setFont(font(WORDS, Weight.BOLD))
            painter.setPen(ink.qt())
            room = QRectF(left, 0, self.width() - left - SIDE / 2, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _cap_width(self) -> float:
        if not self._key:
            return 0.0
        return QFontMetricsF(font(CAP, Weight.BOLD)).horizontalAdvance(self._key) + 2 * CAP_SIDE + BETWEEN

    def _draw_ground(self, painter: QPainter, ground: Colour, ink: Colour) -> None:
        width = 4.0 if self.hasFocus() else 2.0
        pen = QPen((Colour.INK if ink is not Colour.INK and not self.isDown() else ink).qt(), width)
        if not self.isEnabled():
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(ground.qt())
        edge = width / 2
        face = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(face, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(Colour.AMBER.qt() if ground is not Colour.WHITE else Colour.PINE.qt(), 3.0))
            painter.drawRoundedRect(face.adjusted(4, 4, -4, -4), RADIUS - 4, RADIUS - 4)

    def _draw_cap(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(Colour.INK.qt(), 1.5))
        painter.setBrush((Colour.AMBER if self.isEnabled() else Colour.PAPER).qt())
        painter.drawRoundedRect(place, 6, 6)
        painter.setFont(font(CAP, Weight.BOLD))
        painter.setPen(Colour.INK.qt())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._key or "")
