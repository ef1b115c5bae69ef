"""The resident ID card reader on its port: the protocol's state machine, driven by a thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

from devices.link import SerialLink, Unplugged
from devices.ports import PortFinder
from devices.protocols.resident_card import ResidentCardReader
from devices.protocols.sam_frames import Answer, FrameBuffer
from devices.protocols.sam_questions import BAUDS, STATUS_FRAME, PresenceProbe
from devices.worker import PortWorker
from kiosk.ports import DeviceEvent, LinkState

LONGEST_READ_S = 0.1
"""How long a read may wait, so that stop() is quick."""
SENSOR_S = 0.2
ANSWERS_WITHIN_S = 0.4
"""A SAM answers a question after its status at once; at 9,600 baud eleven bytes take 12 ms."""

ReaderBaud = int | Literal["auto"]


class CardReaderWorker(PortWorker):
    """Polls for cards. Emits CardFound, CardRead, CardFailed, CardPresence and LinkChanged.

    With the speed "auto" all speeds are tried until the reader answers, and again when it was silent for a while.
    """

    def __init__(  # noqa: PLR0913  # a reader is described by all of these
        self,
        name: str,
        url: str,
        baud: ReaderBaud,
        emit: Callable[[DeviceEvent], None],
        *,
        presence: PresenceProbe = PresenceProbe.LEARN,
        finder: PortFinder | None = None,
    ) -> None:
        super().__init__(name, url, BAUDS[0] if baud == "auto" else baud, emit, finder=finder)
        self._any_baud = baud == "auto"
        self._presence = presence

    def open_link(self) -> SerialLink:
        """Open the port, at the speed at which a reader answers. Raises Unplugged."""
        if self._any_baud:
            self._baud = find_baud(self._finder, self._url, lambda: self.stopping) or BAUDS[0]
        return super().open_link()

    def serve(self, link: SerialLink) -> None:
        """Run the conversation; the line counts as connected once the reader has answered."""
        reader = ResidentCardReader(self._presence)
        data, sensor_at = b"", 0.0
        while not self.stopping:
            now = time.monotonic()
            if self._presence is PresenceProbe.SENSOR and now >= sensor_at:
                reader.tray.sensor, sensor_at = link.sensor(), now + SENSOR_S
            step = reader.step(data, now)
            if step.send:
                link.write(step.send)
            if reader.link is not None:
                self.say_link(reader.link)
            for event in step.events:
                self.emit(event)
            if self._any_baud and reader.link is LinkState.SILENT:
                return
            data = link.read(min(step.wake_at - time.monotonic(), LONGEST_READ_S))


def ask_reader(link: SerialLink, frame: bytes, patience_s: float = ANSWERS_WITHIN_S) -> Answer | None:
    """Ask one question outside a conversation; None when no frame came. Raises Unplugged, WriteStalled."""
    link.discard_input()
    link.write(frame)
    frames, deadline = FrameBuffer(), time.monotonic() + patience_s
    while (left := deadline - time.monotonic()) > 0:
        answers = frames.feed(link.read(left))
        if answers:
            return answers[0]
    return None


def find_baud(finder: PortFinder, url: str, give_up: Callable[[], bool] = lambda: False) -> int | None:
    """Return the speed at which a SAM reader answers, None when it answers at none. Raises Unplugged."""
    for baud in BAUDS:
        if give_up():
            raise Unplugged
        link = SerialLink(finder.find(url), baud)
        try:
            if ask_reader(link, STATUS_FRAME) is not None:
                return baud
        finally:
            link.close()
    return None
