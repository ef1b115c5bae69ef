"""kiosk.toml as validated settings: what this machine is, which devices hang on it, what the clinic decided.

No secret has a place here (kiosk.store.key keeps those), nothing comes from the environment, and no device is opened.
What is wrong is told by table and key, in the technician's language. Longer than most files here: whoever looks for a
setting finds all of them in one place, as in kiosk.toml itself.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Collection, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from kiosk.config_problems import ConfigInvalid, ConfigProblem, place_in_file, problem_of
from kiosk.domain.scanned_code import ScanRules

MIN_PPI = 85
"""VVSG 2.0: below this a letter has too few dots. A 27-inch panel of 1080 x 1920 has 81.6."""
HIGHEST_CONTROL_MM = 1200
TARGET_FROM_EDGE_MM = 10
MM_PER_INCH = 25.4
DEFAULT_FOLDER = Path("/var/lib/nuanchuang")
STORE_FILE = "store.db"

URL_KINDS = frozenset({"usb", "cups", "socket", "rfc2217", "loop", "hwgrep", "alt"})
USB_URL = r"usb://[0-9a-fA-F]{4}:[0-9a-fA-F]{4}(:[0-9][0-9.:-]*)?"


class DeskKind(StrEnum):
    """What a desk is: a machine for the seniors, or a place where staff sit."""

    KIOSK = "kiosk"
    WINDOW = "window"


def _wrong(phrase: str, key: str, **arguments: str) -> PydanticCustomError:
    """Return a finding of our own: `phrase` of the catalogue about `key` of the table being judged."""
    return PydanticCustomError("kiosk", "{phrase}", {"phrase": phrase, "key": key, "arguments": arguments})


def _known_zone(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise _wrong("config-zone", "") from unknown
    return zone


def _usable_url(url: str) -> str:
    """Paths are taken as they are: a pseudo-terminal or a by-path link is never on any list of ports."""
    kind, mark, _ = url.partition("://")
    if not any(map(str.isalnum, url)):
        raise _wrong("config-url-none", "")
    if mark and kind not in URL_KINDS:
        raise _wrong("config-url-kind", "", kinds=", ".join(sorted(URL_KINDS)))
    if kind == "usb" and re.fullmatch(USB_URL, url) is None:
        raise _wrong("config-url-usb", "")
    if "logging=" in url:
        raise _wrong("config-url-logging", "")
    return url


def _written_like(pattern: str, phrase: str) -> AfterValidator:
    def judge(text: str) -> str:
        if re.fullmatch(pattern, text) is None:
            raise _wrong(phrase, "")
        return text

    return AfterValidator(judge)


def _usable_pattern(pattern: str) -> str:
    try:
        re.compile(pattern, re.ASCII)
    except re.error as wrong:
        raise _wrong("config-pattern", "") from wrong
    return pattern


def _from_the_files_folder(folder: Path, info: ValidationInfo) -> Path:
    base: Path = (info.context or {}).get("folder", Path.cwd())
    return base / folder.expanduser()


Identifier = Annotated[str, _written_like(r"[A-Za-z0-9][A-Za-z0-9_-]{0,35}", "config-identifier")]
Line = Annotated[str, Field(min_length=1, max_length=120)]
Url = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_usable_url)]
Baud = Annotated[int, Field(ge=1200, le=921_600)]
Pattern = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_usable_pattern)]
BenefitFlag = Annotated[str, Field(min_length=1, max_length=40)]
DocumentKindName = Literal["sticker", "ticket", "card", "temporary", "wifi", "follow_up", "guidance", "wall"]
RECEIPT_KINDS: tuple[DocumentKindName, ...] = ("ticket", "temporary", "guidance", "wifi", "follow_up", "wall")
"""What a receipt printer is set up to print: every slip that staff have a key for comes out on the first day."""
SHEET_KINDS: tuple[DocumentKindName, ...] = ("card", "wall")
"""What a printer of cards or whole sheets is set up to print, as far as it can lie in it."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Clinic(_Table):
    """Whose desk this is. `zone` is the zone in which the clinic's day begins and ends."""

    id: Identifier
    name: Line
    phone: Line | None = None
    director_phone: Line | None = None
    zone: Annotated[str, AfterValidator(_known_zone)] = "Asia/Shanghai"

    @property
    def zone_info(self) -> ZoneInfo:
        """The clinic's zone."""
        return ZoneInfo(self.zone)


