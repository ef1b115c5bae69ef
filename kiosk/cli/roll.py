"""`kiosk roll`: a new roll was put into a printer; its labels are counted from now on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from kiosk.cli.config_option import config_option
from kiosk.cli.jobs import opened_desk
from kiosk.cli.run import usable_config
from kiosk.store.paper_rolls import labels_left, put_in_roll
from kiosk.store.writing import Place, writing
from kiosk.texts import terminal_texts


@click.command("roll")
@config_option
@click.argument("printer")
@click.option("--labels", type=click.IntRange(1, 100_000), help="How many labels the new roll has.")
def command(config_path: Path, printer: str, labels: int | None) -> None:
    """Say that a new roll lies in PRINTER; without --labels: how many are left."""
    settings, words = usable_config(config_path), terminal_texts()
    names = [each.name for each in settings.printers]
    if printer not in names:
        raise click.ClickException(words("roll-no-printer", known=", ".join(names)))
    with opened_desk(settings) as opened:
        if labels is not None:
            place = Place(settings.clinic.id, settings.desk.id)
            with writing(opened.store, place, datetime.now(UTC)) as work:
                put_in_roll(work, printer, labels)
        with opened.store.reading() as connection:
            left = labels_left(connection, printer)
    click.echo(words("roll-not-counted") if left is None else words("roll-left", printer=printer, left=str(left)))
