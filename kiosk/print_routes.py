"""Which printer prints what, and which one stands in for one that cannot. Knows no job and no document.

One object for all spoolers of a process, used from their threads. A printer stands in only while it is known to work:
one that is silent gets nobody else's jobs.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.ports import PrinterCondition

WORKING = frozenset({PrinterCondition.READY, PrinterCondition.BUSY, PrinterCondition.PAPER_NEAR_END})


@dataclass(frozen=True)
class PrinterDuties:
    """What a printer prints, and what it prints for others that cannot."""

    name: str
    prints: Sequence[str]
    fallback_for: Sequence[str] = ()


class PrintRoutes:
    """The printers of one desk and how they are."""

    def __init__(self, printers: Sequence[PrinterDuties] = ()) -> None:
        self._printers = {
            kind: [
                *(printer.name for printer in printers if kind in printer.prints),
                *(printer.name for printer in printers if kind in printer.fallback_for),
            ]
            for printer in printers
            for kind in (*printer.prints, *printer.fallback_for)
        }
        self._conditions: dict[str, PrinterCondition] = {}
        self._lock = threading.Lock()

    def tell(self, printer: str, condition: PrinterCondition) -> None:
        """Say how a printer is now."""
        with self._lock:
            self._conditions[printer] = condition

    def instead_of(self, printer: str) -> Mapping[str, str]:
        """Return, by kind of document, the working printer that stands in for one that cannot print."""
        with self._lock:
            working = {name for name, condition in self._conditions.items() if condition in WORKING}
        found = {
            kind: next((name for name in names if name in working and name != printer), None)
            for kind, names in self._printers.items()
            if printer in names
        }
        return {kind: name for kind, name in found.items() if name is not None}
