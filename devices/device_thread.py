"""A device's thread: begun once, ended within a fraction of a second, and telling its owner when the line changed.

Knows neither ports nor protocols: worker.py serves serial ports on it, social_security_reader.py a PC/SC reader.
Events are handed to `emit` on this thread: whoever needs them elsewhere carries them over.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable

from kiosk.log import log
from kiosk.ports import DeviceEvent, LinkChanged, LinkState


class DeviceThread(ABC):
    """`run` is what it does from start() to stop()."""

    def __init__(self, name: str, emit: Callable[[DeviceEvent], None]) -> None:
        """`name` is the device's name in the configuration."""
        self.name = name
        self._emit = emit
        self._link_state: LinkState | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self.run, name=f"device-{name}", daemon=True)

    def start(self) -> None:
        """Begin, on a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for it. May be called twice."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    @abstractmethod
    def run(self) -> None:
        """Work until `stopping`."""

    @property
    def stopping(self) -> bool:
        """Whether the thread was asked to end."""
        return self._stopping.is_set()

    def pause(self, seconds: float) -> None:
        """Do nothing for so long, or until asked to end."""
        self._stopping.wait(seconds)

    def emit(self, event: DeviceEvent) -> None:
        """Hand an event to the owner."""
        self._emit(event)

    def fell_over(self, bug: Exception) -> None:
        """Write down that a conversation fell over its own mistake. The thread goes on: no desk without the device."""
        log.error("device_trouble", device=self.name, exc_info=bug)
        self.say_link(LinkState.DISCONNECTED)

    def say_link(self, state: LinkState) -> None:
        """Tell the owner how the line is, when that has changed."""
        if state is not self._link_state:
            self._link_state = state
            self._emit(LinkChanged(self.name, state))
