"""The one slow hint: a picture that moves to the right and back, in six seconds. Nothing blinks, nothing else moves."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QTimer, Signal

from ui.geometry import Rect
from ui.page import Page, Picture

PERIOD_MS = 6_000
STEP_MS = 60


class Sway(QObject):
    """Moves the pictures of a page that sway; `moved` asks for their repainting."""

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.swaying: tuple[Picture, ...] = ()
        self._elapsed = 0
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._step)

    def watch(self, page: Page) -> None:
        """Move what sways on this page, from its own place on; be still where nothing does."""
        swaying = tuple(item for item in page.items if isinstance(item, Picture) and item.sways)
        if swaying == self.swaying:
            return
        self.swaying, self._elapsed = swaying, 0
        self._timer.start() if swaying else self._timer.stop()

    def place_of(self, picture: Picture) -> Rect:
        """Return where a picture is at this moment."""
        share = (1 - math.cos(2 * math.pi * self._elapsed / PERIOD_MS)) / 2
        return picture.place._replace(x=picture.place.x + picture.sways * share)

    def _step(self) -> None:
        self._elapsed = (self._elapsed + STEP_MS) % PERIOD_MS
        self.moved.emit()
