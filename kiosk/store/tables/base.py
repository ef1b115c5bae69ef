"""What every table shares: a UUIDv7 made where the row is made, the clinic, the desk, and the time in UTC.

Core tables, not mapped classes: a transaction is then exactly the statements one reads, nothing is loaded behind one's
back, and the hub can use the same tables on PostgreSQL. Portable SQL only: no triggers, no deferrable constraints.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Column, DateTime, Dialect, Index, MetaData, String, Table, UniqueConstraint
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID = String(36)


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC. Goes in with its zone, whichever that is, and comes out with UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone: nobody could tell what it means."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a time needs its zone")
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


def rows(name: str, *items: SchemaItem) -> Table:
    """Define a table with the columns that every row has."""
    return Table(
        name,
        metadata,
        Column("id", ID, primary_key=True),
        Column("clinic_id", ID, nullable=False),
        Column("desk_id", ID),
        Column("made_at", UtcTime, nullable=False),
        *items,
    )


def unique(*columns: str) -> UniqueConstraint:
    """Define a key within a clinic: the clinic comes first, so that the hub can spread clinics over machines."""
    return UniqueConstraint("clinic_id", *columns)


def index(*columns: str) -> Index:
    """Define an index within a clinic."""
    return Index(None, "clinic_id", *columns)
