"""KioskButton: the one target of the senior's screens. It carries the law of touch; its drawn area is its hit area.

Qt's own buttons lose a lift beside them and fire twice on a tremor; nothing of their mouse handling is used here.
"""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.geometry import Rect
from ui.mishap import handling, painting
from ui.page import Dress, Target
from ui.text_layout import drawable
from ui.widgets.button_face import FaceState, draw_face
from ui.widgets.tap_law import KEY_REST, TARGET_REST, TapLaw

MOUSE = -1
"""The mouse, as a finger among fingers."""


BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
"""Why a target has the focus when somebody works with keys."""


class KioskButton(QAbstractButton):
    """A target on a panel; `tapped` carries what it sends."""

    tapped = Signal(object)

    def __init__(self, law: TapLaw, target: Target, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._law = law
        self._scale = 1.0
        self._pressed = False
        self.target = target
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._worked_without_finger)
        self.present(target, 1.0)
        law.join(self)

    def present(self, target: Target, scale: float, *, dark: bool = False) -> None:
        """Show a target at `scale` pixels per unit."""
        self.target = target
        self._scale = scale
        self._dark = dark
        place = target.place
        left, top = round(place.x * scale), round(place.y * scale)
        self.setGeometry(left, top, round(place.right * scale) - left, round(place.bottom * scale) - top)
        self.setText(drawable(target.label))
        named = " ".join(filter(None, (target.label, target.note))).replace("\n", " ")
        self.setAccessibleName(drawable(named))
        self.update()

    def retire(self) -> None:
        """Leave the panel, with nothing of a person left in words or names."""
        self._law.leave(self)
        self.hide()
        self.setText("")
        self.setAccessibleName("")
        self.deleteLater()

    @property
    def identity(self) -> Hashable:
        """The same meaning is the same target."""
        return self.target.sent

    @property
    def rest(self) -> float:
        """Seconds for which it ignores taps after one."""
        return KEY_REST if self.target.dress is Dress.KEY else TARGET_REST

    @property
    def looks_pressed(self) -> bool:
        """Whether it is drawn pressed."""
        return self._pressed

    def area(self) -> Rect | None:
        """Where it is, in pixels of the screen."""
        if not self.isVisible():
            return None
        corner = self.mapToGlobal(QPointF(0, 0))
        return Rect(corner.x(), corner.y(), self.width(), self.height())

    @handling
    def event(self, event: QEvent) -> bool:
        """Take touches here; all else is Qt's."""
        if isinstance(event, QTouchEvent):
            self._touched(event)
            return True
        return super().event(event)

    @handling
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Press with the mouse's left button; a mouse that only echoes a touch is left alone."""
        if (
            event.button() is Qt.MouseButton.LeftButton
            and event.source() is Qt.MouseEventSource.MouseEventNotSynthesized
        ):
            self._press(MOUSE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Do nothing: a drag is no gesture."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Treat the second press like any press: the law knows whether it is too soon."""
        self.mousePressEvent(event)

    @handling
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Lift."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._lift(MOUSE, event.globalPosition())

    @handling
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Work with Enter like with the space bar; a key held down works once."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the focus of keys; that which a window hands out when it comes to the front is nobody's."""
        super().focusInEvent(event)
        if event.reason() not in BY_KEYS:
            self.clearFocus()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Forget the keyboard's press."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the target to its very edges."""
        with painting(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.scale(self._scale, self._scale)
            face = QRectF(0, 0, self.width() / self._scale, self.height() / self._scale)
            pressed = self._pressed or self.isDown()
            draw_face(painter, self.target, face, FaceState(pressed, self.hasFocus(), self._dark))

    def _touched(self, event: QTouchEvent) -> None:
        event.accept()
        if event.type() is QEvent.Type.TouchCancel:
            self._law.cancel()
            self._look_pressed(on=False)
            return
        for point in event.points():
            if point.state() == point.State.Pressed:
                self._press(point.id())
            elif point.state() == point.State.Released:
                self._lift(point.id(), point.globalPosition())

    def _press(self, finger: int) -> None:
        if self._law.press(finger, self):
            self._look_pressed(on=True)

    def _lift(self, finger: int, at: QPointF) -> None:
        acts = self._law.lift(finger, at.x(), at.y())
        self._look_pressed(on=self._law.is_pressed(self))
        if acts is self:
            self.tapped.emit(self.target.sent)

    def _look_pressed(self, *, on: bool) -> None:
        if self._pressed != on:
            self._pressed = on
            self.update()

    @handling
    def _worked_without_finger(self) -> None:
        if self._law.key_pressed(self):
            self.tapped.emit(self.target.sent)
