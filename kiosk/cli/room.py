"""`kiosk room`: a doctor's small panel. Next, again, skip, bring back."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk.cli.config_option import config_option
from kiosk.cli.display import has_display
from kiosk.cli.run import usable_config
from kiosk.texts import terminal_texts


@click.command("room")
@config_option
@click.option("--room", required=True, help="The room as the timetable writes it: 203.")
@click.option("--language", default="zh_CN", show_default=True, type=click.Choice(["zh_CN", "en"]), help="The panel's.")
def command(config_path: Path, room: str, language: str) -> None:
    """Open a doctor's panel: call the next one, again, skip, bring back."""
    config = usable_config(config_path)
    if not has_display():
        raise click.ClickException(terminal_texts()("window-no-display"))
    from kiosk.cli.staff_screens import run_room  # noqa: PLC0415 - Qt is loaded only when a screen is there

    sys.exit(run_room(config, room, language))
