"""A timer that repeats, belongs to its owner and stands until it is started."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def repeating(owner: QObject, interval_ms: int, slot: Callable[[], None]) -> QTimer:
    """Return a timer for `slot`, which must be a method of a QObject."""
    timer = QTimer(owner)
    timer.setInterval(interval_ms)
    timer.timeout.connect(slot)
    return timer
