"""`kiosk window` with a simulated card reader, scanner and printers: real bytes in, real paper out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from devices.simulators.control import ControlClient
from filled_demo import filled_demo
from forked_devices import ForkedDevices
from kiosk.__main__ import main
from kiosk.cli.demo_clinic import OpenDemo, card_fields
from kiosk.cli.demo_devices import READER, RECEIPTS, SCANNER, DemoDevices
from kiosk.cli.demo_window import demo_window
from kiosk.cli.staff_screens import Opened, WindowMachine
from kiosk.cli.system_clock import SystemClock
from kiosk.config import KioskConfig
from kiosk.config_tables import VitalsSettings
from kiosk.domain.staff import Role
from kiosk.ports import LinkChanged, LinkState
from kiosk.store import tables
from kiosk.store.staff import add_staff, hash_pin
from kiosk.store.writing import Place, writing
from kiosk.texts import terminal_texts, texts
from lives import Lives

PIN = "270814"


@pytest.fixture(scope="module")
def commands() -> Iterator[Lives]:
    lives = Lives("command_process")
    yield lives
    lives.close()


@pytest.fixture
def demo(commands) -> Iterator[tuple[OpenDemo, DemoDevices]]:
    with (
        TemporaryDirectory(prefix="kw") as folder,  # a socket's path must be short
        ForkedDevices(Path(folder), commands) as devices,
        filled_demo(Path(folder), devices) as opened,
    ):
        with writing(opened.opened.store, Place("demo", "demo-kiosk"), SystemClock().now()) as work:
            clerk = add_staff(work, "陈静", Role.CLERK, hash_pin(PIN))
            left = {"kiosk_id": "demo-kiosk", "screen": None, "identification": None}
            work.insert_here(tables.takeovers, staff_id=clerk, **left)  # by a window that died
        yield opened, devices


@pytest.fixture
def machine(demo, qtbot) -> Iterator[WindowMachine]:
    with running(demo[0], demo[0].config, qtbot) as made:
        yield made


@contextmanager
def running(opened: OpenDemo, config: KioskConfig, qtbot) -> Iterator[WindowMachine]:
    with ThreadPoolExecutor(1) as thread:
        made = WindowMachine(config, Opened(opened.opened.store, opened.opened.window, thread), "zh_CN")
        qtbot.addWidget(made.console)
        made.console.show()
        made.console.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is made.console.sign_in.pin)
        made.start()
        yield made
        made.stop()
        made.console.close()


def test_a_card_on_the_readers_line_is_registered_and_its_ticket_is_printed(demo, machine, clerk_at, qtbot):
    opened, devices = demo
    clerk = clerk_at(machine.console)
    clerk.sign_in()
    devices.controls[READER].ask("lay", **card_fields(opened.people.regulars[0]))
    clerk.wait(lambda: machine.console.flow.counter.subject is not None)
    clerk.pressed = 0
    clerk.press(Qt.Key.Key_F2)
    clerk.wait(lambda: machine.console.flow.person.choosing)
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: bool(machine.console.flow.counter.subject.today))
    assert clerk.pressed <= 4
    clerk.wait(lambda: devices.controls[RECEIPTS].ask("state")["pages"] == 1)
    clerk.wait(lambda: "receipts" in [one.printer for one in machine.console.work.side.floor.printers])


def test_a_sticker_before_the_scanner_opens_its_holder(demo, machine, clerk_at):
    opened, devices = demo
    clerk = clerk_at(machine.console)
    clerk.sign_in()
    devices.controls[SCANNER].ask("show", text=opened.people.codes[0])
    clerk.wait(lambda: machine.console.flow.counter.subject is not None)
    assert machine.console.flow.counter.subject.called == opened.people.regulars[0].name
    assert opened.opened.desk.takeover_of_me() is None, "a window that starts holds no kiosk"


@contextmanager
def monitor(folder: Path) -> Iterator[tuple[str, ControlClient]]:
    """Run a simulated blood-pressure monitor as a process; give its line and its hand."""
    line, control = folder / "bp", folder / "bp.control"
    listen = ["--listen", f"pty:{line}", "--control", f"unix:{control}"]
    command = [sys.executable, "-m", "kiosk", "simulate", "vitals", *listen]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip(), ControlClient(control)
        process.terminate()


def test_what_a_monitor_at_the_window_measures_goes_into_the_open_record(demo, clerk_at, qtbot):
    opened, _ = demo
    with monitor(opened.config.store.folder.parent) as (line, hand):
        bp = VitalsSettings(name="bp", url=line, profile="omron-hbp-9030")
        with running(opened, opened.config.model_copy(update={"vitals": (bp,)}), qtbot) as machine:
            connected = []
            machine.bridge.happened.connect(connected.append)
            clerk = clerk_at(machine.console)
            clerk.sign_in()
            clerk.wait(lambda: LinkChanged("bp", LinkState.CONNECTED) in connected)
            hand.ask("measure", systolic=141, diastolic=86, pulse=66)
            clerk.wait(machine.console.work.vitals.isVisible)
            clerk.lay(opened.people.regulars[0])
            clerk.press(Qt.Key.Key_F4, modifier=Qt.KeyboardModifier.ShiftModifier)
            clerk.wait(lambda: bool(machine.console.flow.counter.subject.detail.vitals))
            (kept,) = machine.console.flow.counter.subject.detail.vitals
            assert (kept.vitals.systolic, kept.vitals.diastolic, kept.vitals.pulse) == (141, 86, 66)


def test_an_insurance_voucher_is_one_line_for_the_clerk_and_offered_to_nobody(demo, machine, clerk_at):
    opened, devices = demo
    clerk = clerk_at(machine.console)
    clerk.sign_in()
    clerk.lay(opened.people.regulars[0])
    devices.controls[SCANNER].ask("show", text="6200000000000000202611230840")
    clerk.wait(lambda: clerk.said == texts("zh_CN")("window-insurance-voucher"))
    assert machine.console.work.is_shown(machine.console.flow.person)


def test_a_social_security_card_is_kept_for_who_is_open_and_finds_them_from_then_on(demo, machine, clerk_at):
    opened, devices = demo
    words, scanner = texts("zh_CN"), devices.controls[SCANNER]
    clerk = clerk_at(machine.console)
    clerk.sign_in()
    scanner.ask("show", text="C12345678")
    clerk.wait(lambda: clerk.said == words("window-social-security-unknown"))
    clerk.lay(opened.people.regulars[0])
    scanner.ask("show", text="C12345678")
    clerk.wait(lambda: machine.console.work.is_shown(machine.console.flow.question))
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: clerk.said == words("window-social-security-kept"))
    clerk.press(Qt.Key.Key_Escape)
    clerk.wait(lambda: machine.console.flow.counter.subject is None)
    scanner.ask("show", text="C12345678")
    clerk.wait(lambda: machine.console.flow.counter.subject is not None)
    assert machine.console.flow.counter.subject.called == opened.people.regulars[0].name


@pytest.mark.parametrize("command", [["window"], ["board"], ["room", "--room", "203"]])
def test_without_a_display_the_command_says_what_to_do(tmp_path, command, monkeypatch):
    settings = tmp_path / "kiosk.toml"
    settings.write_text('[clinic]\nid = "c"\nname = "c"\n[desk]\nid = "w"\nname = "w"\n', encoding="utf-8")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    result = CliRunner().invoke(main, [*command, "--config", str(settings)])
    assert result.exit_code == 1
    assert terminal_texts()("window-no-display") in result.stderr


def test_the_demos_window_prints_on_the_kiosks_printers(demo, clerk_at, qtbot):
    opened, _ = demo
    with demo_window(opened.opened) as console:
        qtbot.addWidget(console)
        console.show()
        console.activateWindow()
        clerk = clerk_at(console)
        clerk.wait(console.sign_in.pin.hasFocus)
        clerk.sign_in()
        clerk.lay(opened.people.regulars[0])
        clerk.press(Qt.Key.Key_F3)
        clerk.wait(lambda: "贴纸打印机" in clerk.said)
        assert console.member.name == "陈静"
