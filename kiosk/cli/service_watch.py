"""Tells the service manager that the kiosk lives, so that one that hangs is started again.

It is told only after the store has answered and a frame was painted: a program of which either stands still is of no
use to anybody. Without a service manager nothing is told, and nothing else is different.
"""

from __future__ import annotations

import os
import socket

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from kiosk.log import log

READY = b"READY=1"
ALIVE = b"WATCHDOG=1"


class ServiceWatch(QObject):
    """Watches one widget's frames. Connect `store_answered` to what comes after each sign of life in the store.

    Speaks sd_notify(3): one datagram a message to the socket that the service manager names.
    """

    def __init__(self, seen: QWidget, address: str | None = None) -> None:
        """`address` as in $NOTIFY_SOCKET, which it is by itself: a path, or a name that begins with @."""
        super().__init__(seen)
        self._seen = seen
        self._address = os.environ.get("NOTIFY_SOCKET", "") if address is None else address
        self._ready = False

    @Slot()
    def store_answered(self) -> None:
        """Let the next frame be told; a window that nobody can see has none to wait for."""
        if not self._address:
            return
        window = self._seen.window().windowHandle()
        if window is None or not window.isExposed():
            self._tell()
            return
        self._seen.installEventFilter(self)  # for this one frame: a filter costs something with every event
        self._seen.update(0, 0, 1, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Tell once it is painted; the paint goes its way."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._tell()
        return False

    def _tell(self) -> None:
        told = ALIVE if self._ready else READY
        name = f"\0{self._address[1:]}" if self._address.startswith("@") else self._address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
                line.setblocking(False)
                line.sendto(told, name)
            self._ready = True
        except OSError as trouble:
            log.warning("service_manager_not_told", error=type(trouble).__name__)
