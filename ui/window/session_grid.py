"""Sessions to choose from by digit keys: nine at a time, the last visit's first. Enter registers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.domain.registration import SessionsOffered
from kiosk.domain.sessions import SessionChoice
from kiosk.texts import Texts
from ui.mishap import painting
from ui.theme import Colour, Weight, font
from ui.window.words import BETWEEN, clock, joined, place

COLUMNS, ROWS = 3, 3
PAGE = COLUMNS * ROWS
GAP = 10
TALLEST = 124
"""More would tear the three lines of a box apart on a large screen."""
CAP = 38
LARGE, LEAST, TEXT = 22, 18, 18
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS}


class SessionGrid(QWidget):
    """`chosen` carries a session's id; `left` says that nothing was."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, words: Texts) -> None:
        super().__init__()
        self._words = words
        self._choices: tuple[SessionChoice, ...] = ()
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def offer(self, offered: SessionsOffered) -> None:
        """Show what may be chosen; the choice stays on its session while that is still there."""
        kept = self.session_id
        self._choices = offered.choices
        ids = [choice.session.id for choice in self._choices]
        self.at = ids.index(kept) if kept in ids else 0
        self._tell()

    @property
    def session_id(self) -> str | None:
        """The session that Enter would register for."""
        return self._choices[self.at].session.id if self.at < len(self._choices) else None

    def forget(self) -> None:
        """Begin at the first again."""
        self._choices, self.at = (), 0

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits and arrows choose, Enter registers, Escape leaves, PageDown shows more."""
        key = Qt.Key(event.key())
        if event.text().isdecimal() and event.text() != "0":
            self._go_to(self.at // PAGE * PAGE + int(event.text()) - 1)
        elif key in _STEPS:
            self._go_to(self.at + _STEPS[key])
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._go_to((self.at // PAGE + (1 if key == Qt.Key.Key_PageDown else -1)) * PAGE)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(event)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose what is clicked; a click on the choice registers."""
        for index, box in self._boxes():
            if box.contains(event.position()):
                if index == self.at and self.session_id:
                    self.chosen.emit(self.session_id)
                self._go_to(index)
                return

    def sizeHint(self) -> QSize:  # noqa: N802
        """Large enough for nine."""
        return QSize(COLUMNS * 290, ROWS * 104)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Three lines of text in each."""
        return QSize(COLUMNS * 250, ROWS * 98)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the boxes."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for index, box in self._boxes():
                self._draw(painter, index, box)

    def _choose(self, event: QKeyEvent) -> None:
        if self.session_id is not None and not event.isAutoRepeat():
            self.chosen.emit(self.session_id)

    def _go_to(self, index: int) -> None:
        if 0 <= index < len(self._choices):
            self.at = index
            self._tell()

    def _tell(self) -> None:
        if self.at < len(self._choices):
            self.setAccessibleName(joined(*self._lines(self._choices[self.at])))
        self.update()

    def _boxes(self) -> list[tuple[int, QRectF]]:
        first = self.at // PAGE * PAGE
        width = (self.width() - (COLUMNS - 1) * GAP) / COLUMNS
        height = min(TALLEST, (self.height() - (ROWS - 1) * GAP) / ROWS)
        places = [(x, y) for y in range(ROWS) for x in range(COLUMNS)]
        return [
            (first + place_, QRectF(x * (width + GAP), y * (height + GAP), width, height))
            for place_, (x, y) in enumerate(places)
            if first + place_ < len(self._choices)
        ]

    def _lines(self, choice: SessionChoice) -> tuple[str, str, str]:
        session = choice.session
        free = self._words("window-free", free=str(choice.free)) if choice.free else self._words("window-full")
        when = "" if choice.open_now else self._words("window-from", time=clock(session.start))
        where = joined(session.doctor, place(session.floor, session.room, self._words))
        return (
            session.department.name,
            where,
            joined(when, free, self._words("window-ahead", ahead=str(choice.ahead))),
        )

    def _fitting(self, choice: SessionChoice, width: int) -> tuple[str, ...]:
        """Return the lines as they are drawn: the last in two where one is too narrow, for nobody guesses a wait."""
        department, where, facts = self._lines(choice)
        if _width(facts, LEAST, Weight.BOLD) <= width:
            return department, where, facts
        first, _, last = facts.rpartition(BETWEEN)
        return department, where, first, last

    def _draw(self, painter: QPainter, index: int, box: QRectF) -> None:
        chosen = index == self.at
        painter.setPen(QPen(Colour.INK.qt(), 4 if chosen else 2))
        painter.setBrush((Colour.AMBER if chosen else Colour.WHITE).qt())
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 12, 12)
        cap = QRectF(box.left() + 12, box.top() + 12, CAP, CAP)
        painter.setPen(QPen(Colour.INK.qt(), 1.5))
        painter.setBrush(Colour.PINE.qt())
        painter.drawRoundedRect(cap, 8, 8)
        painter.setPen(Colour.WHITE.qt())
        painter.setFont(font(24, Weight.BOLD))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, str(index % PAGE + 1))
        painter.setPen(Colour.INK.qt())
        self._draw_lines(painter, self._choices[index], box.adjusted(CAP + 22, 8, -12, -8))

    def _draw_lines(self, painter: QPainter, choice: SessionChoice, room: QRectF) -> None:
        lines = self._fitting(choice, int(room.width()))
        height = room.height() / len(lines)
        for number, line in enumerate(lines):
            largest = LARGE if number == 0 else TEXT
            weight = Weight.MEDIUM if number == 1 else Weight.BOLD
            size = next((s for s in range(largest, LEAST, -1) if _width(line, s, weight) <= room.width()), LEAST)
            made = font(size, weight)
            painter.setFont(made)
            text = QFontMetrics(made).elidedText(line, Qt.TextElideMode.ElideRight, int(room.width()))
            place_ = QRectF(room.left(), room.top() + number * height, room.width(), height)
            painter.drawText(place_, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _width(text: str, size: int, weight: Weight) -> int:
    return QFontMetrics(font(size, weight)).horizontalAdvance(text)
