"""One thread per port: open it, serve it, and come back when it was gone.

Knows nothing of any protocol; card_reader.py and scanner.py fill in `serve`.
"""

from __future__ import annotations

import random
from abc import abstractmethod
from collections.abc import Callable

from devices.device_thread import DeviceThread
from devices.link import SerialLink, Unplugged, WriteStalled
from devices.ports import PortFinder
from kiosk.ports import DeviceEvent, LinkState

FIRST_PAUSE_S = 0.25
LONGEST_PAUSE_S = 4.0
JITTER = 0.25
"""Devices that came back together are not opened in step."""


class PortWorker(DeviceThread):
    """A thread that owns one port from start() to stop(); a socket:// that is being opened is stopped within 5 s."""

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
        super().__init__(name, emit)
        self._url = url
        self._baud = baud
        self._finder = finder or PortFinder([url])

    def open_link(self) -> SerialLink:
        """Open the port, wherever the device is plugged in now. Raises Unplugged."""
        return SerialLink(self._finder.find(self._url), self._baud)

    @abstractmethod
    def serve(self, link: SerialLink) -> None:
        """Talk over the open link until `stopping`. Raises Unplugged or WriteStalled."""

    def run(self) -> None:
        """Serve the port whenever it is there, and look for it ever less often while it is not."""
        pause = FIRST_PAUSE_S
        while not self.stopping:
            if self._serve_once():
                pause = FIRST_PAUSE_S
            self.pause(pause * random.uniform(1 - JITTER, 1 + JITTER))  # noqa: S311 - no secret
            pause = min(pause * 2, LONGEST_PAUSE_S)

    def _serve_once(self) -> bool:
        """Return whether the port could be opened, and what was heard there did not bring us down."""
        try:
            link = self.open_link()
        except (Unplugged, WriteStalled):
            self.say_link(LinkState.DISCONNECTED)
            return False
        except Exception as bug:  # as below: a thread that ended here would never find the device again
            self.fell_over(bug)
            return False
        try:
            self.serve(link)
        except (Unplugged, WriteStalled):
            self.say_link(LinkState.DISCONNECTED)
        except Exception as bug:  # whatever a device sends, the next try must find somebody who listens
            self.fell_over(bug)
            return False
        finally:
            link.close()
        return True
