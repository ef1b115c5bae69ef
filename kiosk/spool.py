"""The print ledger's worker: takes queued jobs, has them rendered and sent, and writes down what is known.

One thread for each printer. A job that may have gone out is never sent again by itself: after a crash, an unplug or
silence it is UNKNOWN until a person answers. A printer that cannot print keeps its jobs queued and blocks nobody.
This module knows neither how a document looks nor how bytes reach a printer.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar, assert_never

from kiosk.domain.print_job import PrintState
from kiosk.log import log
from kiosk.ports import Chunk, Printer, PrinterCondition, Renderer, SendOutcome, SheetRefused, StatusDialect
from kiosk.print_routes import PrintRoutes
from kiosk.spool_ledger import Ledger, SpooledJob
from kiosk.store.trouble import StoreTrouble

T = TypeVar("T")

LABELS_LOW = 20
"""Staff are warned when so many labels are left."""
JITTER = 0.25
"""Printers that broke together are not asked in step."""
_CANNOT_PRINT = frozenset(
    {
        PrinterCondition.PAPER_OUT,
        PrinterCondition.COVER_OPEN,
        PrinterCondition.JAM,
        PrinterCondition.RIBBON_OUT,
        PrinterCondition.PAUSED,
        PrinterCondition.FAULT,
        PrinterCondition.UNPLUGGED,
        PrinterCondition.UNKNOWN,
    }
)
"""When another printer takes over what waits; a hot head or a busy printer goes on by itself."""


@dataclass(frozen=True)
class Pace:
    """How often the spooler looks, in seconds. `backoff` are the rests between tries, the last one repeated."""

    look: float = 0.25
    """How often the store is asked whether anybody wrote."""
    idle_check: float = 10.0
    """How often a printer without work is asked how it is, so that staff hear of the paper before a senior does."""
    backoff: tuple[float, ...] = (0.25, 0.5, 1.0, 2.0, 5.0)


def state_after(outcome: SendOutcome) -> PrintState:
    """Return the state that follows from what is known; QUEUED only when it is certain that nothing went out."""
    match outcome.result:
        case "confirmed":
            return PrintState.CONFIRMED
        case "sent":
            return PrintState.SENT
        case "unknown":
            return PrintState.UNKNOWN
        case "not_sent":
            return PrintState.QUEUED
        case never:
            assert_never(never)


class Spooler:
    """One printer's worker thread. `start` it once; `poke` it after a commit; `stop` it before the store closes.

    `on_change(job_id, state)` and `on_condition(printer_name, condition)` are called on the worker's thread, the
    latter once for each change.
    """

    def __init__(  # noqa: PLR0913  # the composition root hands over one port each
        self,
        printer_name: str,
        ledger: Ledger,
        renderer: Renderer,
        printer: Printer,
        *,
        on_change: Callable[[str, PrintState], None],
        on_condition: Callable[[str, PrinterCondition], None],
        pace: Pace | None = None,
        routes: PrintRoutes | None = None,
    ) -> None:
        self._routes = routes or PrintRoutes()
        self._labels_low = False
        self._name = printer_name
        self._ledger = ledger
        self._renderer = renderer
        self._printer = printer
        self._on_change = on_change
        self._on_condition = on_condition
        self._pace = pace or Pace()
        self._stopping, self._woken = threading.Event(), threading.Event()
        self._poked = True
        self._seen_version = -1
        self._told_condition: PrinterCondition | None = None
        self._failures = 0
        self._broke_off = True
        """Whether a job may have been left half-way: by the last run of the program, or by a bug in this one."""
        self._idle_s = 0.0
        self._thread = threading.Thread(target=self._run, name=f"spooler-{printer_name}", daemon=True)

    def start(self) -> None:
        """Begin: first what was under way at the last stop becomes UNKNOWN, then the queue is worked off."""
        self._thread.start()

    def poke(self) -> None:
        """Look at once: a job was committed, or the printer was mended."""
        self._woken.set()

    def stop(self, timeout_s: float = 10.0) -> bool:
        """Take no further job and wait for the one under way; return whether the thread has ended."""
        self._stopping.set()
        self._woken.set()
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._rest(self._turn())

    def _turn(self) -> float:
        """Do what can be done now and return how long to rest. Nothing that goes wrong ends the thread."""
        try:
            if not self._due():
                self._idle_s += self._pace.look
                return self._pace.look
            self._idle_s = 0.0
            self._failures = 0 if self._work_off() else self._failures + 1
        except Exception as error:  # a bug in one job or port must not leave the clinic without this printer
            log.error("spooler_trouble", printer=self._name, exc_info=error)
            self._failures += 1
            self._broke_off = True
        return self._backoff() if self._failures else self._pace.look

    def _due(self) -> bool:
        poked, self._poked = self._poked, False
        waited = self._failures > 0 or self._idle_s >= self._pace.idle_check
        return poked or waited or self._ledger.data_version() != self._seen_version

    def _work_off(self) -> bool:
        """Print what is queued; return False when a job has to wait for the printer."""
        self._recover()
        self._count_labels()
        while not self._stopping.is_set():
            # Read before the claim: whoever commits between the two is seen at the next look.
            version = self._ledger.data_version()
            if not self._ready():
                self._hand_on()
                return False
            job = self._ledger.claim(self._name)
            if job is None:
                self._seen_version = version
                return True
            if not self._print(job):
                self._hand_on()
                return False
            self._count_labels()
        return True

    def _recover(self) -> None:
        """Make UNKNOWN what was left half-way: nobody else sends it, and staff are asked whether it came out."""
        if not self._broke_off:
            return
        recovered = self._until_stored(lambda: self._ledger.recover(self._name))
        self._broke_off = recovered is None
        if recovered:
            log.warning("print_jobs_unknown", printer=self._name, count=recovered)

    def _hand_on(self) -> None:
        """Let a working printer of its kind take what waits here; what may have come out stays where it is."""
        instead = self._routes.instead_of(self._name) if self._told_condition in _CANNOT_PRINT else {}
        moved = self._ledger.redirect(self._name, instead) if instead else 0
        if moved:
            log.warning("print_jobs_redirected", printer=self._name, count=moved)

    def _count_labels(self) -> None:
        left = self._ledger.labels_left(self._name)
        low = left is not None and left <= LABELS_LOW
        if low and not self._labels_low:
            log.warning("labels_low", printer=self._name, count=left)
        self._labels_low = low

    def _ready(self) -> bool:
        condition = self._printer.condition()
        self._tell_condition(condition)
        # A printer that could answer and does not is left alone, and no job is claimed and given back in vain.
        silent = condition is PrinterCondition.UNKNOWN and self._printer.profile.status is not StatusDialect.NONE
        return condition.can_print and not silent

    def _print(self, job: SpooledJob) -> bool:
        """Print one job; return False when not one byte could be sent and it waits again."""
        self._on_change(job.id, PrintState.SENDING)
        chunks = self._rendered(job)
        if chunks is None:
            condition = self._told_condition or PrinterCondition.UNKNOWN
            self._record(job.id, PrintState.FAILED, condition)
            return True
        outcome = self._sent(chunks)
        state = state_after(outcome)
        self._record(job.id, state, outcome.condition)
        self._tell_condition(outcome.condition)
        return state is not PrintState.QUEUED

    def _rendered(self, job: SpooledJob) -> Sequence[Chunk] | None:
        """Return the job's bytes; None when they cannot be made, which no further try would change."""
        try:
            return self._renderer.render(job.document, self._printer.profile)
        except SheetRefused as refused:
            log.error("sheet_refused", job=job.id, printer=self._name, exc_info=refused)
        except Exception as error:  # whatever a document does to the renderer, the next document must print
            log.error("render_trouble", job=job.id, printer=self._name, exc_info=error)
        return None

    def _sent(self, chunks: Sequence[Chunk]) -> SendOutcome:
        try:
            return self._printer.send(chunks)
        except Exception as error:  # against its contract; some bytes may have gone, so nobody may send them again
            log.error("send_trouble", printer=self._name, exc_info=error)
            return SendOutcome("unknown", PrinterCondition.FAULT)

    def _record(self, job_id: str, state: PrintState, condition: PrinterCondition) -> None:
        def write() -> bool:
            if state is PrintState.QUEUED:
                self._ledger.release(job_id, condition.value)
            else:
                self._ledger.finish(job_id, state, condition.value)
            return True

        if self._until_stored(write):
            log.info("print_job", job=job_id, printer=self._name, state=state.value, condition=condition.value)
            self._on_change(job_id, state)

    def _tell_condition(self, condition: PrinterCondition) -> None:
        if condition is PrinterCondition.READY and self._labels_low:
            condition = PrinterCondition.PAPER_NEAR_END
        if condition is self._told_condition:
            return
        self._told_condition = condition
        self._routes.tell(self._name, condition)
        log.info("printer_condition", printer=self._name, condition=condition.value)
        self._on_condition(self._name, condition)

    def _until_stored(self, write: Callable[[], T]) -> T | None:
        """Try until the store takes it: what was sent must be written down. None when the program stops before.

        A job left SENDING so becomes UNKNOWN at the next start, which is the truth.
        """
        tries = 0
        while True:
            try:
                return write()
            except StoreTrouble as trouble:
                tries += 1
                log.warning("ledger_waits", printer=self._name, trouble=trouble.phrase, attempts=tries)
            if self._stopping.is_set():
                return None
            self._rest(self._backoff(tries))

    def _backoff(self, failures: int | None = None) -> float:
        rests = self._pace.backoff
        rest = rests[min(failures or self._failures, len(rests)) - 1]
        return rest * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - no secret

    def _rest(self, seconds: float) -> None:
        if not self._stopping.is_set():
            self._poked = self._woken.wait(seconds)
            if self._poked:  # whoever pokes when the rest is over is heard at the next one
                self._woken.clear()
