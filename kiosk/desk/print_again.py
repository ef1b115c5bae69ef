"""Once more, of any kind, after a person saw that a paper did not come out: same document, same number, same code."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from kiosk.desk.settings import DeskSettings
from kiosk.domain.documents import Document, TemporarySlip, Ticket, from_data
from kiosk.domain.print_job import PrintState
from kiosk.store import tables
from kiosk.store.engine import Store
from kiosk.store.print_ledger import SEEN_BY_PERSON, NoSuchJob, move_job, queue_job
from kiosk.store.writing import writing


def print_again(store: Store, settings: DeskSettings, now: datetime, job_id: str) -> bool:
    """Close an unknown job as not come out and queue its document once more; return whether it says 补打.

    It goes where this desk's papers of the kind come out, else to the printer it was meant for. What bears a number
    says 补打; a sticker or card bears the same code and needs no mark. Raises StoreTrouble, NoSuchJob,
    IllegalTransition (it is not unknown), pydantic.ValidationError (a newer program wrote the document).
    """
    jobs = tables.print_jobs
    query = select(jobs).where(jobs.c.clinic_id == settings.clinic_id, jobs.c.id == job_id)
    with writing(store, settings.place, now) as work:
        last = work.connection.execute(query).first()
        if last is None:
            raise NoSuchJob(job_id)
        move_job(work, job_id, PrintState.FAILED, SEEN_BY_PERSON)
        document = marked(from_data(json.loads(last.document)))
        printer = settings.printers.get(document.kind) or last.printer
        queue_job(work, document, printer, last.registration_id, reprint_of=job_id)
        return isinstance(document, Ticket | TemporarySlip)


def marked(document: Document) -> Document:
    """Return the document as it is printed once more: what bears a number says 补打."""
    return replace(document, reprint=True) if isinstance(document, Ticket | TemporarySlip) else document
