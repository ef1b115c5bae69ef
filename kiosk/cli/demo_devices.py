"""The demo clinic's devices: each a process of its own that speaks a real device's bytes over a pty."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from devices.simulators.control import ControlClient

READER = "card-reader"
SCANNER = "scanner"
LABELS = "label-printer"
RECEIPTS = "receipt-printer"
MONITOR = "blood-pressure"

KINDS: Mapping[str, tuple[str, ...]] = {
    READER: ("card-reader",),
    SCANNER: ("scanner",),
    LABELS: ("printer", "--language", "tspl", "--width-dots", "400"),
    RECEIPTS: ("printer", "--language", "escpos", "--width-dots", "576"),
    MONITOR: ("vitals", "--model", "omron-hbp-9030"),
}
"""How each is begun: the arguments of `kiosk simulate`."""


class DeviceDidNotStart(Exception):
    """A simulator's process ended before it said where it listens."""


@dataclass(frozen=True)
class DemoDevice:
    """One running simulator: where the kiosk finds it, and the hand that works it."""

    url: str
    control: ControlClient
    process: subprocess.Popen[str]


class DemoDevices:
    """All of them. A context manager: leaving it ends the processes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._devices: dict[str, DemoDevice] = {}

    @property
    def controls(self) -> dict[str, ControlClient]:
        """The hands, by the devices' names."""
        return {name: device.control for name, device in self._devices.items()}

    def url(self, name: str) -> str:
        """Return where the kiosk finds a device."""
        return self._devices[name].url

    def __enter__(self) -> Self:
        """Start all processes, then wait until each says where it listens. Raises DeviceDidNotStart."""
        started = {name: self._start(name, kind) for name, kind in KINDS.items()}
        for name, device in started.items():
            self._devices[name] = device
        try:
            for name, device in started.items():
                if device.process.stdout is None or not device.process.stdout.readline():
                    raise DeviceDidNotStart(name)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes."""
        self._end()

    def _start(self, name: str, kind: tuple[str, ...]) -> DemoDevice:
        line, control = self._folder / name, self._folder / f"{name}.control"
        arguments = [*kind, "--listen", f"pty:{line}", "--control", f"unix:{control}", "--end-with-stdin"]
        process = subprocess.Popen(  # noqa: S603 - our own program, with paths of our own making
            [sys.executable, "-m", "kiosk", "simulate", *arguments],
            stdin=subprocess.PIPE,  # held open for as long as the demo lives; it ends with a demo that is killed, too
            stdout=subprocess.PIPE,
            text=True,
        )
        return DemoDevice(str(line), ControlClient(control), process)

    def _end(self) -> None:
        for device in self._devices.values():
            device.process.terminate()
        for device in self._devices.values():
            device.process.wait()
            for pipe in (device.process.stdin, device.process.stdout):
                if pipe is not None:
                    pipe.close()
