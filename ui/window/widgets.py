"""Labels and cards from which the console's pages are put together. They know no desk."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)

from ui.geometry import Rect
from ui.icons import draw_icon
from ui.mishap import painting
from ui.theme import Colour


def label(text: str = "", name: str | None = None, *, wrap: bool = True) -> QLabel:
    """Return a label of plain text, so that no name is ever read as markup. `name` is that of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if name:
        made.setObjectName(name)
    return made


def card(name: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """Return a box with round corners, and the column in it."""
    frame = QFrame()
    frame.setObjectName(name)
    column = QVBoxLayout(frame)
    column.setContentsMargins(14, 10, 14, 10)
    column.setSpacing(4)
    return frame, column


def row(*widgets: QWidget, spacing: int = 8) -> QHBoxLayout:
    """Return widgets side by side."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    for widget in widgets:
        made.addWidget(widget)
    return made


def scrolled(column: QLayout) -> QScrollArea:
    """Return an area that scrolls downwards when there is more than fits."""
    inner = QWidget()
    inner.setObjectName("scrolled")
    inner.setLayout(column)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def turn_pages(area: QScrollArea, event: QKeyEvent) -> bool:
    """Scroll by a page for PgUp and PgDn, and say whether the key was one of them."""
    acts = {
        Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
        Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    }
    act = acts.get(Qt.Key(event.key()))
    if act is not None:
        area.verticalScrollBar().triggerAction(act)
    return act is not None


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, with whatever it said of a person."""
    while layout.count():
        item = layout.takeAt(0)
        if isinstance(item, QWidgetItem):
            widget = item.widget()
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif isinstance(item, QLayout):
            empty(item)


def restyle(widget: QWidget) -> None:
    """Have the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def field(name: str, text: str = "") -> QLineEdit:
    """Return a line to type into; the system's input method works in it."""
    made = QLineEdit(text)
    made.setAccessibleName(name)
    made.setFixedHeight(40)
    return made


class Icon(QWidget):
    """A picture beside words."""

    def __init__(self, name: str, size: int, colour: Colour = Colour.INK) -> None:
        super().__init__()
        self._name, self._colour = name, colour
        self.setFixedSize(QSize(size, size))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw it."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_icon(painter, self._name, Rect(0, 0, self.width(), self.height()), self._colour)
