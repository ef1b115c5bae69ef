"""`kiosk window` beside `kiosk run`, two processes on one store: whose printer prints the window's paper, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.simulators.control import ControlClient
from kiosk.cli.demo_devices import LABELS
from kiosk.cli.machine import Machine
from kiosk.domain.desks import DeskKind
from kiosk.domain.staff import Role
from kiosk.store.clinic_setup import make_desk
from kiosk.store.staff import add_staff, hash_pin
from kiosk.store.writing import Place, writing
from lives import Life, Lives

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PIN = "739164"


@dataclass
class OtherProcess:
    """The window's process."""

    life: Life

    def ask(self, line: str) -> str:
        self.life.tell(line)
        return self.life.hear()


@pytest.fixture(scope="module")
def windows() -> Iterator[Lives]:
    lives = Lives("window_process")
    yield lives
    lives.close()


@pytest.fixture
def window_beside(whole_kiosk, windows: Lives, tmp_path: Path) -> Iterator[Callable[..., OtherProcess]]:
    """Start a window's process on the kiosk's store; `printers` is what its kiosk.toml says of them."""
    demo = whole_kiosk.demo
    with writing(demo.opened.store, Place(demo.config.clinic.id), datetime.now(UTC)) as work:
        make_desk(work, "window-1", "1号窗口", "W1", DeskKind.WINDOW)
        clerk = add_staff(work, "赵敏", Role.CLERK, hash_pin(PIN))

    begun: list[Life] = []

    def start(printers: str = "") -> OtherProcess:
        settings = tmp_path / "window.toml"
        settings.write_text(
            '[clinic]\nid = "demo"\nname = "惠民门诊部"\n[desk]\nid = "window-1"\nname = "1号窗口"\n'
            f'kind = "window"\nprefix = "W1"\n[store]\nfolder = "{demo.config.store.folder}"\n{printers}',
            encoding="utf-8",
        )
        begun.append(windows.begin(settings, clerk, PIN))
        assert begun[-1].hear() == "ready"
        return OtherProcess(begun[-1])

    yield start
    for life in begun:
        life.tell(None)
        assert life.hear() is None
        life.ended()


def person_of(whole_kiosk) -> str:
    found = whole_kiosk.demo.opened.desk.look_up_card(whole_kiosk.demo.people.regulars[0])
    return found.identification.person_id


def test_a_window_without_printers_prints_on_the_kiosk_s(whole_kiosk, window_beside):
    window = window_beside()
    assert window.ask(f"sticker {person_of(whole_kiosk)}") == "labels"
    assert len(whole_kiosk.pages(LABELS, 1)) == 1
    assert window.ask("printers") == "labels:on:0 receipts:on:0"


def test_what_no_printer_of_the_machine_prints_waits_for_staff(whole_kiosk, window_beside):
    assert window_beside().ask(f"card {person_of(whole_kiosk)}") == "None"


def test_while_the_kiosk_is_off_the_window_s_paper_waits_and_staff_see_it(whole_kiosk, window_beside):
    window, demo = window_beside(), whole_kiosk.demo
    whole_kiosk.machine.stop()
    assert window.ask(f"sticker {person_of(whole_kiosk)}") == "labels"
    assert window.ask("printers") == "labels:off:1 receipts:off:0"
    again = Machine(demo.config, demo.opened.store, demo.opened.desk, whole_kiosk.window)
    again.start()
    try:
        assert len(whole_kiosk.pages(LABELS, 1)) == 1
        assert window.ask("printers") == "labels:on:0 receipts:on:0"
    finally:
        again.stop()


def test_a_window_s_own_printer_comes_first_and_the_kiosk_s_does_the_rest(
    whole_kiosk, commands, window_beside, tmp_path
):
    line, control = tmp_path / "own", tmp_path / "own.control"
    printer = ("simulate", "printer", "--language", "tspl", "--width-dots", "400")
    simulator = commands.begin(*printer, "--listen", f"pty:{line}", "--control", f"unix:{control}")
    assert str(line) in simulator.hear()
    own = f'[[printers]]\nname = "own-labels"\nurl = "{line}"\nprofile = "label-tspl-203"\nprints = ["sticker"]\n'
    window = window_beside(own)
    assert window.ask(f"sticker {person_of(whole_kiosk)}") == "own-labels"
    hand = ControlClient(control)
    whole_kiosk.qtbot.waitUntil(lambda: hand.ask("state")["pages"] == 1)
    assert whole_kiosk.tell(LABELS, "state")["pages"] == 0
    simulator.kill()
