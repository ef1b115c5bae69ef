"""`kiosk wifi`: which Wi-Fi the slips for visitors are printed for. Its password lies in the encrypted store."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from kiosk.cli.config_option import config_option
from kiosk.cli.questions import ask
from kiosk.cli.store_access import OpenStore, opened_store
from kiosk.domain.wifi import WifiNetwork, WifiProblem, name_problem, password_problem
from kiosk.store.wifi import set_wifi, wifi_in_use
from kiosk.store.writing import writing
from kiosk.texts import terminal_texts


@click.group("wifi")
def command() -> None:
    """Say which Wi-Fi visitors may use; the window prints its name and password on a slip (F7)."""


@command.command("set")
@config_option
@click.argument("name")
@click.option("--open", "is_open", is_flag=True, help="The network has no password.")
@click.option("--hidden", is_flag=True, help="The network does not show its name.")
def set_network(config_path: Path, name: str, *, is_open: bool, hidden: bool) -> None:
    """Take the network NAME into use. Its password is asked for, or read from a pipe; it does not show."""
    words = terminal_texts()
    if name_problem(name) is not None:
        raise click.ClickException(words("wifi-problem-name"))
    try:
        password = None if is_open else ask("wifi-password", judge=_judge, hidden=True)
    except click.Abort:
        raise click.ClickException(words("wifi-nothing-changed")) from None
    _write(config_path, WifiNetwork(name, password, hidden))


@command.command("off")
@config_option
def end_network(config_path: Path) -> None:
    """Print no such slips any more, and forget the password."""
    _write(config_path, None)


@command.command("show")
@config_option
def show_network(config_path: Path) -> None:
    """Show the network's name, and whether it has a password."""
    with opened_store(config_path) as opened:
        _show(opened)


def _write(config_path: Path, network: WifiNetwork | None) -> None:
    with opened_store(config_path) as opened:
        with writing(opened.store, opened.settings.place, datetime.now(UTC)) as work:
            set_wifi(work, network)
        _show(opened)


def _show(opened: OpenStore) -> None:
    with opened.store.reading() as connection:
        network = wifi_in_use(connection, opened.settings.clinic_id)
    words = terminal_texts()
    if network is None:
        click.echo(words("wifi-none"))
    else:
        click.echo(words("wifi-open" if network.password is None else "wifi-with-password", name=network.name))


def _judge(password: str) -> str | None:
    problem: WifiProblem | None = password_problem(password)
    return None if problem is None else terminal_texts()(f"wifi-problem-{problem.value}")
