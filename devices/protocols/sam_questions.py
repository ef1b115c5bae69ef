"""What a SAM_V reader is asked, how long it may take, and what its refusals mean. Tables only, no conversation.

Frames and statuses: sam_frames.py. A reader's own way of saying whether a card still lies there is its
`PresenceProbe`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from devices.protocols.sam_frames import Answer, command_frame
from kiosk.ports import CardFault

BAUDS = (115_200, 57_600, 38_400, 19_200, 9_600)
"""Speeds that readers are set to, the usual one first."""

OK = 0x90
NEEDS_RESET = frozenset({0x60, 0x66})
"""Self-test failed, SAM unauthorised: often gone after a reset, so one is sent before anybody is troubled."""
FAULTS = {
    0x31: CardFault.LAY_AGAIN,
    0x32: CardFault.LAY_AGAIN,
    0x41: CardFault.LAY_AGAIN,
    0x80: CardFault.LAY_AGAIN,
    0x81: CardFault.LAY_AGAIN,
    0x40: CardFault.OTHER_CARD,
    0x33: CardFault.READER_FAULT,
    0x47: CardFault.READER_FAULT,
    0x60: CardFault.READER_FAULT,
    0x66: CardFault.READER_FAULT,
}
"""By SW3. What is not here (10, 11, 21, 23, 24, unknown ones) is trouble between us and the reader: asked again."""


class Phase(Enum):
    """What is being waited for."""

    REST = auto()
    RESET = auto()
    PROBE = auto()
    FIND = auto()
    SELECT = auto()
    READ = auto()
    ADDRESS = auto()


@dataclass(frozen=True)
class Question:
    """A frame, how long its answer may take, and how often it is asked."""

    frame: bytes
    patience_s: float
    attempts: int


STATUS_FRAME = command_frame(0x11, 0xFF)
SAM_ID_FRAME = command_frame(0x12, 0xFF)
QUESTIONS = {
    Phase.RESET: Question(command_frame(0x10, 0xFF), 2.0, 1),
    Phase.PROBE: Question(SAM_ID_FRAME, 0.5, 1),
    Phase.FIND: Question(command_frame(0x20, 0x01), 1.0, 2),
    Phase.SELECT: Question(command_frame(0x20, 0x02), 1.0, 3),
    Phase.READ: Question(command_frame(0x30, 0x01), 3.0, 3),
    Phase.ADDRESS: Question(command_frame(0x30, 0x03), 1.5, 2),
}


class PresenceProbe(StrEnum):
    """How a reader model tells that the card it has read still lies there."""

    LEARN = "learn"
    """Nothing is known of the model: "no card" is believed once it has found the same card again."""
    FIND_AGAIN = "find_again"
    """It finds a card as often as it is asked: "no card" means gone."""
    SAM_ID = "sam_id"
    """It finds the card again after its module was spoken to (SAM id): "no card" means gone."""
    SENSOR = "sensor"
    """A sensor in the tray is wired to the line's CTS."""


SAM_ID_SIZE = 16


def sam_id(answer: Answer) -> str | None:
    """Return the module's id as makers print it (01.02-date-serial-serial), None when `answer` holds none.

    Sixteen bytes: two numbers of two bytes and three of four, all little-endian.
    """
    if answer.status != OK or len(answer.data) != SAM_ID_SIZE:
        return None
    data = answer.data
    kind, issue, *serials = (
        int.from_bytes(data[at : at + size], "little") for at, size in ((0, 2), (2, 2), (4, 4), (8, 4), (12, 4))
    )
    return f"{kind:02d}.{issue:02d}-{serials[0]:08d}-{serials[1]:010d}-{serials[2]:010d}"
