"""From a lifted finger to the next screen painted (law 17: 1 s at 99 %), on the panel's own pixels."""

from __future__ import annotations

import time
from itertools import cycle

from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure, percentiles
from kiosk.journey.events import Touch
from kiosk.journey.model import Model
from kiosk.journey.update import update
from ui.geometry import PanelSettings
from ui.senior.window import SeniorWindow
from ui.theme import load_fonts

ROUNDS = 60


def measure() -> list[Figure]:
    app = QApplication.instance() or QApplication([])
    load_fonts()
    window = SeniorWindow(PanelSettings())
    window.resize(1080, 1920)
    window.show()
    app.processEvents()
    model, took = Model(), []
    for _, touch in zip(range(ROUNDS), cycle([Touch.NO_DOCUMENT, Touch.REMEMBER_NUMBER, Touch.BACK, Touch.BACK])):
        before = time.perf_counter()
        model, _ = update(model, touch)
        window.render(model)
        window.panel.repaint()
        app.processEvents()
        took.append(time.perf_counter() - before)
    window.close()
    return percentiles("tap to paint", took, "ms", goal_p99=100.0)
