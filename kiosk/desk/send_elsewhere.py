"""Paper of a printer that does not print, sent to another desk's printer by staff. Nothing is printed twice by it.

What still waits goes as it is. What certainly did not come out is queued once more with the same number, says 补打
and is the answer to the failed job: that is never sent again. Paper of which nobody knows is not touched.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Row, select

from kiosk.desk.floor import desk_names
from kiosk.desk.print_again import marked
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.documents import from_data
from kiosk.domain.machine_devices import StandIn
from kiosk.domain.print_job import PrintState
from kiosk.store import tables
from kiosk.store.print_ledger import queue_job, send_job_to
from kiosk.store.printers import known_printers
from kiosk.store.writing import Writing

STILL_WANTED = timedelta(hours=12)
"""Paper that failed longer ago is nobody's any more who stands here."""

_JOBS, _REGISTRATIONS = tables.print_jobs.c, tables.registrations.c
_SENDABLE = (PrintState.QUEUED.value, PrintState.FAILED.value)


def stand_ins(desk: Workplace, printer: str) -> tuple[StandIn, ...]:
    """Return who could print what waits at a printer or failed there: working ones first. Raises DeskFailed."""
    with desk.looking() as look:
        paper, names = _paper_of(look, printer), desk_names(look)
        known = [one for one in _known(look) if one.duties.name != printer]
        found = [
            StandIn(one.duties.name, names.get(one.desk_id, ""), one.works, jobs)
            for one in known
            if (jobs := tuple(job.id for job in paper if job.kind in {*one.duties.prints, *one.duties.fallback_for}))
        ]
        return tuple(sorted(found, key=lambda one: not one.works))


def send_elsewhere(desk: Workplace, jobs: Sequence[str], printer: str, to: str) -> int:
    """Send these jobs of a printer to another one; return how many still could be sent. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        target = next((one.duties for one in _known(look) if one.duties.name == to), None)
        kinds = set() if target is None or to == printer else {*target.prints, *target.fallback_for}
        wanted = [job for job in _paper_of(look, printer) if job.id in jobs and job.kind in kinds]
        return sum(_send(work, job, to) for job in wanted)


def _known(look: Look) -> Sequence[Any]:
    return known_printers(look.connection, look.clinic_id, look.moment.local)


def _paper_of(look: Look, printer: str) -> list[Row[Any]]:
    """Return what waits at a printer, and what failed there and nobody has asked for again."""
    again = select(_JOBS.reprint_of).where(_JOBS.clinic_id == look.clinic_id, _JOBS.reprint_of.is_not(None))
    cancelled = select(_REGISTRATIONS.id).where(_REGISTRATIONS.cancelled_at.is_not(None))
    query = (
        select(tables.print_jobs)
        .where(_JOBS.clinic_id == look.clinic_id, _JOBS.printer == printer, _JOBS.state.in_(_SENDABLE))
        .where(_JOBS.registration_id.is_(None) | _JOBS.registration_id.not_in(cancelled))
        .order_by(_JOBS.urgency, _JOBS.id)
    )
    failed_since = look.moment.local - STILL_WANTED
    return [
        job
        for job in look.connection.execute(query.where(_JOBS.id.not_in(again)))
        if job.state == PrintState.QUEUED.value or job.changed_at >= failed_since
    ]


def _send(work: Writing, job: Row[Any], to: str) -> bool:
    if job.state == PrintState.QUEUED.value:
        return send_job_to(work, job.id, to)
    try:
        document = marked(from_data(json.loads(job.document)))
    except ValidationError:
        return False
    again = queue_job(work, document, to, job.registration_id, reprint_of=job.id)
    work.audit("print_sent_to", again, printer=to)
    return True
