"""The doctor's look at the store: keys, whether it opens and is whole, whether the clock agrees with its last day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection

from kiosk.cli.doctor_machine import is_there
from kiosk.cli.findings import Finding, Verdict
from kiosk.config import KioskConfig
from kiosk.domain.machine_devices import DeviceKind
from kiosk.spool import LABELS_LOW
from kiosk.store.clinic_setup import find_desks
from kiosk.store.engine import Store, open_store
from kiosk.store.key import Key, KeyName, KeyProblem, KeyTrouble, key_warning, load_key
from kiosk.store.machine_devices import device_rows
from kiosk.store.paper_rolls import labels_left
from kiosk.store.print_queue import open_jobs
from kiosk.store.printers import printer_rows
from kiosk.store.trouble import StoreTrouble
from kiosk.store.writing import current_incarnation
from kiosk.texts import Texts


def look_at_store(config: KioskConfig, words: Texts, now: datetime) -> Iterator[Finding]:
    """Give what is found of keys and store. A store that is not there is not made."""
    nothing = Finding("store", Verdict.BROKEN, words("doctor-store-none", folder=str(config.store.folder)))
    if not is_there(config.store.folder):
        yield nothing
        return
    keys = {name: load_key(config.store.folder, name) for name in KeyName}
    for name, found in keys.items():
        yield _key(name, found, words)
    key = keys[KeyName.STORE]
    if isinstance(key, KeyTrouble):
        if key.problem is KeyProblem.MISSING and not is_there(config.store.file):
            yield nothing
        return  # else what was said of the key is what to do
    try:
        store = open_store(config.store.file, key.secret)
    except StoreTrouble as trouble:
        yield _trouble(trouble, config, words)
        return
    try:
        yield from _open_store(store, config, words, now)
    except StoreTrouble as trouble:
        yield _trouble(trouble, config, words)
    finally:
        store.close()


def _open_store(store: Store, config: KioskConfig, words: Texts, now: datetime) -> Iterator[Finding]:
    store.check()
    yield Finding("store", Verdict.OK, words("doctor-store-ok"))
    with store.reading() as connection:
        last_day = current_incarnation(connection).last_day
        left = {printer.name: labels_left(connection, printer.name) for printer in config.printers}
        printers = _printers(connection, config.clinic.id)
    if last_day is not None and now.astimezone(config.clinic.zone_info).date() < last_day:
        yield Finding("day", Verdict.BROKEN, words("doctor-day-behind", day=last_day.isoformat()))
    desks = {desk.id: desk.name for desk in find_desks(store, config.clinic.id)}
    yield from _names_of_others(printers, config, desks, words)
    unknown = sum(job.state.value == "unknown" for job in open_jobs(store, config.clinic.id))
    if unknown:
        yield Finding("jobs", Verdict.WARNING, words("doctor-jobs-unknown", count=str(unknown)))
    for printer, labels in left.items():
        if labels is not None:
            verdict = Verdict.WARNING if labels <= LABELS_LOW else Verdict.OK
            yield Finding("roll", verdict, words("doctor-roll-left", left=str(labels)), printer)


def _printers(connection: Connection, clinic_id: str) -> set[tuple[str, str]]:
    """Return every printer's name with each desk that uses it: who has its port, and whose settings name it.

    One desk only can have a port's name; the other one's wish stands among its devices.
    """
    held = {(row.printer, row.desk_id) for row in printer_rows(connection, clinic_id)}
    named = device_rows(connection, clinic_id)
    return held | {(row.device, row.desk_id) for row in named if row.kind == DeviceKind.PRINTER.value}


def _names_of_others(
    printers: Collection[tuple[str, str]], config: KioskConfig, desks: Mapping[str, str], words: Texts
) -> Iterator[Finding]:
    """Tell a printer whose name another desk of this store uses: only one of the two would ever print."""
    own = {printer.name for printer in config.printers}
    for name, desk_id in sorted(printers):
        if name in own and desk_id != config.desk.id and desk_id in desks:
            says = words("doctor-printer-name-twice", desk=desks[desk_id])
            yield Finding("printer-name", Verdict.BROKEN, says, name)


def _key(name: KeyName, found: Key | KeyTrouble, words: Texts) -> Finding:
    if isinstance(found, KeyTrouble):
        return Finding("key", Verdict.BROKEN, words(found.phrase, **found.arguments), name.value)
    warning = key_warning(found)
    if warning is not None:
        return Finding("key", Verdict.WARNING, words(warning), name.value)
    return Finding("key", Verdict.OK, words("doctor-key-ok"), name.value)


def _trouble(trouble: StoreTrouble, config: KioskConfig, words: Texts) -> Finding:
    return Finding("store", Verdict.BROKEN, words(f"store-{trouble.phrase}", folder=str(config.store.folder)))
