"""`kiosk simulate`: run one simulated device until it is told to stop."""

from __future__ import annotations

import signal
from pathlib import Path
from types import FrameType

import click

from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.device import SimulatedDevice
from devices.simulators.endpoint import CannotListen, Endpoint, PtyEndpoint, TcpEndpoint
from devices.simulators.escpos_printer import SimulatedEscposPrinter
from devices.simulators.printer import SimulatedPrinter
from devices.simulators.scanner import SimulatedScanner
from devices.simulators.simulator import Simulator
from devices.simulators.tspl_printer import SimulatedTsplPrinter
from devices.simulators.zpl_printer import SimulatedZplPrinter
from kiosk.texts import terminal_texts

_PRINTERS: dict[str, tuple[type[SimulatedPrinter], int]] = {
    "tspl": (SimulatedTsplPrinter, 832),
    "escpos": (SimulatedEscposPrinter, 576),
    "zpl": (SimulatedZplPrinter, 832),
}
"""With the dots of the usual head."""


def _endpoint(context: click.Context, parameter: click.Parameter, value: str) -> Endpoint:
    kind, _, rest = value.partition(":")
    if kind == "pty" and rest:
        return PtyEndpoint(Path(rest))
    if kind == "tcp" and rest.isascii() and rest.isdigit():
        return TcpEndpoint(int(rest))
    raise click.BadParameter(terminal_texts()("simulate-listen-form"))


def _socket_path(context: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    if value is None:
        return None
    kind, _, rest = value.partition(":")
    if kind == "unix" and rest:
        return Path(rest)
    raise click.BadParameter(terminal_texts()("simulate-control-form"))


_listen = click.option(
    "--listen",
    required=True,
    callback=_endpoint,
    metavar="pty:PATH|tcp:PORT",
    help="Where the kiosk finds the device; the path becomes a link to the pty.",
)
_control = click.option(
    "--control",
    callback=_socket_path,
    metavar="unix:PATH",
    help='Where the device takes JSON lines, such as {"do": "state"}.',
)


@click.group("simulate")
def command() -> None:
    """Run one simulated device, byte for byte, until SIGTERM. Its address is printed once it is there."""


@command.command("card-reader")
@_listen
@_control
def card_reader(listen: Endpoint, control: Path | None) -> None:
    """Run a card reader. Control: lay, lift, fault, state."""
    _run(SimulatedCardReader(), listen, control)


@command.command("scanner")
@_listen
@_control
def scanner(listen: Endpoint, control: Path | None) -> None:
    """Run a scanner. Control: show, fault, state."""
    _run(SimulatedScanner(), listen, control)


@command.command("printer")
@_listen
@_control
@click.option("--language", type=click.Choice(sorted(_PRINTERS)), default="tspl", show_default=True)
@click.option("--dpi", type=click.IntRange(100, 600), default=203, show_default=True, help="Dots per inch.")
@click.option("--width-dots", type=click.IntRange(8, 4000), help="Width of the head. Labels: 832 dots, receipts: 576.")
def printer(listen: Endpoint, control: Path | None, language: str, dpi: int, width_dots: int | None) -> None:
    """Run a printer. Control: state, pages, fault."""
    make, usual_width = _PRINTERS[language]
    _run(make(dpi, width_dots or usual_width), listen, control)


def _run(device: SimulatedDevice, endpoint: Endpoint, control: Path | None) -> None:
    simulator = Simulator(device, endpoint, control)

    def stop(number: int, frame: FrameType | None) -> None:
        simulator.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        simulator.open()
    except CannotListen as error:
        message = terminal_texts()("simulate-cannot-listen", where=error.where, reason=error.reason)
        raise click.ClickException(message) from error
    click.echo(simulator.address)
    simulator.run()
