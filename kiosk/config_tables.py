"""The tables of kiosk.toml, one class each: their keys, what stands for a key left out, what must fit together in one.

What lies between tables, and the file itself, are kiosk.config's. No device is opened here and no folder made.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.config_values import (
    Baud,
    BenefitFlag,
    DocumentKindName,
    Folder,
    Identifier,
    Line,
    Pattern,
    Url,
    Zone,
    finding,
    written_like,
)
from kiosk.domain.desks import DeskKind
from kiosk.domain.scanned_code import ScanRules

MIN_PPI = 85
"""VVSG 2.0: below this a letter has too few dots. A 27-inch panel of 1080 x 1920 has 81.6."""
HIGHEST_CONTROL_MM = 1200
TARGET_FROM_EDGE_MM = 10
MM_PER_INCH = 25.4
DEFAULT_FOLDER = Path("/var/lib/nuanchuang")
STORE_FILE = "store.db"


class Table(BaseModel):
    """A table: nothing in it changes, no unknown key is passed over, and no value is repeated in what is said."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Clinic(Table):
    """Whose desk this is. `zone` is the zone in which the clinic's day begins and ends."""

    id: Identifier
    name: Line
    phone: Line | None = None
    director_phone: Line | None = None
    zone: Zone = "Asia/Shanghai"

    @property
    def zone_info(self) -> ZoneInfo:
        """The clinic's zone."""
        return ZoneInfo(self.zone)


class Desk(Table):
    """This desk: what it is called, to which window it sends people, and the letters of its walk-in numbers."""

    id: Identifier
    name: Line
    kind: DeskKind = DeskKind.KIOSK
    window: Annotated[str, written_like(r"[0-9A-Z]{1,3}", "config-window")] = "1"
    prefix: Annotated[str, written_like(r"[A-Z]{1,2}[0-9]{0,2}", "config-prefix")] = "K1"


class Store(Table):
    """Where the encrypted store and its keys lie, and for how many days it keeps what was printed.

    A relative folder is taken from the file's own.
    """

    folder: Folder = Field(default=DEFAULT_FOLDER, validate_default=True)
    keep_papers_days: Annotated[int, Field(ge=1, le=366)] = 7

    @property
    def file(self) -> Path:
        """The encrypted store itself; its keys lie beside it."""
        return self.folder / STORE_FILE


class Screen(Table):
    """The senior's panel. `mount_height_mm` is the height of the panel's lower edge above the floor."""

    width_px: Annotated[int, Field(ge=600, le=8000)] = 1080
    height_px: Annotated[int, Field(ge=800, le=8000)] = 1920
    diagonal_inches: Annotated[float, Field(ge=7, le=60)] = 23.8
    mount_height_mm: Annotated[int, Field(ge=0, le=2000)] = 670
    full_screen: bool = True
    dark: bool = False
    hint: bool = True

    @property
    def ppi(self) -> float:
        """Dots per inch of the panel, of which all millimetres on the screen are made."""
        return math.hypot(self.width_px, self.height_px) / self.diagonal_inches

    @property
    def height_mm(self) -> float:
        """Height of the panel's picture."""
        return self.height_px / self.ppi * MM_PER_INCH

    @model_validator(mode="after")
    def _readable_and_in_reach(self) -> Self:
        if self.ppi < MIN_PPI:
            raise finding("config-ppi", "diagonal_inches", ppi=f"{self.ppi:.1f}", least=str(MIN_PPI))
        highest = self.mount_height_mm + self.height_mm - TARGET_FROM_EDGE_MM
        if highest > HIGHEST_CONTROL_MM:
            lower_to = math.floor(self.mount_height_mm - (highest - HIGHEST_CONTROL_MM))
            numbers = {"highest": f"{highest:.0f}", "limit": str(HIGHEST_CONTROL_MM), "mount": str(max(lower_to, 0))}
            raise finding("config-reach", "mount_height_mm", **numbers)
        return self


class CardReader(Table):
    """The identity card reader's line: a device path or any pyserial URL."""

    url: Url
    baud: Baud | Literal["auto"] = 115_200
    presence: Literal["learn", "find_again", "sam_id", "sensor"] = "learn"


class Scanner(Table):
    """The code scanner's line, in virtual-COM mode, what it puts before a code, and what codes look like here."""

    url: Url
    baud: Baud = 9600
    prefix: Annotated[str, Field(max_length=16)] = ""
    code_id: Literal["none", "aim"] = "none"
    insurance_voucher: Pattern = ScanRules.insurance_voucher
    social_security_number: Pattern = ScanRules.social_security_number

    @property
    def rules(self) -> ScanRules:
        """What codes look like here."""
        return ScanRules(self.insurance_voucher, self.social_security_number)


class SocialSecurityReader(Table):
    """The PC/SC reader for social-security cards: a part of its name, as `kiosk devices` lists them."""

    reader: Line


class PrinterSettings(Table):
    """One printer: its name in ledger and log, its line, its model in printing/profiles.toml, what it prints.

    `baud` is its line's speed where that is not the model's usual one.
    """

    name: Identifier
    url: Url
    profile: Line
    baud: Baud | None = None
    prints: tuple[DocumentKindName, ...]
    fallback_for: tuple[DocumentKindName, ...] = ()

    @model_validator(mode="after")
    def _prints_something(self) -> Self:
        if not self.prints and not self.fallback_for:
            raise finding("config-list-empty", "prints")
        return self


class VitalsSettings(Table):
    """One blood-pressure monitor or scale: its name, its line, its model in devices/vitals.toml.

    `baud` is its line's speed where that is not the model's usual one.
    """

    name: Identifier
    url: Url
    profile: Line
    baud: Baud | None = None


class Paper(Table):
    """What the clinic decided about its paper."""

    mask_names: bool = True
    fee_line: Line | None = None
    advice: Line | None = None


class Help(Table):
    """How a call for help is seen and heard while nobody sits at the window's screen."""

    lamp_url: Url | None = None
    lamp_line: Literal["rts", "dtr"] = "rts"
    sound: bool = True


class Voice(Table):
    """How the kiosk speaks. A pack of the clinic's own comes before the shipped one, phrase by phrase.

    `private_device` is a part of the name of an audio device that only the person hears: a handset, headphones.
    """

    pack: Folder | None = None
    volume: Annotated[int, Field(ge=0, le=100)] = 100
    private_device: Line | None = None


class People(Table):
    """Who is a senior here, whose benefit flags let them be called like seniors, how long one visit is reckoned."""

    senior_age: Annotated[int, Field(ge=50, le=100)] = 65
    minutes_per_person: Annotated[int, Field(ge=1, le=60)] = 6
    priority_benefits: tuple[BenefitFlag, ...] = ()


class Window(Table):
    """The staff's console: after how many minutes without a touch it locks."""

    lock_minutes: Annotated[int, Field(ge=1, le=30)] = 5
