"""`kiosk simulate`: run one simulated device until it is told to stop."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import Any

import click

from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.device import BadRequest, SimulatedDevice
from devices.simulators.endpoint import CannotListen, Endpoint, PtyEndpoint, TcpEndpoint
from devices.simulators.escpos_printer import SimulatedEscposPrinter
from devices.simulators.printer import SimulatedPrinter
from devices.simulators.rfc2217 import Rfc2217Endpoint
from devices.simulators.scanner import SimulatedScanner
from devices.simulators.script import BadScript, ScriptStep, read_script
from devices.simulators.simulator import Simulator
from devices.simulators.tspl_printer import SimulatedTsplPrinter
from devices.simulators.vitals import MODELS, SimulatedVitals
from devices.simulators.zpl_printer import SimulatedZplPrinter
from kiosk.texts import terminal_texts

_PRINTERS: dict[str, tuple[type[SimulatedPrinter], int]] = {
    "tspl": (SimulatedTsplPrinter, 832),
    "escpos": (SimulatedEscposPrinter, 576),
    "zpl": (SimulatedZplPrinter, 832),
}
"""With the dots of the usual head."""


_NETWORK = {"tcp": TcpEndpoint, "rfc2217": Rfc2217Endpoint}


def _endpoint(context: click.Context, parameter: click.Parameter, value: str) -> Endpoint:
    kind, _, rest = value.partition(":")
    if kind == "pty" and rest:
        return PtyEndpoint(Path(rest))
    if kind in _NETWORK and rest.isascii() and rest.isdigit():
        return _NETWORK[kind](int(rest))
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
    metavar="pty:PATH|tcp:PORT|rfc2217:PORT",
    help="Where the kiosk finds the device; the path becomes a link to the pty.",
)
_control = click.option(
    "--control",
    callback=_socket_path,
    metavar="unix:PATH",
    help='Where the device takes JSON lines, such as {"do": "state"}.',
)


def _steps(context: click.Context, parameter: click.Parameter, value: Path | None) -> list[ScriptStep]:
    try:
        return [] if value is None else read_script(value)
    except BadScript as error:
        raise click.BadParameter(terminal_texts()("simulate-script", reason=str(error))) from error


_script = click.option(
    "--script",
    "steps",
    type=click.Path(path_type=Path),
    callback=_steps,
    help="TOML file of faults to come: [[step]] with after_s, after_bytes, after_pages, after_reads, do, fault.",
)
_baud = click.option("--baud", type=click.IntRange(min=1), help="Understand this speed only (pty and rfc2217).")


_lifeline = click.option(
    "--end-with-stdin",
    is_flag=True,
    help="End when standard input ends: with whoever started this, even if that was killed.",
)


@dataclass(frozen=True)
class _Place:
    """What all devices are given."""

    listen: Endpoint
    control: Path | None
    steps: list[ScriptStep]
    baud: int | None
    end_with_stdin: bool


def _shared(function: Callable[..., None]) -> Callable[..., None]:
    """Give a device the options that all have, as one."""

    @wraps(function)
    def gathered(**options: Any) -> None:  # noqa: ANN401 - as click gives them
        place = _Place(*(options.pop(each.name) for each in fields(_Place)))
        function(place, **options)

    for option in (_lifeline, _baud, _script, _control, _listen):
        gathered = option(gathered)
    return gathered


@click.group("simulate")
def command() -> None:
    """Run one simulated device, byte for byte, until SIGTERM. Its address is printed once it is there."""


@command.command("card-reader")
@_shared
def card_reader(place: _Place) -> None:
    """Run a card reader. Control: lay, lift, fault, state."""
    _run(SimulatedCardReader(), place)


@command.command("scanner")
@_shared
def scanner(place: _Place) -> None:
    """Run a scanner. Control: show, fault, state."""
    _run(SimulatedScanner(), place)


@command.command("vitals")
@_shared
@click.option("--model", type=click.Choice(sorted(MODELS)), default="omron-hbp-9030", show_default=True)
def vitals(place: _Place, model: str) -> None:
    """Run a blood-pressure monitor or a scale. Control: measure, fault, state."""
    _run(SimulatedVitals(model), place)


@command.command("printer")
@_shared
@click.option("--language", type=click.Choice(sorted(_PRINTERS)), default="tspl", show_default=True)
@click.option("--dpi", type=click.IntRange(100, 600), default=203, show_default=True, help="Dots per inch.")
@click.option("--width-dots", type=click.IntRange(8, 4000), help="Width of the head. Labels: 832 dots, receipts: 576.")
@click.option("--pictures", type=click.Path(path_type=Path, file_okay=False), help="Folder for a picture of each page.")
def printer(place: _Place, language: str, dpi: int, width_dots: int | None, pictures: Path | None) -> None:
    """Run a printer. Control: state, pages, fault."""
    make, usual_width = _PRINTERS[language]
    device = make(dpi, width_dots or usual_width)
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
        device.pictures = pictures
    _run(device, place)


def _run(device: SimulatedDevice, place: _Place) -> None:
    simulator = Simulator(device, place.listen, place.control, script=place.steps, baud=place.baud)
    if place.end_with_stdin:
        simulator.end_with(sys.stdin.fileno())

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
    try:
        simulator.run()
    except BadRequest as wrong:
        raise click.ClickException(terminal_texts()("simulate-script", reason=str(wrong))) from wrong
