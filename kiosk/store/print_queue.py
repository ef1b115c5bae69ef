"""What waits to be printed, and what nobody knows of: for the technician's commands. Ids, kinds and states only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from kiosk.domain.print_job import PrintState
from kiosk.store import tables
from kiosk.store.engine import Store

_JOBS = tables.print_jobs.c
_OPEN = (PrintState.QUEUED, PrintState.SENDING, PrintState.UNKNOWN)


@dataclass(frozen=True)
class OpenJob:
    """A job that is not closed."""

    id: str
    kind: str
    printer: str | None
    state: PrintState
    condition: str | None
    changed_at: datetime
    registration_id: str | None


def open_jobs(store: Store, clinic_id: str) -> list[OpenJob]:
    """Return what waits, is being sent or is unknown, in the order of printing. Raises StoreTrouble."""
    query = select(
        _JOBS.id, _JOBS.kind, _JOBS.printer, _JOBS.state, _JOBS.condition, _JOBS.changed_at, _JOBS.registration_id
    ).where(_JOBS.clinic_id == clinic_id, _JOBS.state.in_([state.value for state in _OPEN]))
    with store.reading() as connection:
        rows = connection.execute(query.order_by(_JOBS.urgency, _JOBS.id)).all()
    return [OpenJob(row[0], row[1], row[2], PrintState(row[3]), *row[4:]) for row in rows]
