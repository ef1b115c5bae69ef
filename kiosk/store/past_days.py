"""Paper that somebody waited for on another day does not come out by itself. Prints nothing and queues nothing.

A printer that gets paper in the morning would otherwise print last evening's tickets: for a day that is over, with
names on them, and nobody there to take them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from kiosk.domain.print_job import PrintState
from kiosk.store import tables
from kiosk.store.print_ledger import ON_PURPOSE, move_job
from kiosk.store.writing import Writing

PAST_DAY = "past_day"
"""Why such a job failed; staff see it like any other that failed, and print it again if it is wanted."""
STILL_WAITED_FOR = timedelta(hours=2)
"""Over midnight somebody may still stand there."""

_JOBS = tables.print_jobs.c


def let_past_days_go(work: Writing, printers: Collection[str], zone: ZoneInfo) -> int:
    """Have all kinds of paper failed that wait at these printers since a past day of the clinic; return how many.

    What staff themselves sent to a printer comes out all the same, and what has no printer waits for staff to choose.
    """
    waiting = select(_JOBS.id, _JOBS.made_at).where(
        _JOBS.clinic_id == work.place.clinic_id,
        _JOBS.state == PrintState.QUEUED.value,
        _JOBS.printer.in_(list(printers)),
        _JOBS.condition.is_(None) | (_JOBS.condition != ON_PURPOSE),
    )
    past = [job.id for job in work.connection.execute(waiting) if _is_past(job.made_at, work.now, zone)]
    for job in past:
        move_job(work, job, PrintState.FAILED, PAST_DAY)
    return len(past)


def _is_past(made: datetime, now: datetime, zone: ZoneInfo) -> bool:
    return now - made >= STILL_WAITED_FOR and made.astimezone(zone).date() < now.astimezone(zone).date()
