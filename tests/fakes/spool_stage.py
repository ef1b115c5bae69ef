"""A spooler on a real ledger with a printer that does what the test says, and all that it told."""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.domain.documents import Document, TemporarySlip
from kiosk.domain.print_job import PrintState
from kiosk.ports import (
    Chunk,
    CodeUnreadable,
    DocumentDoesNotFit,
    DocumentMedia,
    Printer,
    PrinterCondition,
    PrinterLanguage,
    PrinterProfile,
    SendOutcome,
    SendResult,
    StatusDialect,
)
from kiosk.spool import Pace, Spooler
from kiosk.store.clinic_setup import make_clinic, make_desk
from kiosk.store.engine import Store
from kiosk.store.print_ledger import PrintLedger, queue_job
from kiosk.store.writing import Place, writing

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
PATIENCE_S = 20
QUICK = Pace(look=0.005, idle_check=0.01, backoff=(0.005,))
PROFILE = PrinterProfile(
    "receipt", "", PrinterLanguage.ESCPOS, DocumentMedia.RECEIPT_80, 203, 576, None, StatusDialect.DLE_EOT
)
READY, PAPER_OUT, UNPLUGGED = PrinterCondition.READY, PrinterCondition.PAPER_OUT, PrinterCondition.UNPLUGGED


@dataclass
class ScriptedPrinter:
    """A printer of which the test says how it is, and what it knows after each job."""

    at: PrinterCondition = READY
    results: list[SendResult | Exception] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    @property
    def profile(self) -> PrinterProfile:
        return PROFILE

    def condition(self) -> PrinterCondition:
        return self.at

    def send(self, chunks: Sequence[Chunk]) -> SendOutcome:
        self.gate.wait(PATIENCE_S)
        result = self.results.pop(0) if self.results else "confirmed"
        if isinstance(result, Exception):
            raise result
        if result != "not_sent":
            self.sent.append(b"".join(chunk.data for chunk in chunks))
        return SendOutcome(result, self.at)


class SlipRenderer:
    """Renders a slip as its number; a slip called "torn" cannot be read back, "long" does not fit, "bug" breaks."""

    def render(self, document: Document, profile: PrinterProfile) -> Sequence[Chunk]:
        assert isinstance(document, TemporarySlip)
        if document.number == "torn":
            raise CodeUnreadable
        if document.number == "long":
            raise DocumentDoesNotFit
        if document.number == "bug":
            raise ZeroDivisionError
        return [Chunk(document.number.encode())]


class Told:
    """What the spooler told, in order; waits for a word instead of sleeping."""

    def __init__(self) -> None:
        self.all: list[object] = []
        self._new: queue.Queue[object] = queue.Queue()

    def change(self, job_id: str, state: PrintState) -> None:
        self._add((job_id, state))

    def condition(self, name: str, condition: PrinterCondition) -> None:
        self._add((name, condition))

    def await_word(self, word: object) -> None:
        self.await_words(word, 1)

    def await_words(self, word: object, times: int) -> None:
        while self.all.count(word) < times:
            self.all.append(self._new.get(timeout=PATIENCE_S))

    def conditions(self) -> list[object]:
        return [told[1] for told in self.all if isinstance(told, tuple) and isinstance(told[1], PrinterCondition)]

    def _add(self, word: object) -> None:
        self._new.put(word)


class Desk:
    """A real encrypted store with one desk, one ledger and as many spoolers as a test starts."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.place = Place("clinic-1", "desk-1")
        make_clinic(store, "clinic-1", "青山镇卫生院", ZoneInfo("Asia/Shanghai"), NOW)
        with writing(store, self.place, NOW) as work:
            make_desk(work, "desk-1", "自助机 1", "K1")
        self.ledger = PrintLedger(store)
        self.told = Told()
        self.spoolers: list[Spooler] = []

    def queue(self, *numbers: str, printer: str = "receipts") -> list[str]:
        with writing(self.store, self.place, NOW) as work:
            return [queue_job(work, slip(number), printer) for number in numbers]

    def start(self, printer: Printer, ledger: PrintLedger | None = None, pace: Pace = QUICK) -> Spooler:
        spooler = Spooler(
            "receipts",
            ledger or self.ledger,
            SlipRenderer(),
            printer,
            on_change=self.told.change,
            on_condition=self.told.condition,
            pace=pace,
        )
        self.spoolers.append(spooler)
        spooler.start()
        return spooler

    def states(self, jobs: Sequence[str]) -> list[PrintState]:
        return [self.ledger.state(job) for job in jobs]


def slip(number: str) -> TemporarySlip:
    return TemporarySlip(clinic="青山镇卫生院", number=number, window="1", desk="自助机 1", issued_at=NOW)
