"""The face of the touch panel: shows a page and says what was tapped. Widgets that stay are kept: nothing flickers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from kiosk.journey.events import Touch
from ui.geometry import Rect, mm
from ui.icons import draw_icon
from ui.mishap import handling, painting
from ui.page import Box, Page, Picture, Sent, Target, Text
from ui.theme import Colour
from ui.widgets.button_face import BORDER
from ui.widgets.kiosk_button import MOUSE, KioskButton
from ui.widgets.sway import Sway
from ui.widgets.tap_law import SLIP_MM, TapLaw
from ui.widgets.text_view import TextView


class Panel(QWidget):
    """Shows pages of a canvas at whatever size it is given; `event_made` carries a Touch, Typed or SessionChosen."""

    event_made = Signal(object)
    broke = Signal()
    """Something on it could not be painted, or fell over a touch."""

    def __init__(self, canvas: Rect, law: TapLaw | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.law = law or TapLaw()
        self._canvas = canvas
        self._page = Page(())
        self._buttons: dict[Sent, KioskButton] = {}
        self._texts: list[TextView] = []
        self._sway = Sway(self)
        self._sway.moved.connect(self._redraw_swaying)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._page

    @property
    def scale(self) -> float:
        """Pixels per unit."""
        return self.width() / self._canvas.width

    def show_page(self, page: Page) -> None:
        """Show a page. Where the targets are others than before, the panel is deaf for half a second."""
        if page == self._page:
            return
        moved = [(target.sent, target.place) for target in page.targets] != [
            (target.sent, target.place) for target in self._page.targets
        ]
        self._page = page
        if moved:
            self.law.screen_changed()
        self._sway.watch(page)
        self._show_items()

    def button(self, sent: Sent) -> KioskButton:
        """Return the target that sends `sent`; KeyError when the page has none."""
        return self._buttons[sent]

    def buttons(self) -> tuple[KioskButton, ...]:
        """Return the targets in reading order."""
        return tuple(self._buttons[target.sent] for target in self._page.targets)

    def texts(self) -> tuple[TextView, ...]:
        """Return the texts in reading order."""
        return tuple(self._texts)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the same page at another size."""
        super().resizeEvent(event)
        self._show_items()

    @handling
    def event(self, event: QEvent) -> bool:
        """Notice fingers that hit nothing."""
        if isinstance(event, QTouchEvent):
            self._touched(event)
            return True
        return super().event(event)

    @handling
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Notice a press beside all targets."""
        if event.source() is Qt.MouseEventSource.MouseEventNotSynthesized:
            self.law.press_nothing(MOUSE)

    @handling
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Notice the lift."""
        self._lifted(MOUSE, event.globalPosition())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground, boxes and pictures; texts and targets draw themselves."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            dark = self._page.dark
            painter.fillRect(self.rect(), Colour.PAPER.qt(dark=dark))
            painter.scale(self.scale, self.scale)
            for item in self._page.items:
                if isinstance(item, Box):
                    _draw_box(painter, item, dark=dark)
                elif isinstance(item, Picture):
                    draw_icon(painter, item.icon, self._sway.place_of(item), item.colour, dark=dark)

    def _redraw_swaying(self) -> None:
        for picture in self._sway.swaying:
            reach = picture.place.inset(-picture.sways, 0)
            self.update(QRectF(*(length * self.scale for length in reach)).toAlignedRect())

    def _touched(self, event: QTouchEvent) -> None:
        event.accept()
        if event.type() is QEvent.Type.TouchCancel:
            self.law.cancel()
            return
        for point in event.points():
            if point.state() == point.State.Pressed:
                self.law.press_nothing(point.id())
            elif point.state() == point.State.Released:
                self._lifted(point.id(), point.globalPosition())

    def _lifted(self, finger: int, at: QPointF) -> None:
        if self.law.lift_nothing(finger, at.x(), at.y()):
            self.event_made.emit(Touch.MISSED)

    def _show_items(self) -> None:
        self.law.slip = mm(SLIP_MM) * self.scale
        self._show_targets()
        self._show_texts()
        self.update()

    def _show_targets(self) -> None:
        wanted = {target.sent: target for target in self._page.targets}
        for gone in [sent for sent in self._buttons if sent not in wanted]:
            self._buttons.pop(gone).retire()
        previous: KioskButton | None = None
        for sent, target in wanted.items():
            button = self._shown_button(sent, target)
            if previous is not None:
                QWidget.setTabOrder(previous, button)
            previous = button

    def _shown_button(self, sent: Sent, target: Target) -> KioskButton:
        button = self._buttons.get(sent)
        if button is None:
            button = KioskButton(self.law, target, self)
            button.tapped.connect(self.event_made)
            self._buttons[sent] = button
        button.present(target, self.scale, dark=self._page.dark)
        button.show()
        return button

    def _show_texts(self) -> None:
        wanted = [item for item in self._page.items if isinstance(item, Text)]
        while len(self._texts) > len(wanted):
            self._texts.pop().retire()
        for view, item in zip(self._texts, wanted, strict=False):
            view.present(item, self.scale, dark=self._page.dark)
        for item in wanted[len(self._texts) :]:
            view = TextView(item, self.scale, self)
            view.present(item, self.scale, dark=self._page.dark)
            view.show()
            self._texts.append(view)


def _draw_box(painter: QPainter, box: Box, *, dark: bool) -> None:
    inset = BORDER / 2 if box.border else 0.0
    edge = QRectF(*box.place).adjusted(inset, inset, -inset, -inset)
    painter.setPen(QPen(box.border.qt(dark=dark), BORDER) if box.border else Qt.PenStyle.NoPen)
    painter.setBrush(box.fill.qt(dark=dark))
    painter.drawRoundedRect(edge, box.radius, box.radius)
