"""Printers that hold the kiosk up by their wires, over RFC 2217: bytes wait, come in order, and none is lost."""

import dataclasses
import threading
from collections.abc import Sequence

import pytest

from devices.link import SerialLink, WriteStalled
from devices.printer import SerialPrinter
from devices.simulators.escpos_printer import SimulatedEscposPrinter
from devices.simulators.rfc2217 import Rfc2217Endpoint
from kiosk.ports import (
    Chunk,
    DocumentMedia,
    FlowControl,
    PrinterCondition,
    PrinterLanguage,
    PrinterProfile,
    StatusDialect,
)

pytestmark = pytest.mark.filterwarnings(r"ignore:set(Daemon|Name)\(\):DeprecationWarning")  # pyserial's

PROFILE = PrinterProfile(
    "p", "", PrinterLanguage.ESCPOS, DocumentMedia.RECEIPT_80, 203, 576, None, StatusDialect.DLE_EOT, baud=921_600
)
BAND = b"\x1dv0\x00\x48\x00\x80\x00" + b"\x11\x13\xf0" * (72 * 128 // 3)
JOB = [
    Chunk(b"\x1b@", may_ask_status_after=False),
    *(Chunk(BAND, may_ask_status_after=False) for _ in range(3)),
    Chunk(b"\x1dV\x42\x20"),
]
SHORT_JOB = [JOB[0], Chunk(b"\x1dv0\x00\x48\x00\x54\x00" + b"\x11\x13\xf0" * (72 * 84 // 3)), JOB[-1]]
BY_WIRE = [FlowControl.RTS_CTS, FlowControl.DSR_DTR]


@pytest.fixture
def rfc2217_printer(run_simulator):
    """Give an ESC/POS printer behind RFC 2217, its simulator and its wires; the fault is set after the first answer."""
    printers = []

    def make(flow, fault=None, write_timeout_s=5.0, **changes):
        endpoint = Rfc2217Endpoint(0)
        simulator = run_simulator(SimulatedEscposPrinter(203, 576), endpoint=endpoint)
        profile = dataclasses.replace(PROFILE, flow=flow, **changes)
        printers.append(SerialPrinter(simulator.url, profile, write_timeout_s=write_timeout_s))
        assert printers[-1].condition() is PrinterCondition.READY
        if fault is not None:
            simulator.ask("fault", fault=fault)
        return printers[-1], simulator, endpoint

    yield make
    for printer in printers:
        printer.close()


def black(simulator):
    """Return the dots of the pages that came out, in bytes."""
    return [page.tobytes() for page in simulator.device.pages]


class _Dropping(Sequence[Chunk]):
    """A job during which the wires go down for good."""

    def __init__(self, chunks, endpoint) -> None:
        self._chunks, self._endpoint = chunks, endpoint

    def __len__(self) -> int:
        return len(self._chunks)

    def __getitem__(self, number) -> Chunk:
        if number == 2:
            self._endpoint.hold_up(True)
        return self._chunks[number]


@pytest.fixture
def slow_paper(monkeypatch):
    """Make the buffer fill on a line of 38,400 baud, with room enough for a busy test machine's sluggish wires."""
    monkeypatch.setattr("devices.simulators.printer.BUFFER_DRAIN_S", 2_000)
    monkeypatch.setattr("devices.simulators.printer.BUFFER_LEFT", 1_024)


@pytest.mark.parametrize("flow", BY_WIRE)
def test_a_printer_with_four_kilobytes_loses_nothing_when_its_wires_are_minded(flow, slow_paper, rfc2217_printer):
    calm, calm_simulator, _ = rfc2217_printer(FlowControl.NONE)
    assert calm.send(SHORT_JOB).result == "confirmed"
    hasty, simulator, _ = rfc2217_printer(flow, fault="overrun", baud=38_400)
    assert hasty.send(SHORT_JOB).result == "confirmed"
    assert black(simulator) == black(calm_simulator)
    assert simulator.ask("state")["unsupported"] == {}


def test_the_same_printer_on_a_line_without_wires_prints_garbage(slow_paper, rfc2217_printer):
    calm, calm_simulator, _ = rfc2217_printer(FlowControl.NONE)
    calm.send(SHORT_JOB)
    hasty, simulator, _ = rfc2217_printer(FlowControl.NONE, fault="overrun", baud=38_400)
    hasty.send(SHORT_JOB)
    assert black(simulator) != black(calm_simulator)


@pytest.mark.parametrize("flow", BY_WIRE)
def test_bytes_wait_while_the_wires_are_down_and_come_whole_when_they_are_up(flow, run_simulator):
    endpoint = Rfc2217Endpoint(0)
    simulator = run_simulator(SimulatedEscposPrinter(203, 576), endpoint=endpoint)
    link = SerialLink(simulator.url, 921_600, flow=flow)
    link.write(b"\x10\x04\x01")
    assert link.read(5.0) == b"\x12"
    link.write(JOB[0].data + BAND[:1000])
    heard = simulator.ask("state")
    while heard["bytes"] < 1005:
        heard = simulator.ask("state")
    endpoint.hold_up(True)
    link.write(b"\x10", though_held_up=True)  # the wire's state crosses the line before the rest does
    rest = threading.Thread(target=link.write, args=(BAND[1000:] + JOB[-1].data,))
    rest.start()
    assert simulator.ask("state")["pages"] == 0
    assert simulator.ask("state")["bytes"] < 1005 + 200
    endpoint.hold_up(False)
    rest.join(20.0)
    while not simulator.ask("state")["pages"]:
        pass
    link.close()
    assert simulator.ask("state")["bytes"] == 3 + 2 + len(BAND) + 1 + len(JOB[-1].data)


def test_a_wire_that_stays_down_ends_the_job_as_unknown_and_questions_are_still_answered(rfc2217_printer):
    printer, simulator, endpoint = rfc2217_printer(FlowControl.DSR_DTR, write_timeout_s=0.2)
    outcome = printer.send(_Dropping(JOB, endpoint))
    assert outcome.result == "unknown"
    assert simulator.ask("state")["pages"] == 0


def test_a_wire_that_was_never_up_is_taken_for_one_that_is_not_there(run_simulator):
    endpoint = Rfc2217Endpoint(0)
    simulator = run_simulator(SimulatedEscposPrinter(203, 576), endpoint=endpoint)
    endpoint.uart.dsr = False
    printer = SerialPrinter(simulator.url, dataclasses.replace(PROFILE, flow=FlowControl.DSR_DTR))
    assert printer.send(JOB).result == "confirmed"
    printer.close()


def test_a_pty_has_no_wires_and_prints_all_the_same(run_simulator):
    simulator = run_simulator(SimulatedEscposPrinter(203, 576))
    for flow in BY_WIRE:
        printer = SerialPrinter(simulator.url, dataclasses.replace(PROFILE, flow=flow))
        assert printer.send(JOB).result == "confirmed"
        printer.close()
    assert simulator.ask("state")["pages"] == 2


def test_a_held_up_write_gives_up_in_time(run_simulator):
    endpoint = Rfc2217Endpoint(0)
    simulator = run_simulator(SimulatedEscposPrinter(203, 576), endpoint=endpoint)
    link = SerialLink(simulator.url, 921_600, 0.1, flow=FlowControl.DSR_DTR)
    link.write(b"\x10\x04\x01")
    assert link.read(5.0) == b"\x12"
    link.write(b"\x00")
    endpoint.hold_up(True)
    link.write(b"\x10\x04\x01", though_held_up=True)
    assert link.read(5.0) == b"\x12"
    with pytest.raises(WriteStalled):
        link.write(b"\x00" * 10)
    link.close()
