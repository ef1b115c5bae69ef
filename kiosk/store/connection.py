"""One connection to the encrypted store: the key, the pragmas that keep what was acknowledged, the writers' turns.

Knows SQLCipher's driver, and neither tables nor what a transaction holds: kiosk.store.engine pools these connections.
"""

from __future__ import annotations

from pathlib import Path
from time import monotonic, sleep

from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlcipher3 import dbapi2

from kiosk.store.trouble import Locked, MissingKey, StoreTrouble, UnsafeSqlite, trouble_of, troubles

KEY_LENGTH = 32
OLDEST_SAFE_SQLITE = (3, 51, 3)
"""Earlier ones may lose committed work when a write races a checkpoint (https://www.sqlite.org/wal.html, WAL reset)."""

BUSY_TIMEOUT_MS = 5000
TURN_MS = 8
"""A writer who waits looks after 1, 3 and 8 ms, and then from the beginning."""
PRAGMAS: dict[str, tuple[str, object]] = {
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "busy_timeout": (str(BUSY_TIMEOUT_MS), BUSY_TIMEOUT_MS),
    "wal_autocheckpoint": ("1000", 1000),
    "cache_size": ("-65536", -65536),
}
"""What is set on each connection, and what must be read back."""


def check_means(key: bytes) -> None:
    """Refuse a key that is none, and a SQLite that may lose work. Raises MissingKey, UnsafeSqlite."""
    if len(key) != KEY_LENGTH:
        raise MissingKey(f"MissingKey: a key has {KEY_LENGTH} bytes")
    if dbapi2.sqlite_version_info < OLDEST_SAFE_SQLITE:
        raise UnsafeSqlite(f"UnsafeSqlite: {dbapi2.sqlite_version}")


def connect(path: Path, key: bytes) -> DBAPIConnection:
    """Open one connection; a raw key costs no derivation. Threads take turns, which the pool sees to.

    Raises StoreTrouble.
    """
    with troubles():
        connection: DBAPIConnection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw",  # never makes a file: its disk may have gone meanwhile
            timeout=BUSY_TIMEOUT_MS / 1000,
            isolation_level=None,
            check_same_thread=False,
            uri=True,
        )
        try:
            _prepare(connection, key)
        except BaseException:
            connection.close()
            raise
        return connection


def _prepare(connection: DBAPIConnection, key: bytes) -> None:
    ask(connection, "PRAGMA cipher_log_level = NONE")  # else a wrong key is told to standard error
    ask(connection, f"PRAGMA key = \"x'{key.hex()}'\"")
    if ask(connection, "PRAGMA cipher_version") is None:
        raise UnsafeSqlite("UnsafeSqlite: no encryption")
    ask(connection, "SELECT count(*) FROM sqlite_master")  # the first page tells whether the key fits
    for name, (wanted, expected) in PRAGMAS.items():
        _set(connection, f"PRAGMA {name} = {wanted}")
        found = ask(connection, f"PRAGMA {name}")
        if found != expected:
            raise UnsafeSqlite(f"UnsafeSqlite: {name} is {found}")


def _set(connection: DBAPIConnection, sql: str) -> None:
    """Set a pragma. The change to WAL does not wait by itself for another process that makes it at the same moment."""
    for rest in (*[0.02] * (BUSY_TIMEOUT_MS // 20), None):
        try:
            ask(connection, sql)
        except dbapi2.OperationalError as error:
            if rest is None or not isinstance(trouble_of(error), Locked):
                raise
            sleep(rest)
        else:
            return


def ask(connection: DBAPIConnection, sql: str) -> object:
    """Run one statement; return the first value of its first row, None where there is no row."""
    cursor = connection.cursor()
    try:
        cursor.execute(sql)
        row = cursor.fetchone()
    finally:
        cursor.close()
    return None if row is None else row[0]


def take_turn(connection: DBAPIConnection) -> None:
    """Take the write lock soon after it is free.

    SQLite by itself looks ever more rarely, ten times a second in the end: beside processes that write without a
    pause, an import or two busy windows, it may look in vain for all of BUSY_TIMEOUT_MS.
    """
    until = monotonic() + BUSY_TIMEOUT_MS / 1000
    ask(connection, f"PRAGMA busy_timeout = {TURN_MS}")
    try:
        while True:
            try:
                ask(connection, "BEGIN IMMEDIATE")
            except dbapi2.OperationalError as error:
                if monotonic() >= until or not isinstance(trouble_of(error), Locked):
                    raise
            else:
                return
    finally:
        ask(connection, f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


def is_in_use(path: Path, key: bytes) -> bool:
    """Whether another process, or another connection of this one, has the store open. A damaged one is not asked."""
    try:
        connection = connect(path, key)
    except StoreTrouble:
        return False
    try:
        with troubles():
            ask(connection, "PRAGMA busy_timeout = 200")
            ask(connection, "PRAGMA locking_mode = EXCLUSIVE")
            ask(connection, "BEGIN IMMEDIATE")
            ask(connection, "COMMIT")
    except Locked:
        return True
    except StoreTrouble:
        return False
    finally:
        connection.close()
    return False
