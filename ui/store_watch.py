"""Watches the store for a screen of the staff's: the window's console, a doctor's panel, the waiting room's board.

Says only that somebody has written. What is then looked at is the screen's own question.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.registration import DeskTrouble
from ui.repeating import repeating
from ui.window.desk_calls import DeskCalls

LOOK_MS = 250
NOTHING_SEEN = -1


class StoreWatch(QObject):
    """`written` comes soon after each start, and whenever the number that `version` returns is another one."""

    written = Signal()

    def __init__(self, calls: DeskCalls, version: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls, self._version = calls, version
        self.seen = NOTHING_SEEN
        self._asking = False
        self._timer = repeating(self, LOOK_MS, self._ask)
        calls.failed.connect(self._failed)

    def start(self) -> None:
        """Watch, as if nothing had been seen yet."""
        self._timer.start()

    def stop(self) -> None:
        """Watch no more; an answer that is still under way must be dropped with `DeskCalls.forget`."""
        self._timer.stop()
        self.seen, self._asking = NOTHING_SEEN, False

    @Slot()
    def _ask(self) -> None:
        if not self._asking:
            self._asking = True
            self._calls.ask(self._version, self._version_came)

    def _version_came(self, version: int) -> None:
        self._asking = False
        if version != self.seen:
            self.seen = version
            self.written.emit()

    @Slot(object)
    def _failed(self, trouble: DeskTrouble | None) -> None:
        self._asking = False
