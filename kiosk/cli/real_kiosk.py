"""The real kiosk's window: full screen, no cursor, no blanking, left only with the technician's PIN."""

from __future__ import annotations

import shutil
import subprocess

from PySide6.QtCore import Qt

from kiosk.cli.application import begin_application
from kiosk.cli.desk_settings import desk_settings
from kiosk.cli.machine import Machine, panel_settings
from kiosk.cli.opening import open_desk
from kiosk.cli.service_watch import ServiceWatch
from kiosk.config import KioskConfig
from kiosk.desk.technician import may_leave
from ui.senior.window import SeniorWindow

_AWAKE = (
    # An X server blanks by itself; `cage`, the compositor of deploy/, does not.
    ("xset", "s", "off", "-dpms"),
)


def run_kiosk(config: KioskConfig) -> int:
    """Open the desk and run it until the technician ends it; return the exit status."""
    app = begin_application()
    opened = open_desk(config)
    window = SeniorWindow(panel_settings(config))
    machine = Machine(config, opened.store, opened.desk, window)
    machine.floor.store_answered.connect(ServiceWatch(window.panel).store_answered)
    caretaker = opened.desk.caretaker(config.store.folder)
    machine.start()
    caretaker.start()
    _stay_awake()
    if config.screen.full_screen:
        # Where no window manager runs, nobody else makes the window as large as the screen.
        window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        window.setGeometry(app.primaryScreen().geometry())
        place = desk_settings(config).place
        window.show_kiosk(lambda pin: may_leave(opened.store, place, pin))
    else:
        window.show()
    try:
        return int(app.exec())
    finally:
        machine.stop()
        caretaker.stop()
        opened.store.close()


def _stay_awake() -> None:
    for command in _AWAKE:
        if shutil.which(command[0]):
            subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - a fixed command
