"""Opening a clinic's store with its keys, and the desk on it; what is wrong is said to the technician."""

from __future__ import annotations

from dataclasses import dataclass

import click

from kiosk.cli.desk_settings import desk_settings
from kiosk.cli.store_access import store_troubles
from kiosk.cli.system_clock import SystemClock
from kiosk.config import KioskConfig
from kiosk.desk.desk import Desk
from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier, key_id
from kiosk.store.audit_head import HeadSigner
from kiosk.store.codes import trusted_keys
from kiosk.store.engine import Store, open_store
from kiosk.store.key import Key, KeyName, KeyTrouble, load_key
from kiosk.texts import terminal_texts


@dataclass(frozen=True)
class OpenDesk:
    """A store that is open, and the desk on it: as the journey knows it, and as the window does."""

    store: Store
    desk: Desk
    window: WindowDesk


def open_desk(config: KioskConfig) -> OpenDesk:
    """Open what `kiosk init` made. Raises click.ClickException."""
    store_key, signing_key = _key(config, KeyName.STORE), _key(config, KeyName.SIGNING)
    with store_troubles(config.store.folder):
        store = open_store(config.store.file, store_key.secret)
        keys = trusted_keys(store, config.clinic.id)
    private_key = signing_key.signing_key()
    store.head_signer = HeadSigner(private_key)
    signer = HealthCodeSigner(private_key, key_id(private_key.public_key()))
    settings, verifier, clock = desk_settings(config), HealthCodeVerifier(keys), SystemClock()
    desk = Desk(store, settings, signer, verifier, clock)
    return OpenDesk(store, desk, WindowDesk(store, settings, signer, verifier, clock))


def _key(config: KioskConfig, name: KeyName) -> Key:
    match load_key(config.store.folder, name):
        case Key() as key:
            return key
        case KeyTrouble() as trouble:
            raise click.ClickException(terminal_texts()(trouble.phrase, **trouble.arguments))
