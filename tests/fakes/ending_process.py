"""A program with an event loop that ends when it is told to, and may hang. It says `ready` before it begins."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.cli.ending import Ending

SHORTLY_S = 0.2
NEVER = threading.Event()


def _say_ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def _hang() -> None:
    _say_ready()
    NEVER.wait()


def in_order(app: QApplication) -> int:
    QTimer.singleShot(0, _say_ready)
    return int(app.exec())


def told_before_it_began(app: QApplication) -> int:
    _say_ready()
    sys.stdin.readline()
    return int(app.exec())


def stuck(app: QApplication) -> int:
    QTimer.singleShot(0, _hang)
    return int(app.exec())


def stuck_afterwards(app: QApplication) -> int:
    in_order(app)
    NEVER.wait()
    return 0


WAYS: dict[str, Callable[[QApplication], int]] = {
    way.__name__: way for way in (in_order, told_before_it_began, stuck, stuck_afterwards)
}

if __name__ == "__main__":
    application = QApplication([])
    Ending(application, SHORTLY_S if sys.argv[1].startswith("stuck") else 60.0)
    sys.exit(WAYS[sys.argv[1]](application))
