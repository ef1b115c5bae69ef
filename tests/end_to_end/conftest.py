"""A whole kiosk for the tests: devices as processes with real bytes, the encrypted store, the real window."""

from __future__ import annotations

import base64
import io
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from filled_demo import filled_demo
from forked_devices import ForkedDevices
from kiosk.cli.demo_clinic import OpenDemo
from kiosk.cli.demo_devices import SCANNER, DemoDevices
from kiosk.cli.machine import Machine, panel_settings
from kiosk.journey.model import Model
from kiosk.ports import LinkChanged, LinkState
from lives import Lives
from ui.page import Sent
from ui.senior.window import SeniorWindow
from ui.theme import load_fonts
from ui.widgets.tap_law import TapLaw

PATIENCE_MS = 20_000


class Clock:
    """The law's clock, put forward by the test instead of by waiting."""

    def __init__(self) -> None:
        self.now = time.monotonic()

    def __call__(self) -> float:
        return self.now


@dataclass
class WholeKiosk:
    """A running kiosk and the hands that work it."""

    qtbot: QtBot
    demo: OpenDemo
    devices: DemoDevices
    machine: Machine
    window: SeniorWindow
    law_clock: Clock
    finger: QPointingDevice

    @property
    def model(self) -> Model:
        return self.window.model

    def until(self, is_so: Callable[[Model], bool]) -> Model:
        """Let the program run until its screen is so."""
        self.qtbot.waitUntil(lambda: bool(is_so(self.model)), timeout=PATIENCE_MS)
        return self.model

    def shows(self, screen: type) -> Model:
        return self.until(lambda model: isinstance(model.screen, screen) and model.waiting is None)

    def tap(self, sent: Sent) -> None:
        """Touch a target with a finger; the law's half seconds are let go by."""
        self.qtbot.waitUntil(
            lambda: any(target.sent == sent for target in self.window.panel.page.targets), timeout=PATIENCE_MS
        )
        self.law_clock.now += 1.0
        button = self.window.panel.button(sent)
        middle: QPoint = button.rect().center()
        QTest.touchEvent(self.window, self.finger).press(0, middle, button).commit()
        QTest.touchEvent(self.window, self.finger).release(0, middle, button).commit()

    def tell(self, device: str, do: str, **arguments: object) -> dict[str, object]:
        return self.devices.controls[device].ask(do, **arguments)

    def pages(self, printer: str, count: int) -> list[Image.Image]:
        """Wait until a printer has printed so many pages, and return their pictures."""
        self.qtbot.waitUntil(lambda: int(str(self.tell(printer, "state")["pages"])) >= count, timeout=PATIENCE_MS)
        pages = self.tell(printer, "pages", after=0)["pages"]
        assert isinstance(pages, list)
        return [Image.open(io.BytesIO(base64.b64decode(page["png"]))) for page in pages]


@pytest.fixture(scope="session")
def finger(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


def _connected(event: object) -> list[str]:
    """Name the device whose port is open from now on: what came out of it before is lost."""
    opened = isinstance(event, LinkChanged) and event.state is LinkState.CONNECTED
    return [event.device] if opened else []


@pytest.fixture(scope="session")
def commands() -> Iterator[Lives]:
    lives = Lives("command_process")
    yield lives
    lives.close()


@pytest.fixture
def whole_kiosk(finger: QPointingDevice, commands: Lives, qtbot: QtBot, tmp_path: Path) -> Iterator[WholeKiosk]:
    load_fonts()
    with ForkedDevices(tmp_path, commands) as devices, filled_demo(tmp_path, devices) as demo:
        clock = Clock()
        window = SeniorWindow(panel_settings(demo.config), TapLaw(clock))
        machine = Machine(demo.config, demo.opened.store, demo.opened.desk, window)
        connected: list[str] = []
        machine.bridge.happened.connect(lambda event: connected.extend(_connected(event)))
        window.show()
        machine.start()
        kiosk = WholeKiosk(qtbot, demo, devices, machine, window, clock, finger)
        kiosk.until(lambda model: not model.reader_down and SCANNER in connected)
        try:
            yield kiosk
        finally:
            machine.stop()
            window.close()
