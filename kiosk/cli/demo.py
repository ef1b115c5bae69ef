"""`kiosk demo`: the demo clinic. With a display two windows; without one it plays three journeys by itself."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from kiosk.cli.display import has_display
from kiosk.texts import terminal_texts


@click.command("demo")
@click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where pictures go.",
)
@click.option("--play", is_flag=True, help="Play the journeys by itself although there is a display.")
@click.option("--window", is_flag=True, help="Open the staff's console too.")
def command(out: Path, play: bool, window: bool) -> None:
    """Run the demo clinic: simulated devices as processes of their own, a store of made-up people."""
    words = terminal_texts()
    alone = play or not has_display()
    if alone:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.cli import demo_run  # noqa: PLC0415 - only now it is known which platform Qt is to use
    from kiosk.cli.demo_devices import DeviceDidNotStart  # noqa: PLC0415

    click.echo(words("demo-starting"))
    with tempfile.TemporaryDirectory(prefix="nuanchuang-demo-") as folder:
        click.echo(words("demo-folder", folder=folder))
        try:
            sys.exit(demo_run.play(Path(folder), out) if alone else demo_run.show(Path(folder), with_window=window))
        except DeviceDidNotStart as device:
            raise click.ClickException(words("demo-device-broke", device=str(device))) from None
