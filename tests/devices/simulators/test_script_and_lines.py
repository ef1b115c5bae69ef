"""Scripts of faults, RFC 2217 with modem lines, and speeds that do not match."""

import pytest

from devices.card_reader import CardReaderWorker
from devices.link import SerialLink
from devices.protocols.sam_questions import PresenceProbe
from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.escpos_printer import SimulatedEscposPrinter
from devices.simulators.rfc2217 import Rfc2217Endpoint
from devices.simulators.scanner import SimulatedScanner
from devices.simulators.script import BadScript, Script, read_script
from kiosk.ports import CardPresence, CardRead, LinkChanged, LinkState, Presence

pytestmark = pytest.mark.filterwarnings(r"ignore:set(Daemon|Name)\(\):DeprecationWarning")  # pyserial's


def script_of(tmp_path, text):
    path = tmp_path / "faults.toml"
    path.write_text(text, encoding="utf-8")
    return read_script(path)


def test_steps_wait_for_time_and_counts_since_the_step_before(tmp_path):
    script = Script(
        script_of(
            tmp_path,
            '[[step]]\nafter_s = 2.0\ndo = "fault"\nfault = "jam"\n'
            '[[step]]\nafter_pages = 2\nafter_s = 1\ndo = "fault"\nfault = "none"\n',
        )
    )
    assert script.due(10.0, {"pages": 5}) is None
    assert script.due(11.9, {"pages": 9}) is None
    first = script.due(12.0, {"pages": 9})
    assert (first.do, first.arguments) == ("fault", {"fault": "jam"})
    assert script.due(14.0, {"pages": 10}) is None
    assert script.due(14.0, {"pages": 11}).arguments == {"fault": "none"}
    assert script.due(99.0, {"pages": 99}) is None


@pytest.mark.parametrize(
    "text", ["", "[[step]]\n", "[[step]]\ndo = 3\n", '[[step]]\ndo="x"\nafter_s = -1\n', "x = 1", '[[step]]\ndo="x']
)
def test_a_script_that_makes_no_sense_is_refused(tmp_path, text):
    with pytest.raises(BadScript):
        script_of(tmp_path, text)


def test_a_script_lays_a_card_and_breaks_the_reader_by_itself(
    tmp_path, run_simulator, device_events, made_up_card, start_worker
):
    lines = "\n".join(f'{key} = "{value}"' for key, value in made_up_card.items())
    steps = script_of(
        tmp_path, f'[[step]]\ndo = "lay"\n{lines}\n[[step]]\nafter_reads = 1\ndo = "fault"\nfault = "silent"\n'
    )
    simulator = run_simulator(SimulatedCardReader(), script=steps)
    start_worker(CardReaderWorker("reader", simulator.url, 115200, device_events))
    device_events.wait_for(CardRead)
    device_events.wait_for(LinkChanged("reader", LinkState.SILENT))
    assert simulator.ask("state")["fault"] == "silent"


def test_a_reader_behind_rfc2217_is_read(run_simulator, device_events, made_up_card, start_worker):
    simulator = run_simulator(SimulatedCardReader(), endpoint=Rfc2217Endpoint(0))
    simulator.ask("lay", **made_up_card)
    start_worker(CardReaderWorker("reader", simulator.url, 115200, device_events))
    assert device_events.wait_for(CardRead).card.number == made_up_card["number"]


def test_binary_data_crosses_rfc2217_unchanged(run_simulator):
    endpoint = Rfc2217Endpoint(0)
    printer = SimulatedEscposPrinter(203, 576)
    simulator = run_simulator(printer, endpoint=endpoint)
    link = SerialLink(simulator.url, 115200)
    link.write(b"\x1b@\x1dv0\x00\x04\x00\x01\x00\xff\xff\x11\x13\x1dV\x00\x10\x04\x01")
    assert link.read(5.0) == b"\x12"
    link.close()
    (page,) = printer.pages
    burnt = "".join("0" if page.getpixel((x, 0)) else "1" for x in range(32))
    assert int(burnt, 2) == 0xFFFF1113


def test_modem_lines_that_drop_are_seen_and_the_line_goes_on(run_simulator):
    endpoint = Rfc2217Endpoint(0)
    simulator = run_simulator(SimulatedEscposPrinter(203, 576), endpoint=endpoint)
    link = SerialLink(simulator.url, 115200)
    assert link.sensor()
    endpoint.uart.cts = False
    link.write(b"\x10\x04\x01")
    assert link.read(5.0) == b"\x12"
    assert not link.sensor()
    link.close()


def test_a_sensor_on_cts_says_that_the_card_is_gone(run_simulator, device_events, made_up_card, start_worker):
    endpoint = Rfc2217Endpoint(0)
    simulator = run_simulator(SimulatedCardReader(), endpoint=endpoint)
    simulator.ask("lay", **made_up_card)
    start_worker(CardReaderWorker("reader", simulator.url, 115200, device_events, presence=PresenceProbe.SENSOR))
    device_events.wait_for(CardPresence(Presence.YES))
    endpoint.uart.cts = False
    device_events.wait_for(CardPresence(Presence.NO))
    assert [type(event) for event in device_events.seen].count(CardRead) == 1


@pytest.mark.parametrize("baud", [9600, 57600, 115200])
def test_a_reader_is_found_at_any_speed(baud, run_simulator, device_events, made_up_card, start_worker):
    simulator = run_simulator(SimulatedCardReader(), baud=baud)
    simulator.ask("lay", **made_up_card)
    start_worker(CardReaderWorker("reader", simulator.url, "auto", device_events))
    assert device_events.wait_for(CardRead).card.number == made_up_card["number"]


def test_at_the_wrong_speed_a_reader_is_silent(run_simulator, device_events, start_worker):
    simulator = run_simulator(SimulatedCardReader(), baud=9600)
    start_worker(CardReaderWorker("reader", simulator.url, 115200, device_events))
    device_events.wait_for(LinkChanged("reader", LinkState.SILENT))
    assert device_events.drain()[-1] == LinkChanged("reader", LinkState.SILENT)


def test_a_stuck_card_cannot_be_lifted_and_is_reported_once(run_simulator, device_events, made_up_card, start_worker):
    simulator = run_simulator(SimulatedCardReader())
    start_worker(CardReaderWorker("reader", simulator.url, 115200, device_events))
    simulator.ask("fault", fault="stuck_card")
    simulator.ask("lay", **made_up_card)
    device_events.wait_for(CardPresence(Presence.YES))
    assert simulator.ask("lift")["card"]
    simulator.ask("fault", fault="none")
    simulator.ask("lift")
    device_events.wait_for(CardPresence)
    assert [type(event) for event in device_events.seen].count(CardRead) == 1


def test_a_reader_whose_module_needs_a_reset_is_reset(run_simulator, device_events, made_up_card, start_worker):
    simulator = run_simulator(SimulatedCardReader())
    simulator.ask("fault", fault="needs_reset")
    simulator.ask("lay", **made_up_card)
    start_worker(CardReaderWorker("reader", simulator.url, 115200, device_events))
    device_events.wait_for(CardRead)
    assert not [event for event in device_events.seen if type(event).__name__ == "CardFailed"]


def test_a_scanner_can_be_scripted_too(tmp_path, run_simulator):
    steps = script_of(tmp_path, '[[step]]\ndo = "show"\ntext = "JZ1:A"\n')
    simulator = run_simulator(SimulatedScanner(), script=steps)
    link = SerialLink(simulator.url, 9600)
    heard = b""
    while b"\r" not in heard:
        heard += link.read(5.0)
    link.close()
    assert heard == b"JZ1:A\r"
