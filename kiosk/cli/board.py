"""`kiosk board`: the waiting room's screen on a second monitor. Whose turn it is, seen and heard."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk.cli.config_option import config_option
from kiosk.cli.display import has_display
from kiosk.cli.run import usable_config
from kiosk.texts import terminal_texts


@click.command("board")
@config_option
@click.option("--monitor", default=2, show_default=True, type=click.IntRange(1, 9), help="On which monitor.")
@click.option("--window", "in_window", is_flag=True, help="In a window of its own, to try it.")
@click.option(
    "--language", default="zh_CN", show_default=True, type=click.Choice(["zh_CN", "en"]), help="The screen's."
)
def command(config_path: Path, monitor: int, in_window: bool, language: str) -> None:
    """Show who is called, large, names masked, and say it aloud."""
    config = usable_config(config_path)
    if not has_display():
        raise click.ClickException(terminal_texts()("window-no-display"))
    from kiosk.cli.staff_screens import run_board  # noqa: PLC0415 - Qt is loaded only when a screen is there

    sys.exit(run_board(config, None if in_window else monitor, language))
