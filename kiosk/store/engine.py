"""Opens the encrypted store: SQLAlchemy 2 over SQLCipher's SQLite, with the pragmas that keep what was acknowledged.

Knows connections and transactions, and no table. One writer at a time; readers wait for nobody.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Protocol

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from kiosk.store.ballast import Ballast
from kiosk.store.schema import bring_up_to_date, is_up_to_date
from kiosk.store.text import keep_text_verbatim
from kiosk.store.trouble import (
    CannotOpen,
    Damaged,
    DiskFull,
    Locked,
    MissingKey,
    MissingStore,
    StoreTrouble,
    UnsafeSqlite,
    WrongKey,
    trouble_of,
    troubles,
)

KEY_LENGTH = 32
OLDEST_SAFE_SQLITE = (3, 51, 3)
"""Earlier ones may lose committed work when a write races a checkpoint (https://www.sqlite.org/wal.html, WAL reset)."""

BUSY_TIMEOUT_MS = 5000
TURN_MS = 8
"""A writer who waits looks after 1, 3 and 8 ms, and then from the beginning."""
DOOR_OPEN_S = 0.001
"""After a commit the lock is left alone for so long: whoever writes without a pause would else never let others in."""
PRAGMAS: dict[str, tuple[str, object]] = {
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "busy_timeout": (str(BUSY_TIMEOUT_MS), BUSY_TIMEOUT_MS),
    "wal_autocheckpoint": ("1000", 1000),
    "cache_size": ("-65536", -65536),
}
"""What is set on each connection, and what must be read back."""

_READING = "kiosk_reading"


class HeadSigning(Protocol):
    """Signs how far the audit has come; kiosk.store.audit_head does it with the desk's key."""

    def sign(self, incarnation_id: str, position: int, head: str) -> str:
        """Return a signature."""
        ...


class Store:
    """One machine's store. Safe to use from several threads; SQLite lets one of them write at a time.

    `head_signer` is set by whoever has the desk's key: every line of the audit is then signed for.
    """

    def __init__(self, path: Path, connect: Callable[[], DBAPIConnection]) -> None:
        self.path = path
        self.head_signer: HeadSigning | None = None
        self._connect = connect
        self._engine = _make_engine(connect)
        self._suspect = False
        self._watching: DBAPIConnection | None = None
        self._lock = threading.Lock()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open one transaction that holds the write lock; it is durable when the block ends. Raises StoreTrouble."""
        with self._transaction(reading=False) as connection:
            yield connection
        sleep(DOOR_OPEN_S)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open one transaction that sees one state and waits for no writer. Raises StoreTrouble."""
        with self._transaction(reading=True) as connection:
            yield connection

    def data_version(self) -> int:
        """Return a number that changes when anybody, this process included, has committed to the store."""
        with troubles(), self._lock:
            if self._watching is None:
                self._watching = self._connect()
            return int(str(_ask(self._watching, "PRAGMA data_version")))

    def check(self) -> None:
        """Read every page (seconds at millions of rows). Raises Damaged."""
        with troubles():
            connection = self._connect()
            try:
                answer = _ask(connection, "PRAGMA quick_check(1)")
            finally:
                connection.close()
        if answer != "ok":
            raise Damaged("Damaged: quick_check")

    def copy_to(self, path: Path) -> None:
        """Write one whole state of the store, encrypted with the same key, to a new file; writers go on meanwhile.

        Raises StoreTrouble.
        """
        with troubles():
            connection = self._connect()
            try:
                connection.cursor().execute("VACUUM INTO ?", (str(path),))
            finally:
                connection.close()

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            if self._watching is not None:
                self._watching.close()
                self._watching = None
        self._engine.dispose()

    @contextmanager
    def _transaction(self, *, reading: bool) -> Iterator[Connection]:
        self._trust_again()
        try:
            with troubles(), self._engine.connect() as connection:
                options = connection.execution_options(**{_READING: reading})
                with options.begin():
                    yield options
        except DiskFull:  # this once nothing was stored; the next try has the ballast's room
            Ballast(self.path.parent).give()
            raise
        except (Damaged, WrongKey):  # a page that no longer decrypts looks like a wrong key
            self._distrust()
            raise

    def _distrust(self) -> None:
        """After an I/O error SQLite would carry on, even when an fsync failed: nothing is issued until it is read."""
        self._suspect = True
        self.close()

    def _trust_again(self) -> None:
        if self._suspect:
            self.check()
            self._suspect = False


def open_store(path: Path, key: bytes) -> Store:
    """Open the store at `path` with a raw key of 32 bytes, and bring its tables up to date.

    Makes none: behind a disk that is not mounted an empty store would give every number a second time.
    Raises StoreTrouble: MissingKey, MissingStore, WrongKey, Locked, DiskFull, Damaged, CannotOpen, NewerSchema,
    UnsafeSqlite.
    """
    _check_means(key)
    if not _is_there(path):
        raise MissingStore("MissingStore: no such file")
    return _opened(path, key)


def make_store(path: Path, key: bytes) -> Store:
    """Make an empty store at `path`, or open the one that is there, as `open_store` does but for MissingStore.

    Only for who founds a clinic: set-up, demo, benchmarks, tests.
    """
    _check_means(key)
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise CannotOpen(f"CannotOpen: {error.strerror}") from None
    return _opened(path, key)


def _check_means(key: bytes) -> None:
    if len(key) != KEY_LENGTH:
        raise MissingKey(f"MissingKey: a key has {KEY_LENGTH} bytes")
    if dbapi2.sqlite_version_info < OLDEST_SAFE_SQLITE:
        raise UnsafeSqlite(f"UnsafeSqlite: {dbapi2.sqlite_version}")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise CannotOpen(f"CannotOpen: {error.strerror}") from None


def _opened(path: Path, key: bytes) -> Store:
    store = Store(path, lambda: _connect(path, key))
    try:
        with store.reading() as connection:
            ready = is_up_to_date(connection)
        if not ready:
            with store.writing() as connection:
                bring_up_to_date(connection)
    except BaseException:
        store.close()
        raise
    return store


def is_in_use(path: Path, key: bytes) -> bool:
    """Whether another process, or another connection of this one, has the store open. A damaged one is not asked."""
    try:
        connection = _connect(path, key)
    except StoreTrouble:
        return False
    try:
        with troubles():
            _ask(connection, "PRAGMA busy_timeout = 200")
            _ask(connection, "PRAGMA locking_mode = EXCLUSIVE")
            _ask(connection, "BEGIN IMMEDIATE")
            _ask(connection, "COMMIT")
    except Locked:
        return True
    except StoreTrouble:
        return False
    finally:
        connection.close()
    return False


def _connect(path: Path, key: bytes) -> DBAPIConnection:
    """Open one connection; a raw key costs no derivation. Threads take turns, which the pool sees to."""
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
    _ask(connection, "PRAGMA cipher_log_level = NONE")  # else a wrong key is told to standard error
    _ask(connection, f"PRAGMA key = \"x'{key.hex()}'\"")
    if _ask(connection, "PRAGMA cipher_version") is None:
        raise UnsafeSqlite("UnsafeSqlite: no encryption")
    _ask(connection, "SELECT count(*) FROM sqlite_master")  # the first page tells whether the key fits
    for name, (wanted, expected) in PRAGMAS.items():
        _set(connection, f"PRAGMA {name} = {wanted}")
        found = _ask(connection, f"PRAGMA {name}")
        if found != expected:
            raise UnsafeSqlite(f"UnsafeSqlite: {name} is {found}")


def _set(connection: DBAPIConnection, sql: str) -> None:
    """Set a pragma. The change to WAL does not wait by itself for another process that makes it at the same moment."""
    for rest in (*[0.02] * (BUSY_TIMEOUT_MS // 20), None):
        try:
            _ask(connection, sql)
        except dbapi2.OperationalError as error:
            if rest is None or not isinstance(trouble_of(error), Locked):
                raise
            sleep(rest)
        else:
            return


def _ask(connection: DBAPIConnection, sql: str) -> object:
    """Run one statement; return the first value of its first row, None where there is no row."""
    cursor = connection.cursor()
    try:
        cursor.execute(sql)
        row = cursor.fetchone()
    finally:
        cursor.close()
    return None if row is None else row[0]


def _make_engine(connect: Callable[[], DBAPIConnection]) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=0,
        pool_timeout=BUSY_TIMEOUT_MS / 1000,
        hide_parameters=True,  # they are people's data, and errors end in logs
    )
    keep_text_verbatim(engine)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Begin, as the driver does not (isolation_level None): a writer takes its lock at once, not half-way."""
    driver = connection.connection.dbapi_connection
    if driver is None:
        raise CannotOpen("CannotOpen: the connection is closed")
    if connection.get_execution_options().get(_READING, False):
        _ask(driver, "BEGIN")
    else:
        _take_turn(driver)


def _take_turn(connection: DBAPIConnection) -> None:
    """Take the write lock soon after it is free.

    SQLite by itself looks ever more rarely, ten times a second in the end: beside processes that write without a
    pause, an import or two busy windows, it may look in vain for all of BUSY_TIMEOUT_MS.
    """
    until = monotonic() + BUSY_TIMEOUT_MS / 1000
    _ask(connection, f"PRAGMA busy_timeout = {TURN_MS}")
    try:
        while True:
            try:
                _ask(connection, "BEGIN IMMEDIATE")
            except dbapi2.OperationalError as error:
                if monotonic() >= until or not isinstance(trouble_of(error), Locked):
                    raise
            else:
                return
    finally:
        _ask(connection, f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
