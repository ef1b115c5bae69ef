"""The print ledger's worker: what it sends, what it says is known, and what it never sends again by itself."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.print_job import PrintState
from kiosk.ports import (
    PrinterCondition,
    SendOutcome,
    SendResult,
)
from kiosk.spool import Pace, state_after
from kiosk.store.engine import Store, make_store
from kiosk.store.print_ledger import PrintLedger
from kiosk.store.trouble import Locked
from spool_stage import PAPER_OUT, PATIENCE_S, READY, UNPLUGGED, Desk, ScriptedPrinter


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = make_store(tmp_path / "clinic.sqlite", bytes(32))
    made = Desk(store)
    yield made
    stopped = [spooler.stop() for spooler in made.spoolers]
    store.close()
    assert all(stopped)


@pytest.mark.parametrize(
    ("result", "state"),
    [
        ("confirmed", PrintState.CONFIRMED),
        ("sent", PrintState.SENT),
        ("unknown", PrintState.UNKNOWN),
        ("not_sent", PrintState.QUEUED),
    ],
)
def test_only_a_job_of_which_nothing_went_out_is_queued_again(result: SendResult, state: PrintState):
    assert {state_after(SendOutcome(result, condition)) for condition in PrinterCondition} == {state}


def test_jobs_are_printed_in_order_and_the_ledger_says_so(desk: Desk):
    jobs = desk.queue("1", "2", "3")
    printer = ScriptedPrinter(results=["confirmed", "sent", "confirmed"])
    desk.start(printer)
    desk.told.await_word((jobs[2], PrintState.CONFIRMED))
    assert printer.sent == [b"1", b"2", b"3"]
    assert desk.states(jobs) == [PrintState.CONFIRMED, PrintState.SENT, PrintState.CONFIRMED]
    assert desk.told.all[:3] == [("receipts", READY), (jobs[0], PrintState.SENDING), (jobs[0], PrintState.CONFIRMED)]


def test_a_job_committed_later_is_found_without_being_told(desk: Desk):
    printer = ScriptedPrinter()
    desk.start(printer, pace=Pace(look=0.005, idle_check=3600))
    desk.told.await_word(("receipts", READY))
    (job,) = desk.queue("1")
    desk.told.await_word((job, PrintState.CONFIRMED))
    assert printer.sent == [b"1"]


def test_a_poke_is_quicker_than_looking(desk: Desk):
    spooler = desk.start(ScriptedPrinter(), pace=Pace(look=3600, idle_check=3600, backoff=(3600,)))
    desk.told.await_word(("receipts", READY))
    (job,) = desk.queue("1")
    spooler.poke()
    desk.told.await_word((job, PrintState.CONFIRMED))
    assert desk.states([job]) == [PrintState.CONFIRMED]


def test_another_printers_jobs_are_left_alone(desk: Desk):
    (other,) = desk.queue("9", printer="labels")
    (own,) = desk.queue("1")
    printer = ScriptedPrinter()
    desk.start(printer)
    desk.told.await_word((own, PrintState.CONFIRMED))
    assert desk.states([other]) == [PrintState.QUEUED]


def test_without_paper_jobs_wait_and_staff_are_told_once(desk: Desk):
    printer = ScriptedPrinter(at=PAPER_OUT)
    asked = threading.Semaphore(0)
    printer.condition = lambda: asked.release() or printer.at  # type: ignore[method-assign]
    jobs = desk.queue("1", "2")
    desk.start(printer)
    assert all(asked.acquire(timeout=PATIENCE_S) for _ in range(20))
    assert desk.states(jobs) == [PrintState.QUEUED, PrintState.QUEUED]
    printer.at = READY
    desk.told.await_word((jobs[1], PrintState.CONFIRMED))
    assert desk.told.conditions() == [PAPER_OUT, READY]
    assert printer.sent == [b"1", b"2"]


def test_a_printer_that_takes_no_byte_keeps_its_jobs_in_order(desk: Desk):
    jobs = desk.queue("1", "2")
    printer = ScriptedPrinter(results=["not_sent", "not_sent", "confirmed", "confirmed"])
    desk.start(printer)
    desk.told.await_word((jobs[1], PrintState.CONFIRMED))
    assert printer.sent == [b"1", b"2"]
    assert desk.told.all.count((jobs[0], PrintState.QUEUED)) == 2


def test_a_job_that_may_have_gone_out_is_never_sent_again_by_itself(desk: Desk):
    jobs = desk.queue("1", "2")
    printer = ScriptedPrinter(results=["unknown", "confirmed"])
    desk.start(printer)
    desk.told.await_word((jobs[1], PrintState.CONFIRMED))
    for spooler in desk.spoolers:
        spooler.stop()
    (third,) = desk.queue("3")
    desk.start(printer)
    desk.told.await_word((third, PrintState.CONFIRMED))
    assert printer.sent == [b"1", b"2", b"3"]
    assert desk.states(jobs) == [PrintState.UNKNOWN, PrintState.CONFIRMED]


def test_what_was_being_sent_when_the_program_died_is_unknown_and_not_sent_again(desk: Desk):
    (job,) = desk.queue("1")
    assert desk.ledger.claim("receipts") is not None
    (second,) = desk.queue("2")
    printer = ScriptedPrinter()
    desk.start(printer)
    desk.told.await_word((second, PrintState.CONFIRMED))
    assert desk.states([job]) == [PrintState.UNKNOWN]
    assert printer.sent == [b"2"]


@pytest.mark.parametrize(
    ("number", "why"), [("torn", "CodeUnreadable"), ("long", "DocumentDoesNotFit"), ("bug", "ZeroDivisionError")]
)
def test_a_document_that_cannot_be_made_fails_is_named_and_blocks_nobody(
    desk: Desk, number: str, why: str, capfd: pytest.CaptureFixture[str]
):
    jobs = desk.queue(number, "2")
    desk.start(ScriptedPrinter())
    desk.told.await_word((jobs[1], PrintState.CONFIRMED))
    assert desk.states(jobs) == [PrintState.FAILED, PrintState.CONFIRMED]
    assert (jobs[0], PrintState.FAILED) in desk.told.all
    assert why in capfd.readouterr().err


def test_a_port_that_breaks_its_promise_leaves_the_job_unknown(desk: Desk):
    jobs = desk.queue("1", "2")
    desk.start(ScriptedPrinter(results=[RuntimeError("bug")]))
    desk.told.await_word((jobs[1], PrintState.CONFIRMED))
    assert desk.states(jobs) == [PrintState.UNKNOWN, PrintState.CONFIRMED]


def test_a_job_left_half_way_by_a_bug_is_unknown_at_once_and_the_next_one_prints(desk: Desk):
    jobs, printer, hear = desk.queue("1", "2"), ScriptedPrinter(), desk.told.change
    bugs = [ZeroDivisionError()]

    def break_once(job_id: str, state: PrintState) -> None:
        if bugs:
            raise bugs.pop()
        hear(job_id, state)

    desk.told.change = break_once
    desk.start(printer)
    desk.told.await_word((jobs[1], PrintState.CONFIRMED))
    assert desk.states(jobs) == [PrintState.UNKNOWN, PrintState.CONFIRMED]
    assert printer.sent == [b"2"]


def test_a_printer_whose_status_call_breaks_is_tried_again(desk: Desk):
    (job,) = desk.queue("1")
    troubles = [RuntimeError("bug"), OSError("bug")]
    printer = ScriptedPrinter()

    def condition() -> PrinterCondition:
        if troubles:
            raise troubles.pop()
        return READY

    printer.condition = condition  # type: ignore[method-assign]
    desk.start(printer)
    desk.told.await_word((job, PrintState.CONFIRMED))
    assert not troubles


def test_a_bug_at_the_very_start_does_not_leave_the_clinic_without_this_printer(desk: Desk):
    (job,) = desk.queue("1")
    ledger, bugs = PrintLedger(desk.store), [ZeroDivisionError()]
    recover = ledger.recover

    def break_once(printer: str) -> int:
        if bugs:
            raise bugs.pop()
        return recover(printer)

    ledger.recover = break_once  # type: ignore[method-assign]
    desk.start(ScriptedPrinter(), ledger)
    desk.told.await_word((job, PrintState.CONFIRMED))


class SometimesLocked(PrintLedger):
    """The real ledger, in which another process writes for too long at the first two tries of each call."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.tries: dict[str, int] = {}

    def claim(self, printer: str):  # type: ignore[no-untyped-def]
        self._locked("claim")
        return super().claim(printer)

    def finish(self, job_id: str, state: PrintState, condition: str | None = None) -> None:
        self._locked("finish")
        super().finish(job_id, state, condition)

    def recover(self, printer: str) -> int:
        self._locked("recover")
        return super().recover(printer)

    def data_version(self) -> int:
        self._locked("data_version")
        return super().data_version()

    def _locked(self, call: str) -> None:
        self.tries[call] = self.tries.get(call, 0) + 1
        if self.tries[call] <= 2:
            raise Locked("Locked")


