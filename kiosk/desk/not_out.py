"""Paper that failed and that somebody may still want. Queues and sends nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Row, select

from kiosk.desk.workplace import Look
from kiosk.domain.documents import Document, HealthCodeSticker, PaperCard, TemporarySlip, from_data
from kiosk.domain.print_job import PrintState
from kiosk.store import tables

STILL_WANTED = timedelta(hours=12)
"""Paper that failed longer ago is nobody's any more who stands here."""
MOST_FAILED = 200

_JOBS, _REGISTRATIONS = tables.print_jobs.c, tables.registrations.c


def failed_and_wanted(look: Look) -> list[Row[Any]]:
    """Return what failed lately, the latest first: not what was printed again, nor a cancelled registration's."""
    since = look.now - STILL_WANTED
    query = select(tables.print_jobs).where(
        _JOBS.clinic_id == look.clinic_id, _JOBS.state == PrintState.FAILED.value, _JOBS.changed_at >= since
    )
    failed = look.connection.execute(query.order_by(_JOBS.id.desc()).limit(MOST_FAILED)).all()
    if not failed:
        return []
    again, cancelled = _printed_again(look, failed), _cancelled(look, failed)
    return [job for job in failed if job.id not in again and job.registration_id not in cancelled]


def failed_like(look: Look, document: Document) -> str | None:
    """Return the failed job for which this document makes up: the same slip, or the same person's code on it."""
    alike = _sameness(document)
    failed = (job for job in failed_and_wanted(look) if job.kind == document.kind)
    return next((str(job.id) for job in failed if (was := document_of(job)) and _sameness(was) == alike), None)


def document_of(job: Row[Any]) -> Document | None:
    """Return what a job prints; None where a newer program wrote it."""
    try:
        return from_data(json.loads(job.document))
    except ValidationError:
        return None


def _sameness(document: Document) -> object:
    match document:
        case HealthCodeSticker(short_code=short_code) | PaperCard(short_code=short_code):
            return short_code
        case TemporarySlip(number=number):
            return number
        case _:
            return document


def _printed_again(look: Look, failed: Sequence[Row[Any]]) -> set[str]:
    """Return the ids of those for which there is a later job."""
    ids, registered = [job.id for job in failed], {job.registration_id for job in failed} - {None}
    jobs = select(_JOBS.id, _JOBS.reprint_of, _JOBS.registration_id, _JOBS.kind).where(
        _JOBS.clinic_id == look.clinic_id
    )
    linked = look.connection.execute(jobs.where(_JOBS.reprint_of.in_(ids))).all()
    later = look.connection.execute(jobs.where(_JOBS.registration_id.in_(registered))).all() if registered else ()
    newest = {(one.registration_id, one.kind): one.id for one in sorted(later, key=lambda one: str(one.id))}
    overtaken = {job.id for job in failed if newest.get((job.registration_id, job.kind), job.id) > job.id}
    return {one.reprint_of for one in linked} | overtaken


def _cancelled(look: Look, failed: Sequence[Row[Any]]) -> set[str]:
    registered = {job.registration_id for job in failed} - {None}
    query = select(_REGISTRATIONS.id).where(_REGISTRATIONS.id.in_(registered), _REGISTRATIONS.cancelled_at.is_not(None))
    return set(look.connection.execute(query).scalars()) if registered else set()
