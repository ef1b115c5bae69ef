"""Ends a program with screens when it is told to: in order, and within a time, whatever hangs.

Knows nothing of what has to be ended. What the store acknowledged is safe at every moment, so that an end by force
leaves nothing undone but papers that people are asked about, as after a power cut.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import signal
import threading
from types import FrameType

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from kiosk.log import log

LONGEST_END_S = 60.0
"""Then it is gone: before the 90 s after which a service manager kills, and after what any printer takes for a job."""


class Ending(QObject):
    """Make it with the application: SIGTERM and SIGINT then leave the event loop, also one that is yet to begin.

    Not by `quit`, which asks the window, and the kiosk's asks for a PIN. The thread is there for a main thread that is
    stuck, in a display that no longer answers or in a printer's port: Python's own handlers would wait for it.
    """

    told = Signal()

    def __init__(self, app: QApplication, longest_s: float = LONGEST_END_S) -> None:
        super().__init__(app)
        self._longest_s = longest_s
        self.told.connect(self._leave)
        self._heard, wake = os.pipe()
        os.set_blocking(wake, False)
        signal.set_wakeup_fd(wake)
        for wish in (signal.SIGINT, signal.SIGTERM):
            signal.signal(wish, _in_its_thread)
        threading.Thread(target=self._listen, name="ending", daemon=True).start()

    def _listen(self) -> None:
        os.read(self._heard, 1)
        # Beyond Python: it ends what holds the interpreter or is stuck in a library, and writes where each thread was.
        faulthandler.dump_traceback_later(self._longest_s, exit=True)
        log.info("asked_to_stop", seconds=self._longest_s)
        with contextlib.suppress(RuntimeError):  # the application has ended by itself at this moment
            self.told.emit()

    @Slot()
    def _leave(self) -> None:
        QApplication.exit()


def _in_its_thread(number: int, frame: FrameType | None) -> None:
    """Leave it to the thread, which the same signal woke; a handler must be there for that."""
