"""`kiosk audit`: check the chain, and read it. Ids and words of the program only: there is nothing else in it.

Members of staff are shown by name, as the store knows them now; people who were registered never are.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click
from sqlalchemy import func, select

from kiosk.cli.config_option import config_option
from kiosk.cli.store_access import head_signer_of, opened_store
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from kiosk.store.audit_head import verify_heads
from kiosk.store.audit_lines import read_lines
from kiosk.texts import terminal_texts


@click.group("audit")
def command() -> None:
    """Check the audit chain, or list it."""


@command.command("verify")
@config_option
def verify(config_path: Path) -> None:
    """Check every line of the chain, and the desk's signature for its last one; exit status 1 when something is wrong.

    A line that was changed or taken out breaks the chain; a tail that was cut off does not fit the signature.
    """
    words = terminal_texts()
    with opened_store(config_path) as opened:
        signer = head_signer_of(opened.config)
        if signer is None:
            raise click.ClickException(words("audit-no-key"))
        with opened.store.reading() as connection:
            broken = verify_chain(connection)
            trouble = verify_heads(connection, signer.public_key)
            lines = connection.scalar(select(func.count()).select_from(tables.audit))
    if broken is not None:
        raise click.ClickException(words("audit-verify-broken", line=broken))
    if trouble is not None:
        raise click.ClickException(words(f"audit-head-{trouble.problem.value}", incarnation=trouble.incarnation_id))
    click.echo(words("audit-verify-whole", lines=str(lines)))


@command.command("list")
@config_option
@click.option("--last", default=50, show_default=True, type=click.IntRange(1, 100_000), help="How many lines.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def list_lines(config_path: Path, last: int, as_json: bool) -> None:
    """List the newest lines, oldest of them first."""
    with opened_store(config_path) as opened, opened.store.reading() as connection:
        rows = read_lines(connection, opened.settings.clinic_id, last)
        zone = opened.settings.zone
    for row in reversed(rows):
        if as_json:
            click.echo(json.dumps(asdict(row), ensure_ascii=False, default=str))
            continue
        by = [("staff", row.staff)] if row.staff else []
        said = " ".join(f"{name}={value}" for name, value in (*by, *row.details))
        at = row.at.astimezone(zone).isoformat(sep=" ", timespec="seconds")
        click.echo(
            f"{row.position:>7}  {at}  {row.event:<24} {row.about or row.subject_id or '-':<36}  {said}".rstrip()
        )
