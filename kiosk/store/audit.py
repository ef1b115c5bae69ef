"""The audit chain: hash = SHA-256(previous || canonical row), one chain per incarnation. Ids only, no personal data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from kiosk.store import tables

CHAIN_START = "0" * 64
_HASHED = (
    "id",
    "clinic_id",
    "desk_id",
    "made_at",
    "incarnation_id",
    "position",
    "event",
    "subject_id",
    "details",
)


def chain_hash(previous: str, row: Mapping[str, object]) -> str:
    """Return the hash that ties `row` to the one before it."""
    return hashlib.sha256(bytes.fromhex(previous) + canonical(row)).hexdigest()


def canonical(row: Mapping[str, object]) -> bytes:
    """Return the one way to write a row: JSON, keys in order, times in UTC."""
    data = {name: _plain(row[name]) for name in _HASHED}
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def verify_chain(connection: Connection) -> str | None:
    """Return the id of the first row that does not follow from those before it, None where all do.

    A chain whose tail was cut ends before the head that its incarnation remembers: then the incarnation's id.
    """
    query = select(tables.incarnations.c.id, tables.incarnations.c.audit_head).order_by(tables.incarnations.c.id)
    for incarnation_id, head in connection.execute(query):
        broken = _first_broken(connection, str(incarnation_id), str(head))
        if broken is not None:
            return broken
    return None


def _first_broken(connection: Connection, incarnation_id: str, head: str) -> str | None:
    table = tables.audit
    query = select(table).where(table.c.incarnation_id == incarnation_id).order_by(table.c.position)
    previous = CHAIN_START
    for position, row in enumerate(connection.execute(query).mappings(), start=1):
        values = {str(name): value for name, value in row.items()}
        follows = values["position"] == position and values["previous"] == previous
        if not follows or values["hash"] != chain_hash(previous, values):
            return str(values["id"])
        previous = str(values["hash"])
    return None if previous == head else incarnation_id


def _plain(value: object) -> object:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
