"""`script/bench`: measures and prints."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import click

from benchmarks.figure import table

MODULES = {
    "start": "benchmarks.start",
    "lookup": "benchmarks.lookup",
    "desk": "benchmarks.desk_scale",
    "tap": "benchmarks.tap",
    "first-byte": "benchmarks.first_byte",
    "sticker": "benchmarks.sticker",
    "wire": "benchmarks.wire",
}
DAY = "day"
"""A part of `desk` that may be measured alone."""


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(sorted([*MODULES, DAY])))
@click.option("--people", default=100_000, show_default=True, help="How many people `desk` measures with.")
@click.option("--store", type=click.Path(path_type=Path), help="Keep what `desk` fills here, and use it again.")
@click.option("--journeys", default=10_000, show_default=True, help="How many journeys `day` has.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def main(names: tuple[str, ...], people: int, store: Path | None, journeys: int, as_json: bool) -> None:
    """Measure what people feel."""
    figures = []
    for name in names or MODULES:
        module = import_module(MODULES["desk" if name == DAY else name])
        match name:
            case "desk":
                figures += module.measure(people, store)
            case "day":
                figures += module.day(journeys)
            case _:
                figures += module.measure()
    if as_json:
        click.echo(json.dumps({"machine": platform.machine(), "figures": [asdict(figure) for figure in figures]}))
    else:
        click.echo(table(figures))


main()
