"""Looks once at a device of this desk: is its line there, does it answer, how is it. For technicians' commands only.

Opens the port and closes it again: while the kiosk runs, its ports are IN_USE and nothing is disturbed. Changes
nothing, prints nothing, reads no card.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from devices.card_reader import ReaderBaud, ask_reader, find_baud
from devices.link import SerialLink, Unplugged, WriteStalled
from devices.network_claim import is_taken
from devices.ports import PortFinder
from devices.printer_at import printer_at
from devices.protocols.sam_questions import SAM_ID_FRAME, STATUS_FRAME, sam_id
from devices.social_security_reader import NoPcsc, ReaderGone, pcsc
from kiosk.ports import PrinterCondition, PrinterProfile, StatusDialect


class Found(StrEnum):
    """What a look at a device showed. The words for each are in devices.ftl."""

    WORKS = "works"
    OPENS = "opens"
    """The port opens; this kind of device cannot be asked, or does not answer by its profile."""
    SILENT = "silent"
    GONE = "gone"
    IN_USE = "in_use"
    NOT_PERMITTED = "not_permitted"
    NO_PORT = "no_port"
    """Something is there that is no serial port, or one without hardware behind it."""
    NO_PYSCARD = "no_pyscard"
    NO_PCSCD = "no_pcscd"
    TROUBLE = "trouble"
    """It answers, and something is wrong: `detail` says what."""


@dataclass(frozen=True)
class Look:
    """What was seen: where the device is now, how it is, and a detail (a SAM id, a speed, a printer's condition)."""

    found: Found
    port: str | None = None
    detail: str | None = None


def look_at_reader(url: str, baud: ReaderBaud, finder: PortFinder) -> Look:
    """Ask a card reader for its status and its module's id."""
    port = _port(url, finder)
    if isinstance(port, Look):
        return port
    try:
        speed = find_baud(finder, url) if baud == "auto" else baud
        if speed is None:
            return Look(Found.SILENT, port)
        link = SerialLink(port, speed)
    except (Unplugged, WriteStalled):
        return _shut(port)
    try:
        answer = ask_reader(link, STATUS_FRAME)
        if answer is None:
            return Look(Found.SILENT, port)
        module = ask_reader(link, SAM_ID_FRAME)
        return Look(Found.WORKS, port, (sam_id(module) if module else None) or f"{speed}")
    except (Unplugged, WriteStalled):
        return Look(Found.GONE, port)
    finally:
        link.close()


def look_at_pcsc_reader(part: str) -> Look:
    """Look for a PC/SC reader whose name holds `part`; a card in it is not read."""
    try:
        with pcsc() as conversation:
            return Look(Found.WORKS, conversation.reader(part))
    except NoPcsc as missing:
        return Look(Found(missing.trouble.value))
    except ReaderGone:
        return Look(Found.GONE)


def look_at_line(url: str, baud: int, finder: PortFinder) -> Look:
    """Open the port of a device that cannot be asked: a scanner, a scale, a lamp."""
    port = _port(url, finder)
    if isinstance(port, Look):
        return port
    try:
        SerialLink(port, baud).close()
    except Unplugged:
        return _shut(port)
    return Look(Found.OPENS, port)


def look_at_printer(url: str, profile: PrinterProfile, finder: PortFinder) -> Look:
    """Ask a printer how it is."""
    port = _port(url, finder)
    if isinstance(port, Look):
        return port
    printer = printer_at(port, profile)
    try:
        condition = printer.condition()
    finally:
        printer.close()
    match condition:
        case PrinterCondition.UNPLUGGED:
            return _shut(port)
        case PrinterCondition.UNKNOWN:
            return Look(Found.OPENS if profile.status is StatusDialect.NONE else Found.SILENT, port)
        case PrinterCondition.READY | PrinterCondition.BUSY:
            return Look(Found.WORKS, port)
        case _:
            return Look(Found.TROUBLE, port, condition.value)


def _port(url: str, finder: PortFinder) -> str | Look:
    """Return the port; or what there is to say of one that is not there."""
    try:
        port = finder.find(url)
    except Unplugged:
        return Look(Found.GONE)
    if "://" not in port and not Path(port).exists():
        return Look(Found.GONE, port)
    return port


def _shut(port: str) -> Look:
    """Say why a port that is there did not open."""
    if "://" in port:
        return Look(Found.IN_USE if is_taken(port) else Found.GONE, port)
    if not Path(port).exists():
        return Look(Found.GONE, port)
    if not os.access(port, os.R_OK | os.W_OK):
        return Look(Found.NOT_PERMITTED, port)
    return Look(Found.IN_USE if _is_serial(port) else Found.NO_PORT, port)


def _is_serial(port: str) -> bool:
    """Whether the path is a line; one that its owner lets nobody else open is."""
    try:
        line = os.open(port, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError as error:
        return error.errno == errno.EBUSY
    try:
        return os.isatty(line)
    finally:
        os.close(line)
