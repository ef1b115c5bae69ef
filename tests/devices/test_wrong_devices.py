"""Another device than the configured one: a printer of another language, two lines swapped. No harm comes of it."""

import dataclasses

import pytest

from devices.card_reader import CardReaderWorker
from devices.checks import Found, look_at_printer, look_at_reader
from devices.ports import PortFinder
from devices.printer import SerialPrinter
from devices.protocols.escpos_status import EscposStatus
from devices.protocols.tspl_status import TsplLongStatus, TsplStatus
from devices.protocols.zpl_status import ZplStatus
from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.escpos_printer import SimulatedEscposPrinter
from devices.simulators.tspl_printer import SimulatedTsplPrinter
from devices.simulators.zpl_printer import SimulatedZplPrinter
from kiosk.ports import (
    Chunk,
    DocumentMedia,
    LinkChanged,
    LinkState,
    PrinterCondition,
    PrinterLanguage,
    PrinterProfile,
    StatusDialect,
)

PROFILE = PrinterProfile(
    "p", "", PrinterLanguage.ESCPOS, DocumentMedia.RECEIPT_80, 203, 576, None, StatusDialect.DLE_EOT, baud=921_600
)
JOB = [Chunk(b"\x1b@"), *[Chunk(b"\x1dv0\x00\x48\x00\x20\x00" + b"\xf0" * (72 * 32))] * 4, Chunk(b"\x1dV\x42\x20")]
OTHER_MODELS = [
    (StatusDialect.TSPL, SimulatedEscposPrinter),
    (StatusDialect.TSPL, SimulatedZplPrinter),
    (StatusDialect.TSPL_LONG, SimulatedEscposPrinter),
    (StatusDialect.TSPL_LONG, SimulatedZplPrinter),
    (StatusDialect.ZPL_HS, SimulatedEscposPrinter),
    (StatusDialect.ZPL_HS, SimulatedTsplPrinter),
    (StatusDialect.DLE_EOT, SimulatedZplPrinter),
    (StatusDialect.DLE_EOT, SimulatedTsplPrinter),
]


@pytest.mark.parametrize(("dialect", "make"), OTHER_MODELS)
def test_a_printer_of_another_language_gets_no_job(dialect, make, run_simulator):
    simulator = run_simulator(make(203, 576))
    printer = SerialPrinter(simulator.url, dataclasses.replace(PROFILE, status=dialect, status_timeout_s=0.1))
    outcome = printer.send([Chunk(b"must not be sent")])
    printer.close()
    assert (outcome.result, outcome.condition) == ("not_sent", PrinterCondition.UNKNOWN)
    assert simulator.device.page_count == 0


@pytest.mark.parametrize(
    ("make", "answer"),
    [
        (TsplStatus, b"\x02030,0,0,0240,000,0,0,0,000,0,0,0\x03\r\n"),
        (TsplStatus, b"\x14\x00\x00\x0f"),
        (TsplLongStatus, b"\x02030,0,0,0240,000,0,0,0,000,0,0,0\x03\r\n"),
        (TsplLongStatus, b"\x14\x00\x00\x0f"),
        (ZplStatus, b"\x00"),
        (ZplStatus, b"\x12\x12"),
        (EscposStatus, b"\x02@@@@\x03\r\n"),
        (EscposStatus, b"\x00\x20\x40\x80"),
    ],
)
def test_an_answer_of_another_model_says_nothing(make, answer):
    dialogue = make()
    dialogue.take(answer)
    assert (dialogue.condition, dialogue.if_silent) == (None, PrinterCondition.UNKNOWN)


def test_two_devices_that_were_swapped_are_both_silent_and_neither_does_harm(
    run_simulator, device_events, start_worker
):
    reader, printer = run_simulator(SimulatedCardReader()), run_simulator(SimulatedEscposPrinter(203, 576))
    finder = PortFinder()
    assert look_at_reader(printer.url, 115200, finder).found is Found.SILENT
    assert look_at_printer(reader.url, PROFILE, finder).found is Found.SILENT
    start_worker(CardReaderWorker("reader", printer.url, 115200, device_events))
    swapped = SerialPrinter(reader.url, PROFILE)
    device_events.wait_for(LinkChanged("reader", LinkState.SILENT))
    assert swapped.send(JOB).result == "not_sent"
    swapped.close()
    assert printer.device.page_count == 0
