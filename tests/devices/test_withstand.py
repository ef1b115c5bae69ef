"""Fuzzed bytes, unplugging under load, devices left in the middle of something: nothing lost, nothing twice.

The everyday run is short; `pytest --long tests/devices/test_withstand.py` takes the numbers of the specification.
"""

import dataclasses
import random
import threading
import tracemalloc

import pytest

from devices.card_reader import CardReaderWorker
from devices.link import SerialLink
from devices.printer import SerialPrinter
from devices.protocols.escpos_status import EscposStatus
from devices.protocols.resident_card import ResidentCardReader
from devices.protocols.sam_frames import PREAMBLE
from devices.protocols.scanner import LONGEST_LINE, ScannerLines
from devices.protocols.social_security_card import SocialSecurityCardReading
from devices.protocols.tspl_status import TsplLongStatus, TsplStatus
from devices.protocols.vitals import VitalsFrames
from devices.protocols.zpl_status import ZplStatus
from devices.scanner import ScannerWorker
from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.escpos_printer import SimulatedEscposPrinter
from devices.simulators.scanner import SimulatedScanner
from devices.simulators.tspl_printer import SimulatedTsplPrinter
from devices.simulators.zpl_printer import SimulatedZplPrinter
from devices.vitals import load_vitals_profiles
from kiosk.domain.scanned_code import ScannedKind, ScanRules, scanned_kind
from kiosk.ports import (
    CardRead,
    Chunk,
    CodeScanned,
    DocumentMedia,
    LinkChanged,
    LinkState,
    PrinterCondition,
    PrinterLanguage,
    PrinterProfile,
    StatusDialect,
)

PIECE = 1 << 16
FLAT_BYTES = 2_000_000
PROFILE = PrinterProfile(
    "p", "", PrinterLanguage.ESCPOS, DocumentMedia.RECEIPT_80, 203, 576, None, StatusDialect.DLE_EOT, baud=921_600
)
SPICE = [PREAMBLE, b"\x05\x05\x05", b"\r\n", b"\x02", b"\x03", b"\x12", b"\x10", b",", b"2026,11,22,", b"\xff" * 64]
JOB = [Chunk(b"\x1b@"), *[Chunk(b"\x1dv0\x00\x48\x00\x20\x00" + b"\xf0" * (72 * 32))] * 4, Chunk(b"\x1dV\x42\x20")]


def fuzz(total, seed):
    """Yield `total` bytes, in pieces, of which every third is spiced with what the protocols look for."""
    chance = random.Random(seed)  # noqa: S311 - noise, and the same each time
    while total > 0:
        piece = chance.randbytes(min(PIECE, total))
        if chance.random() < 1 / 3:
            spice = b"".join(chance.choice(SPICE) + chance.randbytes(chance.randint(0, 9)) for _ in range(200))
            piece = spice[: len(piece)]
        total -= len(piece)
        yield piece


def cut(piece, chance):
    at = 0
    while at < len(piece):
        size = chance.choice([1, 2, 7, 64, 1024, 4096])
        yield piece[at : at + size]
        at += size


class ReaderUnderFire:
    def __init__(self) -> None:
        self.reader, self.now = ResidentCardReader(), 0.0

    def take(self, data):
        self.now += 0.01
        self.reader.step(data, self.now)
        assert len(self.reader.frames) < 8192


class ScannerUnderFire:
    def __init__(self) -> None:
        self.lines, self.now = ScannerLines(), 0.0

    def take(self, data):
        self.now += 0.01
        assert all(len(line) <= LONGEST_LINE for line in self.lines.step(data, self.now))


class DialogueUnderFire:
    """Asks anew when an answer was found, as a printer does between two chunks."""

    def __init__(self, make) -> None:
        self.make, self.dialogue = make, make()

    def take(self, data):
        self.dialogue.take(data)
        if self.dialogue.condition is not None:
            assert self.dialogue.condition in PrinterCondition
            self.dialogue = self.make()


class VitalsUnderFire:
    def __init__(self, name) -> None:
        self.frames = VitalsFrames(load_vitals_profiles()[name])

    def take(self, data):
        self.frames.feed(data)


class CardUnderFire:
    def __init__(self) -> None:
        self.reading = SocialSecurityCardReading()

    def take(self, data):
        self.reading.take(data)
        if self.reading.outcome is not None:
            self.reading = SocialSecurityCardReading()


class SimulatorUnderFire:
    def __init__(self, make) -> None:
        self.device, self.now = make(), 0.0

    def take(self, data):
        self.now += 0.01
        self.device.feed(data, self.now)
        self.device.output.clear()


