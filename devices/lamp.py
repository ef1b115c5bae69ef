"""The lamp that says "somebody needs help here", switched by a modem control line of any serial port.

It runs on the port's own thread, so that a port that is gone or slow never holds up the screen; when the port comes
back, the lamp takes up the state that was asked for last. Opening a port raises its lines for a moment: the lamp may
blink once then. Nothing is sent over the port's data lines.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Literal

from devices.link import SerialLink
from devices.ports import PortFinder
from devices.worker import PortWorker
from kiosk.ports import DeviceEvent, LinkState

_BAUD = 9600  # of no consequence: no byte goes over the line
CHECK_S = 2.0
"""How often the line is set again, which is also how an unplugged port is noticed."""


class SerialLamp(PortWorker):
    """Fulfils `kiosk.ports.Lamp`. `start` it once, and `stop` it at the end: the lamp goes dark then."""

    def __init__(
        self,
        url: str,
        line: Literal["rts", "dtr"],
        emit: Callable[[DeviceEvent], None],
        name: str = "lamp",
        *,
        finder: PortFinder | None = None,
    ) -> None:
        """`emit` hears of the port's coming and going on the lamp's thread."""
        super().__init__(name, url, _BAUD, emit, finder=finder)
        self._line: Literal["rts", "dtr"] = line
        self._lit = False
        self._changed = threading.Event()

    def light(self, on: bool) -> None:
        """Switch the lamp, now or as soon as its port is there. Returns at once."""
        self._lit = on
        self._changed.set()

    def serve(self, link: SerialLink) -> None:
        """Keep the line as it was asked for, until stopped."""
        while not self.stopping:
            link.set_line(self._line, self._lit)
            self.say_link(LinkState.CONNECTED)
            self._changed.wait(CHECK_S)
            self._changed.clear()  # before both are looked at again: what is asked for from now on is not slept over
        link.set_line(self._line, False)

    def stop(self) -> None:
        """Switch the lamp off and let the port go."""
        self._stopping.set()
        self._changed.set()
        super().stop()
