"""Paper that came out long ago is forgotten: a ticket is of no use behind its days, and there are names on it.

The audit keeps that it was printed. What still waits, and what nobody knows the end of, is not forgotten.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, delete, select

from kiosk.domain.print_job import PrintState
from kiosk.store import tables
from kiosk.store.writing import Writing

OVER = (PrintState.CONFIRMED, PrintState.SENT, PrintState.FAILED, PrintState.CANCELLED)
MOST_AT_ONCE = 500
"""Nobody who registers waits for longer than that takes."""

_JOBS, _COPY = tables.print_jobs.c, tables.print_jobs.alias("copy")


def past_papers(clinic_id: str, before: datetime) -> Select[tuple[str]]:
    """Select the jobs that ended before then, the oldest first; one that was printed again, behind its copy."""
    again = select(_COPY.c.id).where(_COPY.c.clinic_id == clinic_id, _COPY.c.reprint_of == _JOBS.id)
    over = _JOBS.state.in_([state.value for state in OVER])
    return (
        select(_JOBS.id)
        .where(_JOBS.clinic_id == clinic_id, _JOBS.changed_at < before, over, ~again.exists())
        .order_by(_JOBS.changed_at)
        .limit(MOST_AT_ONCE)
    )


def forget_past_papers(work: Writing, before: datetime) -> int:
    """Delete up to `MOST_AT_ONCE` jobs that ended before then; return how many."""
    past = work.connection.scalars(past_papers(work.place.clinic_id, before)).all()
    work.connection.execute(delete(tables.print_jobs).where(_JOBS.id.in_(past)))
    return len(past)
