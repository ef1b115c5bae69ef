"""Paper of a printer that does not print, or of none at all, sent to another one by staff. Nothing comes out twice.

What still waits goes as it is. What certainly did not come out is queued once more with the same number, says 补打
and is the answer to the failed job: that is never sent again. Paper of which nobody knows is not touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from kiosk.desk.floor import desk_names
from kiosk.desk.not_out import document_of, failed_and_wanted
from kiosk.desk.print_again import marked
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.machine_devices import StandIn
from kiosk.domain.print_job import PrintState
from kiosk.print_routes import could_print
from kiosk.store import tables
from kiosk.store.print_ledger import queue_job, send_job_to
from kiosk.store.printers import known_printers
from kiosk.store.writing import Writing

_JOBS, _REGISTRATIONS = tables.print_jobs.c, tables.registrations.c


def stand_ins(desk: Workplace, printer: str | None) -> tuple[StandIn, ...]:
    """Return who could print what waits at a printer or failed there: working ones first. Raises DeskFailed.

    `printer` None: what waits because no printer was there for it.
    """
    with desk.looking() as look:
        paper, names = _paper_of(look, printer), desk_names(look)
        known = [one for one in _known(look) if one.duties.name != printer]
        found = [
            StandIn(one.duties.name, names.get(one.desk_id, ""), one.works, jobs)
            for one in known
            if (jobs := tuple(job.id for job in paper if could_print(one.duties, job.kind)))
        ]
        return tuple(sorted(found, key=lambda one: not one.works))


def send_elsewhere(desk: Workplace, jobs: Sequence[str], printer: str | None, to: str) -> int:
    """Send these jobs of a printer to another one; return how many still could be sent. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        target = next((one.duties for one in _known(look) if one.duties.name == to), None)
        if target is None or to == printer:
            return 0
        wanted = [job for job in _paper_of(look, printer) if job.id in jobs and could_print(target, job.kind)]
        return sum(_send(work, job, to) for job in wanted)


def _known(look: Look) -> Sequence[Any]:
    return known_printers(look.connection, look.clinic_id, look.now)


def _paper_of(look: Look, printer: str | None) -> list[Row[Any]]:
    """Return what waits at a printer, and what failed there and nobody has asked for again."""
    cancelled = select(_REGISTRATIONS.id).where(_REGISTRATIONS.cancelled_at.is_not(None))
    query = (
        select(tables.print_jobs)
        .where(_JOBS.clinic_id == look.clinic_id, _JOBS.printer == printer, _JOBS.state == PrintState.QUEUED.value)
        .where(_JOBS.registration_id.is_(None) | _JOBS.registration_id.not_in(cancelled))
    )
    failed = [job for job in failed_and_wanted(look) if job.printer == printer]
    return sorted([*look.connection.execute(query), *failed], key=lambda job: (job.urgency, job.id))


def _send(work: Writing, job: Row[Any], to: str) -> bool:
    if job.state == PrintState.QUEUED.value:
        return send_job_to(work, job.id, to)
    document = document_of(job)
    if document is None:
        return False
    again = queue_job(work, marked(document), to, job.registration_id, reprint_of=job.id)
    work.audit("print_sent_to", again, printer=to)
    return True
