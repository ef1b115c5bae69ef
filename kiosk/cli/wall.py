"""`kiosk wall`: the rule of calling for the waiting room's wall, as a PDF, or printed by the desk that runs."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.cli.config_option import config_option
from kiosk.cli.jobs import opened_desk
from kiosk.cli.run import usable_config
from kiosk.desk.wall import print_wall_slip, wall_slip
from kiosk.texts import LANGUAGES, terminal_texts

SHEET = "a4-pdf"


@click.command("wall")
@config_option
@click.option("--pdf", "pdf_path", type=click.Path(path_type=Path, dir_okay=False), help="A4 sheet to write.")
@click.option("--language", default="zh_CN", show_default=True, type=click.Choice(LANGUAGES))
def command(config_path: Path, pdf_path: Path | None, language: str) -> None:
    """Print the rule of calling for the wall, or with --pdf write it as an A4 sheet."""
    settings, words = usable_config(config_path), terminal_texts()
    with opened_desk(settings) as opened:
        desk = opened.window.shift.workplace
        if pdf_path is None:
            printer = print_wall_slip(desk, language).printer
            click.echo(words("wall-queued" if printer else "wall-no-printer", printer=printer or ""))
            return
        slip = wall_slip(desk.settings, language)
    _write(slip, pdf_path)
    click.echo(words("wall-written", path=str(pdf_path)))


def _write(slip: object, path: Path) -> None:
    from kiosk.domain.documents import WallSlip  # noqa: PLC0415 - ReportLab is loaded only for a sheet
    from printing.profiles import load_profiles  # noqa: PLC0415
    from printing.renderer import DocumentRenderer  # noqa: PLC0415

    assert isinstance(slip, WallSlip)  # noqa: S101 - told to the type checker
    try:
        path.write_bytes(DocumentRenderer().pdf(slip, load_profiles()[SHEET]))
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        raise click.ClickException(terminal_texts()("init-cannot-write", path=str(path), reason=reason)) from None
