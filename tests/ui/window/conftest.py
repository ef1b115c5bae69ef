"""A console on the real encrypted store: the demo clinic with staff, a window and a kiosk beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.desk.demo_clinic import DemoClinic, fill_demo
from kiosk.desk.desk import Desk
from kiosk.desk.settings import DeskSettings
from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.desks import DeskKind
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier, key_id
from kiosk.domain.staff import Role
from kiosk.domain.wifi import WifiNetwork
from kiosk.ports import CardRead
from kiosk.store.clinic_setup import make_desk
from kiosk.store.codes import trusted_keys
from kiosk.store.engine import Store, make_store
from kiosk.store.staff import add_staff, hash_pin
from kiosk.store.wifi import set_wifi
from kiosk.store.writing import Place, writing
from ui.theme import load_fonts

KEY = bytes(range(32))
SIGNING = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ZONE = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE).astimezone(UTC)
PIN = "270814"
PRINTERS = {
    "card": "cards",
    "ticket": "receipts",
    "temporary": "receipts",
    "wifi": "receipts",
    "guidance": "receipts",
    "sticker": "labels",
}
KIOSK = DeskSettings("demo", "demo-kiosk", "惠民门诊部", "1号自助机", "K1", ZONE, printers=PRINTERS)
WINDOW = replace(KIOSK, desk_id="demo-window", desk_name="1号窗口", desk_prefix="C1")


@dataclass
class MovingClock:
    """A clock that tests move."""

    moment: datetime = MORNING

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return 0.0

    def pass_by(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@dataclass
class Front:
    """Everything a test of the window needs."""

    store: Store
    clock: MovingClock
    people: DemoClinic
    run: ThreadPoolExecutor

    @property
    def window_desk(self) -> WindowDesk:
        return WindowDesk(self.store, WINDOW, *self._codes(), self.clock)

    @property
    def kiosk_desk(self) -> Desk:
        return Desk(self.store, KIOSK, *self._codes(), self.clock)

    @property
    def zone(self) -> ZoneInfo:
        return ZONE

    @property
    def kiosk_place(self) -> Place:
        return KIOSK.place

    def _codes(self) -> tuple[HealthCodeSigner, HealthCodeVerifier]:
        return HealthCodeSigner(SIGNING, key_id(SIGNING.public_key())), HealthCodeVerifier(
            trusted_keys(self.store, "demo")
        )


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DemoClinic]:
    path = tmp_path_factory.mktemp("front") / "store.db"
    store = make_store(path, KEY)
    clock = MovingClock()
    people = fill_demo(store, KIOSK, SIGNING, clock)
    with writing(store, KIOSK.place, clock.now()) as work:
        make_desk(work, WINDOW.desk_id, WINDOW.desk_name, WINDOW.desk_prefix, DeskKind.WINDOW)
        set_wifi(work, WifiNetwork("huimin-guest", "12345678"))
        pin_hash = hash_pin(PIN)
        add_staff(work, "陈静", Role.CLERK, pin_hash, badge="BADGE-7")
        add_staff(work, "刘护士", Role.NURSE, pin_hash)
        add_staff(work, "技术员", Role.TECHNICIAN, pin_hash)
    store.close()
    return path, people


@pytest.fixture
def front(tmp_path: Path, demo_store: tuple[Path, DemoClinic]) -> Iterator[Front]:
    load_fonts()
    path = tmp_path / "store.db"
    shutil.copyfile(demo_store[0], path)
    made = Front(make_store(path, KEY), MovingClock(), demo_store[1], ThreadPoolExecutor(1))
    yield made
    made.run.shutdown()
    made.store.close()


class Clerk:
    """A clerk who uses nothing but the keyboard; counts what was pressed."""

    def __init__(self, console, qtbot) -> None:
        self.console = console
        self._qtbot = qtbot
        self.pressed = 0

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.pressed += 1
            QTest.keyClick(self._focused(), key, modifier)

    def type(self, text: str) -> None:
        """Type with the keys; hanzi come from the input method, as they do for a clerk."""
        self.pressed += len(text)
        if text.isascii():
            QTest.keyClicks(self._focused(), text)
            return
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(self._focused(), commit)

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until)

    def sign_in(self) -> None:
        console = self.console
        self.wait(lambda: console.sign_in.people.count() > 0)
        self.type(PIN)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: console.member is not None)

    def lay(self, card) -> None:
        self.console.take(CardRead(card))
        self.wait(lambda: self.console.work.is_shown(self.console.flow.person))

    def find(self, text: str) -> None:
        self.type(text)
        self.wait(lambda: not self.console.flow.counter.searching)

    def open(self, text: str) -> None:
        self.find(text)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.console.work.is_shown(self.console.flow.person))

    @property
    def said(self) -> str:
        return self.console.work.said.text()

    def _focused(self):
        return QApplication.focusWidget() or self.console


@pytest.fixture
def console_in(front: Front, qtbot):
    """Make a console in a language; closed at the end."""
    from ui.window.console import Console  # noqa: PLC0415
    from ui.window.console_settings import ConsoleSettings  # noqa: PLC0415

    made = []

    def make(language: str = "zh_CN", **more):
        settings = ConsoleSettings("惠民门诊部", "1", ZONE, language, sound=False, **more)
        console = Console(front.window_desk, settings, front.run.submit, lambda event: None)
        qtbot.addWidget(console)
        made.append(console)
        console.resize(1366, 768)
        console.show()
        console.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is console.sign_in.pin)
        return console

    yield make
    for console in made:
        console.close()
        console.watch.stop()
    front.run.submit(lambda: None).result()


@pytest.fixture
def clerk_at(qtbot) -> Callable[[object], Clerk]:
    """Put a clerk before a console."""
    return lambda console: Clerk(console, qtbot)


@pytest.fixture
def clerk(console_in, qtbot) -> Clerk:
    """A clerk signed in at the Chinese console."""
    made = Clerk(console_in(), qtbot)
    made.sign_in()
    made.pressed = 0
    return made


@pytest.fixture
def signed_in_lead(console_in, clerk_at, front):
    """A lead at the console, to whom every place is open."""
    with writing(front.store, front.kiosk_place, front.clock.now()) as work:
        add_staff(work, "林主任", Role.LEAD, hash_pin("270814"))
    made = clerk_at(console_in())
    people = made.console.sign_in.people
    made.wait(lambda: people.count() > 0)
    while "林主任" not in people.currentItem().text():
        made.press(Qt.Key.Key_Down)
    made.sign_in()
    return made
