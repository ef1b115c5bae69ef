"""From choosing a session to the first byte on the ticket printer's line: commit, spool, lay out, prove, send."""

from __future__ import annotations

import os
import threading
import time
import tty

from benchmarks.desk import Bench, filled_desk
from benchmarks.figure import Figure, percentiles
from devices.printer import SerialPrinter
from kiosk.domain.registration import Identified, Registered
from kiosk.spool import Spooler
from kiosk.store.print_ledger import PrintLedger
from printing.profiles import load_profiles
from printing.renderer import DocumentRenderer

READY = {1: b"\x12", 2: b"\x12", 3: b"\x12", 4: b"\x12"}
ASK = b"\x10\x04"


class _Line:
    """The other end of the printer's line: answers that it is ready, and notes when the first byte of a job comes."""

    def __init__(self) -> None:
        self.master, slave = os.openpty()
        tty.setraw(slave)
        self.path = os.ttyname(slave)
        self.job = threading.Event()
        self.job_at = 0.0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            data = os.read(self.master, 65536)
            while data[:2] == ASK:
                os.write(self.master, READY[data[2]])
                data = data[3:]
            if data and not self.job.is_set():
                self.job_at = time.perf_counter()
                self.job.set()
            for place in range(len(data) - 2):
                if data[place : place + 2] == ASK and data[place + 2] in READY:
                    os.write(self.master, READY[data[place + 2]])


def measure() -> list[Figure]:
    with filled_desk() as bench:
        line = _Line()
        printer = SerialPrinter(line.path, load_profiles()["receipt-80-escpos-203"])
        done = threading.Semaphore(0)
        finished = {"confirmed", "sent", "unknown", "failed"}
        spooler = Spooler(
            "receipts",
            PrintLedger(bench.store),
            DocumentRenderer(),
            printer,
            on_change=lambda job, state: done.release() if state.value in finished else None,
            on_condition=lambda name, condition: None,
        )
        spooler.start()
        try:
            took = [_once(bench, line, spooler, done, number) for number in range(8)]
        finally:
            spooler.stop()
    return percentiles("confirm to first printer byte", took[1:], "ms", goal_p99=1000.0)


def _once(bench: Bench, line: _Line, spooler: Spooler, done: threading.Semaphore, number: int) -> float:
    found = bench.desk.look_up_card(bench.people.regulars[number])
    assert isinstance(found, Identified)
    session = bench.desk.sessions_for(found.identification).choices[0].session.id
    line.job.clear()
    before = time.perf_counter()
    assert isinstance(bench.desk.register(found.identification, session), Registered)
    spooler.poke()
    line.job.wait(20)
    first = line.job_at - before
    done.acquire(timeout=20)
    return first
