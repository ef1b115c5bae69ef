"""`kiosk test-page`: print a page on one printer, or write its bytes, for the technician who sets it up.

It shows rulers, edges, Chinese, rare characters and a code (printing/layouts/test_page.py), so that a wrong profile is
seen at once. No store is needed and nobody's data is on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kiosk.cli.render import write_output
from kiosk.texts import terminal_texts

if TYPE_CHECKING:
    from kiosk.ports import Chunk, Printer, PrinterProfile


@click.command("test-page")
@click.option("--profile", "profile_name", required=True, help="Printer model in printing/profiles.toml.")
@click.option("--url", help="Where the printer is: a path, a pyserial URL, or cups://QUEUE for a system printer.")
@click.option("--output", help='Write the printer\'s bytes to this file instead, "-" for standard output.')
@click.option("--baud", type=click.IntRange(min=1), help="Speed of the line, if it is not the profile's.")
def command(profile_name: str, url: str | None, output: str | None, baud: int | None) -> None:
    """Print a test page: rulers, edges, Chinese, rare characters, a code."""
    if (url is None) == (output is None):
        raise click.UsageError(terminal_texts()("test-page-where"))
    profile = _profile(profile_name, baud)
    chunks = _page(profile)
    if output is not None:
        write_output(output, b"".join(chunk.data for chunk in chunks))
    elif url is not None:
        _print(url, profile, chunks)


def _profile(name: str, baud: int | None) -> PrinterProfile:
    from printing.profiles import load_profiles  # noqa: PLC0415 - `--help` does not wait for it

    profiles = load_profiles()
    if name not in profiles:
        known = ", ".join(sorted(profiles))
        raise click.ClickException(terminal_texts()("render-unknown-profile", profile=name, known=known))
    return replace(profiles[name], baud=baud or profiles[name].baud)


def _page(profile: PrinterProfile) -> Sequence[Chunk]:
    from kiosk.domain.documents import PrinterTestPage  # noqa: PLC0415
    from kiosk.ports import SheetRefused  # noqa: PLC0415
    from printing.renderer import DocumentRenderer  # noqa: PLC0415

    words = terminal_texts()
    try:
        return DocumentRenderer().render(PrinterTestPage(profile.name, profile.title, language=words.language), profile)
    except SheetRefused as error:
        raise click.ClickException(words("render-refused", reason=str(error))) from None


def _print(url: str, profile: PrinterProfile, chunks: Sequence[Chunk]) -> None:
    from kiosk.ports import PrinterCondition  # noqa: PLC0415

    outcome = _printer(url, profile).send(chunks)
    words = terminal_texts()
    shut = _why_shut(url, profile) if outcome.condition is PrinterCondition.UNPLUGGED else ""
    condition = shut or words(f"device-condition-{outcome.condition.value.replace('_', '-')}")
    message = words(f"test-page-{outcome.result.replace('_', '-')}", condition=condition)
    if outcome.result in {"confirmed", "sent"}:
        click.echo(message)
    else:
        raise click.ClickException(message)


def _why_shut(url: str, profile: PrinterProfile) -> str:
    """Return why the port does not open, and what to do; nothing for one that opens, and for a queue of the system."""
    from devices.checks import Found, look_at_line  # noqa: PLC0415
    from devices.cups_printer import queue_of  # noqa: PLC0415
    from devices.ports import PortFinder  # noqa: PLC0415
    from kiosk.cli.configured_devices import in_words  # noqa: PLC0415

    if queue_of(url) is not None:
        return ""
    look = look_at_line(url, profile.baud, PortFinder([url]))
    return "" if look.found is Found.OPENS else in_words(look, terminal_texts())


def _printer(url: str, profile: PrinterProfile) -> Printer:
    from devices.cups_printer import queue_of  # noqa: PLC0415
    from devices.printer_at import printer_at  # noqa: PLC0415
    from kiosk.ports import PrinterLanguage  # noqa: PLC0415

    if (queue_of(url) is None) == (profile.language is PrinterLanguage.PDF):
        raise click.ClickException(terminal_texts()("test-page-other-way", profile=profile.name))
    return printer_at(url, profile)
