"""A printer on its port: what is known of a job after everything that can happen to it."""

import dataclasses
import threading
from collections.abc import Iterator

import pytest

from devices.printer import SerialPrinter
from devices.simulators.scanner import SimulatedScanner
from devices.simulators.tspl_printer import SimulatedTsplPrinter
from kiosk.ports import (
    Chunk,
    Printer,
    PrinterCondition,
    PrinterLanguage,
    SendOutcome,
    StatusDialect,
)
from small_print_jobs import BAND, DEVICES, JOBS, TSPL, pages_of


@pytest.fixture
def printer_on(run_simulator):
    """Give a printer and its simulator for a language."""
    printers = []

    def make(language, tcp=False, write_timeout_s=5.0, **changes):
        profile, device, dots = DEVICES[language]
        simulator = run_simulator(device(203, dots), tcp=tcp)
        profile = dataclasses.replace(profile, baud=921600, **changes)
        printers.append(SerialPrinter(simulator.url, profile, write_timeout_s=write_timeout_s))
        return printers[-1], simulator

    yield make
    for printer in printers:
        printer.close()


@pytest.mark.parametrize("tcp", [False, True])
@pytest.mark.parametrize("language", JOBS)
def test_a_job_that_came_out_is_confirmed(language, tcp, printer_on):
    printer, simulator = printer_on(language, tcp=tcp)
    assert printer.send(JOBS[language]) == SendOutcome("confirmed", PrinterCondition.READY)
    state = simulator.ask("state")
    assert (state["pages"], state["unsupported"]) == (1, {})


def label_of_6_kb(*, ended=True):
    """Return a label in four pieces, as the printing room makes them."""
    fields = [b"^FO0,%d^GFA,750,750,50," % top + b"F0" * 750 + b"^FS" for top in (0, 15, 30, 45)]
    first, *middle, last = fields
    pieces = [b"^XA^PW400^LL240^LH0,0" + first, *middle, last + b"^PQ1" + (b"^XZ" if ended else b"")]
    return [Chunk(piece) for piece in pieces]


@pytest.mark.parametrize("fault", ["none", "overrun"])
def test_a_label_larger_than_the_buffer_is_confirmed_where_nothing_holds_it_up(fault, printer_on):
    printer, simulator = printer_on(PrinterLanguage.ZPL)
    simulator.ask("fault", fault=fault)
    assert printer.send(label_of_6_kb()) == SendOutcome("confirmed", PrinterCondition.READY)
    (page,) = pages_of(simulator)
    assert page.crop((0, 0, 400, 60)).getcolors() == [(12_000, 0), (12_000, 255)]
    assert simulator.ask("state")["unsupported"] == {}


def test_a_label_without_its_end_is_not_confirmed_and_the_next_one_shows_nothing_of_it(printer_on, monkeypatch):
    printer, simulator = printer_on(PrinterLanguage.ZPL)
    with monkeypatch.context() as impatient:
        impatient.setattr("devices.printer.DONE_WITHIN_S", 0.0)
        assert printer.send(label_of_6_kb(ended=False)) == SendOutcome("unknown", PrinterCondition.BUSY)
    assert printer.condition() is PrinterCondition.READY
    assert printer.send([Chunk(b"^PQ1^XZ")]).result == "confirmed"
    assert pages_of(simulator) == []


@pytest.mark.parametrize("language", JOBS)
def test_several_jobs_go_over_one_open_port(language, printer_on):
    printer, simulator = printer_on(language)
    outcomes = [printer.send(JOBS[language]).result for _ in range(2)]
    assert outcomes == ["confirmed"] * 2
    assert simulator.ask("state")["pages"] == 2


@pytest.mark.parametrize("language", JOBS)
def test_the_bytes_that_arrive_are_those_of_the_chunks_and_questions_come_between(language, printer_on):
    printer, simulator = printer_on(language, status=StatusDialect.NONE)
    assert printer.send(JOBS[language]) == SendOutcome("sent", PrinterCondition.UNKNOWN)
    assert simulator.ask("state")["bytes"] == sum(len(chunk.data) for chunk in JOBS[language])
    assert simulator.ask("state")["pages"] == 1


