"""Printers that stand in for others, rolls that are counted, disks that fill up: real spoolers on a real store."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.domain.documents import Document, TemporarySlip
from kiosk.domain.print_job import PrintState
from kiosk.ports import (
    Chunk,
    DocumentMedia,
    PrinterCondition,
    PrinterLanguage,
    PrinterProfile,
    SendOutcome,
    SendResult,
    StatusDialect,
)
from kiosk.print_routes import PrinterDuties, PrintRoutes
from kiosk.spool import LABELS_LOW, Pace, Spooler
from kiosk.store import tables
from kiosk.store.paper_rolls import labels_left, put_in_roll
from kiosk.store.print_ledger import PrintLedger, queue_job
from kiosk.store.trouble import DiskFull
from kiosk.store.writing import writing
from made_up_clinic import MadeUpClinic, SetClock, make_clinic_at

PATIENCE_S = 20
QUICK = Pace(look=0.005, idle_check=0.01, backoff=(0.005,))
READY, OUT, SILENT = PrinterCondition.READY, PrinterCondition.PAPER_OUT, PrinterCondition.UNKNOWN
NEAR_END = PrinterCondition.PAPER_NEAR_END
PROFILE = PrinterProfile(
    "receipt", "", PrinterLanguage.ESCPOS, DocumentMedia.RECEIPT_80, 203, 576, None, StatusDialect.DLE_EOT
)


class HandPrinter:
    """A printer whose state a hand sets; it keeps what came out."""

    profile = PROFILE

    def __init__(self, at: PrinterCondition = READY) -> None:
        self.at = at
        self.results: list[SendResult] = []
        self.sent: list[str] = []
        self.asked = threading.Semaphore(0)

    def condition(self) -> PrinterCondition:
        self.asked.release()
        return self.at

    def send(self, chunks: Sequence[Chunk]) -> SendOutcome:
        result = self.results.pop(0) if self.results else "confirmed"
        if result != "not_sent":
            self.sent.append(chunks[0].data.decode())
        return SendOutcome(result, self.at)


class NumberRenderer:
    def render(self, document: Document, profile: PrinterProfile) -> Sequence[Chunk]:
        assert isinstance(document, TemporarySlip)
        return [Chunk(document.number.encode())]


class Floor:
    """Two printers, either of which may stand in for the other."""

    def __init__(self, clinic: MadeUpClinic) -> None:
        self.clinic = clinic
        self.ledger: PrintLedger = PrintLedger(clinic.store)
        self.printers = {"first": HandPrinter(), "second": HandPrinter()}
        self.told: queue.Queue[tuple[str, object]] = queue.Queue()
        self.heard: list[tuple[str, object]] = []
        self.routes = PrintRoutes(
            [PrinterDuties("first", ("temporary",), ()), PrinterDuties("second", (), ("temporary",))]
        )
        self.spoolers: list[Spooler] = []

    def start(self, *names: str) -> None:
        for name in names:
            spooler = Spooler(
                name,
                self.ledger,
                NumberRenderer(),
                self.printers[name],
                on_change=lambda job, state: self.told.put((job, state)),
                on_condition=lambda printer, condition: self.told.put((printer, condition)),
                pace=QUICK,
                routes=self.routes,
            )
            self.spoolers.append(spooler)
            spooler.start()

    def queue(self, *numbers: str, printer: str = "first") -> list[str]:
        now = self.clinic.clock.now()
        with writing(self.clinic.store, self.clinic.settings.place, now) as work:
            return [queue_job(work, TemporarySlip("惠民门诊部", number, "1", "K1", now), printer) for number in numbers]

    def put_in_roll(self, labels: int, printer: str = "first") -> None:
        with writing(self.clinic.store, self.clinic.settings.place, self.clinic.clock.now()) as work:
            put_in_roll(work, printer, labels)

    def left(self, printer: str = "first") -> int | None:
        with self.clinic.store.reading() as connection:
            return labels_left(connection, printer)

    def wait_for(self, *words: tuple[str, object]) -> None:
        while not set(words) <= set(self.heard):
            self.heard.append(self.told.get(timeout=PATIENCE_S))

    def printer_of(self, job: str) -> str:
        jobs = tables.print_jobs.c
        with self.clinic.store.reading() as connection:
            return str(connection.execute(select(jobs.printer).where(jobs.id == job)).scalar())


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[Floor]:
    clinic = make_clinic_at(tmp_path / "store.db", SetClock())
    made = Floor(clinic)
    yield made
    stopped = [spooler.stop() for spooler in made.spoolers]
    clinic.store.close()
    assert all(stopped)


@pytest.mark.parametrize("broken", [OUT, SILENT, PrinterCondition.UNPLUGGED, PrinterCondition.COVER_OPEN])
def test_what_waits_at_a_printer_that_cannot_print_comes_out_of_the_other_in_order(
    broken: PrinterCondition, floor: Floor
) -> None:
    floor.printers["first"].at = broken
    floor.start("second")
    floor.wait_for(("second", READY))
    jobs = floor.queue("1", "2", "3")
    floor.start("first")
    floor.wait_for(*((job, PrintState.CONFIRMED) for job in jobs))
    assert floor.printers["second"].sent == ["1", "2", "3"]
    assert floor.printers["first"].sent == []
    assert {floor.printer_of(job) for job in jobs} == {"second"}


def test_a_silent_printer_gets_nobody_elses_jobs(floor: Floor) -> None:
    floor.printers["first"].at, floor.printers["second"].at = OUT, SILENT
    jobs = floor.queue("1")
    floor.start("first", "second")
    floor.wait_for(("first", OUT), ("second", SILENT))
    for printer in floor.printers.values():
        assert all(printer.asked.acquire(timeout=PATIENCE_S) for _ in range(10))
    assert floor.printer_of(jobs[0]) == "first"
    assert floor.ledger.state(jobs[0]) is PrintState.QUEUED


def test_a_job_that_may_have_come_out_is_never_handed_on(floor: Floor) -> None:
    floor.start("second")
    floor.wait_for(("second", READY))
    floor.printers["first"].results = ["unknown"]
    unknown, waiting = floor.queue("1", "2")
    first = floor.printers["first"]
    send = first.send

    def send_and_break(chunks: Sequence[Chunk]) -> SendOutcome:
        outcome = send(chunks)
        first.at = OUT
        return outcome

    first.send = send_and_break  # type: ignore[method-assign]
    floor.start("first")
    floor.wait_for((unknown, PrintState.UNKNOWN), (waiting, PrintState.CONFIRMED))
    assert floor.printers["second"].sent == ["2"]
    assert (floor.printer_of(unknown), floor.ledger.state(unknown)) == ("first", PrintState.UNKNOWN)


def test_when_both_are_out_of_paper_all_waits_and_comes_out_once_in_order_of_the_first_mended(floor: Floor) -> None:
    for printer in floor.printers.values():
        printer.at = OUT
    jobs = floor.queue("1", "2", "3", "4")
    floor.start("first", "second")
    floor.wait_for(("first", OUT), ("second", OUT))
    floor.printers["second"].at = READY
    floor.wait_for(*((job, PrintState.CONFIRMED) for job in jobs))
    assert floor.printers["second"].sent == ["1", "2", "3", "4"]
    floor.printers["first"].at = READY
    floor.wait_for(("first", READY))
    assert floor.printers["first"].sent == []


def test_a_hot_head_is_waited_for_and_nothing_is_handed_on(floor: Floor) -> None:
    floor.printers["first"].at = PrinterCondition.HEAD_HOT
    jobs = floor.queue("1")
    floor.start("first", "second")
    floor.wait_for(("first", PrinterCondition.HEAD_HOT), ("second", READY))
    assert all(floor.printers["first"].asked.acquire(timeout=PATIENCE_S) for _ in range(10))
    assert floor.printer_of(jobs[0]) == "first"
    floor.printers["first"].at = READY
    floor.wait_for((jobs[0], PrintState.CONFIRMED))
    assert floor.printers["first"].sent == ["1"]


def test_staff_are_warned_once_when_twenty_labels_are_left(floor: Floor) -> None:
    floor.put_in_roll(LABELS_LOW + 2)
    jobs = floor.queue("1", "2", "3")
    floor.start("first")
    floor.wait_for(*((job, PrintState.CONFIRMED) for job in jobs), ("first", NEAR_END))
    assert floor.left() == LABELS_LOW - 1
    assert floor.heard.count(("first", NEAR_END)) == 1
    floor.put_in_roll(500)
    floor.wait_for(("first", NEAR_END))
    floor.heard.remove(("first", READY))
    floor.wait_for(("first", READY))
    assert floor.left() == 500


def test_labels_are_counted_when_they_may_have_come_out_and_not_otherwise(floor: Floor) -> None:
    floor.put_in_roll(100)
    floor.printers["first"].results = ["sent", "unknown", "confirmed", "not_sent", "confirmed"]
    jobs = floor.queue("1", "2", "3", "4")
    floor.start("first")
    floor.wait_for((jobs[0], PrintState.SENT), (jobs[1], PrintState.UNKNOWN), (jobs[3], PrintState.CONFIRMED))
    assert floor.left() == 96
    floor.ledger.answer(jobs[1], came_out=False)
    assert floor.left() == 96


def test_a_printer_whose_labels_nobody_counts_warns_of_nothing(floor: Floor) -> None:
    (job,) = floor.queue("1")
    floor.start("first")
    floor.wait_for((job, PrintState.CONFIRMED))
    assert floor.left() is None
    assert ("first", NEAR_END) not in floor.heard


class FullDisk(PrintLedger):
    """The real ledger on a disk that is full from the first result on until somebody makes room."""

    room = threading.Event()

    def finish(self, job_id: str, state: PrintState, condition: str | None = None) -> None:
        if not self.room.is_set():
            raise DiskFull("DiskFull")
        super().finish(job_id, state, condition)


def test_a_disk_that_fills_up_in_mid_job_loses_nothing_and_prints_nothing_twice(floor: Floor) -> None:
    full = FullDisk(floor.clinic.store)
    full.room = threading.Event()
    floor.ledger = full
    jobs = floor.queue("1", "2")
    floor.start("first")
    floor.wait_for((jobs[0], PrintState.SENDING))
    full.room.set()
    floor.wait_for(*((job, PrintState.CONFIRMED) for job in jobs))
    assert floor.printers["first"].sent == ["1", "2"]


def test_a_clock_that_jumps_back_changes_neither_the_order_nor_the_count(floor: Floor) -> None:
    floor.put_in_roll(50)
    first = floor.queue("1")
    floor.clinic.clock.moment = floor.clinic.clock.now().replace(year=2020)
    second = floor.queue("2")
    floor.start("first")
    floor.wait_for(*((job, PrintState.CONFIRMED) for job in first + second))
    assert (floor.printers["first"].sent, floor.left()) == (["1", "2"], 48)
