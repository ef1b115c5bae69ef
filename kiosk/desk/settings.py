"""What the clinic decided about one desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from kiosk.domain.scanned_code import ScanRules
from kiosk.store.writing import Place


@dataclass(frozen=True)
class DeskSettings:
    """One desk's settings. `printers`: kind of document (ticket, sticker, card, temporary) -> name of the printer."""

    clinic_id: str
    desk_id: str
    clinic_name: str
    desk_name: str
    desk_prefix: str
    zone: ZoneInfo
    window: str = "1"
    printers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    mask_names: bool = True
    senior_age: int = 65
    minutes_per_person: int = 6
    fee_line: str | None = None
    advice: str | None = None
    director_phone: str | None = None
    language: str = "zh_CN"
    clinic_phone: str | None = None
    priority_benefits: frozenset[str] = frozenset()
    """Benefit flags (优抚, 残疾) whose holders are called like seniors."""
    scan_rules: ScanRules = field(default_factory=ScanRules)
    """What codes look like here."""
    keep_papers: timedelta = timedelta(days=7)
    """How long paper that came out, failed or was called off is kept in the ledger."""
    is_window: bool = False
    """A desk with staff: numbers kept for the window are its own."""

    @property
    def place(self) -> Place:
        """Where this desk's rows are made."""
        return Place(self.clinic_id, self.desk_id)
