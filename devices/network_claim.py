"""Holds a network line (socket://, rfc2217://) for one opener of this machine, as the kernel does for a port's path.

Network boxes let several programs in, or queue them up: a technician's command would disturb the running kiosk, or call
a printer silent that is only busy with it. The claim is a name among Linux's abstract sockets: it needs no file and no
permission, and is gone with its process however that ends. It does not reach other machines.
"""

from __future__ import annotations

import hashlib
import socket

_NETWORK = ("socket://", "rfc2217://")


class LineTaken(OSError):
    """Another opener of this machine has the line."""


def claim(url: str) -> socket.socket | None:
    """Return what holds the line until it is closed; None for an address of another kind. Raises LineTaken."""
    if not url.startswith(_NETWORK):
        return None
    held = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        held.bind(b"\0nuanchuang-line-" + hashlib.sha256(url.encode()).hexdigest().encode())
    except OSError:
        held.close()
        raise LineTaken from None
    return held


def is_taken(url: str) -> bool:
    """Whether some opener of this machine has the line now."""
    try:
        held = claim(url)
    except LineTaken:
        return True
    if held is not None:
        held.close()
    return False
