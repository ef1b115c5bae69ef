"""The demo's devices for tests: the same processes with the same bytes, forked instead of begun from nothing.

Five interpreters take seconds to begin; that they do is tested where the demo runs as itself.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Self

from devices.simulators.control import ControlClient
from kiosk.cli.demo_devices import KINDS, DemoDevices
from lives import Life, Lives


class ForkedDevices(DemoDevices):
    """As DemoDevices; `lives` are those of command_process."""

    def __init__(self, folder: Path, lives: Lives) -> None:
        super().__init__(folder)
        self._lives = lives
        self._begun: list[Life] = []

    @property
    def controls(self) -> dict[str, ControlClient]:
        return {name: ControlClient(self._folder / f"{name}.control") for name in KINDS}

    def url(self, name: str) -> str:
        return str(self._folder / name)

    def __enter__(self) -> Self:
        for name, kind in KINDS.items():
            ends = ("--listen", f"pty:{self.url(name)}", "--control", f"unix:{self._folder / name}.control")
            self._begun.append(self._lives.begin("simulate", *kind, *ends))
        for life in self._begun:
            assert life.hear() is not None
        return self

    def __exit__(self, *_: object) -> None:
        for life in self._begun:
            os.kill(life.pid, signal.SIGTERM)
        for life in self._begun:
            life.ended()
