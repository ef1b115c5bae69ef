"""The encrypted store: what lies on the disk, who may open it, and what it does when it cannot."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError

from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.store import connection, tables
from kiosk.store.engine import Store, make_store, open_store
from kiosk.store.trouble import (
    CannotOpen,
    Damaged,
    Locked,
    MissingKey,
    MissingStore,
    NewerSchema,
    StoreTrouble,
    UnsafeSqlite,
    WrongKey,
)
from kiosk.store.writing import writing
from kiosk.texts import LANGUAGES, texts
from made_up_clinic import KEY, NAME, MadeUpClinic, card, number


def registrations(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(tables.registrations)).scalar_one())


def test_no_name_and_no_number_lies_on_the_disk_in_plain(clinic: MadeUpClinic, tmp_path: Path) -> None:
    clinic.registered(clinic.desk(), card(), clinic.session())
    with clinic.store._engine.connect() as connection:
        connection.connection.cursor().execute(f"VACUUM INTO '{tmp_path / 'backup.db'}'")
    with clinic.store.reading():
        files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {"store.db", "store.db-wal", "backup.db"} <= set(files)
    for secret in (NAME, number(2), number(2)[:14], "惠民门诊部", "wangxiufang", "SQLite format", "CREATE TABLE"):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
            assert not [name for name, data in files.items() if secret.encode(encoding) in data]


def test_a_backup_opens_with_the_key_and_with_no_other(clinic: MadeUpClinic, tmp_path: Path) -> None:
    clinic.registered(clinic.desk(), card(), clinic.session())
    backup = tmp_path / "backup.db"
    with clinic.store._engine.connect() as connection:
        connection.connection.cursor().execute(f"VACUUM INTO '{backup}'")
    restored = open_store(backup, KEY)
    assert registrations(restored) == 1
    restored.close()
    with pytest.raises(WrongKey):
        open_store(backup, bytes(32))


def test_the_file_is_for_its_owner_only(clinic: MadeUpClinic, tmp_path: Path) -> None:
    make_store(tmp_path / "new.db", KEY).close()
    assert (tmp_path / "new.db").stat().st_mode & 0o077 == 0


def test_the_pragmas_that_keep_what_was_acknowledged_are_in_force(clinic: MadeUpClinic) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "wal_autocheckpoint", "cache_size")
    with clinic.store.writing() as connection:
        found = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in names]
    assert found == ["wal", 2, 1, 5000, 1000, -65536]


@pytest.mark.parametrize("key", [b"", b"short", bytes(31), bytes(33)])
def test_without_a_key_of_32_bytes_nothing_is_opened(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(MissingKey):
        open_store(tmp_path / "store.db", key)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_is_said_and_harms_nothing(clinic: MadeUpClinic, capfd: pytest.CaptureFixture[str]) -> None:
    clinic.registered(clinic.desk(), card(), clinic.session())
    with pytest.raises(WrongKey) as raised:
        open_store(clinic.store.path, bytes(32))
    assert KEY.hex() not in str(raised.value)
    assert registrations(clinic.store) == 1
    assert capfd.readouterr() == ("", "")


def test_a_file_that_is_no_store_is_not_taken_for_one(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE people (name)")
    plain.commit()
    plain.close()
    with pytest.raises(WrongKey):
        open_store(tmp_path / "plain.db", KEY)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingStore):
        open_store(tmp_path / "nowhere" / "store.db", KEY)
    with pytest.raises(CannotOpen):
        make_store(tmp_path / "nowhere" / "store.db", KEY)


def test_a_store_that_is_not_there_is_said_and_none_is_made_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(MissingStore):
        open_store(tmp_path / "store.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_store_whose_disk_went_away_is_not_begun_anew(clinic: MadeUpClinic, tmp_path: Path) -> None:
    clinic.store.close()
    clinic.store.path.rename(tmp_path / "elsewhere.db")
    with pytest.raises(CannotOpen), clinic.store.reading():
        pass
    assert not clinic.store.path.exists()


def test_a_store_of_a_newer_program_is_left_alone(clinic: MadeUpClinic) -> None:
    with clinic.store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerSchema):
        open_store(clinic.store.path, KEY)


def test_an_sqlite_that_may_lose_work_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "OLDEST_SAFE_SQLITE", (99, 0, 0))
    with pytest.raises(UnsafeSqlite):
        open_store(tmp_path / "store.db", KEY)


def test_every_trouble_has_words_in_every_language() -> None:
    phrases = [f"store-{trouble.phrase}" for trouble in (StoreTrouble, *StoreTrouble.__subclasses__())]
    assert len(set(phrases)) == len(phrases)
    assert all(texts(language)(phrase, folder="/data") for language in LANGUAGES for phrase in phrases)


LOCKER = """
import sys
from pathlib import Path
from kiosk.store.engine import open_store
store = open_store(Path(sys.argv[1]), bytes(range(32)))
with store.writing():
    print("locked", flush=True)
    sys.stdin.read()
