"""From the command to the first painted screen: a whole new process each time."""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.figure import Figure, percentiles

ROUNDS = 7
_START = """
import sys
from PySide6.QtWidgets import QApplication
from kiosk.cli import machine
from ui.geometry import PanelSettings
from ui.senior.window import SeniorWindow
from ui.theme import load_fonts
app = QApplication(sys.argv[:1])
load_fonts()
window = SeniorWindow(PanelSettings())
window.show()
window.grab_panel()
"""


def measure() -> list[Figure]:
    took = []
    for _ in range(ROUNDS):
        before = time.perf_counter()
        subprocess.run([sys.executable, "-c", _START], check=True)
        took.append(time.perf_counter() - before)
    return percentiles("start to first screen", took, "s", goal_p99=3.0)[:2]
