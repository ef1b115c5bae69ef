"""Readers on rough lines: ptys that go in the middle of a frame, network ports whose wires drop, devices swapped."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import devices
from devices.card_reader import CardReaderWorker
from devices.protocols.sam_questions import PresenceProbe
from devices.scanner import ScannerWorker
from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.rfc2217 import Rfc2217Endpoint
from devices.simulators.scanner import SimulatedScanner
from kiosk.ports import CardPresence, CardRead, CodeScanned, LinkChanged, LinkState, Presence

# pyserial 3.5 starts the thread of an rfc2217 port by names that Python has since changed.
pytestmark = pytest.mark.filterwarnings(r"ignore:set(Daemon|Name)\(\):DeprecationWarning")

UP, DOWN = LinkState.CONNECTED, LinkState.DISCONNECTED


class Breaking:
    """A device whose line goes when so many bytes of its next answers were sent, and only then."""

    def __init__(self, device, after) -> None:
        self.inner, self.after = device, after
        self.output, self.powered = bytearray(), True
        self.faults = device.faults

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)

    def tick(self, now) -> None:
        self.inner.tick(now)
        self._pass_on()

    def feed(self, data, now) -> None:
        self.inner.feed(data, now)
        self._pass_on()

    def ask(self, do, arguments, now):
        answer = {} if do == "mend" else self.inner.ask(do, arguments, now)
        if do == "mend":
            self.powered, self.after = True, None
        self._pass_on()
        return answer

    def _pass_on(self) -> None:
        data = bytes(self.inner.output)
        self.inner.output.clear()
        if self.after is None or not self.powered:
            self.output += data if self.powered else b""
        elif len(data) <= 100:
            self.output += data
        else:
            self.output += data[: self.after]
            self.cut_next = True


@pytest.mark.parametrize("after", [1, 7, 300, 1294])
def test_a_pty_that_goes_in_the_middle_of_the_card_s_answer_gives_the_card_once_when_it_is_back(
    after, run_simulator, device_events, start_worker, made_up_card
):
    device = Breaking(SimulatedCardReader(), after)
    simulator = run_simulator(device)
    start_worker(CardReaderWorker("reader", simulator.url, 115200, device_events))
    device_events.wait_for(LinkChanged("reader", UP))
    simulator.ask("lay", **made_up_card)
    while not getattr(device, "cut_next", False):
        simulator.ask("state")
    device.powered = False
    device_events.wait_for(LinkChanged("reader", DOWN))
    assert not [event for event in device_events.drain() if isinstance(event, CardRead)]
    simulator.ask("lift")
    simulator.ask("mend")
    device_events.wait_for(LinkChanged("reader", UP))
    simulator.ask("lay", **made_up_card)
    assert device_events.wait_for(CardRead).card.number == made_up_card["number"]
    assert len([event for event in device_events.drain() if isinstance(event, CardRead)]) == 1


def test_a_scanner_pulled_out_and_plugged_in_again_gives_each_code_once(run_simulator, device_events, start_worker):
    simulator = run_simulator(SimulatedScanner())
    start_worker(ScannerWorker("scanner", simulator.url, 9600, device_events))
    for code in ("JZ1:ONE", "JZ1:TWO"):
        device_events.wait_for(LinkChanged("scanner", UP))
        simulator.ask("show", text=code)
        assert device_events.wait_for(CodeScanned).data == code.encode()
        simulator.ask("fault", fault="unplug")
        device_events.wait_for(LinkChanged("scanner", DOWN))
        simulator.ask("fault", fault="none")
    seen = [event.data for event in device_events.drain() if isinstance(event, CodeScanned)]
    assert seen == [b"JZ1:ONE", b"JZ1:TWO"]


@pytest.mark.parametrize("presence", [PresenceProbe.LEARN, PresenceProbe.SENSOR])
def test_a_network_port_whose_wires_drop_in_the_middle_reads_on(
    presence, run_simulator, device_events, start_worker, made_up_card
):
    endpoint = Rfc2217Endpoint(0)
    simulator = run_simulator(SimulatedCardReader(), endpoint=endpoint)
    start_worker(CardReaderWorker("reader", simulator.url, 115200, device_events, presence=presence))
    device_events.wait_for(LinkChanged("reader", UP))
    for held in (True, False, True, False):
        endpoint.hold_up(held)
    simulator.ask("lay", **made_up_card)
    for held in (True, False):
        endpoint.hold_up(held)
    assert device_events.wait_for(CardRead).card.number == made_up_card["number"]
    if presence is PresenceProbe.SENSOR:
        endpoint.hold_up(True)
        simulator.ask("lift")
        device_events.wait_for(CardPresence(Presence.NO))


def test_a_network_port_that_hangs_up_is_opened_again(run_simulator, device_events, start_worker, made_up_card):
    simulator = run_simulator(SimulatedCardReader(), endpoint=Rfc2217Endpoint(0))
    start_worker(CardReaderWorker("reader", simulator.url, 115200, device_events))
    for _ in range(2):
        device_events.wait_for(LinkChanged("reader", UP))
        simulator.ask("fault", fault="unplug")
        device_events.wait_for(LinkChanged("reader", DOWN))
        simulator.ask("fault", fault="none")
    device_events.wait_for(LinkChanged("reader", UP))
    simulator.ask("lay", **made_up_card)
    assert device_events.wait_for(CardRead).card.number == made_up_card["number"]


def test_a_scanner_where_the_card_reader_should_be_is_silence_whatever_it_reads(
    run_simulator, device_events, start_worker
):
    simulator = run_simulator(SimulatedScanner())
    start_worker(CardReaderWorker("reader", simulator.url, 115200, device_events))
    for shown in ("JZ1:CODE", "\udcaa\udcaa\udcaa\udc96i\x00\x08", "1" * 4000):
        simulator.ask("show", text=shown)
    device_events.wait_for(LinkChanged("reader", LinkState.SILENT))
    simulator.ask("show", text="JZ1:CODE")
    assert {type(event) for event in device_events.drain()} == {LinkChanged}


def test_a_card_reader_where_the_scanner_should_be_is_never_a_known_code(
    run_simulator, device_events, start_worker, base_answer, resident_text
):
    device = SimulatedCardReader()
    simulator = run_simulator(device)
    start_worker(ScannerWorker("scanner", simulator.url, 115200, device_events))
    device_events.wait_for(LinkChanged("scanner", UP))
    device.output += base_answer(resident_text)
    simulator.ask("state")
    data = device_events.wait_for(CodeScanned).data
    assert data.startswith(bytes.fromhex("AAAAAA9669"))
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")


def test_no_device_asks_what_time_of_day_it_is_so_no_clock_jump_reaches_it():
    asked = set()
    for file in Path(devices.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                asked.add(f"{node.value.id}.{node.attr}")
    assert "time.monotonic" in asked
    assert asked.isdisjoint({"time.time", "datetime.now", "datetime.today", "date.today", "datetime.utcnow"})
