"""The print ledger: jobs as documents, their states, and what is known of each. Sends nothing and draws nothing.

A job that may have been printed is never queued again by a machine: only a person's answer closes an unknown one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Row, select

from kiosk.domain.documents import Document, from_data, to_data
from kiosk.domain.print_job import NEXT_STATES, PrintState
from kiosk.store import tables
from kiosk.store.engine import Store
from kiosk.store.paper_rolls import count_sheet, labels_left
from kiosk.store.writing import Place, Writing, writing

URGENCY = {
    "ticket": 1,
    "temporary": 2,
    "sticker": 3,
    "card": 4,
    "wifi": 5,
    "follow_up": 5,
    "guidance": 5,
    "wall": 6,
    "test_page": 6,
}
"""What somebody stands waiting for comes first; within a kind the oldest."""

ON_PURPOSE = "on_purpose"
"""Of a queued job: staff themselves sent it to this printer, so it is wanted whenever it was made."""
SEEN_BY_PERSON = "seen_by_person"
"""Of a job that was unknown: a person said whether it came out."""

_JOBS = tables.print_jobs.c
_USED_PAPER = frozenset({PrintState.SENT, PrintState.CONFIRMED, PrintState.UNKNOWN})


class IllegalTransition(Exception):
    """A job was to go where its state does not lead: a bug, or two spoolers at one printer."""


class NoSuchJob(Exception):
    """The ledger has no such job."""


@dataclass(frozen=True)
class ClaimedJob:
    """A job that this process is about to send."""

    id: str
    kind: str
    document: Document


def queue_job(
    work: Writing,
    document: Document,
    printer: str | None,
    registration_id: str | None = None,
    reprint_of: str | None = None,
) -> str:
    """Write a job in the caller's transaction. A job without a printer waits until staff choose one."""
    job_id = work.insert_here(
        tables.print_jobs,
        printer=printer,
        kind=document.kind,
        document=json.dumps(to_data(document), ensure_ascii=False),
        state=PrintState.QUEUED.value,
        urgency=URGENCY[document.kind],
        registration_id=registration_id,
        reprint_of=reprint_of,
        changed_at=work.now,
    )
    work.audit("print_queued", job_id, kind=document.kind, reprint_of=reprint_of)
    return job_id


def move_job(work: Writing, job_id: str, state: PrintState, condition: str | None = None) -> None:
    """Move a job on in the caller's transaction. Raises IllegalTransition, NoSuchJob."""
    row = work.connection.execute(select(_JOBS.state).where(_JOBS.id == job_id)).first()
    if row is None:
        raise NoSuchJob(job_id)
    if state not in NEXT_STATES[PrintState(row.state)]:
        raise IllegalTransition(f"{row.state} -> {state.value}")
    work.update_here(tables.print_jobs, job_id, state=state.value, condition=condition, changed_at=work.now)
    work.audit(f"print_{state.value}", job_id, condition=condition)


def answer_unknown(work: Writing, job_id: str, came_out: bool) -> None:
    """Close an unknown job with what a person saw, in the caller's transaction; any other stays as it is."""
    query = select(_JOBS.state).where(_JOBS.clinic_id == work.place.clinic_id, _JOBS.id == job_id)
    if work.connection.execute(query).scalar() == PrintState.UNKNOWN.value:
        move_job(work, job_id, PrintState.CONFIRMED if came_out else PrintState.FAILED, SEEN_BY_PERSON)


def send_job_to(work: Writing, job_id: str, printer: str) -> bool:
    """Give a job that still waits to a printer, in the caller's transaction; False when it waits no more."""
    if work.connection.execute(select(_JOBS.state).where(_JOBS.id == job_id)).scalar() != PrintState.QUEUED.value:
        return False
    work.update_here(tables.print_jobs, job_id, printer=printer, condition=ON_PURPOSE, changed_at=work.now)
    work.audit("print_sent_to", job_id, printer=printer)
    return True


