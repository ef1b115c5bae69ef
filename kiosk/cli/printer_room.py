"""The printers on this process's ports: a spooler each, and their states in the store for every desk of the machine.

Shared by kiosk and window. What a job looks like and where it goes was decided when it was written.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from devices.cups_printer import CupsPrinter
from devices.ports import PortFinder
from devices.printer import SerialPrinter
from devices.printer_at import printer_at
from kiosk.cli.configured_devices import profile_of
from kiosk.cli.errands import OnDeskThread, run_errand
from kiosk.config_tables import PrinterSettings
from kiosk.desk.own_printers import OwnPrinters
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import DeskFailed
from kiosk.log import log
from kiosk.ports import PrinterCondition
from kiosk.print_routes import PrinterDuties, PrintRoutes
from kiosk.spool import Spooler
from kiosk.store.engine import Store
from kiosk.store.print_ledger import PrintLedger
from printing.profiles import load_profiles
from printing.renderer import DocumentRenderer

BEAT_S = 15.0
"""How often the others are told that this process lives; after a minute of silence its printers do not count."""


@dataclass(frozen=True)
class PrinterTies:
    """How the room is tied to its process: calls for the desk's thread, and what is told on the spoolers' threads."""

    on_desk_thread: OnDeskThread
    on_change: Callable[[str, PrintState], None]
    on_condition: Callable[[PrinterSettings, PrinterCondition], None]


class PrinterRoom:
    """`start` it once and `stop` it before the desk's thread ends."""

    def __init__(
        self,
        printers: tuple[PrinterSettings, ...],
        store: Store,
        own: OwnPrinters,
        finder: PortFinder,
        ties: PrinterTies,
    ) -> None:
        self._own, self._ties = own, ties
        self._duties = [PrinterDuties(each.name, each.prints, each.fallback_for) for each in printers]
        self._lines = list[SerialPrinter | CupsPrinter]()
        self._spoolers = self._make_spoolers(printers, store, finder) if printers else {}
        self._working = list[Spooler]()
        self._taken = frozenset[str]()
        self._stopping, self._starting = threading.Event(), threading.Lock()
        self._beats = threading.Thread(target=self._beat, name="printers-beat", daemon=True)

    def start(self) -> None:
        """Open the ports; a printer whose name another desk's process has is left to that one while it lives."""
        self._taken = self._hold()
        self._start_all_but(self._taken)
        self._beats.start()

    def stop(self) -> None:
        """Let the jobs under way end; what is queued waits in the store."""
        with self._starting:
            self._stopping.set()
        for spooler in self._working:
            spooler.stop()
        for line in self._lines:
            line.close()
        run_errand(self._ties.on_desk_thread, self._own.let_go)

    def poke(self) -> None:
        """Have the spoolers look at once."""
        for spooler in self._working:
            spooler.poke()

    def _make_spoolers(
        self, printers: tuple[PrinterSettings, ...], store: Store, finder: PortFinder
    ) -> dict[str, Spooler]:
        profiles, renderer, ledger = load_profiles(), DocumentRenderer(), PrintLedger(store)
        routes = PrintRoutes(self._duties)
        threading.Thread(target=renderer.warm_up, name="warm-up", daemon=True).start()

        def spooler(printer: PrinterSettings) -> Spooler:
            line = printer_at(printer.url, profile_of(printer, profiles), finder=finder)
            self._lines.append(line)
            return Spooler(
                printer.name,
                ledger,
                renderer,
                line,
                on_change=self._ties.on_change,
                on_condition=lambda _, condition: self._condition(printer, condition),
                routes=routes,
            )

        return {printer.name: spooler(printer) for printer in printers}

    def _condition(self, printer: PrinterSettings, condition: PrinterCondition) -> None:
        self._ties.on_condition(printer, condition)
        run_errand(self._ties.on_desk_thread, lambda: self._own.tell(printer.name, condition.value))

    def _beat(self) -> None:
        while not self._stopping.wait(BEAT_S):
            run_errand(self._ties.on_desk_thread, self._hold_again)

    def _hold_again(self) -> None:
        """Say it again, and begin with the printers that another process has let go of since."""
        still = self._taken & self._own.hold(self._duties)
        for name in self._taken - still:
            log.info("printer_name_free", printer=name)
        self._taken = still
        self._start_all_but(still)

    def _start_all_but(self, taken: frozenset[str]) -> None:
        with self._starting:
            if self._stopping.is_set():
                return
            begun = set(self._working)
            new = [one for name, one in self._spoolers.items() if name not in taken and one not in begun]
            self._working = [*self._working, *new]
            for spooler in new:
                spooler.start()

    def _hold(self) -> frozenset[str]:
        try:
            taken = self._own.hold(self._duties)
        except DeskFailed as failed:
            log.warning("desk_call_failed", trouble=failed.trouble.value)
            return frozenset(one.name for one in self._duties)  # whose they are is not known: the next beat asks again
        for name in taken:
            log.error("printer_name_taken", printer=name)
        return taken
