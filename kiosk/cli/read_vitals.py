"""`kiosk read-vitals`: hear what a blood-pressure monitor or a scale sends, for the technician who sets it up."""

from __future__ import annotations

import json
import queue
import time
from dataclasses import replace

import click

from devices.vitals import VitalsWorker, load_vitals_profiles
from kiosk.domain.vitals import MeasurementFailed, Vitals
from kiosk.ports import DeviceEvent, LinkChanged, LinkState, VitalsMeasured
from kiosk.texts import terminal_texts


@click.command("read-vitals")
@click.option("--url", required=True, help="Path of the port, usb://vendor:product:socket or a pyserial URL.")
@click.option("--model", required=True, help="Model in devices/vitals.toml, like omron-hbp-9030.")
@click.option("--baud", type=click.IntRange(1200, 921_600), help="Speed of the line, if it is not the model's.")
@click.option("--timeout", type=click.FloatRange(min=0), default=120.0, show_default=True, help="Seconds to wait.")
def command(url: str, model: str, baud: int | None, timeout: float) -> None:
    """Wait for one measurement and print it as one JSON object. Measure somebody who agrees, or nobody."""
    words, profiles = terminal_texts(), load_vitals_profiles()
    if model not in profiles:
        raise click.ClickException(words("read-vitals-model", known=", ".join(sorted(profiles))))
    heard: queue.Queue[DeviceEvent | VitalsMeasured] = queue.Queue()
    profile = replace(profiles[model], baud=baud or profiles[model].baud)
    worker = VitalsWorker("vitals", url, profile, heard.put, heard.put)
    worker.start()
    try:
        outcome = _first(heard, time.monotonic() + timeout, url)
    finally:
        worker.stop()
    if isinstance(outcome, MeasurementFailed):
        raise click.ClickException(words("read-vitals-failed", code=outcome.code))
    click.echo(json.dumps(_as_json(outcome)))


def _first(heard: queue.Queue[DeviceEvent | VitalsMeasured], deadline: float, url: str) -> Vitals | MeasurementFailed:
    words, open_now = terminal_texts(), False
    while (left := deadline - time.monotonic()) > 0:
        try:
            event = heard.get(timeout=left)
        except queue.Empty:
            break
        match event:
            case VitalsMeasured(_, outcome):
                return outcome
            case LinkChanged(_, state):
                open_now = state is LinkState.CONNECTED
                click.echo(words("read-vitals-measure" if open_now else "read-card-cannot-open", url=url), err=True)
            case _:
                pass
    raise click.ClickException(words("read-vitals-nothing" if open_now else "read-card-cannot-open", url=url))


def _as_json(vitals: Vitals) -> dict[str, object]:
    return {
        "systolic": vitals.systolic,
        "diastolic": vitals.diastolic,
        "pulse": vitals.pulse,
        "height_cm": vitals.height_cm,
        "weight_kg": vitals.weight_kg,
        "moved": vitals.moved,
        "device_time": vitals.device_time.isoformat() if vitals.device_time else None,
    }
