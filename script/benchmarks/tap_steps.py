"""Law 17, step by step: a real touch on the real window, from the press to the pressed look and the next screen."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure, percentiles
from kiosk.journey.model import Model
from ui.geometry import PanelSettings
from ui.page import Sent
from ui.senior.window import SeniorWindow
from ui.theme import load_fonts
from ui.widgets.tap_law import TapLaw

ROUNDS = 40
PRESSED, ACKNOWLEDGED, NEXT = "press to pressed look", "tap to acknowledgement", "tap to next screen"
GOALS_MS = {PRESSED: 100.0, ACKNOWLEDGED: 500.0, NEXT: 1000.0}


@dataclass(frozen=True)
class Step:
    """A tap of a journey: the state before it, what is tapped, and the state after it."""

    name: str
    before: Model
    tapped: Sent
    after: Model


class _Unhurried:
    """A clock by which nothing is ever too soon."""

    def __init__(self) -> None:
        self._now = 0.0

    def __call__(self) -> float:
        self._now += 10.0
        return self._now


def measure_steps(steps: Iterable[Step], rounds: int = ROUNDS) -> dict[str, list[Figure]]:
    """Return median and 99th percentile of the law's three times for each step; the desk's own time is not in them."""
    app = QApplication.instance() or QApplication([])
    load_fonts()
    window = SeniorWindow(PanelSettings(), TapLaw(_Unhurried()))
    window.resize(1080, 1920)
    window.show()
    finger = QTest.createTouchDevice()
    found = {}
    for step in steps:
        taken = [_tap(app, window, finger, step) for _ in range(rounds)]
        found[step.name] = [
            figure
            for what, times in zip(GOALS_MS, zip(*taken, strict=True), strict=True)
            for figure in percentiles(what, times, "ms", goal_p99=GOALS_MS[what])
        ]
    window.close()
    return found


def _tap(app: QApplication, window: SeniorWindow, finger: object, step: Step) -> tuple[float, float, float]:
    window.render(step.before)
    app.processEvents()
    button = window.panel.button(step.tapped)
    at: QPoint = button.mapTo(window, button.rect().center())
    heard: list[float] = []
    connection = window.happened.connect(lambda _: heard.append(time.perf_counter()))
    began = time.perf_counter()
    QTest.touchEvent(window.windowHandle(), finger).press(0, at).commit()
    button.repaint()
    pressed = time.perf_counter() - began
    began = time.perf_counter()
    QTest.touchEvent(window.windowHandle(), finger).release(0, at).commit()
    acknowledged = heard[0] - began
    window.render(step.after)
    window.panel.repaint()
    app.processEvents()
    shown = time.perf_counter() - began
    window.happened.disconnect(connection)
    return pressed, acknowledged, shown
