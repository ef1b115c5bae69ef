"""The demo's clinic for tests: filled once in a process and copied from then on, one for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.cli.demo_clinic import OpenDemo, demo_config, make_demo, open_demo
from kiosk.cli.demo_devices import DemoDevices
from kiosk.desk.demo_clinic import DemoClinic


class _Filled:
    """What the first demo was before anybody opened it."""

    def __init__(self) -> None:
        self.folder = TemporaryDirectory(prefix="filled-demo")
        self.people: DemoClinic | None = None


@cache
def _filled() -> _Filled:
    return _Filled()


@contextmanager
def filled_demo(folder: Path, devices: DemoDevices) -> Iterator[OpenDemo]:
    """Open a clinic in an empty folder as `demo_clinic` does, without filling it a second time."""
    config, filled = demo_config(folder, devices), _filled()
    kept = Path(filled.folder.name) / "store"
    if filled.people is None:
        people = make_demo(config)
        shutil.copytree(config.store.folder, kept)
        filled.people = people
    else:
        shutil.copytree(kept, config.store.folder)
    with open_demo(config, filled.people) as demo:
        yield demo
