"""`kiosk devices`: which ports there are, what probably hangs on each, and how the configured devices are."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import click

from devices.checks import Found
from devices.ports import ListPorts, PortFinder, PortInfo, by_path, guess, list_serial_ports
from kiosk.cli.configured_devices import ConfiguredDevice, configured_devices, in_words
from kiosk.cli.run import usable_config
from kiosk.texts import Texts, terminal_texts
from printing.profiles import load_profiles

DEFAULT = Path("kiosk.toml")


@click.command("devices")
@click.option("--config", type=click.Path(path_type=Path), help="The desk's settings; kiosk.toml if it is there.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(config: Path | None, as_json: bool) -> None:
    """List serial ports with a guess at what is there, and look at each device of the settings.

    Exit status 1 when a configured device does not work.
    """
    path = config or (DEFAULT if DEFAULT.exists() else None)
    report = {"ports": list(_ports(list_serial_ports)), "devices": list(_devices(path))}
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        _tell(report["ports"], report["devices"], terminal_texts())
    if any(device["state"] not in _WELL for device in report["devices"]):
        raise click.exceptions.Exit(1)


_WELL = frozenset({Found.WORKS.value, Found.OPENS.value, Found.IN_USE.value})

Row = dict[str, str | None]


def _ports(ports: ListPorts) -> Iterator[Row]:
    for port in ports():
        found = guess(port)
        yield {
            "path": port.path,
            "usb": port.usb_url,
            "by_path": by_path(port),
            "product": port.product,
            "guess": found.name if found else None,
            "kinds": ",".join(found.kinds) if found else None,
            "use": _usable(port),
        }


def _usable(port: PortInfo) -> str:
    return "permitted" if os.access(port.path, os.R_OK | os.W_OK) else "not_permitted"


def _devices(path: Path | None) -> Iterator[Row]:
    if path is None:
        return
    config = usable_config(path)
    for device in configured_devices(config, load_profiles(), PortFinder(config.lines)):
        yield _seen(device, terminal_texts())


def _seen(device: ConfiguredDevice, words: Texts) -> Row:
    look = device.look()
    return {
        "name": device.name,
        "kind": device.kind,
        "url": device.url,
        "port": look.port,
        "state": look.found.value,
        "detail": look.detail,
        "says": in_words(look, words),
    }


def _tell(ports: list[Row], devices: list[Row], words: Texts) -> None:
    click.echo(words("devices-ports") if ports else words("devices-no-ports"))
    for port in ports:
        click.echo(f"  {port['path']}  {_guessed(port, words)}")
        for address in (port["usb"], port["by_path"]):
            if address:
                click.echo(f"      {address}")
    if devices:
        click.echo(words("devices-configured"))
    for device in devices:
        click.echo(f"  {device['name']}  {device['url']}\n      {device['says']}")


def _guessed(port: Row, words: Texts) -> str:
    kinds = [words(f"device-kind-{kind}") for kind in (port["kinds"] or "unknown").split(",")]
    maker = port["guess"] or port["product"]
    told = f"{' / '.join(kinds)} ({maker})" if maker else " / ".join(kinds)
    return told if port["use"] == "permitted" else f"{told}, {words('devices-not-permitted')}"