@pytest.mark.parametrize(
    ("language", "fault", "condition"),
    [
        (PrinterLanguage.TSPL, "paper_out", PrinterCondition.PAPER_OUT),
        (PrinterLanguage.TSPL, "cover_open", PrinterCondition.COVER_OPEN),
        (PrinterLanguage.TSPL, "jam", PrinterCondition.JAM),
        (PrinterLanguage.ESCPOS, "paper_out", PrinterCondition.PAPER_OUT),
        (PrinterLanguage.ESCPOS, "cover_open", PrinterCondition.COVER_OPEN),
        (PrinterLanguage.ESCPOS, "jam", PrinterCondition.JAM),
        (PrinterLanguage.ZPL, "paper_out", PrinterCondition.UNKNOWN),
        (PrinterLanguage.ZPL, "cover_open", PrinterCondition.UNKNOWN),
        (PrinterLanguage.ZPL, "jam", PrinterCondition.PAUSED),
        (PrinterLanguage.TSPL, "head_hot", PrinterCondition.HEAD_HOT),
        (PrinterLanguage.ESCPOS, "head_hot", PrinterCondition.HEAD_HOT),
        (PrinterLanguage.ZPL, "head_hot", PrinterCondition.HEAD_HOT),
        *((language, "silent", PrinterCondition.UNKNOWN) for language in DEVICES),
        *((language, "unplug", PrinterCondition.UNPLUGGED) for language in DEVICES),
    ],
)
def test_a_printer_that_cannot_print_gets_not_one_byte_of_a_job(language, fault, condition, printer_on):
    printer, simulator = printer_on(language, status_timeout_s=0.05)
    assert printer.condition() is PrinterCondition.READY
    simulator.ask("fault", fault=fault)
    assert printer.condition() is condition
    assert printer.send(JOBS[language]) == SendOutcome("not_sent", condition)
    simulator.ask("fault", fault="none")
    assert printer.send(JOBS[language]).result == "confirmed"
    assert simulator.ask("state")["pages"] == 1


@pytest.mark.parametrize(
    ("fault", "result", "condition"),
    [
        ("none", "confirmed", PrinterCondition.READY),
        ("paper_near_end", "confirmed", PrinterCondition.PAPER_NEAR_END),
        ("paper_out", "not_sent", PrinterCondition.PAPER_OUT),
        ("cover_open", "not_sent", PrinterCondition.COVER_OPEN),
        ("jam", "not_sent", PrinterCondition.JAM),
        ("head_hot", "not_sent", PrinterCondition.HEAD_HOT),
    ],
)
def test_a_tsc_printer_tells_more_by_both_its_answers(fault, result, condition, printer_on):
    printer, simulator = printer_on(PrinterLanguage.TSPL, status=StatusDialect.TSPL_LONG, status_timeout_s=1.0)
    simulator.ask("fault", fault=fault)
    assert printer.send(JOBS[PrinterLanguage.TSPL]) == SendOutcome(result, condition)


def test_paper_that_is_near_its_end_still_prints(printer_on):
    printer, simulator = printer_on(PrinterLanguage.ESCPOS)
    simulator.ask("fault", fault="paper_near_end")
    assert printer.send(JOBS[PrinterLanguage.ESCPOS]) == SendOutcome("confirmed", PrinterCondition.PAPER_NEAR_END)


@pytest.mark.parametrize("language", JOBS)
def test_power_lost_in_mid_job_leaves_the_job_unknown_and_the_next_one_works(language, printer_on):
    printer, simulator = printer_on(language)
    simulator.ask("fault", fault="power_cut", after_bytes=1200)
    assert printer.send(JOBS[language]) == SendOutcome("unknown", PrinterCondition.UNPLUGGED)
    assert printer.condition() is PrinterCondition.UNPLUGGED
    simulator.ask("fault", fault="none")
    assert simulator.ask("state")["pages"] == 0
    assert printer.send(JOBS[language]).result == "confirmed"


class FaultAfter:
    """A job that has something happen to the printer once a chunk was taken from it."""

    def __init__(self, chunks, simulator, fault) -> None:
        self._chunks, self._simulator, self._fault = chunks, simulator, fault

    def __len__(self) -> int:
        return len(self._chunks)

    def __iter__(self) -> Iterator[Chunk]:
        for number, chunk in enumerate(self._chunks):
            if number == 2:
                self._simulator.ask("fault", fault=self._fault)
            yield chunk


class SilentFor(FaultAfter):
    """A job during which the answers are lost from one chunk to another, and no byte of the job is."""

    def __init__(self, chunks, simulator, first, last) -> None:
        super().__init__(chunks, simulator, "silent")
        self._first, self._last = first, last

    def __iter__(self) -> Iterator[Chunk]:
        for number, chunk in enumerate(self._chunks):
            if number == self._first:
                self._simulator.ask("fault", fault="silent")
            if number == self._last:
                self._simulator.ask("fault", fault="none")
            yield chunk


@pytest.mark.parametrize("language", [PrinterLanguage.TSPL, PrinterLanguage.ESCPOS])
@pytest.mark.parametrize(
    ("fault", "condition"),
    [
        ("paper_out", PrinterCondition.PAPER_OUT),
        ("jam", PrinterCondition.JAM),
        ("silent", PrinterCondition.UNKNOWN),
        ("unplug", PrinterCondition.UNPLUGGED),
    ],
)
def test_what_happens_in_mid_job_leaves_it_unknown(language, fault, condition, printer_on, monkeypatch):
    monkeypatch.setattr("devices.printer.MID_JOB_PATIENCE_S", 0.05)
    printer, simulator = printer_on(language, status_timeout_s=0.05)
    outcome = printer.send(FaultAfter(JOBS[language], simulator, fault))
    assert outcome == SendOutcome("unknown", condition)


