"""A store from before sessions remembered what had closed them: closed ones of a day off were closed by it."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from kiosk.store.engine import make_store
from kiosk.store.schema import MIGRATIONS
from kiosk.store.tables import metadata
from made_up_clinic import KEY

ROWS = (
    "INSERT INTO departments (id, clinic_id, made_at, name, plain_words, icon, position)"
    " VALUES ('d', 'c', '2026-11-01', '全科', '感冒', 'sick', 0)",
    "INSERT INTO timetable_exceptions (id, clinic_id, made_at, day, reason) VALUES"
    " ('off', 'c', '2026-11-01', '2027-01-01', '元旦')",
)
SESSION = text(
    "INSERT INTO sessions (id, clinic_id, made_at, department_id, day, period, starts, ends, doctor, room, floor,"
    " state, next_no, template_id) VALUES (:id, 'c', '2026-11-01', 'd', :day, 'morning', '08:00:00', '12:00:00',"
    " '李敏', '203', '2', :state, 1, :line)"
)


def test_closed_sessions_of_a_day_off_are_that_days_after_the_migration(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store.db", KEY)
    with store.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            table.drop(connection)
        connection.execute(text("DELETE FROM alembic_version"))
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0013")
        _fill(connection)
        command.upgrade(config, "head")
        found = connection.execute(text("SELECT id, closed_by FROM sessions ORDER BY id")).all()
    store.close()
    assert [tuple(row) for row in found] == [("beside", None), ("by-staff", None), ("made", "off"), ("open", None)]


def _fill(connection: Connection) -> None:
    for statement in ROWS:
        connection.execute(text(statement))
    for one, day, state, line in (
        ("made", "2027-01-01", "closed", "line-1"),
        ("open", "2027-01-01", "open", "line-2"),
        ("beside", "2027-01-01", "closed", None),
        ("by-staff", "2027-01-02", "closed", "line-1"),
    ):
        connection.execute(SESSION, {"id": one, "day": day, "state": state, "line": line})
