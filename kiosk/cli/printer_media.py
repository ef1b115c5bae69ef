"""Holds what each printer of kiosk.toml shall print against the paper that lies in its model.

A sticker sent to a receipt printer could never be made: that is told before the first senior stands there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.config import DocumentKindName, KioskConfig
from kiosk.config_problems import ConfigInvalid, ConfigProblem, place_in_file
from kiosk.ports import PrinterProfile


def require_fitting_media(path: Path, config: KioskConfig, profiles: dict[str, PrinterProfile]) -> None:
    """Raise ConfigInvalid when a printer is to print, or stand in for, what cannot lie in it."""
    problems = tuple(_problems(config, profiles))
    if problems:
        raise ConfigInvalid(path, problems)


def _problems(config: KioskConfig, profiles: dict[str, PrinterProfile]) -> Iterator[ConfigProblem]:
    for number, printer in enumerate(config.printers):
        profile = profiles[printer.profile]
        for key, kinds in (("prints", printer.prints), ("fallback_for", printer.fallback_for)):
            wrong = [kind for kind in kinds if not _belongs(kind, profile)]
            if wrong:
                told = {"kinds": ", ".join(wrong), "profile": profile.name, "media": profile.media.value}
                yield ConfigProblem(place_in_file(("printers", number, key)), "config-media", told)


def _belongs(kind: DocumentKindName, profile: PrinterProfile) -> bool:
    from printing.examples import example  # noqa: PLC0415 - `--help` need not wait for it
    from printing.profiles import as_it_lies, fits  # noqa: PLC0415

    return fits(as_it_lies(example(kind), profile), profile)
