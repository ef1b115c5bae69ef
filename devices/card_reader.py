"""The resident ID card reader on its port: the protocol's state machine, driven by a thread."""

from __future__ import annotations

import time

from devices.link import SerialLink
from devices.protocols.resident_card import ResidentCardReader
from devices.worker import PortWorker

LONGEST_READ_S = 0.1
"""How long a read may wait, so that stop() is quick."""


class CardReaderWorker(PortWorker):
    """Polls for cards. Emits CardFound, CardRead, CardFailed, CardPresence and LinkChanged."""

    def serve(self, link: SerialLink) -> None:
        """Run the conversation; the line counts as connected once the reader has answered."""
        reader = ResidentCardReader()
        data = b""
        while not self.stopping:
            step = reader.step(data, time.monotonic())
            if step.send:
                link.write(step.send)
            if reader.link is not None:
                self.say_link(reader.link)
            for event in step.events:
                self.emit(event)
            data = link.read(min(step.wake_at - time.monotonic(), LONGEST_READ_S))
