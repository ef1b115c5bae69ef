"""Paper at the window: sticker, card, ticket again, Wi-Fi slip, guidance slip, and the answers that paper waits for."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from kiosk.desk.floor import seconds_since
from kiosk.desk.not_out import document_of, failed_and_wanted, failed_like
from kiosk.desk.papers import language_of, name_on_paper, printer_of, sticker_of
from kiosk.desk.reprint import reprint_ticket
from kiosk.desk.views import called_number
from kiosk.desk.vital_signs import measured_today
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.documents import (
    Document,
    GuidanceSlip,
    GuidanceStep,
    HealthCodeSticker,
    PaperCard,
    TemporarySlip,
    WifiSlip,
)
from kiosk.domain.floor import CannotPrint, PrintJobView, PrintRequest, Queued
from kiosk.domain.names import mask_name, mask_tail
from kiosk.domain.people import Person
from kiosk.domain.print_job import PrintState
from kiosk.store import tables
from kiosk.store.codes import StoredCode, add_code, code_of_person, foreign_code_of, revoke_code
from kiosk.store.people import find_person
from kiosk.store.person_record import phones_of
from kiosk.store.print_ledger import answer_unknown, queue_job
from kiosk.store.registrations import find_registration, jobs_of
from kiosk.store.wifi import wifi_in_use
from kiosk.store.writing import Writing

SELF = "self"
_BESIDE_FAILED = ((PrintState.UNKNOWN,), (PrintState.QUEUED, PrintState.SENDING))
_JOBS = tables.print_jobs.c
MOST_JOBS = 50


def print_sticker(desk: Workplace, person_id: str) -> PrintRequest:
    """Print the sticker with the person's code; who has none gets one. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        person = _named_person(look, person_id)
        if isinstance(person, CannotPrint):
            return person
        sticker = sticker_of(look, person.facts, _code(desk, work, look, person_id))
        return CannotPrint("no-name") if sticker is None else _queued(look, work, sticker)


def replace_sticker(desk: Workplace, person_id: str) -> PrintRequest:
    """Print a new code; the old one, lost or photographed, registers nobody by itself. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        person = _named_person(look, person_id)
        if isinstance(person, CannotPrint):
            return person
        old = code_of_person(look.connection, look.clinic_id, person_id)
        new = add_code(work, person_id, desk.signer.issue(work.now), secrets.randbelow)
        if old is not None:
            revoke_code(work, old.id, replaced_by=new.id)
        sticker = sticker_of(look, person.facts, new)
        return CannotPrint("no-name") if sticker is None else _queued(look, work, sticker)


def print_foreign_sticker(desk: Workplace, person_id: str, foreign_code_id: str) -> PrintRequest:
    """Print a kept code of others, unchanged, with our short code and the masked name. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        person = find_person(look.connection, look.clinic_id, person_id)
        if person is None:
            return CannotPrint("unknown-person")
        content = foreign_code_of(look.connection, look.clinic_id, person_id, foreign_code_id)
        name = name_on_paper(look, person.facts)
        if content is None or name is None:
            return CannotPrint("no-code" if content is None else "no-name")
        short_code = _code(desk, work, look, person_id).short_code
        clinic, language = look.settings.clinic_name, language_of(look, person_id)
        sticker = HealthCodeSticker(clinic, name, content, short_code, language=language)
        return _queued(look, work, sticker)


def print_card(desk: Workplace, person_id: str) -> PrintRequest:
    """Print the paper card (就诊卡). Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        person = _named_person(look, person_id)
        if isinstance(person, CannotPrint):
            return person
        return _queued(look, work, _card(look, person, _code(desk, work, look, person_id)))


def _named_person(look: Look, person_id: str) -> Person | CannotPrint:
    """Return somebody whose paper can bear a name."""
    person = find_person(look.connection, look.clinic_id, person_id)
    if person is None:
        return CannotPrint("unknown-person")
    return CannotPrint("no-name") if person.facts.called is None else person


def print_ticket(desk: Workplace, registration_id: str) -> PrintRequest:
    """Print a ticket again, marked 补打; one that still waits is the answer itself. Raises DeskFailed."""
    with desk.looking() as look:
        if not jobs_of(look.connection, look.clinic_id, registration_id, "ticket"):
            return CannotPrint("no-ticket")
    job = reprint_ticket(desk, registration_id)
    with desk.looking() as look:
        printer = look.connection.execute(select(_JOBS.printer).where(_JOBS.id == job)).scalar()
    return Queued(job, printer)


def print_wifi(desk: Workplace) -> PrintRequest:
    """Print the way into the clinic's Wi-Fi. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        wifi = wifi_in_use(look.connection, look.clinic_id)
        if wifi is None:
            return CannotPrint("no-wifi")
        clinic, language = look.settings.clinic_name, look.settings.language
        slip = WifiSlip(clinic, wifi.name, wifi.password, hidden=wifi.hidden, language=language)
        return _queued(look, work, slip)


