"""Whether there is a display to open windows on. Qt ends the whole program when it cannot, so ask before."""

from __future__ import annotations

import os
import subprocess
import sys

_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
_PROBE_SECONDS = 20


def has_display() -> bool:
    """Whether a window can be opened: a display is named and answers."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")):
        return False
    try:
        probe = subprocess.run(  # noqa: S603 - our own interpreter with a line of our own
            [sys.executable, "-c", _PROBE], capture_output=True, timeout=_PROBE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:  # named, and dead: a display forwarded over a line that broke
        return False
    return probe.returncode == 0
