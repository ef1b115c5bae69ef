"""The scanner on its port: bytes become CodeScanned events."""

from __future__ import annotations

import time

from devices.link import SerialLink
from devices.protocols.scanner import ScannerLines
from devices.worker import PortWorker
from kiosk.ports import CodeScanned, LinkState

LONGEST_READ_S = 0.1


class ScannerWorker(PortWorker):
    """Listens. Emits CodeScanned and LinkChanged; a scanner cannot be asked, so an open port counts as connected."""

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
                self.emit(CodeScanned(line))
