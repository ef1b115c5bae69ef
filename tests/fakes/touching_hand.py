"""A hand before the real window: real touch events on its targets, and what each gesture made happen."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk.journey.model import Model
from ui.widgets.kiosk_button import KioskButton


class Hand:
    """A hand before the real window; tells what each of its gestures made happen."""

    def __init__(self, window, clock, device) -> None:
        self.window, self.clock, self.device = window, clock, device
        self.heard: list[object] = []
        window.happened.connect(self.heard.append)

    def show(self, model: Model) -> tuple[KioskButton, ...]:
        self.window.render(model)
        self.clock.pass_by(1.0)
        return self.window.panel.buttons()

    def press(self, button: KioskButton, at: QPoint | None = None, touch: int = 0) -> None:
        QTest.touchEvent(self.window, self.device).press(touch, at or middle(button), button).commit()

    def lift(self, button: KioskButton, at: QPoint | None = None, touch: int = 0) -> None:
        QTest.touchEvent(self.window, self.device).release(touch, at or middle(button), button).commit()

    def tap(self, button: KioskButton, at: QPoint | None = None) -> None:
        self.press(button)
        self.lift(button, at)

    def told(self) -> list[object]:
        told, self.heard[:] = list(self.heard), []
        self.clock.pass_by(4.0)
        return told


def middle(button: KioskButton) -> QPoint:
    return button.rect().center()
