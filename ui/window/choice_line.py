"""Lines of a form in which nothing is typed: one of several chosen with left, right and digits; days of the week."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit

from ui.mishap import painting
from ui.theme import Colour, Weight, font
from ui.window.style import TEXT

HEIGHT, SIDE, BETWEEN, RADIUS = 40, 10, 6, 8
ARROWS = 2 * (HEIGHT - 6)


class ChoiceLine(QLineEdit):
    """`chosen` says that another one was chosen. The line reads what stands in it; arrows show that there is more."""

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._options: tuple[tuple[str, str], ...] = ()
        self._at = 0
        self.setObjectName("choice")
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFixedHeight(HEIGHT)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.leave_room(0)

    def leave_room(self, left: int) -> None:
        """Have the words begin `left` px further in; at their end is always room for the arrows."""
        self.setTextMargins(left, 0, ARROWS, 0)

    def offer(self, options: Sequence[tuple[str, str]], chosen: str | None = None) -> None:
        """Offer values with their words; begin with `chosen`, else with the first."""
        self._options = tuple(options)
        values = [value for value, _ in self._options]
        self._go(values.index(chosen) if chosen in values else 0)

    @property
    def value(self) -> str | None:
        """The value that is chosen; None where nothing was offered."""
        return self._options[self._at][0] if self._options else None

    def clear(self) -> None:
        """Begin with the first again."""
        self._go(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose with the arrows and digits."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(self._at + (1 if event.key() == Qt.Key.Key_Right else -1))
        elif event.text().isdecimal() and event.text() != "0":
            self._go(int(event.text()) - 1)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if event.key() == Qt.Key.Key_Home else len(self._options) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go on with a click on an arrow."""
        super().mousePressEvent(event)
        at = event.position().x()
        if at > self.width() - 2 * HEIGHT:
            self._go(self._at + (-1 if at < self.width() - HEIGHT else 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the line, and the arrows at its end: full where there is more that way."""
        super().paintEvent(event)
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ways = ((self._at > 0, "‹"), (self._at < len(self._options) - 1, "›"))
            for place, (more, arrow) in enumerate(ways):
                if more:
                    box = QRectF(self.width() - (2 - place) * (HEIGHT - 6) - 4, 6, HEIGHT - 12, HEIGHT - 12)
                    painter.setPen(QPen(Colour.INK.qt(), 1.5))
                    painter.setBrush(Colour.AMBER.qt())
                    painter.drawRoundedRect(box, 6, 6)
                    painter.setFont(font(22, Weight.BOLD))
                    painter.drawText(box.adjusted(0, -3, 0, -3), Qt.AlignmentFlag.AlignCenter, arrow)

    def selectAll(self) -> None:  # noqa: N802
        """Mark nothing: it is chosen, not typed."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Mark nothing when the keyboard comes by Tab either."""
        super().focusInEvent(event)
        self.deselect()

    def _go(self, at: int) -> None:
        before = self.value
        self._at = min(max(0, at), max(0, len(self._options) - 1))
        self.setText(self._options[self._at][1] if self._options else "")
        self.setCursorPosition(0)
        self.update()
        if self.value != before:
            self.chosen.emit()


class DaysLine(QLineEdit):
    """Days of the week, each put on and off with its digit, 1 to 7. `chosen` says that one was."""

    chosen = Signal()

    def __init__(self, name: str, days: Sequence[str]) -> None:
        super().__init__()
        self._days = tuple(days)
        self._on: frozenset[int] = frozenset()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFixedHeight(HEIGHT)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    @property
    def days(self) -> tuple[int, ...]:
        """The days that are on; Monday is 0."""
        return tuple(sorted(self._on))

    def choose(self, days: Sequence[int]) -> None:
        """Begin with these days."""
        self._on = frozenset(days)
        self.setAccessibleDescription(" ".join(self._days[day] for day in self.days))
        self.update()
        self.chosen.emit()

    def clear(self) -> None:
        """Begin with none."""
        self.choose(())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Put a day on or off."""
        if event.text() in {str(number) for number in range(1, len(self._days) + 1)}:
            self.choose(tuple(self._on ^ {int(event.text()) - 1}))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Put the day that is clicked on or off."""
        super().mousePressEvent(event)
        for day, box in enumerate(self._boxes()):
            if box.contains(event.position()):
                self.choose(tuple(self._on ^ {day}))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw a box for each day: amber and bold is on, and has a tick; white is off."""
        super().paintEvent(event)
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for day, box in enumerate(self._boxes()):
                on = day in self._on
                painter.setPen(QPen(Colour.INK.qt(), 2.5 if on else 1))
                painter.setBrush((Colour.AMBER if on else Colour.WHITE).qt())
                painter.drawRoundedRect(box, RADIUS, RADIUS)
                self._draw_day(painter, box, day, on)

    def _draw_day(self, painter: QPainter, box: QRectF, day: int, on: bool) -> None:
        made = font(TEXT, Weight.BOLD if on else Weight.MEDIUM)
        painter.setFont(made)
        words = f"{day + 1} {self._days[day]}"
        if QFontMetrics(made).horizontalAdvance(words) > box.width() - 4:
            words = self._days[day]
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _boxes(self) -> list[QRectF]:
        width = (self.width() - 2 * SIDE - (len(self._days) - 1) * BETWEEN) / len(self._days)
        return [QRectF(SIDE + day * (width + BETWEEN), 6, width, self.height() - 12) for day in range(len(self._days))]
