"""Printers whose answers come after their questions were given up: an old "ready" is never taken for a new one."""

import dataclasses
from collections.abc import Mapping

import pytest

from devices.printer import SerialPrinter
from kiosk.ports import (
    Chunk,
    DocumentMedia,
    PrinterCondition,
    PrinterLanguage,
    PrinterProfile,
    SendOutcome,
    StatusDialect,
)

TIMEOUT_S = 0.1
PROFILE = PrinterProfile(
    "late", "", PrinterLanguage.ESCPOS, DocumentMedia.RECEIPT_80, 203, 16, None, StatusDialect.DLE_EOT, TIMEOUT_S
)
JOB = [Chunk(b"\x1b@"), Chunk(b"a line\n"), Chunk(b"\x1dV\x42\x20")]
PAPER_OUT = {1: b"\x12", 4: b"\x72"}
"""It says that it is on line all the same, as some do: only the answer about the paper tells."""


class LatePrinter:
    """Answers DLE EOT after a while, in order, and swallows everything else."""

    def __init__(self, answers: Mapping[int, bytes], late_s: float) -> None:
        self.output, self.powered, self.faults = bytearray(), True, frozenset()
        self.answers, self.late_s = answers, late_s
        self.received, self._due, self._heard = bytearray(), [], b""

    def feed(self, data, now) -> None:
        self.received += data
        *questions, rest = (self._heard + data).split(b"\x10\x04")
        for number in b"".join(part[:1] for part in [*questions[1:], rest] if questions):
            self._due.append((now + self.late_s, self.answers.get(number, b"")))
        self._heard = b"\x10\x04" if questions and not rest else rest[-1:] if rest[-1:] == b"\x10" else b""

    def tick(self, now) -> None:
        while self._due and self._due[0][0] <= now:
            self.output += self._due.pop(0)[1]

    def ask(self, do, arguments, now):
        return {"taken": len(self.received)}

    def holds_up(self, now) -> bool:
        return False

    def line_lost(self) -> None:
        self._due.clear()

    def set_fault(self, fault, arguments) -> None:
        pass


@pytest.fixture
def late_printer(run_simulator):
    printers = []

    def make(answers, late_s):
        simulator = run_simulator(LatePrinter(answers, late_s))
        printers.append(SerialPrinter(simulator.url, dataclasses.replace(PROFILE, baud=921_600)))
        return printers[-1]

    yield make
    for printer in printers:
        printer.close()


@pytest.mark.parametrize("late_s", [0.12, 0.3])
def test_a_printer_without_paper_that_answers_late_is_never_ready(late_s, late_printer):
    printer = late_printer(PAPER_OUT, late_s)
    while (condition := printer.condition()) is PrinterCondition.UNKNOWN:
        pass
    assert condition is PrinterCondition.PAPER_OUT
    assert printer.condition() is PrinterCondition.PAPER_OUT
    assert printer.send(JOB) == SendOutcome("not_sent", PrinterCondition.PAPER_OUT)


def test_a_printer_that_is_well_and_answers_late_prints(late_printer):
    printer = late_printer({1: b"\x12", 4: b"\x12"}, 0.12)
    while printer.condition() is PrinterCondition.UNKNOWN:
        pass
    assert printer.send(JOB) == SendOutcome("confirmed", PrinterCondition.READY)


def test_a_printer_that_leaves_some_questions_without_an_answer_prints(late_printer):
    printer = late_printer({1: b"\x12"}, 0.0)
    assert [printer.condition() for _ in range(2)] == [PrinterCondition.READY] * 2
    assert printer.send(JOB) == SendOutcome("confirmed", PrinterCondition.READY)


@pytest.mark.parametrize(("late_s", "slow_s", "questions"), [(0.06, 0.05, 3), (0.0, 60.0, 12)], ids=["slow", "prompt"])
def test_a_slow_printer_is_asked_only_before_its_buffer_could_overrun(
    late_s, slow_s, questions, run_simulator, monkeypatch
):
    monkeypatch.setattr("devices.printer.SLOW_ANSWER_S", slow_s)
    device = LatePrinter({1: b"\x12", 4: b"\x12"}, late_s)
    printer = SerialPrinter(run_simulator(device).url, dataclasses.replace(PROFILE, baud=921_600, status_timeout_s=5.0))
    assert printer.send([Chunk(b"x" * 1000)] * 13) == SendOutcome("confirmed", PrinterCondition.READY)
    printer.close()
    between = [len(part) for part in bytes(device.received).split(b"\x10\x04") if len(part) >= 1000]
    assert len(between) - 1 == questions
    assert max(between) <= 4096
