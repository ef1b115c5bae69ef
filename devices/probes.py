"""Finds out what hangs on a port that nobody knows yet, by asking as each kind of device is asked. Prints nothing.

Only for the wizard, on a port that somebody has just plugged in: a question meant for one device may be noise to
another.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from devices.link import SerialLink, Unplugged, WriteStalled
from devices.protocols.escpos_status import EscposStatus
from devices.protocols.status import StatusDialogue
from devices.protocols.tspl_status import TsplStatus
from devices.protocols.vitals import VitalsFrames, VitalsProfile
from devices.protocols.zpl_status import ZplStatus
from kiosk.ports import PrinterCondition, StatusDialect

PRINTER_BAUDS = (115_200, 9_600, 19_200, 38_400)
ANSWERS_WITHIN_S = 0.5
_DIALOGUES: dict[StatusDialect, Callable[[], StatusDialogue]] = {
    StatusDialect.DLE_EOT: EscposStatus,
    StatusDialect.TSPL: TsplStatus,
    StatusDialect.ZPL_HS: ZplStatus,
}


@dataclass(frozen=True)
class PrinterFound:
    """The first language in which something answered, the speed, and how the printer is."""

    dialect: StatusDialect
    baud: int
    condition: PrinterCondition


def find_printer(port: str, dialects: tuple[StatusDialect, ...]) -> PrinterFound | None:
    """Return the printer that answers in one of the dialects, None when nothing does. Raises Unplugged."""
    for baud in PRINTER_BAUDS:
        link = SerialLink(port, baud)
        try:
            for dialect in dialects:
                condition = _ask(link, dialect)
                if condition is not None:
                    return PrinterFound(dialect, baud, condition)
        except WriteStalled:
            raise Unplugged from None
        finally:
            link.close()
    return None


def _ask(link: SerialLink, dialect: StatusDialect) -> PrinterCondition | None:
    dialogue = _DIALOGUES[dialect]()
    link.discard_input()
    while dialogue.condition is None:
        asked = dialogue.ask
        link.write(asked)
        deadline = time.monotonic() + ANSWERS_WITHIN_S
        while dialogue.condition is None and dialogue.ask == asked:
            left = deadline - time.monotonic()
            if left <= 0:
                silent = dialogue.if_silent
                return None if silent is PrinterCondition.UNKNOWN else silent
            dialogue.take(link.read(left))
    return dialogue.condition


def hear_scan(port: str, baud: int, patience_s: float) -> int:
    """Return how many bytes came within the time, as soon as some did: somebody holds a code to it. Raises Unplugged.

    What they say is looked at by nobody.
    """
    link = SerialLink(port, baud)
    try:
        return len(link.read(patience_s))
    finally:
        link.close()


def hear_vitals(port: str, profile: VitalsProfile, patience_s: float) -> bool:
    """Return whether a measurement of this model came within the time. Raises Unplugged.

    Its values are looked at by nobody.
    """
    link, frames = SerialLink(port, profile.baud), VitalsFrames(profile)
    deadline = time.monotonic() + patience_s
    try:
        while (left := deadline - time.monotonic()) > 0:
            if frames.feed(link.read(left)):
                return True
        return False
    finally:
        link.close()
