"""The printers whose ports this process holds, as every other desk of the machine sees them. Prints nothing."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.desk.workplace import Workplace
from kiosk.log import log
from kiosk.print_routes import PrinterDuties
from kiosk.store.past_days import let_past_days_go
from kiosk.store.printers import hold_printers, let_go_of_printers, tell_printer


class OwnPrinters:
    """This desk's printers in the store. Every method raises DeskFailed."""

    def __init__(self, desk: Workplace) -> None:
        self._desk = desk

    def hold(self, duties: Sequence[PrinterDuties]) -> frozenset[str]:
        """Say, again and again, that they are held here; return the names that another live desk's process has.

        What waits at them since a past day is let go of each time, before any spooler can take it.
        """
        with self._desk.writing() as work:
            taken = hold_printers(work, duties)
            own = {one.name for one in duties} - taken
            past = let_past_days_go(work, own, self._desk.settings.zone)
        if past:
            log.warning("print_jobs_of_a_past_day", count=past)
        return taken

    def tell(self, printer: str, condition: str) -> None:
        """Say how one is: a PrinterCondition's value."""
        with self._desk.writing() as work:
            tell_printer(work, printer, condition)

    def let_go(self) -> None:
        """Say that the process ends."""
        with self._desk.writing() as work:
            let_go_of_printers(work)
