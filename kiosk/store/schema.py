"""Which schema a store has, and the way to ours. Alembic is imported only when there is something to do."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

from kiosk.store.trouble import NewerSchema

REVISIONS = tuple(f"{number:04}" for number in range(1, 21))
"""Every schema this program knows, oldest first; the last is its own."""

MIGRATIONS = Path(__file__).parent / "migrations"


def is_up_to_date(connection: Connection) -> bool:
    """Whether the store has our schema. Raises NewerSchema."""
    found = schema_of(connection)
    if found is not None and found not in REVISIONS:
        raise NewerSchema(f"NewerSchema: {found}")
    return found == REVISIONS[-1]


def bring_up_to_date(connection: Connection) -> None:
    """Apply what is missing in the caller's transaction; another process may have been here first."""
    if is_up_to_date(connection):
        return
    from alembic import command  # noqa: PLC0415  takes longer to import than a migrated store to open
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def schema_of(connection: Connection) -> str | None:
    """Return the store's revision, None for an empty file."""
    known = connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")).first()
    if known is None:
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])
