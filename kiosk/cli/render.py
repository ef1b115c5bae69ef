"""`kiosk render`: make any document as a file, without a store and without a device.

It never repeats what stands in the data: the message names the field, not its content.
"""

from __future__ import annotations

import json
import os
import sys
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

import click

from kiosk.cli.document_problems import complaints
from kiosk.texts import terminal_texts

if TYPE_CHECKING:
    from kiosk.domain.documents import Document
    from kiosk.ports import PrinterProfile

KINDS = ("sticker", "ticket", "card", "temporary", "wifi", "follow_up", "guidance", "wall", "test_page")
PICTURES = ("pdf", "png")
LANGUAGES = ("tspl", "zpl", "escpos")


@click.command("render")
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--data", help='JSON file with the document, "-" for standard input.')
@click.option("--to", "target", type=click.Choice(PICTURES + LANGUAGES), help="What to make of it.")
@click.option("--output", help='File to write, "-" for standard output.')
@click.option("--profile", "profile_name", help="Printer model; without it the usual one at 203 dpi.")
@click.option("--example", is_flag=True, help="Print a filled-in document as JSON and stop.")
def command(  # noqa: PLR0913, PLR0917 - click hands over one argument for each option
    kind: str, data: str | None, target: str | None, output: str | None, profile_name: str | None, example: bool
) -> None:
    """Make a document of a KIND as PDF, as PNG at the printer's dots, or in a printer's language."""
    if example:
        click.echo(json.dumps(_example(kind), ensure_ascii=False, indent=2))
        return
    if data is None or target is None or output is None:
        raise click.UsageError(terminal_texts()("render-options-missing"))
    document = _document(kind, _read(data))
    profile = _profile(document, target, profile_name)
    _refuse_other_media(document, profile)
    write_output(output, _rendered(document, target, profile))


def _example(kind: str) -> dict[str, Any]:
    from kiosk.domain.documents import to_data  # noqa: PLC0415 - `--help` does not wait for it
    from printing.examples import KINDS as EXAMPLES  # noqa: PLC0415
    from printing.examples import example  # noqa: PLC0415

    return to_data(example(next(known for known in EXAMPLES if known == kind)))


def _read(data: str) -> object:
    words = terminal_texts()
    try:
        text = sys.stdin.buffer.read() if data == "-" else Path(data).read_bytes()
        return json.loads(text.decode("utf-8-sig"))
    except OSError as error:
        raise click.ClickException(words("render-unreadable", file=data, reason=error.strerror or "")) from None
    except (UnicodeDecodeError, RecursionError):
        raise click.ClickException(words("render-not-json", file=data, line="1")) from None
    except json.JSONDecodeError as error:
        raise click.ClickException(words("render-not-json", file=data, line=str(error.lineno))) from None


def _document(kind: str, data: object) -> Document:
    from pydantic import ValidationError  # noqa: PLC0415

    from kiosk.domain.documents import from_data  # noqa: PLC0415

    words = terminal_texts()
    if not isinstance(data, dict):
        raise click.ClickException(words("render-not-an-object"))
    if data.setdefault("kind", kind) != kind:
        raise click.ClickException(words("render-other-kind", kind=kind))
    try:
        return from_data(data)
    except ValidationError as error:
        raise click.ClickException("\n".join(complaints(error, words))) from None


def _profile(document: Document, target: str, name: str | None) -> PrinterProfile:
    from kiosk.ports import PrinterLanguage  # noqa: PLC0415
    from printing.profiles import default_profile, load_profiles  # noqa: PLC0415

    words = terminal_texts()
    if name is None:
        return default_profile(document, PrinterLanguage(target) if target in LANGUAGES else PrinterLanguage.TSPL)
    profiles = load_profiles()
    if name not in profiles:
        raise click.ClickException(words("render-unknown-profile", profile=name, known=", ".join(sorted(profiles))))
    if target in LANGUAGES and profiles[name].language != target:
        message = words("render-other-language", profile=name, language=profiles[name].language, target=target)
        raise click.ClickException(message)
    return profiles[name]


def _refuse_other_media(document: Document, profile: PrinterProfile) -> None:
    from printing.profiles import fits, media_for  # noqa: PLC0415

    if not fits(document, profile):
        wanted = ", ".join(media_for(document))
        words = terminal_texts()
        message = words(
            "render-other-media", kind=document.kind, media=profile.media, profile=profile.name, wanted=wanted
        )
        raise click.ClickException(message)


def _rendered(document: Document, target: str, profile: PrinterProfile) -> bytes:
    from kiosk.ports import SheetRefused  # noqa: PLC0415
    from printing.renderer import DocumentRenderer  # noqa: PLC0415

    renderer = DocumentRenderer()
    try:
        match target:
            case "pdf":
                return renderer.pdf(document, profile)
            case "png":
                picture = BytesIO()
                renderer.dots(document, profile).save(picture, "PNG", dpi=(profile.dpi, profile.dpi))
                return picture.getvalue()
            case _:
                return b"".join(chunk.data for chunk in renderer.render(document, profile))
    except SheetRefused as error:
        raise click.ClickException(terminal_texts()("render-refused", reason=str(error))) from None


def write_output(output: str, content: bytes) -> None:
    """Write the whole file or none of it; a device or a pipe is written as it is."""
    if output == "-":
        sys.stdout.buffer.write(content)
        return
    path = Path(output)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(path, content)
    except OSError as error:
        message = terminal_texts()("render-unwritable", file=output, reason=error.strerror or "")
        raise click.ClickException(message) from None


def _replace(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as beside:
        try:
            beside.write(content)
            beside.flush()
            os.fsync(beside.fileno())
            Path(beside.name).replace(path)
        except BaseException:
            Path(beside.name).unlink(missing_ok=True)
            raise
