"""Plays a resident ID card reader for its protocol: the published frames, and a talk with a clock of its own."""

from devices.protocols.resident_card import ResidentCardReader
from devices.protocols.sam_questions import PresenceProbe

FIND, SELECT = bytes.fromhex("AAAAAA96690003200122"), bytes.fromhex("AAAAAA96690003200221")
RESET, SAM_ID = bytes.fromhex("AAAAAA9669000310FFEC"), bytes.fromhex("AAAAAA9669000312FFEE")
DONE = bytes.fromhex("AAAAAA9669000400009094")
READ, ADDRESS = bytes.fromhex("AAAAAA96690003300132"), bytes.fromhex("AAAAAA96690003300330")
FOUND, SELECTED = (
    bytes.fromhex("AAAAAA9669000800009F0000000097"),
    bytes.fromhex("AAAAAA9669000C00009000000000000000009C"),
)
NO_CARD, NO_ITEM = bytes.fromhex("AAAAAA9669000400008084"), bytes.fromhex("AAAAAA9669000400009195")
BARE_TIMED_OUT = bytes.fromhex("0005050505")


class Talk:
    """Plays the reader, with a clock of its own."""

    def __init__(self, presence=PresenceProbe.LEARN) -> None:
        self.reader = ResidentCardReader(presence)
        self.now = 100.0
        self.sent = []
        self.events = []
        self.wait()

    def hear(self, *pieces):
        for piece in pieces:
            self._take(self.reader.step(piece, self.now))

    def wait(self):
        """Let time pass until the reader wants to be called."""
        step = self.reader.step(b"", self.now)
        self._take(step)
        if not step.send:
            self.now = step.wake_at
            self._take(self.reader.step(b"", self.now))

    def wait_long(self, times=12):
        for _ in range(times):
            self.now = self.reader.step(b"", self.now).wake_at
            self._take(self.reader.step(b"", self.now))

    def _take(self, step):
        self.sent += [step.send] if step.send else []
        self.events += step.events


def names(events):
    return [type(event).__name__ for event in events]
