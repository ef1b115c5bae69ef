"""`kiosk backup`: make one now, list them, put one back. Backups are encrypted with the store's own key."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from kiosk.cli.config_option import config_option
from kiosk.cli.store_access import head_signer_of, opened_store, settings_at, store_key, store_troubles
from kiosk.store.backup import Backup, NotABackup, back_up, backups_in
from kiosk.store.backup import restore as put_back
from kiosk.store.trouble import WrongKey
from kiosk.texts import terminal_texts

MEGABYTE = 1_000_000


@click.group("backup")
def command() -> None:
    """Make a backup now, list those there are, or put one back."""


@command.command("now")
@config_option
def make(config_path: Path) -> None:
    """Make a backup beside the store; the desk may go on working."""
    with opened_store(config_path) as opened:
        try:
            made = back_up(opened.store, opened.config.store.folder, datetime.now(UTC))
        except OSError as trouble:
            raise _cannot(opened.config.store.folder, trouble) from None
    click.echo(terminal_texts()("backup-made", path=str(made.path), size=_size(made)))


@command.command("list")
@config_option
def list_backups(config_path: Path) -> None:
    """List the backups, newest first."""
    config = settings_at(config_path)
    found = backups_in(config.store.folder)
    for backup in found:
        at = backup.made_at.astimezone(config.clinic.zone_info).isoformat(sep=" ", timespec="seconds")
        click.echo(f"{at}  {_size(backup):>10}  {backup.path}")
    if not found:
        click.echo(terminal_texts()("backup-none", folder=str(config.store.folder)), err=True)


@command.command("restore")
@config_option
@click.argument("backup", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(config_path: Path, backup: Path, yes: bool) -> None:
    """Put BACKUP in the store's place. The desk must be stopped; the store of now is kept beside it."""
    words, config = terminal_texts(), settings_at(config_path)
    key = store_key(config)
    if not yes:
        click.confirm(words("backup-restore-ask", path=str(backup)), abort=True)
    with store_troubles(config.store.folder):
        try:
            signer = head_signer_of(config)
            aside = put_back(config.store.folder, backup, key, datetime.now(UTC), signer)
        except (NotABackup, WrongKey):
            raise click.ClickException(words("backup-not-one", path=str(backup))) from None
        except OSError as trouble:
            raise _cannot(config.store.folder, trouble) from None
    click.echo(words("backup-restored", path=str(aside)))


def _cannot(folder: Path, trouble: OSError) -> click.ClickException:
    reason = trouble.strerror or type(trouble).__name__
    return click.ClickException(terminal_texts()("backup-cannot-write", folder=str(folder), reason=reason))


def _size(backup: Backup) -> str:
    return f"{backup.size / MEGABYTE:.1f} MB"
