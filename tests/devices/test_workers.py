"""The reader's and the scanner's threads against simulators on real ptys and sockets."""

import threading

import pytest

from devices.card_reader import CardReaderWorker
from devices.ports import PortFinder, PortInfo
from devices.scanner import ScannerWorker
from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.scanner import SimulatedScanner
from devices.worker import PortWorker
from kiosk.ports import (
    CardFailed,
    CardFault,
    CardFound,
    CardPresence,
    CardRead,
    CodeScanned,
    LinkChanged,
    LinkState,
    Presence,
)

CONNECTED = LinkChanged("reader", LinkState.CONNECTED)
SILENT = LinkChanged("reader", LinkState.SILENT)
DISCONNECTED = LinkChanged("reader", LinkState.DISCONNECTED)


@pytest.fixture
def work():
    """Start workers and stop them at the end."""
    workers = []

    def start(make, name, url, emit):
        workers.append(make(name, url, 115200, emit))
        workers[-1].start()
        return workers[-1]

    yield start
    for worker in workers:
        worker.stop()


@pytest.fixture
def reader(run_simulator, work, device_events):
    simulator = run_simulator(SimulatedCardReader())
    work(CardReaderWorker, "reader", simulator.url, device_events)
    device_events.wait_for(CONNECTED)
    return simulator


@pytest.mark.parametrize("tcp", [False, True])
def test_a_card_is_read_over_pty_and_socket(tcp, run_simulator, work, device_events, made_up_card):
    simulator = run_simulator(SimulatedCardReader(), tcp=tcp)
    work(CardReaderWorker, "reader", simulator.url, device_events)
    simulator.ask("lay", **made_up_card, newest_address="新家 5 号")
    card = device_events.wait_for(CardRead).card
    assert (card.name, card.number, card.address) == ("王秀芳", made_up_card["number"], "新家 5 号")
    assert device_events.seen[:2] == [CONNECTED, CardFound()]


@pytest.mark.parametrize("fault", ["noise", "slow"])
def test_a_card_is_read_through_a_bad_cable(fault, reader, device_events, made_up_card):
    reader.ask("fault", fault=fault)
    reader.ask("lay", **made_up_card)
    assert device_events.wait_for(CardRead).card.name == "王秀芳"


def test_a_card_that_lies_there_is_reported_once_and_again_when_laid_again(reader, device_events, made_up_card):
    reader.ask("lay", **made_up_card)
    device_events.wait_for(CardRead)
    assert device_events.wait_for(CardPresence) == CardPresence(Presence.UNKNOWN)
    reader.ask("lift")
    reader.ask("lay", **made_up_card)
    device_events.wait_for(CardRead)
    assert [type(event) for event in device_events.seen].count(CardRead) == 2


def test_one_card_in_place_of_another_is_read(reader, device_events, made_up_card):
    reader.ask("lay", **made_up_card)
    device_events.wait_for(CardRead)
    reader.ask("lay", **made_up_card | {"name": "李梅", "number": "110105194801050027"})
    assert device_events.wait_for(CardRead).card.name == "李梅"


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("damaged_chip", CardFailed(CardFault.LAY_AGAIN, 0x41)),
        ("lifted_early", CardFailed(CardFault.LAY_AGAIN, 0x41)),
        ("other_card", CardFailed(CardFault.OTHER_CARD, 0x40)),
        ("reader_fault", CardFailed(CardFault.READER_FAULT, 0x66)),
    ],
)
def test_what_went_wrong_with_a_card_is_told(fault, expected, reader, device_events, made_up_card):
    reader.ask("fault", fault=fault)
    reader.ask("lay", **made_up_card)
    assert device_events.wait_for(CardFailed) == expected
    reader.ask("fault", fault="none")
    reader.ask("lift")
    reader.ask("lay", **made_up_card)
    device_events.wait_for(CardRead)


def test_a_reader_that_falls_silent_is_noticed_and_comes_back(reader, device_events, made_up_card):
    reader.ask("fault", fault="silent")
    device_events.wait_for(SILENT)
    reader.ask("fault", fault="none")
    reader.ask("lay", **made_up_card)
    device_events.wait_for(CONNECTED)
    device_events.wait_for(CardRead)


def test_a_reader_unplugged_in_mid_read_is_found_again(reader, device_events, made_up_card):
    reader.ask("fault", fault="slow")
    reader.ask("lay", **made_up_card)
    device_events.wait_for(CardFound())
    reader.ask("fault", fault="unplug")
    device_events.wait_for(DISCONNECTED)
    reader.ask("fault", fault="none")
    device_events.wait_for(CONNECTED)
    reader.ask("lay", **made_up_card)
    assert device_events.wait_for(CardRead).card.name == "王秀芳"


