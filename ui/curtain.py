"""The curtain: a dark screen for somebody who does not look at it and does not want others to. One touch lifts it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.texts import texts
from ui.mishap import handling, painting
from ui.theme import LINE_SPACING, Colour, Weight, font, type_scale

_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress)
_SWALLOWED = (QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove)


class Curtain(QWidget):
    """Lies over a panel of the same parent. It shows one sentence, and nothing of the person."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel.parentWidget())
        self._panel = panel
        self._language = "zh_CN"
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        panel.installEventFilter(self)
        self.hide()

    def draw_down(self, language: str) -> None:
        """Cover the panel."""
        self._language = language
        self.setAccessibleName(texts(language)("curtain"))
        self.setGeometry(self._panel.geometry())
        self.raise_()
        self.show()

    def lift(self) -> None:
        """Show the panel again."""
        self.hide()

    @handling
    def event(self, event: QEvent) -> bool:
        """Lift at a touch; whatever else a finger does stays here."""
        if event.type() in _TOUCHES:
            self.lift()
        elif event.type() not in _SWALLOWED:
            return super().event(event)
        event.accept()
        return True

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802
        """Stay as large as the panel."""
        # At the very end Qt still sends events to a curtain whose Python half is gone.
        if watched is getattr(self, "_panel", None) and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.setGeometry(self._panel.geometry())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the dark, and the sentence for whoever wonders."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), Colour.INK.qt())
            painter.setPen(Colour.PAPER.qt())
            scale = type_scale(self._language, large=False)
            size = min(scale.question, self.width() * 0.075)
            painter.setFont(font(max(1, round(size)), Weight.BOLD))
            lines = texts(self._language)("curtain").split("\n")
            height = size * LINE_SPACING
            top = (self.height() - height * len(lines)) / 2
            for number, line in enumerate(lines):
                place = QRect(0, round(top + number * height), self.width(), round(height))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)
