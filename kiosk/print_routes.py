"""Which printer prints what, and which one stands in for one that cannot. Knows no job and no document.

`printer_for` chooses among all printers of the machine when a job is written. `PrintRoutes` is one object for all
spoolers of a process, used from their threads: a printer stands in only while it is known to work, for one that is
silent gets nobody else's jobs.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.ports import PrinterCondition

WORKING = frozenset({PrinterCondition.READY, PrinterCondition.BUSY, PrinterCondition.PAPER_NEAR_END})

SLIPS = frozenset({"ticket", "temporary", "wifi", "follow_up", "guidance"})
"""Kinds that lie on receipt paper and nowhere else: a printer of one of them has the paper for all."""
ON_SLIPS_TOO = frozenset({"wall"})
"""Lies on receipt paper too; on a printer of sheets it says nothing of the others."""


@dataclass(frozen=True)
class PrinterDuties:
    """What a printer prints, and what it prints for others that cannot."""

    name: str
    prints: Sequence[str]
    fallback_for: Sequence[str] = ()


@dataclass(frozen=True)
class KnownPrinter:
    """A printer of the machine, whichever desk's process holds its port. `running`: that process lives."""

    duties: PrinterDuties
    desk_id: str
    condition: PrinterCondition
    running: bool

    @property
    def works(self) -> bool:
        """Whether a job for it would be printed now."""
        return self.running and self.condition in WORKING


def printer_for(kind: str, desk_id: str, printers: Sequence[KnownPrinter]) -> str | None:
    """Return the printer for a desk's document: its own, else another desk's, else a stand-in; None where none is.

    Before a printer that cannot print now comes one that can; where none can, the job waits for the one meant for it.
    A desk's own printer is named whatever its state: its process hands the job on by itself.
    """
    meant = [one for one in printers if kind in one.duties.prints]
    own = next((one for one in meant if one.desk_id == desk_id), None)
    if own is not None:
        return own.duties.name
    stand_ins = [one for one in printers if kind in one.duties.fallback_for]
    ranked = [*meant, *sorted(stand_ins, key=lambda one: one.desk_id != desk_id)]
    chosen = next((one for one in ranked if one.works), ranked[0] if ranked else None)
    return None if chosen is None else chosen.duties.name


def could_print(duties: PrinterDuties, kind: str) -> bool:
    """Whether a printer has the paper for a kind. The settings need not name it: staff decide then, no machine does."""
    named = {*duties.prints, *duties.fallback_for}
    return kind in named or (kind in {*SLIPS, *ON_SLIPS_TOO} and not SLIPS.isdisjoint(named))


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
