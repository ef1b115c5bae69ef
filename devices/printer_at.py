"""The printer at an address of kiosk.toml: on a line, or behind a queue of the system."""

from __future__ import annotations

import threading

from devices.cups_printer import CupsPrinter, queue_of
from devices.ports import PortFinder
from devices.printer import SerialPrinter
from kiosk.ports import PrinterProfile


def printer_at(
    url: str,
    profile: PrinterProfile,
    *,
    stopping: threading.Event | None = None,
    finder: PortFinder | None = None,
) -> SerialPrinter | CupsPrinter:
    """Return the printer; nothing is opened or asked yet."""
    queue = queue_of(url)
    if queue is not None:
        return CupsPrinter(queue, profile, stopping)
    return SerialPrinter(url, profile, stopping, finder=finder)