UNDER_FIRE = {
    "card reader": ReaderUnderFire,
    "scanner": ScannerUnderFire,
    "escpos status": lambda: DialogueUnderFire(EscposStatus),
    "tspl status": lambda: DialogueUnderFire(TsplStatus),
    "tspl long status": lambda: DialogueUnderFire(TsplLongStatus),
    "zpl status": lambda: DialogueUnderFire(ZplStatus),
    **{name: lambda name=name: VitalsUnderFire(name) for name in load_vitals_profiles()},
    "social security card": CardUnderFire,
    "simulated reader": lambda: SimulatorUnderFire(SimulatedCardReader),
}


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("name", UNDER_FIRE)
def test_any_bytes_are_survived_and_memory_stays_flat(name, rounds):
    target, chance = UNDER_FIRE[name](), random.Random(1)  # noqa: S311
    tracemalloc.start()
    try:
        for piece in fuzz(rounds(200_000, 10_000_000), seed=name):
            for part in cut(piece, chance):
                target.take(part)
        grown, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert grown < FLAT_BYTES


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("make", [SimulatedTsplPrinter, SimulatedZplPrinter, SimulatedEscposPrinter])
def test_simulated_printers_survive_any_bytes_too(make, rounds):
    target, chance = SimulatorUnderFire(lambda: make(203, 576)), random.Random(2)  # noqa: S311
    for piece in fuzz(rounds(60_000, 10_000_000), seed=make.__name__):
        for part in cut(piece, chance):
            target.take(part)
    assert len(target.device.unsupported) <= 50
    assert len(target.device.pages) <= 20


@pytest.mark.timeout(7200)
def test_a_reader_that_is_unplugged_again_and_again_under_load_always_comes_back(
    rounds, run_simulator, device_events, start_worker, made_up_card
):
    simulator = run_simulator(SimulatedCardReader())
    start_worker(CardReaderWorker("reader", simulator.url, 115200, device_events))
    threads = threading.active_count()
    for cycle in range(rounds(10, 500)):
        device_events.wait_for(LinkChanged("reader", LinkState.CONNECTED))
        if cycle % 3 == 0:
            simulator.ask("lay", **made_up_card)
        if cycle % 2:
            simulator.ask("fault", fault="noise")
        simulator.ask("fault", fault="unplug")
        device_events.wait_for(LinkChanged("reader", LinkState.DISCONNECTED))
        simulator.ask("lift")
        simulator.ask("fault", fault="none")
    device_events.wait_for(LinkChanged("reader", LinkState.CONNECTED))
    simulator.ask("lay", **made_up_card)
    assert device_events.wait_for(CardRead).card.number == made_up_card["number"]
    assert threading.active_count() == threads


@pytest.mark.timeout(7200)
def test_a_printer_unplugged_in_the_middle_of_jobs_never_prints_one_twice(rounds, run_simulator):
    simulator = run_simulator(SimulatedEscposPrinter(203, 576))
    printer = SerialPrinter(simulator.url, PROFILE)
    sent = confirmed = 0
    for cycle in range(rounds(10, 500)):
        simulator.ask("fault", fault="power_cut", after_bytes=1 + cycle * 977 % 12_000)
        outcome = printer.send(JOB)
        assert outcome.result in {"unknown", "not_sent", "confirmed"}
        sent += outcome.result != "not_sent"
        confirmed += outcome.result == "confirmed"
        simulator.ask("fault", fault="none")
    final = printer.send(JOB)
    printer.close()
    assert final.result == "confirmed"
    assert confirmed + 1 <= simulator.ask("state")["pages"] <= sent + 1


def test_a_scanner_that_pastes_ten_kilobytes_is_passed_over_and_goes_on(run_simulator, device_events, start_worker):
    simulator = run_simulator(SimulatedScanner())
    start_worker(ScannerWorker("scanner", simulator.url, 9600, device_events))
    device_events.wait_for(LinkChanged("scanner", LinkState.CONNECTED))
    for hostile in ("x" * 10_240, "'; DROP TABLE people; --", "\x00\x1b[2J" * 40):
        simulator.ask("show", text=hostile)
    simulator.ask("show", text="JZ1:GOOD")
    while device_events.wait_for(CodeScanned).data != b"JZ1:GOOD":
        pass
    scanned = [event.data for event in device_events.seen if isinstance(event, CodeScanned)]
    assert max(len(data) for data in scanned) <= LONGEST_LINE
    assert {scanned_kind(data, ScanRules()) for data in scanned[:-1]} == {ScannedKind.UNKNOWN}


@pytest.mark.parametrize(
    ("dialect", "make", "half", "job"),
    [
        (StatusDialect.DLE_EOT, SimulatedEscposPrinter, JOB[0].data + JOB[1].data[:700], JOB),
        (
            StatusDialect.TSPL,
            SimulatedTsplPrinter,
            b"CLS\r\nBITMAP 0,0,50,128,0," + bytes(700),
            [Chunk(b"SIZE 50 mm,30 mm\r\nCLS\r\nBITMAP 0,0,1,1,0,\x7f\r\nPRINT 1,1\r\n")],
        ),
    ],
)
def test_a_printer_left_in_the_middle_of_a_picture_prints_the_next_job(dialect, make, half, job, run_simulator):
    simulator = run_simulator(make(203, 576))
    link = SerialLink(simulator.url, 921_600)
    link.write(half)
    link.close()
    printer = SerialPrinter(simulator.url, dataclasses.replace(PROFILE, status=dialect, status_timeout_s=0.2))
    assert printer.send(job).result == "confirmed"
    printer.close()
    assert simulator.device.pages[-1].height in {160, 240}
