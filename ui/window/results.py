"""Whom the search found: two lines a person, chosen with up, down and Enter while typing goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiosk.domain.search import FoundBy, PersonRow, SearchResult, TypedNumber
from kiosk.texts import Texts
from ui.theme import Colour, Weight, font
from ui.window.words import joined, last_visit, name_of, sex_and_age

ROW = 70
NAME, NAME_LEAST, TEXT = 24, 18, 18
SIDE = 14
RIGHT = 250
DATA = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class NewByNumber:
    """Nobody has this valid number: somebody may be registered by it, the name left open."""

    number: str = field(repr=False)


@dataclass(frozen=True)
class Line:
    """A row as it stands: name, what is said beside it, below it, at the right; and whom it opens."""

    name: str = field(repr=False)
    beside: str
    below: str = field(repr=False)
    right: str
    opens: PersonRow | NewByNumber | None = field(repr=False)


class Results(QListWidget):
    """`chosen` carries a PersonRow or a NewByNumber."""

    chosen = Signal(object)

    def __init__(self, words: Texts) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words("window-results"))
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._opened)
        self.itemClicked.connect(self._opened)

    def show_result(self, result: SearchResult) -> None:
        """Show what was found."""
        self.clear()
        for line in lines_of(result, self._words):
            item = QListWidgetItem()
            item.setData(DATA, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, joined(line.name, line.beside, line.below, line.right))
            if line.opens is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        if not result.doubtful:
            self.step(0)  # else nobody is chosen: Enter alone opens nobody

    @property
    def has_choices(self) -> bool:
        """Whether there is anybody to choose."""
        return any(self.item(at).flags() for at in range(self.count()))

    def step(self, by: int) -> None:
        """Move the choice; 0 goes to the first that may be chosen."""
        at = self.currentRow() + by if by else 0
        while 0 <= at < self.count() and not self.item(at).flags():
            at += by or 1
        if 0 <= at < self.count():
            self.setCurrentRow(at)

    def open_current(self) -> None:
        """Open whom the choice stands on."""
        if (item := self.currentItem()) is not None:
            self._opened(item)

    def _opened(self, item: QListWidgetItem) -> None:
        line = item.data(DATA)
        if isinstance(line, Line) and line.opens is not None:
            self.chosen.emit(line.opens)


def lines_of(result: SearchResult, words: Texts) -> list[Line]:
    """Return the rows of a result: what is to be said of a number, people, and that there are more."""
    lines = [] if result.number is None else _about_number(result.number, words)
    if result.same_sound:
        lines.append(Line(words("window-same-sound"), "", words("window-same-sound-how"), "", None))
    lines.extend(_line(one, words) for one in result.rows)
    if result.more:
        lines.append(Line(words("window-more-found"), "", words("window-type-more"), "", None))
    if not lines:
        lines.append(_nobody(result, words))
    return lines


def _nobody(result: SearchResult, words: Texts) -> Line:
    phrase = "window-too-little" if result.too_little else "window-nobody-found"
    return Line(words(phrase), "", words(f"{phrase}-how"), "", None)


def _about_number(number: TypedNumber, words: Texts) -> list[Line]:
    if number.problem is None:
        if number.known:
            return []
        says = words("window-new-by-number-how")
        return [Line(words("window-new-by-number"), "", says, "", NewByNumber(number.number))]
    says = words("window-number-wrong-candidates" if number.candidates else "window-number-wrong-none")
    wrong = Line(
        words("window-number-wrong"), words(f"window-problem-{number.problem.value.replace('_', '-')}"), says, "", None
    )
    return [wrong, *(_line(one, words) for one in number.candidates)]


def _line(one: PersonRow, words: Texts) -> Line:
    tail = words("window-tail", tail=one.number_tail) if one.number_tail else ""
    how = "" if one.found_by is FoundBy.NAME else words(f"found-{one.found_by.value}")
    closed = words("window-record-closed") if one.closed else ""
    beside = sex_and_age(one.sex, one.age, words)
    return Line(name_of(one, words), beside, joined(one.compound, tail, how, closed), last_visit(one, words), one)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(DATA)
        if not isinstance(line, Line):
            return
        place: QRect = option.rect  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(QPen(Colour.INK.qt(), 2))
            painter.setBrush(Colour.AMBER.qt())
            painter.drawRoundedRect(QRectF(place).adjusted(2, 2, -2, -2), 10, 10)
        else:
            painter.setPen(QPen(Colour.INK.qt(), 1))
            painter.drawLine(place.left() + SIDE, place.bottom(), place.right() - SIDE, place.bottom())
        painter.setPen(Colour.INK.qt())
        _draw_line(painter, line, place.adjusted(SIDE, 4, -SIDE, -8))
        painter.restore()


def _draw_line(painter: QPainter, line: Line, place: QRect) -> None:
    top = QRect(place.left(), place.top(), place.width() - (RIGHT if line.right else 0), 34)
    below = QRect(place.left(), place.top() + 34, place.width(), place.height() - 34)
    left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    beside = font(TEXT, Weight.MEDIUM)
    room = top.width() - QFontMetrics(beside).horizontalAdvance(line.beside) - 2 * SIDE
    name_font, name = _fitting(line.name, room)
    painter.setFont(name_font)
    painter.drawText(top, left, name)
    width = QFontMetrics(name_font).horizontalAdvance(name)
    painter.setFont(beside)
    painter.drawText(top.adjusted(width + SIDE, 2, 0, 0), left, line.beside)
    painter.drawText(below, left, QFontMetrics(beside).elidedText(line.below, _END, below.width()))
    right = QRect(place.right() - RIGHT, place.top(), RIGHT, 34)
    painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line.right)


_END = Qt.TextElideMode.ElideRight


def _fitting(text: str, room: int) -> tuple[QFont, str]:
    """Return a font in which a name fits its room; one of a hundred letters is cut here, and whole on its page."""
    for size in range(NAME, NAME_LEAST - 1, -1):
        made = font(size, Weight.BOLD)
        if QFontMetrics(made).horizontalAdvance(text) <= room:
            return made, text
    least = font(NAME_LEAST, Weight.BOLD)
    return least, QFontMetrics(least).elidedText(text, _END, room)
