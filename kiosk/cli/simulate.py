"""`kiosk simulate`: run one simulated device until it is told to stop."""

from __future__ import annotations

import signal
from pathlib import Path
from types import FrameType

import click

from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.device import SimulatedDevice
from devices.simulators.endpoint import CannotListen, Endpoint, PtyEndpoint, TcpEndpoint
from devices.simulators.scanner import SimulatedScanner
from devices.simulators.simulator import Simulator
from kiosk.texts import terminal_texts


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
