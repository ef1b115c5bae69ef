"""Which of SQLite's result codes are troubles of the store: the driver's own exceptions, wherever they can be had."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from kiosk.store.trouble import (
    CannotOpen,
    Damaged,
    DiskFull,
    Locked,
    NoMemory,
    StoreTrouble,
    WrongKey,
    trouble_of,
    troubles,
)
from made_up_clinic import MadeUpClinic

Driver = dbapi2.Connection


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    """A file with one table, without a key."""
    connection = dbapi2.connect(str(tmp_path / "plain.db"), timeout=0, isolation_level=None)
    connection.execute("CREATE TABLE numbers (number)")
    connection.execute("INSERT INTO numbers VALUES (1), (2), (3)")
    yield connection
    connection.close()


def path_of(driver: Driver) -> Path:
    return Path(driver.execute("PRAGMA database_list").fetchone()[2])


def somebody_else_writes(driver: Driver) -> None:
    other = dbapi2.connect(str(path_of(driver)), isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        driver.execute("BEGIN IMMEDIATE")
    finally:
        other.close()


def a_table_is_dropped_while_it_is_read(driver: Driver) -> None:
    rows = driver.execute("SELECT number FROM numbers")
    next(rows)
    driver.execute("DROP TABLE numbers")


def nothing_may_be_written(driver: Driver) -> None:
    driver.execute("PRAGMA query_only = ON")
    driver.execute("DELETE FROM numbers")


def the_file_may_not_grow(driver: Driver) -> None:
    driver.execute("PRAGMA max_page_count = 3")
    driver.execute("INSERT INTO numbers VALUES (zeroblob(100000))")


def a_page_is_overwritten(driver: Driver) -> None:
    data = bytearray(path_of(driver).read_bytes())
    data[4096:4200] = bytes([0xFF]) * 104
    path_of(driver).write_bytes(data)
    other = dbapi2.connect(str(path_of(driver)))
    try:
        other.execute("SELECT number FROM numbers").fetchall()
    finally:
        other.close()


def the_journal_is_a_folder(driver: Driver) -> None:
    Path(f"{path_of(driver)}-journal").mkdir()
    driver.execute("DELETE FROM numbers")


def the_file_is_a_folder(driver: Driver) -> None:
    dbapi2.connect(str(path_of(driver).parent))


def a_value_is_larger_than_any_of_ours(driver: Driver) -> None:
    driver.execute("SELECT zeroblob(2000000000)").fetchall()


def somebody_forbids_it(driver: Driver) -> None:
    driver.set_authorizer(lambda *_: dbapi2.SQLITE_DENY)
    driver.execute("SELECT number FROM numbers")


def the_file_is_something_else(driver: Driver) -> None:
    path_of(driver).with_name("other.db").write_text("These are the minutes of a meeting. " * 100, encoding="utf-8")
    other = dbapi2.connect(str(path_of(driver).with_name("other.db")))
    try:
        other.execute("SELECT 1 FROM sqlite_master")
    finally:
        other.close()


@pytest.mark.parametrize(
    ("happening", "name", "kind"),
    [
        (somebody_else_writes, "SQLITE_BUSY", Locked),
        (a_table_is_dropped_while_it_is_read, "SQLITE_LOCKED", Locked),
        (nothing_may_be_written, "SQLITE_READONLY", CannotOpen),
        (the_file_may_not_grow, "SQLITE_FULL", DiskFull),
        (a_page_is_overwritten, "SQLITE_CORRUPT", Damaged),
        (the_journal_is_a_folder, "SQLITE_IOERR", Damaged),
        (the_file_is_a_folder, "SQLITE_CANTOPEN", CannotOpen),
        (a_value_is_larger_than_any_of_ours, "SQLITE_TOOBIG", Damaged),
        (somebody_forbids_it, "SQLITE_AUTH", CannotOpen),
        (the_file_is_something_else, "SQLITE_NOTADB", WrongKey),
    ],
)
def test_what_the_driver_raises_becomes_a_trouble_of_that_name_and_nothing_else(
    driver: Driver, happening: Callable[[Driver], None], name: str, kind: type[StoreTrouble]
) -> None:
    with pytest.raises(kind) as raised, troubles():
        happening(driver)
    assert (type(raised.value), str(raised.value)) == (kind, f"{kind.__name__}: {name}")
    assert raised.value.__cause__ is None


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (dbapi2.SQLITE_PERM, CannotOpen),
        (dbapi2.SQLITE_IOERR | 4 << 8, Damaged),  # an extended code: SQLITE_IOERR_FSYNC
        (15, Locked),  # SQLITE_PROTOCOL, for which others must be in the way for ten seconds
    ],
)
def test_what_cannot_be_had_within_a_test_is_told_by_its_code(code: int, kind: type[StoreTrouble]) -> None:
    error = dbapi2.OperationalError("as the driver says it")
    error.sqlite_errorcode = code
    assert type(trouble_of(error)) is kind


def test_a_statement_that_is_wrong_is_a_bug_of_ours_and_no_trouble(clinic: MadeUpClinic) -> None:
    with pytest.raises(OperationalError), clinic.store.reading() as connection:
        connection.execute(text("SELECT nothing FROM nowhere"))


WITHOUT_MEMORY = """
import sys
from pathlib import Path
from sqlalchemy import text
from kiosk.store.engine import open_store
from kiosk.store.trouble import NoMemory
store = open_store(Path(sys.argv[1]), bytes(range(32)))
try:
    with store.writing() as connection:
        connection.execute(text("CREATE TABLE scraps (scrap)"))
        connection.execute(text("PRAGMA hard_heap_limit = 1000000"))
        connection.execute(text("INSERT INTO scraps VALUES (randomblob(3000000))"))
except NoMemory as trouble:
    print(trouble)
"""


def test_memory_that_is_used_up_is_a_trouble_and_leaves_nothing_half_way(clinic: MadeUpClinic) -> None:
    """In a process of its own: SQLite's bound for a whole process is never lifted again."""
    command = [sys.executable, "-c", WITHOUT_MEMORY, str(clinic.store.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("NoMemory: SQLITE_NOMEM\n", "")
    with clinic.store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'scraps'")).scalar() == 0
    with pytest.raises(NoMemory), clinic.store.writing():
        raise MemoryError
    clinic.session()


def test_a_store_that_could_not_be_written_for_a_while_is_opened_anew(clinic: MadeUpClinic) -> None:
    with clinic.store.reading() as connection:
        connection.execute(text("PRAGMA query_only = ON"))
    with pytest.raises(CannotOpen), clinic.store.reading() as connection:
        connection.execute(text("DELETE FROM sessions"))
    clinic.session()
