"""Joining another desk, a window or a second kiosk, to the store that a machine has: a row, and a file of settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from kiosk.cli.questions import Judge, ask, ask_devices, ask_optional, setting
from kiosk.cli.settings_file import DeskAnswers, undone_on_trouble, write_settings
from kiosk.config_tables import STORE_FILE
from kiosk.domain.desks import DeskKind
from kiosk.store.audit_head import HeadSigner
from kiosk.store.clinic_setup import StoredClinic, StoredDesk, find_clinic, find_desks, make_desk
from kiosk.store.engine import Store, open_store
from kiosk.store.key import KeyName, KeyTrouble, load_key
from kiosk.store.printers import expect_printers, printer_rows
from kiosk.store.trouble import MissingStore
from kiosk.store.writing import Place, writing
from kiosk.texts import terminal_texts

LETTER = {DeskKind.KIOSK: "K", DeskKind.WINDOW: "C"}


@dataclass(frozen=True)
class ClinicToJoin:
    """An open store, whose it is, and which desks and printers' names it has."""

    folder: Path
    store: Store
    clinic: StoredClinic
    desks: tuple[StoredDesk, ...]
    printers: frozenset[str]


@contextmanager
def opened_to_join(folder: Path) -> Iterator[ClinicToJoin]:
    """Open the store in a folder. Raises click.ClickException and StoreTrouble."""
    if not (folder / STORE_FILE).exists():
        raise MissingStore
    texts, key = terminal_texts(), load_key(folder, KeyName.STORE)
    if isinstance(key, KeyTrouble):
        raise click.ClickException(texts(key.phrase, **key.arguments))
    store = open_store(folder / STORE_FILE, key.secret)
    signing = load_key(folder, KeyName.SIGNING)
    store.head_signer = None if isinstance(signing, KeyTrouble) else HeadSigner(signing.signing_key())
    try:
        clinic = find_clinic(store)
        if clinic is None:
            raise click.ClickException(texts("join-no-clinic", folder=str(folder)))
        with store.reading() as connection:
            names = frozenset(row.printer for row in printer_rows(connection, clinic.id))
        yield ClinicToJoin(folder, store, clinic, find_desks(store, clinic.id), names)
    finally:
        store.close()


def ask_for_desk(joined: ClinicToJoin) -> DeskAnswers:
    """Ask for what the store does not know. Raises click.Abort, click.ClickException."""
    texts, clinic = terminal_texts(), joined.clinic
    phone = ask_optional("init-clinic-phone", setting("clinic", "phone"))
    director_phone = ask_optional("init-director-phone", setting("clinic", "director_phone"))
    kind = DeskKind(ask("init-desk-kind", DeskKind.WINDOW.value, setting("desk", "kind")))
    names, prefixes = {desk.name for desk in joined.desks}, {desk.prefix for desk in joined.desks}
    desk_name = ask("init-desk-name", judge=_one_of_its_own("name", names, "join-name-taken"))
    window = ask("init-window", "1", setting("desk", "window"))
    free = next(one for number in range(1, 100) if (one := f"{LETTER[kind]}{number}") not in prefixes)
    prefix = ask("init-prefix", free, _one_of_its_own("prefix", prefixes, "join-prefix-taken"))
    devices = ask_devices(prefix, joined.printers)
    return DeskAnswers(
        clinic_id=clinic.id,
        clinic_name=clinic.name,
        zone=clinic.zone.key,
        phone=phone,
        director_phone=director_phone,
        kind=kind,
        desk_name=desk_name,
        window=window,
        prefix=prefix,
        card_reader=devices.card_reader,
        scanner=devices.scanner,
        printers=devices.printers,
        settings_note=texts("init-settings-note"),
    )


def join_desk(joined: ClinicToJoin, desk: DeskAnswers, config: Path) -> None:
    """Write the settings and the desk's row: both or neither. Raises OSError, StoreTrouble, click.ClickException."""
    place = Place(desk.clinic_id)
    with undone_on_trouble() as made, writing(joined.store, place, datetime.now(UTC)) as work:
        write_settings(desk, joined.folder, config, made)
        make_desk(work, desk.desk_id, desk.desk_name, desk.prefix, desk.kind)
        expect_printers(work, desk.desk_id, {one.name: one.prints for one in desk.printers})


def _one_of_its_own(key: str, taken: set[str], phrase: str) -> Judge:
    usual = setting("desk", key)

    def judge(answer: str) -> str | None:
        return terminal_texts()(phrase, taken=", ".join(sorted(taken))) if answer in taken else usual(answer)

    return judge
