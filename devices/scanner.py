"""The scanner on its port: bytes become CodeScanned events."""

from __future__ import annotations

import time
from collections.abc import Callable

from devices.link import SerialLink
from devices.ports import PortFinder
from devices.protocols.scanner import ScannerDress, ScannerLines
from devices.worker import PortWorker
from kiosk.ports import CodeScanned, DeviceEvent, LinkState

LONGEST_READ_S = 0.1


class ScannerWorker(PortWorker):
    """Listens. Emits CodeScanned and LinkChanged; a scanner cannot be asked, so an open port counts as connected."""

    def __init__(  # noqa: PLR0913  # a scanner is described by all of these
        self,
        name: str,
        url: str,
        baud: int,
        emit: Callable[[DeviceEvent], None],
        *,
        dress: ScannerDress | None = None,
        finder: PortFinder | None = None,
    ) -> None:
        super().__init__(name, url, baud, emit, finder=finder)
        self._dress = dress or ScannerDress()

    def serve(self, link: SerialLink) -> None:
        """Cut what comes into lines."""
        self.say_link(LinkState.CONNECTED)
        lines = ScannerLines()
        while not self.stopping:
            wait = LONGEST_READ_S
            if lines.wake_at is not None:
                wait = min(wait, lines.wake_at - time.monotonic())
            data = link.read(wait)
            for line in lines.step(data, time.monotonic()):
                if code := self._dress.bare(line):
                    self.emit(CodeScanned(code))
