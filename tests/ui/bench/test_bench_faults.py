"""The hand at the bench can set every fault that the simulators know."""

from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.escpos_printer import SimulatedEscposPrinter
from devices.simulators.line import LineFault
from devices.simulators.printer import NEAR_END
from devices.simulators.scanner import SimulatedScanner
from devices.simulators.tspl_printer import SimulatedTsplPrinter
from devices.simulators.vitals import SimulatedVitals
from ui.bench.things import FAULTS, LABEL_PRINTER, MONITOR, READER, RECEIPT_PRINTER, SCANNER

SIMULATORS = {
    READER: SimulatedCardReader,
    SCANNER: SimulatedScanner,
    LABEL_PRINTER: SimulatedTsplPrinter,
    RECEIPT_PRINTER: SimulatedEscposPrinter,
    MONITOR: SimulatedVitals,
}


UNSEEN = {LABEL_PRINTER: {NEAR_END}}
"""The demo's label printer is asked by ESC ! ?, which cannot tell of it."""


def test_every_fault_of_a_simulator_and_of_its_line_is_on_the_bench():
    of_a_line = set(LineFault) - {LineFault.NONE}
    assert {name: set(faults) for name, faults in FAULTS.items()} == {
        name: {*device.faults, *of_a_line} - UNSEEN.get(name, set()) for name, device in SIMULATORS.items()
    }
