"""The migrations, and the shape that every table has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table, UniqueConstraint, text

from kiosk.store.engine import make_store
from kiosk.store.schema import MIGRATIONS, REVISIONS
from kiosk.store.tables import metadata
from made_up_clinic import KEY, MadeUpClinic

TABLES = [pytest.param(table, id=table.name) for table in metadata.sorted_tables]


def test_a_migrated_store_has_the_schema_of_the_models(clinic: MadeUpClinic) -> None:
    with clinic.store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_revisions_that_the_program_knows_are_those_that_it_ships() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    shipped = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(shipped)) == REVISIONS


@pytest.mark.parametrize("table", TABLES)
def test_every_row_says_whose_it_is_where_and_when_it_was_made(table: Table) -> None:
    assert {"id", "clinic_id", "desk_id", "made_at"} <= set(table.columns.keys())
    assert [column.name for column in table.primary_key] == ["id"]


@pytest.mark.parametrize("table", TABLES)
def test_every_key_within_a_clinic_begins_with_the_clinic(table: Table) -> None:
    keys = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    firsts = [next(iter(key.columns)) for key in (*keys, *table.indexes)]
    # By a foreign key first SQLite looks for whatever refers to a deleted row.
    assert {first.name for first in firsts if not first.foreign_keys} <= {"clinic_id"}
    assert all(next(iter(key.columns)).name == "clinic_id" for key in keys)


OPEN = """
import sys
from pathlib import Path
from kiosk.store import connection
from kiosk.store.engine import make_store
connection.BUSY_TIMEOUT_MS = 60_000  # whoever came second waits for the first, also on a machine that is busy
sys.stdin.readline()
make_store(Path(sys.argv[1]), bytes(range(32))).close()
print("alembic" in sys.modules)
"""


def test_a_store_that_is_up_to_date_opens_without_alembic(clinic: MadeUpClinic) -> None:
    command = [sys.executable, "-c", OPEN, str(clinic.store.path)]
    done = subprocess.run(command, capture_output=True, input=b"\n", check=True)
    assert done.stdout == b"False\n"


def test_processes_that_open_a_new_store_at_once_make_one(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    command = [sys.executable, "-c", OPEN, str(path)]
    both = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(2)]
    for process in both:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
    assert [process.wait() for process in both if process.communicate()] == [0, 0]
    store = make_store(path, KEY)
    with store.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [REVISIONS[-1]]
    store.close()


def test_a_store_that_was_left_half_way_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store(tmp_path / "store.db", KEY)
    with store.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            table.drop(connection)
        connection.execute(text("DELETE FROM alembic_version"))
    store.close()
    again = make_store(tmp_path / "store.db", KEY)
    with again.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    again.close()