"""


def test_while_another_process_writes_questions_are_answered_and_writers_are_told(
    clinic: MadeUpClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_MS", 50)
    session_id = clinic.session()
    clinic.store.close()
    command = [sys.executable, "-c", LOCKER, str(clinic.store.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        desk = clinic.desk()
        assert len(desk.sessions_for(None).choices) == 1
        with pytest.raises(DeskFailed) as raised:
            clinic.registered(desk, card(), session_id)
        with pytest.raises(Locked), clinic.store.writing():
            pytest.fail("two writers at once")
        other.communicate()
    assert raised.value.trouble is DeskTrouble.LOCKED
    assert clinic.registered(desk, card(), session_id).registration.number == "1"


def test_a_full_disk_loses_nothing_acknowledged_and_ends_when_there_is_room(clinic: MadeUpClinic) -> None:
    """SQLite's own bound stands for the disk's: a file system of a size cannot be had everywhere tests run."""
    desk, session_id = clinic.desk(), clinic.session(slots={time(8): 500})
    with clinic.store.reading() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages + 30}"))
    numbers: list[str] = []

    def register_everybody() -> None:
        for order in range(2, 500):
            numbers.append(clinic.registered(desk, card(order), session_id).registration.number)

    with pytest.raises(DeskFailed) as raised:
        register_everybody()
    assert raised.value.trouble is DeskTrouble.DISK_FULL
    assert registrations(clinic.store) == len(numbers) > 0
    with clinic.store.reading() as connection:
        connection.execute(text("PRAGMA max_page_count = 1000000"))
    assert clinic.registered(desk, card(501), session_id).registration.number == str(len(numbers) + 1)


LIMITED = """
import resource, sys
from pathlib import Path
from made_up_clinic import KEY, SetClock, card, clinic_in
from kiosk.domain.registration import DeskFailed
from kiosk.store.engine import open_store
path = Path(sys.argv[1])
clinic = clinic_in(open_store(path, KEY), SetClock())
desk = clinic.desk()
clinic.registered(desk, card(2), sys.argv[2])
size = (path.parent / (path.name + "-wal")).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, resource.RLIM_INFINITY))
done = 1
try:
    for order in range(3, 500):
        clinic.registered(desk, card(order), sys.argv[2])
        done += 1
except DeskFailed as failed:
    print(failed.trouble.value)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
view = clinic.registered(desk, card(501), sys.argv[2]).registration
print(view.number == str(done + 1))
"""


def test_after_an_io_error_the_store_is_reopened_checked_and_goes_on(clinic: MadeUpClinic) -> None:
    """A limit on the size of files makes real writes fail with EFBIG: SQLite's I/O error, not its full disk."""
    session_id = clinic.session(slots={time(8): 600})
    clinic.store.close()
    command = [sys.executable, "-c", LIMITED, str(clinic.store.path), session_id]
    environment = {"PYTHONPATH": ".:tests/fakes"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.split() == ["broken", "True"]


def test_a_damaged_page_is_found_and_nothing_more_is_issued(clinic: MadeUpClinic) -> None:
    desk, session_id, path = clinic.desk(), clinic.session(), clinic.store.path
    clinic.store.close()
    data = bytearray(path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 + 100] ^= 0xFF
    path.write_bytes(data)
    for _ in range(2):
        with pytest.raises(DeskFailed) as raised:
            clinic.registered(desk, card(), session_id)
        assert raised.value.trouble is DeskTrouble.BROKEN
    with pytest.raises(Damaged):
        clinic.store.check()


def test_a_transaction_that_breaks_leaves_nothing_behind(clinic: MadeUpClinic) -> None:
    def break_in_the_middle() -> None:
        with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
            work.insert(tables.departments, name="内科", plain_words="感冒", icon="sick", position=1)
            work.audit("department_added")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_in_the_middle()
    with clinic.store.reading() as connection:
        assert connection.execute(select(tables.departments)).all() == []


def test_rows_must_refer_to_what_exists_and_errors_hold_no_values(clinic: MadeUpClinic) -> None:
    row = {"id": "1", "clinic_id": "c", "made_at": clinic.clock.now(), "number": number(2), "owner": NAME}
    with pytest.raises(IntegrityError) as raised, clinic.store.writing() as connection:
        connection.execute(insert(tables.phones).values(person_id="nobody", **row))
    assert number(2) not in str(raised.value)


def test_a_time_without_a_zone_is_refused(clinic: MadeUpClinic) -> None:
    naive = clinic.clock.now().replace(tzinfo=None)
    with (
        pytest.raises(Exception, match="a time needs its zone"),
        writing(clinic.store, clinic.settings.place, naive) as work,
    ):
        work.insert(tables.departments, name="内科", plain_words="感冒", icon="sick", position=1)


def test_the_data_version_moves_with_every_commit_and_not_with_looking(clinic: MadeUpClinic) -> None:
    before = clinic.store.data_version()
    registrations(clinic.store)
    unchanged = clinic.store.data_version()
    clinic.session()
    assert (unchanged == before, clinic.store.data_version() == before) == (True, False)
