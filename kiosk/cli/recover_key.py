"""`kiosk recover-key`: opens a store whose key died with its mainboard, by the recovery key in the clinic's safe."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click

from kiosk.cli.founding import COPY_NAME
from kiosk.config_tables import DEFAULT_FOLDER, STORE_FILE
from kiosk.store.audit_head import HeadSigner
from kiosk.store.clinic_setup import find_clinic
from kiosk.store.codes import trust_key
from kiosk.store.engine import Store, open_store
from kiosk.store.key import Key, KeyName, create_key, keep_key, load_key, set_aside
from kiosk.store.recovery import RecoveryProblem, unwrap
from kiosk.store.trouble import StoreTrouble
from kiosk.store.writing import Place, writing
from kiosk.texts import terminal_texts


@click.command("recover-key")
@click.option(
    "--folder", default=DEFAULT_FOLDER, show_default=True, type=click.Path(path_type=Path), help="The store's."
)
@click.option(
    "--key", "key_file", required=True, type=click.Path(path_type=Path), help="The recovery private key (PEM)."
)
def command(folder: Path, key_file: Path) -> None:
    """Open a store whose key, or whose desk's signing key, is lost, with the clinic's recovery key.

    The desk gets a new signing key. Nothing is changed unless the recovered key opens the store.
    """
    if all(isinstance(load_key(folder, name), Key) for name in KeyName):
        _refuse("recover-key-works", folder=str(folder))
    secret = unwrap(_bytes_of(folder / COPY_NAME), _bytes_of(key_file))
    if isinstance(secret, RecoveryProblem):
        _refuse(f"recovery-{secret.value}")
    if not (folder / STORE_FILE).exists():
        _refuse("recover-wrong-store", folder=str(folder))
    try:
        store = open_store(folder / STORE_FILE, secret)
        try:
            _keep(store, folder, secret)
        finally:
            store.close()
    except StoreTrouble:
        _refuse("recover-wrong-store", folder=str(folder))
    except OSError as trouble:
        _refuse("init-cannot-write", path=str(folder), reason=trouble.strerror or type(trouble).__name__)
    click.echo(terminal_texts()("recover-done", folder=str(folder)))


def _keep(store: Store, folder: Path, secret: bytes) -> None:
    """Keep a new signing key first: the store's own key is what says that all is done."""
    clinic = find_clinic(store)
    if clinic is None:
        _refuse("recover-wrong-store", folder=str(folder))
    set_aside(folder, KeyName.SIGNING)
    signing_key = create_key(folder, KeyName.SIGNING).signing_key()
    store.head_signer = HeadSigner(signing_key)
    with writing(store, Place(clinic.id), datetime.now(UTC)) as work:
        trust_key(work, signing_key.public_key())
    set_aside(folder, KeyName.STORE)
    keep_key(folder, KeyName.STORE, secret)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as trouble:
        _refuse("recover-no-copy", path=str(path), reason=trouble.strerror or type(trouble).__name__)


def _refuse(phrase: str, **arguments: str) -> NoReturn:
    raise click.ClickException(terminal_texts()(phrase, **arguments))
