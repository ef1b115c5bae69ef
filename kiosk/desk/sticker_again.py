"""再打一张健康码: the person's sticker once more, with the same code. A job that may still come out is not doubled."""

from __future__ import annotations

from sqlalchemy import select

from kiosk.desk.papers import printer_of, sticker_of
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.print_job import PrintState
from kiosk.store import tables
from kiosk.store.codes import code_of_person
from kiosk.store.people import find_person
from kiosk.store.print_ledger import answer_unknown, queue_job
from kiosk.store.writing import Writing

_ON_ITS_WAY = (PrintState.QUEUED.value, PrintState.SENDING.value)


class NoCode(LookupError):
    """The person has no code, or no name to print beside it: a bug of the screen that offered it."""


def reprint_sticker(desk: Workplace, person_id: str, instead_of: str | None = None, language: str | None = None) -> str:
    """Print the person's sticker again and return the job to watch. `instead_of`: the job that came out badly or not.

    `language` is that of the journey. Raises DeskFailed.
    """
    with desk.writing() as work:
        look = desk.look(work.connection)
        if instead_of is not None:
            if _state(work, instead_of) in _ON_ITS_WAY:
                return instead_of
            answer_unknown(work, instead_of, came_out=False)
        return _queue(work, look, person_id, instead_of, language)


def _queue(work: Writing, look: Look, person_id: str, instead_of: str | None, language: str | None) -> str:
    person = find_person(work.connection, look.clinic_id, person_id)
    code = code_of_person(work.connection, look.clinic_id, person_id)
    sticker = None if person is None or code is None else sticker_of(look, person.facts, code, language)
    if sticker is None or code is None:
        raise NoCode
    job = queue_job(work, sticker, printer_of(look, sticker.kind), reprint_of=instead_of)
    work.audit("sticker_printed_again", code.id, spoilt=instead_of is not None)
    return job


def _state(work: Writing, job_id: str) -> str | None:
    jobs = tables.print_jobs.c
    query = select(jobs.state).where(jobs.clinic_id == work.place.clinic_id, jobs.id == job_id)
    found = work.connection.execute(query).scalar()
    return None if found is None else str(found)
