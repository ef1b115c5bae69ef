"""The Qt application as every program with screens begins it: the log first, then an end in order, then the fonts."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.cli.ending import Ending
from kiosk.log import install
from ui.collecting import Collector
from ui.theme import load_fonts


def begin_application(log: Path | None = None) -> QApplication:
    """Make the process's one application; `log` is a file instead of standard error."""
    install(log)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("nuanchuang")
    Ending(app)
    Collector(app)
    load_fonts()
    return app