def test_a_reader_on_a_socket_that_hangs_up_is_found_again(run_simulator, work, device_events, made_up_card):
    simulator = run_simulator(SimulatedCardReader(), tcp=True)
    work(CardReaderWorker, "reader", simulator.url, device_events)
    device_events.wait_for(CONNECTED)
    simulator.ask("fault", fault="unplug")
    device_events.wait_for(DISCONNECTED)
    simulator.ask("fault", fault="none")
    simulator.ask("lay", **made_up_card)
    device_events.wait_for(CardRead)


def test_a_port_that_is_not_there_is_told_once(work, device_events, tmp_path):
    worker = work(CardReaderWorker, "reader", str(tmp_path / "nothing"), device_events)
    device_events.wait_for(DISCONNECTED)
    worker.stop()
    assert device_events.drain() == [DISCONNECTED]


def test_stop_ends_the_thread_in_any_state(reader, run_simulator, work, device_events):
    scanner = run_simulator(SimulatedScanner())
    workers = [
        work(ScannerWorker, "scanner", scanner.url, device_events),
        work(ScannerWorker, "gone", "/dev/does-not-exist", device_events),
    ]
    for worker in workers:
        worker.stop()
        worker.stop()
    assert not {thread.name for thread in threading.enumerate()} & {"device-scanner", "device-gone"}


def test_a_worker_that_was_never_started_can_be_stopped(device_events):
    worker = ScannerWorker("scanner", "/dev/does-not-exist", 9600, device_events)
    worker.stop()
    assert device_events.drain() == []


@pytest.mark.parametrize("terminator", ["cr", "lf", "crlf", "none"])
def test_a_code_is_scanned_whatever_ends_it(terminator, run_simulator, work, device_events):
    scanner = run_simulator(SimulatedScanner())
    work(ScannerWorker, "scanner", scanner.url, device_events)
    device_events.wait_for(LinkChanged("scanner", LinkState.CONNECTED))
    scanner.ask("show", text="JZ1:健康码", terminator=terminator)
    assert device_events.wait_for(CodeScanned).data == "JZ1:健康码".encode()


def test_a_scanner_comes_back_after_an_unplug(run_simulator, work, device_events):
    scanner = run_simulator(SimulatedScanner())
    work(ScannerWorker, "scanner", scanner.url, device_events)
    device_events.wait_for(LinkChanged("scanner", LinkState.CONNECTED))
    scanner.ask("fault", fault="unplug")
    device_events.wait_for(LinkChanged("scanner", LinkState.DISCONNECTED))
    scanner.ask("fault", fault="none")
    device_events.wait_for(LinkChanged("scanner", LinkState.CONNECTED))
    scanner.ask("show", text="again")
    assert device_events.wait_for(CodeScanned).data == b"again"


class Clumsy(PortWorker):
    """Falls over what it hears first, as a mistake in a protocol would."""

    stumbled = False

    def serve(self, link):
        self.say_link(LinkState.CONNECTED)
        if not self.stumbled:
            self.stumbled = True
            raise OverflowError("13800000000")


def test_a_mistake_in_a_protocol_costs_a_moment_and_not_the_device(capsys, device_events):
    clumsy = Clumsy("clumsy", "loop://", 115200, device_events)
    clumsy.start()
    for state in (LinkState.CONNECTED, LinkState.DISCONNECTED, LinkState.CONNECTED):
        device_events.wait_for(LinkChanged("clumsy", state))
    clumsy.stop()
    told = capsys.readouterr().err
    assert "device_trouble" in told
    assert "13800000000" not in told


def test_a_mistake_while_the_device_is_looked_for_does_not_end_the_search(device_events):
    looks = iter([TypeError, TypeError])

    def ports():
        if (mistake := next(looks, None)) is not None:
            raise mistake
        return [PortInfo("loop://", 0x1A86, 0x7523, "1-1.2")]

    finder = PortFinder(ports=ports)
    worker = ScannerWorker("scanner", "usb://1a86:7523:1-1.2", 115200, device_events, finder=finder)
    worker.start()
    device_events.wait_for(LinkChanged("scanner", LinkState.DISCONNECTED))
    device_events.wait_for(LinkChanged("scanner", LinkState.CONNECTED))
    worker.stop()
