"""Opens a clinic's store for a command that needs no device and no screen; what is wrong is said to the technician."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from kiosk.cli.desk_settings import desk_settings
from kiosk.config import KioskConfig, load_config
from kiosk.config_problems import ConfigInvalid
from kiosk.desk.settings import DeskSettings
from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.store.audit_head import HeadSigner
from kiosk.store.engine import Store, open_store
from kiosk.store.key import KeyName, KeyTrouble, load_key
from kiosk.store.trouble import DiskFull, Locked, StoreTrouble
from kiosk.texts import terminal_texts

_PHRASES = {
    DeskTrouble.LOCKED: Locked.phrase,
    DeskTrouble.DISK_FULL: DiskFull.phrase,
    DeskTrouble.BROKEN: StoreTrouble.phrase,
}


@dataclass(frozen=True)
class OpenStore:
    """A store that is open, and the settings of the desk whose command this is."""

    config: KioskConfig
    store: Store
    settings: DeskSettings


def settings_at(path: Path) -> KioskConfig:
    """Return the settings of a file. Raises click.ClickException."""
    try:
        return load_config(path)
    except ConfigInvalid as invalid:
        raise click.ClickException(invalid.describe(terminal_texts())) from None


def store_key(config: KioskConfig) -> bytes:
    """Return the key of the clinic's store. Raises click.ClickException."""
    key = load_key(config.store.folder, KeyName.STORE)
    if isinstance(key, KeyTrouble):
        raise click.ClickException(terminal_texts()(key.phrase, **key.arguments))
    return key.secret


def head_signer_of(config: KioskConfig) -> HeadSigner | None:
    """Return who signs the audit's head; None where the desk's key is lost, which `kiosk doctor` says."""
    key = load_key(config.store.folder, KeyName.SIGNING)
    return None if isinstance(key, KeyTrouble) else HeadSigner(key.signing_key())


@contextmanager
def opened_store(path: Path) -> Iterator[OpenStore]:
    """Open the store that the settings at `path` name. Raises click.ClickException, for what goes wrong inside too."""
    config = settings_at(path)
    key = store_key(config)
    with store_troubles(config.store.folder):
        store = open_store(config.store.file, key)
        store.head_signer = head_signer_of(config)
        try:
            yield OpenStore(config, store, desk_settings(config))
        finally:
            store.close()


@contextmanager
def store_troubles(folder: Path) -> Iterator[None]:
    """Say the store's troubles, and what a use case makes of them, in the store's words."""
    try:
        yield
    except StoreTrouble as trouble:
        phrase = trouble.phrase
    except DeskFailed as failed:
        phrase = _PHRASES[failed.trouble]
    else:
        return
    raise click.ClickException(terminal_texts()(f"store-{phrase}", folder=str(folder)))
