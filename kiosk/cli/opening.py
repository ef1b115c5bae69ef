"""Opening a clinic's store with its keys, and the desk on it; what is wrong is said to the technician."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

import click

from kiosk.cli.store_access import store_troubles
from kiosk.cli.system_clock import SystemClock
from kiosk.config import KioskConfig
from kiosk.config_tables import DeskKind
from kiosk.desk.desk import Desk
from kiosk.desk.settings import DeskSettings
from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier, key_id
from kiosk.domain.scanned_code import ScanRules
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


def desk_settings(config: KioskConfig) -> DeskSettings:
    """Return what the desk needs of the configuration."""
    return DeskSettings(
        clinic_id=config.clinic.id,
        desk_id=config.desk.id,
        clinic_name=config.clinic.name,
        desk_name=config.desk.name,
        desk_prefix=config.desk.prefix,
        zone=config.clinic.zone_info,
        window=config.desk.window,
        printers=MappingProxyType({kind: printer.name for printer in config.printers for kind in printer.prints}),
        mask_names=config.paper.mask_names,
        senior_age=config.people.senior_age,
        minutes_per_person=config.people.minutes_per_person,
        priority_benefits=frozenset(config.people.priority_benefits),
        fee_line=config.paper.fee_line,
        advice=config.paper.advice,
        director_phone=config.clinic.director_phone,
        clinic_phone=config.clinic.phone,
        scan_rules=ScanRules() if config.scanner is None else config.scanner.rules,
        keep_papers=timedelta(days=config.store.keep_papers_days),
        is_window=config.desk.kind is DeskKind.WINDOW,
    )


def _key(config: KioskConfig, name: KeyName) -> Key:
    match load_key(config.store.folder, name):
        case Key() as key:
            return key
        case KeyTrouble() as trouble:
            raise click.ClickException(terminal_texts()(trouble.phrase, **trouble.arguments))
