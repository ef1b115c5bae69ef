"""Console and panel on whatever screen there is: whole where the system enlarges too much or a bar takes room.

Decides nothing of what is shown.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

SCALE, FITTED = "QT_SCALE_FACTOR", "NUANCHUANG_SCALE_FITTED"
TITLE_BAR = 48
"""The highest title bar that desktops draw: it stands inside the room that they say is free."""


def environment_that_fits(screen: QSize, smallest: tuple[int, int], environment: Mapping[str, str]) -> dict[str, str]:
    """Return what to set before the program begins again, so that `smallest` fits into a screen; {}: it fits.

    `screen` is in the units in which the program draws. A system set to 150 % on 1920 x 1080 leaves 1280 x 720 of them.
    """
    share = min(screen.width() / smallest[0], screen.height() / smallest[1])
    if share >= 1 or FITTED in environment:
        return {}
    return {SCALE: f"{_scale(environment) * math.floor(100 * share) / 100:.4f}", FITTED: "1"}


def program_again() -> list[str]:
    """Return this program's command line."""
    return [sys.executable, *sys.orig_argv[1:]]


def show_filling(console: QWidget, screen: QScreen) -> None:
    """Show it over the whole screen; where task bar or title bar would leave too little room, without them."""
    room = screen.availableGeometry()
    console.setGeometry(room)
    least = console.minimumSize()
    if room.width() >= least.width() and room.height() >= least.height() + TITLE_BAR:
        console.showMaximized()
    else:
        console.showFullScreen()


def show_beside(panel: QWidget, screen: QScreen) -> None:
    """Show it as large as it likes to be, and no larger than the screen leaves beneath a title bar."""
    room = screen.availableSize() - QSize(0, TITLE_BAR)
    panel.resize(panel.sizeHint().boundedTo(room).expandedTo(panel.minimumSize()))
    panel.show()


def _scale(environment: Mapping[str, str]) -> float:
    try:
        return float(environment.get(SCALE, "1"))
    except ValueError:
        return 1.0
