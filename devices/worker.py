"""One thread per port: open it, serve it, and come back when it was gone.

Knows nothing of any protocol; card_reader.py and scanner.py fill in `serve`. Events are handed to `emit` on the
worker's thread: whoever needs them elsewhere carries them over.
"""

from __future__ import annotations

import random
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Protocol

from devices.link import SerialLink, Unplugged, WriteStalled
from devices.ports import PortFinder
from kiosk.ports import DeviceEvent, LinkChanged, LinkState

FIRST_PAUSE_S = 0.25
LONGEST_PAUSE_S = 4.0
JITTER = 0.25
"""Devices that came back together are not opened in step."""


class Worker(Protocol):
    """A device's thread, as its owner sees it."""

    def start(self) -> None:
        """Begin."""
        ...

    def stop(self) -> None:
        """End. May be called twice."""
        ...


class PortWorker(ABC):
    """A thread that owns one port from start() to stop()."""

    def __init__(
        self,
        name: str,
        url: str,
        baud: int,
        emit: Callable[[DeviceEvent], None],
        *,
        finder: PortFinder | None = None,
    ) -> None:
        """`name` is the device's name in the configuration; `url` a path, usb://vid:pid:socket or any pyserial URL."""
        self.name = name
        self._url = url
        self._baud = baud
        self._emit = emit
        self._finder = finder or PortFinder([url])
        self._link_state: LinkState | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"device-{name}", daemon=True)

    def start(self) -> None:
        """Begin, on a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """End within a fraction of a second (a socket:// that is being opened: within five). May be called twice."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def open_link(self) -> SerialLink:
        """Open the port, wherever the device is plugged in now. Raises Unplugged."""
        return SerialLink(self._finder.find(self._url), self._baud)

    @abstractmethod
    def serve(self, link: SerialLink) -> None:
        """Talk over the open link until `stopping`. Raises Unplugged or WriteStalled."""

    @property
    def stopping(self) -> bool:
        """Whether the thread was asked to end."""
        return self._stopping.is_set()

    def emit(self, event: DeviceEvent) -> None:
        """Hand an event to the owner."""
        self._emit(event)

    def say_link(self, state: LinkState) -> None:
        """Tell the owner how the line is, when that has changed."""
        if state is not self._link_state:
            self._link_state = state
            self._emit(LinkChanged(self.name, state))

    def _run(self) -> None:
        pause = FIRST_PAUSE_S
        while not self.stopping:
            if self._serve_once():
                pause = FIRST_PAUSE_S
            self._stopping.wait(pause * random.uniform(1 - JITTER, 1 + JITTER))  # noqa: S311 - no secret
            pause = min(pause * 2, LONGEST_PAUSE_S)

    def _serve_once(self) -> bool:
        """Return whether the port could be opened."""
        try:
            link = self.open_link()
        except (Unplugged, WriteStalled):
            self.say_link(LinkState.DISCONNECTED)
            return False
        try:
            self.serve(link)
        except (Unplugged, WriteStalled):
            self.say_link(LinkState.DISCONNECTED)
        finally:
            link.close()
        return True
