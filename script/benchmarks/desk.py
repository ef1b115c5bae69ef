"""A filled demo store and its desk, for the figures that need one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.cli.system_clock import SystemClock
from kiosk.desk.demo_clinic import DemoClinic, fill_demo
from kiosk.desk.desk import Desk
from kiosk.desk.settings import DeskSettings
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier, key_id
from kiosk.store.codes import trusted_keys
from kiosk.store.engine import Store, make_store


@dataclass(frozen=True)
class Bench:
    store: Store
    desk: Desk
    people: DemoClinic
    settings: DeskSettings


@contextmanager
def filled_desk() -> Iterator[Bench]:
    printers = MappingProxyType({"ticket": "receipts", "temporary": "receipts", "sticker": "labels"})
    settings = DeskSettings(
        "bench", "bench-desk", "惠民门诊部", "1号自助机", "K1", ZoneInfo("Asia/Shanghai"), printers=printers
    )
    key = Ed25519PrivateKey.generate()
    with tempfile.TemporaryDirectory() as folder:
        store = make_store(Path(folder) / "store.db", bytes(range(32)))
        people = fill_demo(store, settings, key, SystemClock())
        signer = HealthCodeSigner(key, key_id(key.public_key()))
        desk = Desk(store, settings, signer, HealthCodeVerifier(trusted_keys(store, "bench")), SystemClock())
        try:
            yield Bench(store, desk, people, settings)
        finally:
            store.close()