def print_guidance(desk: Workplace, person_id: str | None, steps: Sequence[GuidanceStep]) -> PrintRequest:
    """Print where to go, one stop after the other (1 to 9). Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        person = None if person_id is None else find_person(look.connection, look.clinic_id, person_id)
        name = None if person is None else name_on_paper(look, person.facts)
        settings = look.settings
        slip = GuidanceSlip(
            settings.clinic_name,
            tuple(steps),
            name,
            phone=settings.clinic_phone,
            advice=None if person is None else measured_today(look, person.id),
            language=language_of(look, person_id),
        )
        return _queued(look, work, slip)


def open_jobs(desk: Workplace) -> tuple[PrintJobView, ...]:
    """Return jobs that are not on paper: unknown ones, failed ones still wanted, then what waits. Raises DeskFailed.

    What is unknown the longest stands first: no question is changed under the hand that is about to answer it.
    """
    with desk.looking() as look:
        unknown, waiting = (_in_state(look, states) for states in _BESIDE_FAILED)
        return tuple(_job(look, desk, row) for row in [*unknown, *failed_and_wanted(look)[:MOST_JOBS], *waiting])


def _in_state(look: Look, states: Sequence[PrintState]) -> Sequence[Row[Any]]:
    query = select(tables.print_jobs).where(_JOBS.clinic_id == look.clinic_id, _JOBS.state.in_(states))
    return look.connection.execute(query.order_by(_JOBS.changed_at, _JOBS.id).limit(MOST_JOBS)).all()


def answer_job(desk: Workplace, job: str, came_out: bool) -> None:
    """Close an unknown job with what staff saw; one that is closed already stays as it is. Raises DeskFailed."""
    with desk.writing() as work:
        answer_unknown(work, job, came_out)


def _code(desk: Workplace, work: Writing, look: Look, person_id: str) -> StoredCode:
    known = code_of_person(look.connection, look.clinic_id, person_id)
    return known or add_code(work, person_id, desk.signer.issue(work.now), secrets.randbelow)


def _card(look: Look, person: Person, code: StoredCode) -> PaperCard:
    settings, facts, born = look.settings, person.facts, person.facts.birth_date
    family = next((one for one in phones_of(look.connection, look.clinic_id, person.id) if one.owner != SELF), None)
    return PaperCard(
        clinic=settings.clinic_name,
        name=facts.called or "",
        code=code.content,
        short_code=code.short_code,
        sex=facts.sex,
        birth_year=facts.birth_year if born is None else born.year,
        birth_month=None if born is None else born.month,
        family_phone=None if family is None else family.number[:3] + mask_tail(family.number[3:]),
        clinic_phone=settings.clinic_phone,
        director_phone=settings.director_phone,
        language=language_of(look, person.id),
    )


def _queued(look: Look, work: Writing, document: Document) -> Queued:
    """Queue it; paper of the same that failed is made up for by it."""
    printer = printer_of(look, document.kind)
    return Queued(queue_job(work, document, printer, reprint_of=failed_like(look, document)), printer)


def _job(look: Look, desk: Workplace, row: Row[Any]) -> PrintJobView:
    document = document_of(row)
    name = None if document is None else getattr(document, "name", None)
    registration = (
        None if row.registration_id is None else find_registration(look.connection, look.clinic_id, row.registration_id)
    )
    return PrintJobView(
        id=row.id,
        kind=row.kind,
        printer=row.printer,
        state=PrintState(row.state),
        condition=row.condition,
        seconds=seconds_since(row.changed_at, desk.clock.now()),
        registration_number=None if registration is None else called_number(look, registration),
        temporary_number=document.number if isinstance(document, TemporarySlip) else None,
        name=None if name is None else mask_name(name),
    )
