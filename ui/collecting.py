"""Python's cyclic garbage is collected on Qt's thread, and nowhere else.

By itself the interpreter collects in whatever thread happens to allocate: a serial port's, or the desk's. A QObject in
a cycle would be destroyed there, while its timers stay in the main thread's list and bring the program down with the
next tick (Qt: "Timers cannot be stopped from another thread").
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_MS = 1000


def collect_what_is_due() -> None:
    """Collect the oldest generation whose count has passed its threshold, as the interpreter would."""
    due = [
        place
        for place, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if due:
        gc.collect(due[-1])


class Collector(QObject):
    """From now on garbage is collected once a second, on the thread of `parent`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(LOOK_MS)

    @Slot()
    def _look(self) -> None:
        collect_what_is_due()
