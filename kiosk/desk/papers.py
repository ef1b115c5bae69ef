"""What the desk has printed, as documents, and at which printer. Jobs are written in the caller's transaction."""

from __future__ import annotations

from dataclasses import replace

from kiosk.desk.views import BY_CODE_ALONE, called_number
from kiosk.desk.workplace import Look
from kiosk.domain.documents import OLDEST, Document, HealthCodeSticker, TemporarySlip, Ticket
from kiosk.domain.names import mask_name
from kiosk.domain.people import PersonFacts
from kiosk.domain.registration import RegistrationView
from kiosk.print_routes import printer_for
from kiosk.store.codes import StoredCode
from kiosk.store.print_ledger import queue_job
from kiosk.store.printers import known_printers
from kiosk.store.registrations import StoredRegistration, last_language
from kiosk.store.writing import Writing


def ticket_of(look: Look, registration: StoredRegistration, view: RegistrationView, facts: PersonFacts) -> Ticket:
    """Return the ticket, in the language of its journey, else the clinic's own.

    A sticker alone puts nothing on it but the masked name and the age.
    """
    age = facts.age(look.moment.day)
    by_code = registration.identified_by in BY_CODE_ALONE
    return replace(
        _ticket_of_nobody(look, registration, view),
        name=name_on_paper(look, facts),
        sex=None if by_code else facts.sex,
        age=age if age is not None and 0 <= age <= OLDEST else None,
        insurance=None if by_code else facts.insurance_scheme,
        senior_priority=age is not None and age >= look.settings.senior_age,
    )


def _ticket_of_nobody(look: Look, registration: StoredRegistration, view: RegistrationView) -> Ticket:
    """Return what a ticket says of the clinic, the number and the way there."""
    settings = look.settings
    return Ticket(
        clinic=settings.clinic_name,
        department=view.department.name,
        number=called_number(look, registration),
        room=view.room,
        desk=settings.desk_name,
        issued_at=look.moment.local,
        floor=view.floor or None,
        doctor=view.doctor or None,
        period=view.period,
        slot_start=view.slot_start,
        slot_end=view.slot_end,
        ahead=view.ahead,
        wait_minutes=view.wait_minutes,
        come_at=view.come_at,
        fee_line=settings.fee_line,
        go_to_window=settings.window if registration.name_open else None,
        director_phone=settings.director_phone,
        advice=settings.advice,
        plain_words=_plain_words(view),
        language=registration.language or settings.language,
    )


def language_of(look: Look, person_id: str | None) -> str:
    """Return the language of somebody's paper: that of their last journey, else the clinic's own."""
    known = None if person_id is None else last_language(look.connection, look.clinic_id, person_id)
    return known or look.settings.language


def sticker_of(
    look: Look, facts: PersonFacts, code: StoredCode, language: str | None = None
) -> HealthCodeSticker | None:
    """Return the sticker with the person's code; None while the name is open, for a sticker must be told apart.

    `language` is that of a journey that goes on; else the last one's counts.
    """
    name = name_on_paper(look, facts)
    if name is None:
        return None
    settings = look.settings
    spoken = language or language_of(look, code.person_id)
    return HealthCodeSticker(settings.clinic_name, name, code.content, code.short_code, language=spoken)


def temporary_slip(look: Look, number: str, language: str | None = None) -> TemporarySlip:
    """Return the slip that sends somebody to the window; `language` None: the clinic's own."""
    settings = look.settings
    return TemporarySlip(
        clinic=settings.clinic_name,
        number=number,
        window=settings.window,
        desk=settings.desk_name,
        issued_at=look.moment.local,
        language=language or settings.language,
    )


def have_printed(look: Look, work: Writing, document: Document, registration_id: str | None = None) -> str:
    """Queue a document at the printer for its kind; where there is none the job waits for staff. Return the job."""
    return queue_job(work, document, printer_of(look, document.kind), registration_id)


def printer_of(look: Look, kind: str) -> str | None:
    """Return which printer of the machine prints a kind for this desk: its own first, then another desk's."""
    own = look.settings.printers.get(kind)
    if own is not None:
        return own
    known = known_printers(look.connection, look.clinic_id, look.now)
    return printer_for(kind, look.settings.desk_id, known)


def name_on_paper(look: Look, facts: PersonFacts) -> str | None:
    """Return a name as the clinic lets it stand on paper."""
    if facts.called is None:
        return None
    return mask_name(facts.called) if look.settings.mask_names else facts.called


def _plain_words(view: RegistrationView) -> str | None:
    department = view.department
    return department.plain_words if department.plain_words not in {"", department.name} else None
