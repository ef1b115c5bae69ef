"""The settings of a desk out of kiosk.toml: the same ones for screens, devices and commands. Opens nothing."""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType

from kiosk.config import KioskConfig
from kiosk.desk.settings import DeskSettings
from kiosk.domain.desks import DeskKind
from kiosk.domain.scanned_code import ScanRules


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
