"""`kiosk window`: the staff's console at the window, beside a kiosk or alone, on the same store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk.cli.config_option import config_option
from kiosk.cli.display import has_display
from kiosk.cli.run import usable_config
from kiosk.texts import terminal_texts


@click.command("window")
@config_option
@click.option(
    "--language", default="zh_CN", show_default=True, type=click.Choice(["zh_CN", "en"]), help="The console's."
)
def command(config_path: Path, language: str) -> None:
    """Open the staff's console: search, register, print, help calls; everything by keyboard."""
    config = usable_config(config_path)
    if not has_display():
        raise click.ClickException(terminal_texts()("window-no-display"))
    from kiosk.cli.staff_screens import run_window  # noqa: PLC0415 - Qt is loaded only when a screen is there

    sys.exit(run_window(config, language))
