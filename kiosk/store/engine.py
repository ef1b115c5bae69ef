"""Opens the encrypted store: SQLAlchemy 2 over SQLCipher's SQLite, and its transactions.

Knows transactions, and no table; kiosk.store.connection opens each connection. One writer at a time; readers wait for
nobody.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Protocol

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from kiosk.store.ballast import Ballast
from kiosk.store.connection import BUSY_TIMEOUT_MS, ask, check_means, connect, take_turn
from kiosk.store.schema import bring_up_to_date, is_up_to_date
from kiosk.store.text import keep_text_verbatim
from kiosk.store.trouble import CannotOpen, Damaged, DiskFull, MissingStore, WrongKey, troubles

DOOR_OPEN_S = 0.001
"""After a commit the lock is left alone for so long: whoever writes without a pause would else never let others in."""

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
            return int(str(ask(self._watching, "PRAGMA data_version")))

    def check(self) -> None:
        """Read every page (seconds at millions of rows). Raises Damaged."""
        with troubles():
            connection = self._connect()
            try:
                answer = ask(connection, "PRAGMA quick_check(1)")
            finally:
                connection.close()
        if answer != "ok":
            raise Damaged("Damaged: quick_check")

    def distrust(self) -> None:
        """Do nothing more with the store until every page was read anew and found whole: after each I/O error, too.

        SQLite itself would carry on, even when an fsync failed.
        """
        self._suspect = True
        self.close()

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
            self.distrust()
            raise
        except CannotOpen:  # a disk that was read-only for a while: what was opened then would stay so
            self.close()
            raise

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
    check_means(key)
    if not _is_there(path):
        raise MissingStore("MissingStore: no such file")
    return _opened(path, key)


def make_store(path: Path, key: bytes) -> Store:
    """Make an empty store at `path`, or open the one that is there, as `open_store` does but for MissingStore.

    Only for who founds a clinic: set-up, demo, benchmarks, tests.
    """
    check_means(key)
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise CannotOpen(f"CannotOpen: {error.strerror}") from None
    return _opened(path, key)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise CannotOpen(f"CannotOpen: {error.strerror}") from None


def _opened(path: Path, key: bytes) -> Store:
    store = Store(path, lambda: connect(path, key))
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
        ask(driver, "BEGIN")
    else:
        take_turn(driver)
