"""What the ports of a desk say stands in the store, from any thread, and is passed on all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cli.device_notes import DeviceNotes, device_lines
from kiosk.config import KioskConfig, load_config
from kiosk.domain.machine_devices import DeviceKind, DeviceLine
from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.ports import CodeScanned, DeviceEvent, LinkChanged, LinkState

SETTINGS = """
[clinic]
id = "c"
name = "惠民门诊部"
[desk]
id = "k1"
name = "1号自助机"
[card_reader]
url = "/dev/ttyUSB0"
[scanner]
url = "/dev/ttyUSB1"
[social_security_reader]
reader = "ACR39U"
[[vitals]]
name = "bp"
url = "/dev/ttyUSB4"
profile = "omron-hbp-9030"
[[printers]]
name = "labels"
url = "/dev/ttyUSB2"
profile = "label-tspl-203"
prints = ["sticker"]
[help]
lamp_url = "/dev/ttyUSB3"
"""


class Told:
    """The desk's side: it remembers what it was told, or cannot."""

    def __init__(self, *, broken: bool = False) -> None:
        self.lines: tuple[DeviceLine, ...] = ()
        self.links: list[tuple[str, str]] = []
        self._broken = broken

    def have(self, lines: tuple[DeviceLine, ...]) -> None:
        self._be_broken()
        self.lines = lines

    def tell(self, device: str, link: str) -> None:
        self._be_broken()
        self.links.append((device, link))

    def _be_broken(self) -> None:
        if self._broken:
            raise DeskFailed(DeskTrouble.DISK_FULL)


@pytest.fixture
def config(tmp_path: Path) -> KioskConfig:
    path = tmp_path / "kiosk.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    return load_config(path)


def at_once(call: Callable[[], None]) -> None:
    call()


def notes_of(config: KioskConfig, told: Told, heard: list[DeviceEvent]) -> DeviceNotes:
    return DeviceNotes(config, told, at_once, heard.append)  # type: ignore[arg-type]


def test_every_device_of_the_settings_is_written_down_at_the_start(config: KioskConfig) -> None:
    told = Told()
    notes_of(config, told, []).start()
    kinds = [(line.device, line.kind, line.model) for line in told.lines]
    assert told.lines == device_lines(config)
    assert kinds == [
        ("card-reader", DeviceKind.CARD_READER, None),
        ("scanner", DeviceKind.SCANNER, None),
        ("social-security-reader", DeviceKind.SOCIAL_SECURITY_READER, None),
        ("bp", DeviceKind.VITALS, "omron-hbp-9030"),
        ("labels", DeviceKind.PRINTER, "label-tspl-203"),
        ("lamp", DeviceKind.LAMP, None),
    ]


def test_a_line_that_changes_is_told_and_passed_on(config: KioskConfig) -> None:
    told, heard = Told(), list[DeviceEvent]()
    gone = LinkChanged("card-reader", LinkState.DISCONNECTED)
    notes_of(config, told, heard).post(gone)
    assert (heard, told.links) == ([gone], [("card-reader", "disconnected")])


def test_a_scanner_that_reads_on_and_on_is_told_once_a_minute_and_no_code_with_it(config: KioskConfig) -> None:
    told, heard = Told(), list[DeviceEvent]()
    notes = notes_of(config, told, heard)
    for _ in range(50):
        notes.post(CodeScanned(b"SECRET"))
    assert len(heard) == 50
    assert told.links == [("scanner", "connected")]


def test_a_store_that_cannot_write_keeps_no_event_from_its_listener(config: KioskConfig) -> None:
    heard = list[DeviceEvent]()
    notes = notes_of(config, Told(broken=True), heard)
    notes.start()
    notes.post(LinkChanged("scanner", LinkState.SILENT))
    assert len(heard) == 1


def test_a_desk_that_has_stopped_is_told_nothing_any_more(config: KioskConfig) -> None:
    def stopped(call: Callable[[], None]) -> None:
        raise RuntimeError("cannot schedule new futures after shutdown")

    heard = list[DeviceEvent]()
    notes = DeviceNotes(config, Told(), stopped, heard.append)  # type: ignore[arg-type]
    notes.post(LinkChanged("scanner", LinkState.SILENT))
    assert len(heard) == 1
