"""Backups: hourly, whole, encrypted with the store's own key, 48 kept; and the way back, as a new incarnation.

A restored store has forgotten what was given out after the backup, and paper cannot be called back. So no number, no
walk-in number and no temporary number of before is ever given again: every series jumps, and the machine's identity in
the journals is a new one. Staff are told, for what was registered in between is on paper only.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from kiosk.store import tables
from kiosk.store.audit import CHAIN_START
from kiosk.store.clinic_setup import find_clinic
from kiosk.store.connection import is_in_use
from kiosk.store.engine import HeadSigning, Store, open_store
from kiosk.store.trouble import Locked
from kiosk.store.writing import JUMP, Place, Writing, current_incarnation, later_than, new_id, writing

STORE_NAME = "store.db"
FOLDER = "backups"
KEPT = 48
EVERY = timedelta(hours=1)
RESTORED = "restored"
_STAMP = "%Y%m%dT%H%M%SZ"
_PREFIX, _SUFFIX = "store-", ".db"
_SIDE_FILES = ("-wal", "-shm")


@dataclass(frozen=True)
class Backup:
    """A backup that lies there."""

    path: Path
    made_at: datetime
    size: int


class NotABackup(Exception):
    """The file is no whole backup of this clinic's store, or the key does not fit."""


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of a store's folder, newest first."""
    found = []
    for path in (folder / FOLDER).glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(ValueError, OSError):
            made = datetime.strptime(path.name, f"{_PREFIX}{_STAMP}{_SUFFIX}").replace(tzinfo=UTC)
            found.append(Backup(path, made, path.stat().st_size))
    return tuple(sorted(found, key=lambda one: one.made_at, reverse=True))


def back_up(store: Store, folder: Path, now: datetime) -> Backup:
    """Make a backup now and drop the oldest beyond 48. Raises StoreTrouble, OSError; then nothing is left behind."""
    place = folder / FOLDER
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = place / f"{_PREFIX}{now.astimezone(UTC):{_STAMP}}{_SUFFIX}"
    _drop_abandoned(place, now)
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    try:
        store.copy_to(unfinished)
        unfinished.chmod(0o600)
        _sync(unfinished)
        unfinished.replace(path)
        _sync(place)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in _spare(folder, now):
        old.path.unlink(missing_ok=True)
    return Backup(path, now.astimezone(UTC).replace(microsecond=0), path.stat().st_size)


def _spare(folder: Path, now: datetime) -> list[Backup]:
    """Return those beyond the 48. What a clock that was ahead has dated goes first: it is older than it says."""
    past_first = sorted(backups_in(folder), key=lambda one: one.made_at > now)
    return past_first[KEPT:]


def _drop_abandoned(place: Path, now: datetime) -> None:
    """Remove what a backup that was killed left behind; another process may be writing one at this moment."""
    for left in place.glob("*.unfinished"):
        with suppress(OSError):
            if abs(now.timestamp() - left.stat().st_mtime) > EVERY.total_seconds():
                left.unlink()


def is_due(folder: Path, now: datetime) -> bool:
    """Whether the last backup is an hour old. One from the future (a clock set back) does not count."""
    past = [one.made_at for one in backups_in(folder) if one.made_at <= now]
    return not past or now - past[0] >= EVERY


def back_up_if_due(store: Store, folder: Path, now: datetime) -> Backup | None:
    """Make the hourly backup when it is time; for whoever has a clock to call this every few minutes."""
    return back_up(store, folder, now) if is_due(folder, now) else None


def restore(folder: Path, backup: Path, key: bytes, now: datetime, signer: HeadSigning | None = None) -> Path:
    """Put a backup in the store's place, as a new incarnation; the store of before is set aside. Return where.

    `signer` signs for the new incarnation's audit from its first line.

    Raises Locked while anybody has the store open, NotABackup, StoreTrouble, OSError; then the store is as it was.
    """
    current = folder / STORE_NAME
    if current.exists() and is_in_use(current, key):
        raise Locked("Locked: the store is open")
    fresh = folder / "store.restoring"
    _remove(fresh)
    shutil.copyfile(backup, fresh)
    fresh.chmod(0o600)
    try:
        _make_new_incarnation(fresh, key, now, _numbers_of(current, key), signer)
    except BaseException:
        _remove(fresh)
        raise
    aside = _set_aside(folder, current, now)
    fresh.replace(current)
    _sync(folder)
    return aside


def _make_new_incarnation(
    path: Path, key: bytes, now: datetime, given: dict[str, int], signer: HeadSigning | None
) -> None:
    store = open_store(path, key)
    store.head_signer = signer
    try:
        store.check()
        clinic = find_clinic(store)
        if clinic is None:
            raise NotABackup(path.name)
        _begin_incarnation(store, clinic.id, now)
        with writing(store, Place(clinic.id), now) as work:
            _jump(work, given)
            work.insert(tables.help_calls, reason=RESTORED, rings=False)
            work.audit("restored", work.incarnation.id)
    finally:
        store.close()
    for side in _SIDE_FILES:
        Path(f"{path}{side}").unlink(missing_ok=True)


def _begin_incarnation(store: Store, clinic_id: str, now: datetime) -> None:
    with store.writing() as connection:
        before = current_incarnation(connection)
        connection.execute(
            tables.incarnations.insert().values(
                id=later_than(before.id, new_id()),
                clinic_id=clinic_id,
                desk_id=None,
                made_at=now,
                last_day=before.last_day,
                outbox_position=0,
                audit_position=0,
                audit_head=CHAIN_START,
                restored_at=now,
            )
        )
        connection.execute(tables.available_numbers.delete())


def _jump(work: Writing, given: dict[str, int]) -> None:
    """Let every series go on where nothing can have been given: behind the lost store's, else a thousand on."""
    for table in (tables.sessions, tables.series):
        for row in work.connection.execute(select(table.c.id, table.c.next_no)).all():
            work.update_here(table, row.id, next_no=max(row.next_no, given.get(row.id, row.next_no + JUMP)))


def _numbers_of(path: Path, key: bytes) -> dict[str, int]:
    """Return how far the store that is replaced had come, where it can still be read; else nothing."""
    found: dict[str, int] = {}
    if not path.exists():
        return found
    with suppress(Exception):  # whatever is wrong with it is why it is being replaced
        store = open_store(path, key)
        try:
            store.check()
            with store.reading() as connection:
                for table in (tables.sessions, tables.series):
                    rows = connection.execute(select(table.c.id, table.c.next_no))
                    found.update({row.id: int(row.next_no) for row in rows})
        finally:
            store.close()
    return found


def _set_aside(folder: Path, current: Path, now: datetime) -> Path:
    aside = folder / f"store.replaced-{now.astimezone(UTC):{_STAMP}}.db"
    for side in ("", *_SIDE_FILES):
        path = Path(f"{current}{side}")
        if path.exists():
            path.replace(f"{aside}{side}")
    return aside


def _remove(path: Path) -> None:
    for side in ("", *_SIDE_FILES):
        Path(f"{path}{side}").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
