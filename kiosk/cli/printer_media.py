"""Holds what each printer shall print against the paper that lies in its model, in kiosk.toml and while it is made.

A sticker sent to a receipt printer could never be made: that is told before the first senior stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kiosk.config import KioskConfig
from kiosk.config_problems import ConfigInvalid, ConfigProblem, place_in_file
from kiosk.config_values import SHEET_KINDS, DocumentKindName
from kiosk.ports import PrinterLanguage, PrinterProfile
from kiosk.texts import Texts

QUEUES = "cups://"


def require_fitting_media(path: Path, config: KioskConfig, profiles: dict[str, PrinterProfile]) -> None:
    """Raise ConfigInvalid when a printer is to print, or stand in for, what cannot lie in it."""
    problems = tuple(_problems(config, profiles))
    if problems:
        raise ConfigInvalid(path, problems)


def printable(kinds: Sequence[DocumentKindName], profile: PrinterProfile) -> tuple[DocumentKindName, ...]:
    """Return the kinds that can lie in that model."""
    return tuple(kind for kind in kinds if _belongs(kind, profile))


def model_problem(
    answer: str,
    url: str,
    kinds: Sequence[DocumentKindName],
    profiles: Mapping[str, PrinterProfile],
    words: Texts,
) -> str | None:
    """Return why that model cannot be taken for a printer of these kinds at that address, and which ones can."""
    usable = [profile for profile in profiles.values() if (profile.language is PrinterLanguage.PDF) is _is_queue(url)]
    choices = ", ".join(sorted(profile.name for profile in usable if _takes(kinds, profile)))
    profile = profiles.get(answer)
    if profile is None:
        return words("config-profile", known=choices)
    if not _takes(kinds, profile):
        told = {"kinds": ", ".join(kinds), "profile": profile.name, "media": profile.media.value}
        return words("setup-profile-paper", **told, choices=choices)
    if profile not in usable:
        return words("setup-profile-line", profile=profile.name, choices=choices)
    return None


def _takes(kinds: Sequence[DocumentKindName], profile: PrinterProfile) -> bool:
    """Whether all can lie in it; of cards and sheets one is enough, for no printer has both in it."""
    fitting = printable(kinds, profile)
    return bool(fitting) if tuple(kinds) == SHEET_KINDS else len(fitting) == len(kinds)


def _is_queue(url: str) -> bool:
    return url.startswith(QUEUES)


def _problems(config: KioskConfig, profiles: dict[str, PrinterProfile]) -> Iterator[ConfigProblem]:
    for number, printer in enumerate(config.printers):
        profile = profiles[printer.profile]
        for key, kinds in (("prints", printer.prints), ("fallback_for", printer.fallback_for)):
            wrong = [kind for kind in kinds if kind not in printable(kinds, profile)]
            if wrong:
                told = {"kinds": ", ".join(wrong), "profile": profile.name, "media": profile.media.value}
                yield ConfigProblem(place_in_file(("printers", number, key)), "config-media", told)


def _belongs(kind: DocumentKindName, profile: PrinterProfile) -> bool:
    from printing.examples import example  # noqa: PLC0415 - `--help` need not wait for it
    from printing.profiles import as_it_lies, fits  # noqa: PLC0415

    return fits(as_it_lies(example(kind), profile), profile)