class PrintLedger:
    """The ledger as the spooler sees it: one transaction a call. Raises StoreTrouble."""

    def __init__(self, store: Store, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._store = store
        self._now = now

    def claim(self, printer: str) -> ClaimedJob | None:
        """Take the most urgent queued job of the printer: it is `sending` from now on, before a byte has gone.

        A job whose document this program cannot read (a newer one wrote it) has failed and holds nobody up.
        """
        query = (
            select(tables.print_jobs)
            .where(_JOBS.printer == printer, _JOBS.state == PrintState.QUEUED.value)
            .order_by(_JOBS.urgency, _JOBS.id)
            .limit(1)
        )
        while True:
            with self._store.reading() as connection:
                waiting = connection.execute(query).first()
            if waiting is None:
                return None
            with self._writing(waiting) as work:
                row = work.connection.execute(query).first()
                job = None if row is None else _claimed(row)
                if row is not None:
                    move_job(work, row.id, PrintState.FAILED if job is None else PrintState.SENDING)
            if job is not None:
                return job

    def finish(self, job_id: str, state: PrintState, condition: str | None = None) -> None:
        """Say what became of a job that was being sent."""
        self._move(job_id, state, condition)

    def release(self, job_id: str, condition: str | None = None) -> None:
        """Queue a job again of which certainly not one byte went out."""
        self._move(job_id, PrintState.QUEUED, condition)

    def redirect(self, printer: str, instead: Mapping[str, str]) -> int:
        """Give what waits at a printer that cannot print to others, by kind; return how many jobs that were.

        Only queued jobs go: one that may have come out is never sent anywhere by a machine.
        """
        query = (
            select(tables.print_jobs)
            .where(_JOBS.printer == printer, _JOBS.state == PrintState.QUEUED.value, _JOBS.kind.in_(list(instead)))
            .order_by(_JOBS.urgency, _JOBS.id)
        )
        with self._store.reading() as connection:
            waiting = connection.execute(query).all()
        return sum(self._redirected(job, instead[job.kind]) for job in waiting)

    def _redirected(self, job: Row[Any], printer: str) -> bool:
        """Give a job to another printer, for the desk that wrote it; False when it waits there no more."""
        still = select(_JOBS.id).where(_JOBS.id == job.id, _JOBS.printer == job.printer)
        with self._writing(job) as work:
            if work.connection.execute(still.where(_JOBS.state == PrintState.QUEUED.value)).first() is None:
                return False
            work.update_here(tables.print_jobs, job.id, printer=printer, changed_at=work.now)
            work.audit("print_redirected", job.id, printer=printer)
            return True

    def labels_left(self, printer: str) -> int | None:
        """Return how many labels are left on the printer's roll; None when nobody counts them."""
        with self._store.reading() as connection:
            return labels_left(connection, printer)

    def recover(self, printer: str) -> int:
        """At start: what was being sent when the process died may be printed or not. Return how many jobs."""
        query = select(tables.print_jobs).where(_JOBS.printer == printer, _JOBS.state == PrintState.SENDING.value)
        with self._store.reading() as connection:
            interrupted = connection.execute(query).all()
        for row in interrupted:
            self._move(row.id, PrintState.UNKNOWN, "interrupted")
        return len(interrupted)

    def answer(self, job_id: str, came_out: bool) -> None:
        """Close an unknown job with what a person saw."""
        self._move(job_id, PrintState.CONFIRMED if came_out else PrintState.FAILED, SEEN_BY_PERSON)

    def state(self, job_id: str) -> PrintState:
        """Return where a job stands. Raises NoSuchJob."""
        with self._store.reading() as connection:
            row = connection.execute(select(_JOBS.state).where(_JOBS.id == job_id)).first()
        if row is None:
            raise NoSuchJob(job_id)
        return PrintState(row.state)

    def data_version(self) -> int:
        """Return a number that changes with every commit to the store, by whichever process: look again then."""
        return self._store.data_version()

    def _move(self, job_id: str, state: PrintState, condition: str | None) -> None:
        with self._store.reading() as connection:
            row = connection.execute(select(tables.print_jobs).where(_JOBS.id == job_id)).first()
        if row is None:
            raise NoSuchJob(job_id)
        with self._writing(row) as work:
            move_job(work, job_id, state, condition)
            if row.state == PrintState.SENDING.value and state in _USED_PAPER:
                count_sheet(work, row.printer)

    def _writing(self, job: Row[Any]) -> AbstractContextManager[Writing]:
        """Open a transaction whose journals name the desk that wrote the job."""
        return writing(self._store, Place(job.clinic_id, job.desk_id), self._now())


def _claimed(row: Row[Any]) -> ClaimedJob | None:
    try:
        return ClaimedJob(row.id, row.kind, from_data(json.loads(row.document)))
    except ValidationError:
        return None
