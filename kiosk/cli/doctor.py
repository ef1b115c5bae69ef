"""`kiosk doctor`: looks at everything once and says what to do. Changes nothing, prints nothing on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from devices.checks import Found, look_at_reader
from devices.ports import PortFinder
from kiosk.cli.configured_devices import ConfiguredDevice, configured_devices, in_words
from kiosk.cli.doctor_machine import look_at_machine
from kiosk.cli.doctor_store import look_at_store
from kiosk.cli.findings import Finding, Verdict
from kiosk.cli.run import usable_config
from kiosk.config import KioskConfig
from kiosk.config_tables import DEFAULT_FOLDER
from kiosk.domain.desks import DeskKind
from kiosk.texts import Texts, terminal_texts
from printing.profiles import load_profiles

_MARKS = {Verdict.OK: "✓", Verdict.INFO: "·", Verdict.WARNING: "!", Verdict.BROKEN: "✗"}
_VERDICTS = {
    Found.WORKS: Verdict.OK,
    Found.OPENS: Verdict.OK,
    Found.IN_USE: Verdict.INFO,
    Found.SILENT: Verdict.BROKEN,
    Found.GONE: Verdict.BROKEN,
    Found.NOT_PERMITTED: Verdict.BROKEN,
    Found.NO_PORT: Verdict.BROKEN,
    Found.TROUBLE: Verdict.WARNING,
    Found.NO_PYSCARD: Verdict.BROKEN,
    Found.NO_PCSCD: Verdict.BROKEN,
}


@click.command("doctor")
@click.option(
    "--config", default=Path("kiosk.toml"), show_default=True, type=click.Path(path_type=Path), help="The settings."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(config: Path, as_json: bool) -> None:
    """Look at fonts, sound, keys, store, clock, disk and every device. Exit status: 0 well, 1 warnings, 2 broken."""
    words = terminal_texts()
    findings = list(_all_findings(config, words))
    if as_json:
        click.echo(json.dumps({"findings": [asdict(finding) for finding in findings]}, ensure_ascii=False))
    else:
        for finding in findings:
            click.echo(_line(finding, words))
    verdicts = {finding.verdict for finding in findings}
    raise click.exceptions.Exit(2 if Verdict.BROKEN in verdicts else int(Verdict.WARNING in verdicts))


def _all_findings(path: Path, words: Texts) -> Iterator[Finding]:
    now = datetime.now().astimezone()
    try:
        config = usable_config(path)
    except click.ClickException as wrong:
        yield Finding("config", Verdict.BROKEN, wrong.message)
        yield from look_at_machine(DEFAULT_FOLDER, words, now)
        return
    yield Finding("config", Verdict.OK, words("doctor-config-ok", path=str(path)))
    now, is_window = now.astimezone(config.clinic.zone_info), config.desk.kind is DeskKind.WINDOW
    yield from look_at_machine(config.store.folder, words, now, is_window, config.voice.pack)
    yield from look_at_store(config, words, now)
    yield from _devices(config, words)


def _devices(config: KioskConfig, words: Texts) -> Iterator[Finding]:
    finder = PortFinder(config.lines)
    silent, on_port = list[ConfiguredDevice](), dict[Path, str]()
    for device in configured_devices(config, load_profiles(), finder):
        look = device.look()
        silent += [device] if look.found is Found.SILENT else []
        yield Finding("device", _VERDICTS[look.found], in_words(look, words), device.name)
        if look.port is not None and "://" not in look.port:
            other = on_port.setdefault(Path(look.port).resolve(), device.name)
            if other != device.name:
                yield Finding("device", Verdict.BROKEN, words("doctor-same-port", other=other), device.name)
    yield from _swapped(config, silent, finder, words)


def _swapped(
    config: KioskConfig, silent: list[ConfiguredDevice], finder: PortFinder, words: Texts
) -> Iterator[Finding]:
    """Say so when the silent card reader answers where a silent printer should."""
    reader = config.card_reader
    if reader is None or all(device.kind != "card-reader" for device in silent):
        return
    for device in silent:
        if device.url != reader.url and look_at_reader(device.url, "auto", finder).found is Found.WORKS:
            yield Finding("device", Verdict.BROKEN, words("doctor-swapped", other=device.name), "card-reader")


def _line(finding: Finding, words: Texts) -> str:
    about = words(f"doctor-{finding.about}")
    name = f" {finding.name}" if finding.name else ""
    verdict = words(f"doctor-verdict-{finding.verdict.value}")
    return f"{_MARKS[finding.verdict]} {verdict}  {about}{name}: {finding.says}"
