"""A table worked with the keyboard: up and down choose a row, Enter opens it. The choice stays on its row by id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from ui.theme import Colour, Weight, font

ROW = 46
LARGEST, LEAST = 20, 18
SIDE = 8
DATA = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Column:
    """A column: its heading, and its width in px; 0 takes a share of what is left. `right` is for counts."""

    heading: str
    width: int = 0
    right: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Row:
    """A row: what it stands for, and a text for each column. `faint`: over, closed, gone."""

    id: str
    cells: tuple[str, ...]
    faint: bool = False


class Table(QTableWidget):
    """`opened` carries a row's id (Enter, double click), `moved` that the choice moved."""

    opened = Signal(str)
    moved = Signal()

    def __init__(self, name: str, columns: Sequence[Column]) -> None:
        super().__init__(0, len(columns))
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self.setObjectName("table")
        self.setAccessibleName(name)
        self.setItemDelegate(_Painter(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._head()
        self.doubleClicked.connect(self._open_current)
        self.currentCellChanged.connect(self._changed)

    @property
    def chosen(self) -> str | None:
        """Id of the row that is chosen."""
        at = self.currentRow()
        return self.rows[at].id if 0 <= at < len(self.rows) else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the choice stays on its id, or near where it was."""
        if tuple(rows) == self.rows:
            return
        kept, at = self.chosen, max(0, self.currentRow())
        self.blockSignals(True)
        self.rows = tuple(rows)
        self.setRowCount(len(self.rows))
        for place, row in enumerate(self.rows):
            for column, text in enumerate(row.cells):
                item = QTableWidgetItem(text)
                item.setData(DATA, row.faint)
                self.setItem(place, column, item)
        ids = [row.id for row in self.rows]
        if ids:
            self.choose(kept if kept in ids else ids[min(at, len(ids) - 1)])
        self.blockSignals(False)
        self.moved.emit()

    def choose(self, row_id: str) -> None:
        """Put the choice on a row, where it is there."""
        for at, row in enumerate(self.rows):
            if row.id == row_id:
                self.setCurrentCell(at, 0)

    def forget(self) -> None:
        """Keep nothing of anybody."""
        self.rows = ()
        self.setRowCount(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Rows are the table's; all other keys are the page's."""
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._open_current()
        elif event.key() in moves:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.rows:
            self.choose(self.rows[0 if event.key() == Qt.Key.Key_Home else -1].id)
        else:
            event.ignore()

    def _head(self) -> None:
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setFixedHeight(38)
        head.setMinimumSectionSize(20)
        for at, column in enumerate(self.columns):
            stretches = QHeaderView.ResizeMode.Stretch if column.width == 0 else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(at, stretches)
            if column.width:
                self.setColumnWidth(at, column.width)
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            heading = QTableWidgetItem(column.heading)
            heading.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(at, heading)

    def _open_current(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self.chosen)

    def _changed(self) -> None:
        self.moved.emit()


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(20, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        table = self.parent()
        if not isinstance(table, Table):
            return
        place = QRectF(option.rect)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setPen(QPen(Colour.INK.qt(), 1))
        if chosen:
            painter.fillRect(place, Colour.AMBER.qt())
            painter.setPen(QPen(Colour.INK.qt(), 3))
            painter.drawLine(place.topLeft(), place.topRight())
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.setPen(Colour.INK.qt())
        column = table.columns[index.column()]
        _draw_text(painter, str(index.data() or ""), place.adjusted(SIDE, 0, -SIDE, -2), column, bool(index.data(DATA)))
        painter.restore()


def _draw_text(painter: QPainter, text: str, room: QRectF, column: Column, faint: bool) -> None:
    weight = Weight.BOLD if column.bold and not faint else Weight.MEDIUM
    width = int(room.width())
    fits = (size for size in range(LARGEST, LEAST, -1) if _width(text, size, weight) <= width)
    made = font(next(fits, LEAST), weight)
    painter.setFont(made)
    shown = QFontMetrics(made).elidedText(text, Qt.TextElideMode.ElideRight, width)
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _width(text: str, size: int, weight: Weight) -> int:
    return QFontMetrics(font(size, weight)).horizontalAdvance(text)
