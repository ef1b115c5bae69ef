"""kiosk.toml as validated settings: what this machine is, which devices hang on it, what the clinic decided.

No secret has a place here (kiosk.store.key keeps those), nothing comes from the environment, and no device is opened.
What is wrong is told by table and key, in the technician's language. The tables: kiosk.config_tables.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NoReturn

from pydantic import BaseModel, Field, ValidationError, model_validator

from kiosk.config_problems import ConfigInvalid, ConfigProblem, place_in_file, problem_of
from kiosk.config_tables import (
    CardReader,
    Clinic,
    Desk,
    Help,
    Paper,
    People,
    PrinterSettings,
    Scanner,
    Screen,
    SocialSecurityReader,
    Store,
    Table,
    VitalsSettings,
    Voice,
    Window,
)
from kiosk.config_values import finding


class KioskConfig(Table):
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
    def _one_device_a_line(self) -> KioskConfig:
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
            raise finding(phrase, key, value=value)
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
