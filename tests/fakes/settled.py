"""Geometry as it will stand: what is put into a layout takes its place only when Qt has worked off what it queued."""

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtWidgets import QWidget


def settle(window: QWidget) -> None:
    """Work off what is queued until nothing in a window moves any more.

    Without it a test reads the places from before, and whether that shows depends on the machine's speed.
    """
    before: list[QRect] = []
    while before != (now := _places(window)):
        before = now
        for _ in range(3):  # polishing asks for a layout, and that one for its parent's
            QCoreApplication.processEvents()


def _places(window: QWidget) -> list[QRect]:
    if (layout := window.layout()) is not None:
        layout.activate()
    return [one.geometry() for one in window.findChildren(QWidget)]
