"""`kiosk check-id`: judge one identity number."""

from __future__ import annotations

import json
import sys
from datetime import date

import click

from kiosk.domain.identity_number import Verdict, examine
from kiosk.texts import terminal_texts

LONGEST_LINE = 1000


@click.command("check-id", context_settings={"ignore_unknown_options": True})
@click.argument("number", required=False)
def command(number: str | None) -> None:
    """Judge an identity NUMBER and print one JSON object.

    Give NUMBER as an argument for made-up numbers only: other users of a machine see its command lines. For a real
    person's number give "-" and write it to standard input. The exit status is 0 whatever the verdict.
    """
    if number is None:
        raise click.UsageError(terminal_texts()("check-id-number-missing"))
    text = _first_line() if number == "-" else number
    click.echo(json.dumps(_as_json(examine(text, date.today()))))


def _first_line() -> str:
    """Return the first line of standard input; bytes that are no text in the terminal's encoding are wrong digits."""
    return sys.stdin.buffer.readline(LONGEST_LINE).decode(sys.stdin.encoding, "replace")


def _as_json(verdict: Verdict) -> dict[str, object]:
    return {
        "valid": verdict.valid,
        "kind": verdict.kind,
        "number": verdict.number,
        "birth_date": verdict.birth_date.isoformat() if verdict.birth_date else None,
        "sex": verdict.sex,
        "region": verdict.region,
        "problem": verdict.problem,
        "group": verdict.group,
    }
