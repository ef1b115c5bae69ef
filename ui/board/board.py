"""The board: the newest call fills the upper half, each room's line stands below. Nothing moves, nothing blinks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.domain.queue_views import BoardCall
from kiosk.texts import texts
from ui.board.callers import Callers
from ui.mishap import painting
from ui.repeating import repeating
from ui.store_watch import StoreWatch
from ui.theme import Colour, Weight, font
from ui.window.desk_calls import DeskCalls, RunOnDeskThread
from ui.window.words import called, place

SLOW_MS = 20_000
"""Pages of rooms change this often where there are more rooms than lines."""
REFERENCE = 1080.0
LINES = 4
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
SMALLEST = 12


@dataclass(frozen=True)
class BoardSource:
    """What the board asks the store; both run on the desk's thread."""

    version: Callable[[], int]
    look: Callable[[], tuple[BoardCall, ...]]


@dataclass(frozen=True)
class BoardSettings:
    """Whose waiting room it is."""

    clinic: str
    zone: ZoneInfo
    language: str = "zh_CN"


class Board(QWidget):
    """`run` runs what is asked of the store on one thread of its own."""

    def __init__(self, source: BoardSource, run: RunOnDeskThread, callers: Callers, settings: BoardSettings) -> None:
        super().__init__()
        self._source, self._callers, self._settings = source, callers, settings
        self._words = texts(settings.language)
        self.shown: tuple[BoardCall, ...] = ()
        self._page = 0
        self.drawn: list[str] = []
        self.calls = DeskCalls(run)
        self.watch = StoreWatch(self.calls, source.version, self)
        self.watch.written.connect(self._look)
        self.setObjectName("board")
        self.setWindowTitle(self._words("board-title"))
        self._turning = repeating(self, SLOW_MS, self._turn)

    def start(self) -> None:
        """Begin to look."""
        self.watch.start()
        self._turning.start()

    def stop(self) -> None:
        """Look no more."""
        self.watch.stop()
        self._turning.stop()
        self.calls.forget()

    def show_calls(self, calls: Sequence[BoardCall]) -> None:
        """Show and say the board, newest call first."""
        self.shown = tuple(calls)
        pages = max(1, -(-len(self.shown) // LINES))
        self._page = min(self._page, pages - 1)
        self.setAccessibleName(" ".join(f"{one.number} {one.room}" for one in self.shown))
        self._callers.look(self.shown)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close with Escape: nothing on this screen is to be guarded."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw everything in the size of the screen."""
        self.drawn = []
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale = self.height() / REFERENCE
            painter.scale(scale, scale)
            width = self.width() / scale
            painter.fillRect(QRectF(0, 0, width, REFERENCE), Colour.PAPER.qt())
            self._draw_head(painter, width)
            if self.shown:
                self._draw_newest(painter, self.shown[0], QRectF(36, 138, width - 72, 330))
                self._draw_lines(painter, width)
            else:
                self._text(painter, QRectF(36, 400, width - 72, 200), self._words("board-nobody"), 84, centred=True)

    def _draw_head(self, painter: QPainter, width: float) -> None:
        painter.fillRect(QRectF(0, 0, width, 112), Colour.PINE.qt())
        self._text(painter, QRectF(36, 0, width - 360, 112), self._settings.clinic, 58, colour=Colour.WHITE)
        now = f"{datetime.now(self._settings.zone):%H:%M}"
        self._text(painter, QRectF(width - 320, 0, 284, 112), now, 62, colour=Colour.WHITE, align=RIGHT)

    def _draw_newest(self, painter: QPainter, call: BoardCall, room: QRectF) -> None:
        painter.setPen(QPen(Colour.INK.qt(), 6))
        painter.setBrush(Colour.AMBER.qt())
        painter.drawRoundedRect(room, 32, 32)
        number = called(call.number, self._words)
        left = QRectF(room.left() + 48, room.top(), room.width() * 0.46, room.height())
        self._text(painter, left, number, 230, centred=True)
        x = left.right() + 40
        beside = QRectF(x, room.top() + 26, room.right() - x - 40, 130)
        self._text(painter, beside, call.name or self._words("board-name-open"), 92)
        where = self._words("board-go-to", place=place(call.floor, call.room, self._words))
        self._text(painter, QRectF(x, room.top() + 166, room.right() - x - 40, 130), where, 104)

    def _draw_lines(self, painter: QPainter, width: float) -> None:
        top = 490.0
        columns = ((36.0, 0.24, "room"), (0.27, 0.2, "now"), (0.47, 0.2, "name"), (0.68, 0.3, "next"))
        for at, share, name in columns:
            x = at if at > 1 else at * width
            self._text(painter, QRectF(x, top, share * width, 60), self._words(f"board-column-{name}"), 44)
        shown = self.shown[self._page * LINES :][:LINES]
        height = (REFERENCE - top - 84) / LINES
        for line, call in enumerate(shown):
            y = top + 66 + line * height
            painter.setPen(QPen(Colour.INK.qt(), 2))
            painter.drawLine(36, round(y), round(width - 36), round(y))
            self._draw_line(painter, call, y, height, width)

    def _draw_line(self, painter: QPainter, call: BoardCall, y: float, height: float, width: float) -> None:
        room = QRectF(36, y, 0.225 * width, height)
        self._text(painter, room.adjusted(0, 8, 0, -height * 0.42), place("", call.room, self._words), 58)
        self._text(painter, room.adjusted(0, height * 0.58, 0, -8), call.department, 38, weight=Weight.MEDIUM)
        number = called(call.number, self._words)
        self._text(painter, QRectF(0.27 * width, y, 0.19 * width, height), number, 78)
        name = call.name or self._words("board-name-open")
        self._text(painter, QRectF(0.47 * width, y, 0.2 * width, height), name, 60)
        upcoming = "   ".join(call.upcoming) if call.upcoming else self._words("board-none")
        self._text(painter, QRectF(0.68 * width, y, 0.32 * width - 36, height), upcoming, 60, weight=Weight.MEDIUM)

    def _text(  # noqa: PLR0913 - a text is all of that
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        size: int,
        *,
        colour: Colour = Colour.INK,
        weight: Weight = Weight.BOLD,
        align: Qt.AlignmentFlag = LEFT,
        centred: bool = False,
    ) -> None:
        """Draw a text in one line, smaller where its room is narrow: a clinic's name of 120 hanzi stands whole."""
        self.drawn.append(text)
        fits = size
        while fits > SMALLEST and QFontMetricsF(font(fits, weight)).horizontalAdvance(text) > room.width():
            fits -= 2
        painter.setFont(font(fits, weight))
        painter.setPen(colour.qt())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter if centred else align, text)

    @Slot()
    def _look(self) -> None:
        self.calls.ask(self._source.look, self.show_calls, "board")

    @Slot()
    def _turn(self) -> None:
        self._page = (self._page + 1) % max(1, -(-len(self.shown) // LINES))
        self.update()