@pytest.mark.parametrize("language", [PrinterLanguage.TSPL, PrinterLanguage.ESCPOS])
def test_a_printer_that_was_silent_in_mid_job_and_says_ready_afterwards_is_not_believed(
    language, printer_on, monkeypatch
):
    monkeypatch.setattr("devices.printer.MID_JOB_PATIENCE_S", 0.05)
    printer, simulator = printer_on(language, status_timeout_s=0.05)
    job = SilentFor(JOBS[language], simulator, 2, 3)
    assert printer.send(job) == SendOutcome("unknown", PrinterCondition.READY)


def test_a_slow_printer_is_waited_for_between_bands_and_its_job_is_confirmed(printer_on):
    printer, simulator = printer_on(PrinterLanguage.ESCPOS)
    simulator.ask("fault", fault="slow")
    band = Chunk(BAND)
    assert printer.send([Chunk(b"\x1b@"), band, band, band, Chunk(b"\x1dV\x42\x20")]).result == "confirmed"


def test_a_zpl_printer_that_runs_out_of_paper_in_mid_job_leaves_it_unknown(printer_on):
    printer, simulator = printer_on(PrinterLanguage.ZPL, status_timeout_s=0.05)
    outcome = printer.send(FaultAfter(JOBS[PrinterLanguage.ZPL], simulator, "paper_out"))
    assert outcome == SendOutcome("unknown", PrinterCondition.UNKNOWN)


def test_a_printer_that_takes_no_bytes_leaves_the_job_unknown(printer_on):
    printer, simulator = printer_on(PrinterLanguage.TSPL, status=StatusDialect.NONE, write_timeout_s=0.05)
    simulator.ask("fault", fault="slow")
    endless = [Chunk(bytes(1_000_000))]
    assert printer.send(endless) == SendOutcome("unknown", PrinterCondition.UNKNOWN)


def test_an_unplugged_printer_without_status_gets_nothing_and_a_present_one_is_unknown(printer_on):
    printer, simulator = printer_on(PrinterLanguage.TSPL, status=StatusDialect.NONE)
    assert printer.condition() is PrinterCondition.UNKNOWN
    simulator.ask("fault", fault="unplug")
    assert printer.send(JOBS[PrinterLanguage.TSPL]) == SendOutcome("not_sent", PrinterCondition.UNPLUGGED)


def test_a_printer_that_came_back_at_once_is_found_by_the_next_question(printer_on):
    printer, simulator = printer_on(PrinterLanguage.TSPL)
    assert printer.condition() is PrinterCondition.READY
    simulator.ask("fault", fault="unplug")
    simulator.ask("state")
    simulator.ask("fault", fault="none")
    simulator.ask("state")
    assert printer.condition() is PrinterCondition.READY


@pytest.mark.parametrize("fault", ["slow", "half_frames", "noise"])
@pytest.mark.parametrize("language", JOBS)
def test_a_bad_cable_never_makes_send_raise_or_confirm_wrongly(fault, language, printer_on):
    printer, simulator = printer_on(language, status_timeout_s=0.3)
    simulator.ask("fault", fault=fault)
    outcome = printer.send(JOBS[language])
    assert outcome.result in {"confirmed", "unknown", "not_sent"}
    simulator.ask("fault", fault="none")
    if outcome.result != "unknown":
        assert simulator.ask("state")["pages"] == (outcome.result == "confirmed")


def test_a_wrong_device_on_the_port_is_unknown(run_simulator):
    printer = SerialPrinter(run_simulator(SimulatedScanner()).url, dataclasses.replace(TSPL, status_timeout_s=0.05))
    assert printer.condition() is PrinterCondition.UNKNOWN
    printer.close()


def test_waits_are_cut_short_when_the_spooler_stops(run_simulator):
    stopping = threading.Event()
    stopping.set()
    simulator = run_simulator(SimulatedTsplPrinter(203, 832))
    printer = SerialPrinter(simulator.url, dataclasses.replace(TSPL, baud=50), stopping)
    assert printer.send(JOBS[PrinterLanguage.TSPL]).result == "unknown"
    printer.close()


@pytest.mark.parametrize(("baud", "result"), [(50, "unknown"), (921_600, "sent")])
def test_a_job_whose_last_bytes_had_not_left_at_the_stop_is_unknown_where_no_printer_can_say(
    baud, result, run_simulator
):
    stopping = threading.Event()
    if result == "unknown":
        stopping.set()
    mute = dataclasses.replace(TSPL, baud=baud, status=StatusDialect.NONE)
    printer = SerialPrinter(run_simulator(SimulatedTsplPrinter(203, 832)).url, mute, stopping)
    assert printer.send(JOBS[PrinterLanguage.TSPL]) == SendOutcome(result, PrinterCondition.UNKNOWN)
    printer.close()


def test_it_fulfils_the_printer_port(printer_on):
    printer: Printer = printer_on(PrinterLanguage.TSPL)[0]
    assert printer.profile.name == "test-tspl"
