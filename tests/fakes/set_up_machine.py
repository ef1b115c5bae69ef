"""A machine as `kiosk init` leaves it: settings, keys, a store with a clinic, a desk and a session."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.store.audit_head import HeadSigner
from kiosk.store.engine import open_store
from kiosk.store.key import KeyName, create_key
from made_up_clinic import MadeUpClinic, SetClock, clinic_in, make_clinic_at

SETTINGS = """
[clinic]
id = "clinic-1"
name = "惠民门诊部"
zone = "Asia/Shanghai"

[desk]
id = "kiosk-1"
name = "自助机 K1"
prefix = "K1"

[store]
folder = "{folder}"
"""


@dataclass(frozen=True)
class SetUpMachine:
    """Where things lie, and the key."""

    folder: Path
    config: Path
    key: bytes

    def opened(self, clock: SetClock | None = None) -> MadeUpClinic:
        """Open the clinic; whoever opens it closes its store."""
        return clinic_in(open_store(self.folder / "store.db", self.key), clock or SetClock())


def set_up_machine(where: Path) -> SetUpMachine:
    """Set a machine up in a new folder."""
    folder, config = where / "store", where / "kiosk.toml"
    key = create_key(folder, KeyName.STORE, seal=False).secret
    signing_key = create_key(folder, KeyName.SIGNING, seal=False).signing_key()
    clinic = make_clinic_at(folder / "store.db", SetClock(), key)
    clinic.store.head_signer = HeadSigner(signing_key)
    clinic.session()
    clinic.store.close()
    config.write_text(SETTINGS.format(folder=folder), encoding="utf-8")
    return SetUpMachine(folder, config, key)
