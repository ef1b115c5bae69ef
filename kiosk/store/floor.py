"""States of desks, calls for help and takeovers in the store."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Row, select

from kiosk.domain.registration import Identification
from kiosk.store import tables
from kiosk.store.writing import Writing

ALIVE_FOR = timedelta(seconds=60)
"""A desk whose last beat is older than this is dead, and so are its takeovers: no kiosk stays frozen."""

_STATES, _TAKEOVERS, _CALLS = tables.desk_states.c, tables.takeovers.c, tables.help_calls.c
_IDENTIFICATION = TypeAdapter(Identification)


def beat(work: Writing, screen: str) -> None:
    """Say that this desk lives, and what it shows."""
    known = work.connection.execute(
        select(_STATES.id).where(_STATES.clinic_id == work.place.clinic_id, _STATES.desk_id == work.place.desk_id)
    ).scalar()
    if known is None:
        work.insert_here(tables.desk_states, beat_at=work.now, screen=screen)
    else:
        work.update_here(tables.desk_states, str(known), beat_at=work.now, screen=screen)


def beats(connection: Connection, clinic_id: str) -> dict[str, Row[Any]]:
    """Return the last beat of each desk."""
    rows = connection.execute(select(tables.desk_states).where(_STATES.clinic_id == clinic_id))
    return {row.desk_id: row for row in rows}


def is_alive(beat_at: datetime | None, now: datetime) -> bool:
    """Whether a beat is recent. One from the future is a clock that was set back: its desk lives."""
    return beat_at is not None and now - beat_at <= ALIVE_FOR


def open_calls(connection: Connection, clinic_id: str) -> list[Row[Any]]:
    """Return the help calls that nobody has ended, those that ring first, oldest first."""
    query = select(tables.help_calls).where(_CALLS.clinic_id == clinic_id, _CALLS.ended_at.is_(None))
    return list(connection.execute(query.order_by(_CALLS.rings.desc(), _CALLS.id)))


def open_takeovers(connection: Connection, clinic_id: str, now: datetime) -> dict[str, Row[Any]]:
    """Return the takeovers that hold, by kiosk: not handed back, and their window lives."""
    alive = {desk for desk, row in beats(connection, clinic_id).items() if is_alive(row.beat_at, now)}
    query = select(tables.takeovers).where(_TAKEOVERS.clinic_id == clinic_id, _TAKEOVERS.ended_at.is_(None))
    return {row.kiosk_id: row for row in connection.execute(query.order_by(_TAKEOVERS.id)) if row.desk_id in alive}


def find_takeover(connection: Connection, clinic_id: str, takeover_id: str) -> Row[Any] | None:
    """Return a takeover, over or not."""
    query = select(tables.takeovers).where(_TAKEOVERS.clinic_id == clinic_id, _TAKEOVERS.id == takeover_id)
    return connection.execute(query).first()


def as_json(identification: Identification) -> str:
    """Return what a kiosk knows of the person, for the window."""
    # Not by pydantic: the text of a chip may hold half of a surrogate pair.
    return json.dumps(_IDENTIFICATION.dump_python(identification, mode="json"))


def from_json(text: str | None) -> Identification | None:
    """Return what `as_json` wrote; None for what a newer program wrote."""
    if text is None:
        return None
    try:
        return _IDENTIFICATION.validate_python(json.loads(text))
    except ValidationError:
        return None