class Desk(_Table):
    """This desk: what it is called, to which window it sends people, and the letters of its walk-in numbers."""

    id: Identifier
    name: Line
    kind: DeskKind = DeskKind.KIOSK
    window: Annotated[str, _written_like(r"[0-9A-Z]{1,3}", "config-window")] = "1"
    prefix: Annotated[str, _written_like(r"[A-Z]{1,2}[0-9]{0,2}", "config-prefix")] = "K1"


class Store(_Table):
    """Where the encrypted store and its keys lie. A relative folder is taken from the file's own."""

    folder: Annotated[Path, AfterValidator(_from_the_files_folder)] = Field(
        default=DEFAULT_FOLDER, validate_default=True
    )

    @property
    def file(self) -> Path:
        """The encrypted store itself; its keys lie beside it."""
        return self.folder / STORE_FILE


class Screen(_Table):
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
            raise _wrong("config-ppi", "diagonal_inches", ppi=f"{self.ppi:.1f}", least=str(MIN_PPI))
        highest = self.mount_height_mm + self.height_mm - TARGET_FROM_EDGE_MM
        if highest > HIGHEST_CONTROL_MM:
            lower_to = math.floor(self.mount_height_mm - (highest - HIGHEST_CONTROL_MM))
            numbers = {"highest": f"{highest:.0f}", "limit": str(HIGHEST_CONTROL_MM), "mount": str(max(lower_to, 0))}
            raise _wrong("config-reach", "mount_height_mm", **numbers)
        return self


class CardReader(_Table):
    """The identity card reader's line: a device path or any pyserial URL."""

    url: Url
    baud: Baud | Literal["auto"] = 115_200
    presence: Literal["learn", "find_again", "sam_id", "sensor"] = "learn"


class Scanner(_Table):
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


class SocialSecurityReader(_Table):
    """The PC/SC reader for social-security cards: a part of its name, as `kiosk devices` lists them."""

    reader: Line


class PrinterSettings(_Table):
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
            raise _wrong("config-list-empty", "prints")
        return self


class VitalsSettings(_Table):
    """One blood-pressure monitor or scale: its name, its line, its model in devices/vitals.toml.

    `baud` is its line's speed where that is not the model's usual one.
    """

    name: Identifier
    url: Url
    profile: Line
    baud: Baud | None = None


class Paper(_Table):
    """What the clinic decided about its paper."""

    mask_names: bool = True
    fee_line: Line | None = None
    advice: Line | None = None


class Help(_Table):
    """How a call for help is seen and heard while nobody sits at the window's screen."""

    lamp_url: Url | None = None
    lamp_line: Literal["rts", "dtr"] = "rts"
    sound: bool = True


class Voice(_Table):
    """How the kiosk speaks. A pack of the clinic's own comes before the shipped one, phrase by phrase.

    `private_device` is a part of the name of an audio device that only the person hears: a handset, headphones.
    """

    pack: Annotated[Path, AfterValidator(_from_the_files_folder)] | None = None
    volume: Annotated[int, Field(ge=0, le=100)] = 100
    private_device: Line | None = None


class People(_Table):
    """Who is a senior here, whose benefit flags let them be called like seniors, how long one visit is reckoned."""

    senior_age: Annotated[int, Field(ge=50, le=100)] = 65
    minutes_per_person: Annotated[int, Field(ge=1, le=60)] = 6
    priority_benefits: tuple[BenefitFlag, ...] = ()


class Window(_Table):
    """The staff's console: after how many minutes without a touch it locks."""

    lock_minutes: Annotated[int, Field(ge=1, le=30)] = 5