def test_a_store_that_is_locked_for_a_moment_loses_nothing_and_prints_nothing_twice(desk: Desk):
    jobs = desk.queue("1", "2")
    printer = ScriptedPrinter()
    ledger = SometimesLocked(desk.store)
    desk.start(printer, ledger)
    desk.told.await_word((jobs[1], PrintState.CONFIRMED))
    assert printer.sent == [b"1", b"2"]
    assert min(ledger.tries.values()) > 2
    assert set(ledger.tries) == {"claim", "finish", "recover", "data_version"}


def test_stopping_waits_for_the_job_under_way_and_writes_down_what_became_of_it(desk: Desk):
    jobs = desk.queue("1", "2")
    printer = ScriptedPrinter()
    printer.gate.clear()
    spooler = desk.start(printer)
    desk.told.await_word((jobs[0], PrintState.SENDING))
    assert not spooler.stop(timeout_s=0.01)
    printer.gate.set()
    assert spooler.stop()
    assert desk.states(jobs) == [PrintState.CONFIRMED, PrintState.QUEUED]


def test_a_dead_printer_can_be_stopped_in_the_middle_of_its_long_rest(desk: Desk):
    desk.queue("1")
    spooler = desk.start(ScriptedPrinter(at=UNPLUGGED), pace=Pace(look=3600, idle_check=3600, backoff=(3600,)))
    desk.told.await_word(("receipts", UNPLUGGED))
    assert spooler.stop()


class NeverStored(PrintLedger):
    """The real ledger on a disk that takes no further word."""

    def finish(self, job_id: str, state: PrintState, condition: str | None = None) -> None:
        raise Locked("Locked")


def test_a_result_that_could_not_be_stored_is_unknown_at_the_next_start(desk: Desk):
    (job,) = desk.queue("1")
    printer = ScriptedPrinter()
    spooler = desk.start(printer, NeverStored(desk.store))
    desk.told.await_word((job, PrintState.SENDING))
    assert spooler.stop()
    desk.start(printer)
    (second,) = desk.queue("2")
    desk.told.await_word((second, PrintState.CONFIRMED))
    assert desk.states([job]) == [PrintState.UNKNOWN]
    assert printer.sent == [b"1", b"2"]


def test_two_spoolers_at_one_printer_never_take_the_same_job(desk: Desk):
    first, second = ScriptedPrinter(), ScriptedPrinter()
    desk.start(first)
    desk.start(second)
    desk.told.await_words(("receipts", READY), 2)
    jobs = desk.queue(*(str(number) for number in range(12)))
    for job in jobs:
        desk.told.await_word((job, PrintState.CONFIRMED))
    assert sorted(first.sent + second.sent) == sorted(str(number).encode() for number in range(12))
