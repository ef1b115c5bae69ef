"""The senior's window: renders models on the panel, scaled to fit whatever monitor there is, and emits events."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from kiosk.domain.registration import Identification
from kiosk.journey.events import Touch
from kiosk.journey.model import Model, Waiting
from kiosk.log import log
from ui.geometry import PanelSettings
from ui.last_resort import LastResort
from ui.page import Page
from ui.senior.leave import CheckPin, LeaveDialog
from ui.senior.pages import page_of, safe_page
from ui.theme import Colour
from ui.widgets.panel import Panel
from ui.widgets.tap_law import TapLaw

PATIENCE_MS = 500
"""Law 17: acknowledged within half a second, else progress is shown."""
STEP_MS = 1500


class SeniorWindow(QWidget):
    """`happened` carries Touch, Typed and SessionChosen; `render` takes whole models."""

    happened = Signal(object)

    def __init__(self, settings: PanelSettings, law: TapLaw | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._model = Model()
        self._patience = 0
        self._check_pin: CheckPin | None = None
        self._may_close = True
        self.panel = Panel(settings.canvas, law, self)
        self.panel.event_made.connect(self.happened)
        self._broken = False
        # Afterwards: no page is exchanged while it is painted or touched, and one page breaks once.
        self._giving_way = QTimer(self, singleShot=True, interval=0)
        self._giving_way.timeout.connect(self._give_way)
        self.panel.broke.connect(self._giving_way.start)
        self._last_resort = LastResort(self)
        self._last_resort.clicked.connect(self._ask_for_help)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._still_waiting)
        QShortcut(QKeySequence("Ctrl+Alt+S"), self).activated.connect(self._staff_want_to_take_over)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(270, 480)
        self.resize(round(settings.canvas.width * 0.45), round(settings.canvas.height * 0.45))
        self.render(self._model)

    @property
    def model(self) -> Model:
        """What was rendered last."""
        return self._model

    def render(self, model: Model) -> None:  # type: ignore[override]
        """Show a model. Nothing of what was shown before it stays in any widget."""
        before, self._model = self._model, model
        if model.waiting is None:
            self._timer.stop()
            self._patience = 0
        elif model.waiting is not before.waiting or model.request != before.request:
            self._await(before.waiting)
        self._giving_way.stop()
        self._broken = False
        self._last_resort.hide()
        self.panel.show()
        self._show()
        if _whose(model) != _whose(before):
            self.panel.law.screen_changed()  # 对，是我 stands where it stood, and was meant for somebody else

    def grab_panel(self) -> QImage:
        """Return the picture of the panel at its own pixels, whatever size it is shown at."""
        twin = Panel(self._settings.canvas)
        twin.resize(self._settings.width_px, self._settings.height_px)
        twin.show_page(self.panel.page)
        image = twin.grab().toImage()
        twin.deleteLater()
        return image

    def show_kiosk(self, check_pin: CheckPin) -> None:
        """Fill the screen, without a cursor; only the technician's PIN (Ctrl+Alt+Q on a keyboard) closes it."""
        self._check_pin = check_pin
        self._may_close = False
        self.setCursor(Qt.CursorShape.BlankCursor)
        QShortcut(QKeySequence("Ctrl+Alt+Q"), self).activated.connect(self._ask_to_leave)
        self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Close only when it is allowed."""
        event.setAccepted(self._may_close)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the portrait panel into the window."""
        super().resizeEvent(event)
        self._last_resort.setGeometry(self.rect())
        canvas = self._settings.canvas
        scale = min(self.width() / canvas.width, self.height() / canvas.height)
        width, height = round(canvas.width * scale), round(canvas.height * scale)
        self.panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Darken what is beside the panel."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Colour.INK.qt())
        painter.end()

    def _show(self) -> None:
        """Show the model; one that cannot be drawn gives way to the way to the window, until the next one."""
        if self._broken:
            return
        try:
            self.panel.show_page(self._page())
        except Exception as error:
            log.error("page_not_drawn", exc_info=error)
            self._give_way()

    def _give_way(self) -> None:
        """Show the safe page in place of what cannot be drawn; where that cannot either, the last resort."""
        first, self._broken = not self._broken, True
        try:
            if first:
                self.panel.show_page(safe_page(self._model, self._settings.canvas))
                return
        except Exception as error:
            log.error("safe_page_not_drawn", exc_info=error)
        self.panel.hide()
        self._last_resort.cover(self._model.language, self._model.settings.window, self.panel.scale)

    def _ask_for_help(self) -> None:
        self.happened.emit(Touch.HELP)

    def _page(self) -> Page:
        return page_of(self._model, self._settings.canvas, self._patience)

    def _await(self, before: Waiting | None) -> None:
        if before in (None, Waiting.READING):
            self._patience = 0
        self._timer.start(PATIENCE_MS if self._patience == 0 else STEP_MS)

    def _still_waiting(self) -> None:
        self._patience += 1
        self._timer.start(STEP_MS)
        self._show()

    def _staff_want_to_take_over(self) -> None:
        self.happened.emit(Touch.STAFF)

    def _ask_to_leave(self) -> None:
        if self._check_pin is None:
            return
        dialog = LeaveDialog(self._check_pin, self._model.language, self.panel.scale, self)
        dialog.accepted.connect(self._leave)
        dialog.open()
        dialog.centre_over(self)

    def _leave(self) -> None:
        self._may_close = True
        self.close()


def _whose(model: Model) -> Identification | None:
    return getattr(model.screen, "identification", None)