class KioskConfig(_Table):
    """All settings of one desk. A device without a table is not there, and nothing waits for it."""

    clinic: Clinic
    desk: Desk
    store: Store = Field(default_factory=Store)
    screen: Screen = Field(default_factory=Screen)
    card_reader: CardReader | None = None
    scanner: Scanner | None = None
    social_security_reader: SocialSecurityReader | None = None
    printers: tuple[PrinterSettings, ...] = ()
    vitals: tuple[VitalsSettings, ...] = ()
    paper: Paper = Field(default_factory=Paper)
    help: Help = Field(default_factory=Help)
    voice: Voice = Field(default_factory=Voice)
    people: People = Field(default_factory=People)
    window: Window = Field(default_factory=Window)

    @model_validator(mode="after")
    def _one_device_a_line(self) -> Self:
        named = [(printer.name, "printers.name") for printer in self.printers]
        named += [(device.name, "vitals.name") for device in self.vitals]
        _refuse_doubles(iter(named), "config-name-twice")
        _refuse_doubles(self._lines(), "config-line-twice")
        return self

    @property
    def lines(self) -> tuple[str, ...]:
        """The addresses of all devices."""
        return tuple(url for url, _ in self._lines())

    def _lines(self) -> Iterator[tuple[str, str]]:
        for name, device in (("card_reader", self.card_reader), ("scanner", self.scanner)):
            if device is not None:
                yield device.url, f"{name}.url"
        yield from ((printer.url, "printers.url") for printer in self.printers)
        yield from ((device.url, "vitals.url") for device in self.vitals)
        if self.help.lamp_url is not None:
            yield self.help.lamp_url, "help.lamp_url"


def _refuse_doubles(values: Iterator[tuple[str, str]], phrase: str) -> None:
    seen: set[str] = set()
    for value, key in values:
        if value in seen:
            raise _wrong(phrase, key, value=value)
        seen.add(value)


def load_config(path: Path) -> KioskConfig:
    """Return the settings in the file at `path`. Raises ConfigInvalid."""
    data = _read(path)
    try:
        return KioskConfig.model_validate(data, context={"folder": path.resolve().parent})
    except ValidationError as invalid:
        problems = tuple(problem_of(error, _TABLES) for error in invalid.errors(include_url=False, include_input=False))
        raise ConfigInvalid(path, problems) from None


def setting_problem(table: str, key: str, value: object) -> ConfigProblem | None:
    """Return what would be wrong with one setting of one table, whatever the others are."""
    data: dict[str, Any] = {"clinic": {"id": "c", "name": "c"}, "desk": {"id": "d", "name": "d"}}
    data.setdefault(table, {})[key] = value
    try:
        KioskConfig.model_validate(data)
    except ValidationError as invalid:
        return problem_of(invalid.errors(include_url=False, include_input=False)[0], _TABLES)
    return None


def require_profiles(path: Path, config: KioskConfig, printers: Collection[str], vitals: Collection[str]) -> None:
    """Hold the devices' models against those there are, which only the composition root knows. ConfigInvalid."""
    used = (
        ("printers", [printer.profile for printer in config.printers], printers, "config-profile"),
        ("vitals", [device.profile for device in config.vitals], vitals, "config-vitals-profile"),
    )
    problems = tuple(
        ConfigProblem(place_in_file((table, number, "profile")), phrase, {"known": ", ".join(sorted(known))})
        for table, profiles, known, phrase in used
        for number, profile in enumerate(profiles)
        if profile not in known
    )
    if problems:
        raise ConfigInvalid(path, problems)


def _read(path: Path) -> dict[str, Any]:
    def refuse(phrase: str, **arguments: str) -> NoReturn:
        raise ConfigInvalid(path, (ConfigProblem("", phrase, arguments),)) from None

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        refuse("config-no-file")
    except OSError as trouble:
        refuse("config-unreadable", reason=trouble.strerror or type(trouble).__name__)
    except UnicodeDecodeError:
        refuse("config-not-utf8")
    except tomllib.TOMLDecodeError as wrong:
        place = re.search(r"line (\d+), column (\d+)", str(wrong))
        if place is None:
            refuse("config-syntax-end")
        refuse("config-syntax", line=place[1], column=place[2])


_TABLES: dict[str, type[BaseModel]] = {
    "": KioskConfig,
    "clinic": Clinic,
    "desk": Desk,
    "store": Store,
    "screen": Screen,
    "card_reader": CardReader,
    "scanner": Scanner,
    "social_security_reader": SocialSecurityReader,
    "printers": PrinterSettings,
    "vitals": VitalsSettings,
    "paper": Paper,
    "help": Help,
    "voice": Voice,
    "people": People,
    "window": Window,
}
