"""补打: the same ticket, the same number, once more. A job that may still come out is not doubled."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from kiosk.desk.papers import printer_of
from kiosk.desk.workplace import Workplace
from kiosk.domain.documents import Ticket, from_data
from kiosk.domain.print_job import PrintState
from kiosk.store.print_ledger import answer_unknown, queue_job
from kiosk.store.registrations import jobs_of
from kiosk.store.writing import Writing

_ON_ITS_WAY = frozenset({PrintState.QUEUED.value, PrintState.SENDING.value})


class NoTicket(LookupError):
    """The registration never had a ticket: a bug of the caller."""


def reprint_ticket(desk: Workplace, registration_id: str, instead_of: str | None = None) -> str:
    """Print the ticket again, marked 补打, and return the job to watch. `instead_of` is the job that did not come out.

    A ticket that still waits or is being sent is the answer itself: a mended printer is not flooded.
    Raises DeskFailed.
    """
    with desk.writing() as work:
        jobs = jobs_of(work.connection, desk.settings.clinic_id, registration_id, "ticket")
        if not jobs:
            raise NoTicket
        waiting = next((job for job in jobs if job.state in _ON_ITS_WAY), None)
        if waiting is not None:
            return str(waiting.id)
        if instead_of is not None:
            answer_unknown(work, instead_of, came_out=False)
        return _queue_again(desk, work, jobs[0], registration_id)


def close_unknown_print(desk: Workplace, job: str) -> None:
    """Write down that an unknown job did come out; one that is closed already stays as it is. Raises DeskFailed."""
    with desk.writing() as work:
        answer_unknown(work, job, came_out=True)


def _queue_again(desk: Workplace, work: Writing, last: Row[Any], registration_id: str) -> str:
    """Queue it where this desk's tickets come out: who asked for it stands here."""
    ticket = from_data(json.loads(last.document))
    if not isinstance(ticket, Ticket):
        raise NoTicket
    printer = printer_of(desk.look(work.connection), ticket.kind) or last.printer
    return queue_job(work, replace(ticket, reprint=True), printer, registration_id, reprint_of=last.id)
