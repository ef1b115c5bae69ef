"""The demo's clinic: settings, keys and a filled store, in a folder that goes when the demo ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from kiosk.cli.demo_devices import LABELS, MONITOR, READER, RECEIPTS, SCANNER, DemoDevices
from kiosk.cli.desk_settings import desk_settings
from kiosk.cli.opening import OpenDesk, open_desk
from kiosk.cli.system_clock import SystemClock
from kiosk.config import KioskConfig
from kiosk.config_tables import CardReader, Clinic, Desk, Paper, PrinterSettings, Scanner, Screen, Store, VitalsSettings
from kiosk.config_values import RECEIPT_KINDS
from kiosk.desk.demo_clinic import DemoClinic, fill_demo
from kiosk.domain.identity_card import IdentityCard
from kiosk.store.engine import make_store
from kiosk.store.key import KeyName, create_key

_READERS_OWN = frozenset({"name_maybe_cut", "validity_unreadable"})
"""What a reader makes of a chip, and no chip holds."""


@dataclass(frozen=True)
class OpenDemo:
    """A demo clinic that is open."""

    config: KioskConfig
    opened: OpenDesk
    people: DemoClinic


@contextmanager
def demo_clinic(folder: Path, devices: DemoDevices) -> Iterator[OpenDemo]:
    """Make and open the demo's clinic in an empty folder."""
    config = demo_config(folder, devices)
    with open_demo(config, make_demo(config)) as demo:
        yield demo


def make_demo(config: KioskConfig) -> DemoClinic:
    """Make the keys and a filled store in the folder of `config.store`."""
    store_key = create_key(config.store.folder, KeyName.STORE, seal=False)
    signing_key = create_key(config.store.folder, KeyName.SIGNING, seal=False)
    store = make_store(config.store.file, store_key.secret)
    try:
        return fill_demo(store, desk_settings(config), signing_key.signing_key(), SystemClock())
    finally:
        store.close()


@contextmanager
def open_demo(config: KioskConfig, people: DemoClinic) -> Iterator[OpenDemo]:
    """Open what `make_demo` made."""
    opened = open_desk(config)
    try:
        yield OpenDemo(config, opened, people)
    finally:
        opened.store.close()


def card_fields(card: IdentityCard) -> dict[str, object]:
    """Return a card as the simulated reader takes it."""
    values = {field.name: getattr(card, field.name) for field in fields(card) if field.name not in _READERS_OWN}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
        if value is not None
    }


def demo_config(folder: Path, devices: DemoDevices) -> KioskConfig:
    """Return the settings of a demo in this folder with these running devices."""
    return KioskConfig(
        clinic=Clinic(id="demo", name="惠民门诊部", phone="0635-000 0000", director_phone="0635-000 0000"),
        desk=Desk(id="demo-kiosk", name="1号自助机"),
        store=Store(folder=folder / "store"),
        screen=Screen(full_screen=False),
        card_reader=CardReader(url=devices.url(READER)),
        scanner=Scanner(url=devices.url(SCANNER)),
        printers=(
            PrinterSettings(name="labels", url=devices.url(LABELS), profile="label-tspl-203", prints=("sticker",)),
            PrinterSettings(
                name="receipts",
                url=devices.url(RECEIPTS),
                profile="receipt-80-escpos-203",
                prints=RECEIPT_KINDS,
            ),
        ),
        vitals=(VitalsSettings(name=MONITOR, url=devices.url(MONITOR), profile="omron-hbp-9030"),),
        paper=Paper(fee_line="挂号费 0 元", advice="先量血压，再等叫号"),
    )
