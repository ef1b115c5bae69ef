"""Whether this machine can sound at all, and QtMultimedia brought in quietly: neither wakes what is not there."""

from __future__ import annotations

import ctypes
import os
from functools import cache
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QLibraryInfo, QLoggingCategory

DEVICES = Path("/dev/snd")
_QUIET = -8
"""AV_LOG_QUIET of libavutil."""


def can_sound() -> bool:
    """Whether there is a playback device or a sound server's socket. Never raises."""
    try:
        cards = any(device.name.startswith("pcm") and device.name.endswith("p") for device in DEVICES.iterdir())
    except OSError:
        cards = False
    return cards or _server_socket()


def _server_socket() -> bool:
    if os.environ.get("PULSE_SERVER"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(runtime) and (Path(runtime or "") / "pulse" / "native").exists()


def load_multimedia() -> ModuleType | None:
    """Return QtMultimedia; None where it, or a library that it needs, is not installed. It wakes sound servers."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    try:
        from PySide6 import QtMultimedia  # noqa: PLC0415
    except ImportError:
        return None
    return QtMultimedia


@cache
def hush_ffmpeg() -> None:
    """Keep remarks on every sound that is opened off the standard error, which is the machine's log.

    To be called after the first decoder was made: with it comes the plugin, which sets the level anew.
    """
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath))
    for library in folder.glob("libavutil.so.*"):
        try:
            ctypes.CDLL(str(library)).av_log_set_level(_QUIET)
        except (OSError, AttributeError):
            return
