"""Whether this machine can sound at all, found out without waking a sound server that is not there."""

from __future__ import annotations

import os
from pathlib import Path

DEVICES = Path("/dev/snd")


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
