"""A name that was left open at registering is told at the window: by the card that is laid, or typed.

From then on no ticket sends the person to the window for it, and the call about it is over. Registers nobody.
"""

from __future__ import annotations

from sqlalchemy import select

from kiosk.desk.help_calls import NAME_OPEN
from kiosk.desk.identify import person_for
from kiosk.desk.workplace import Workplace
from kiosk.domain.registration import Identification, Identified, LookUpResult
from kiosk.store import tables
from kiosk.store.people import find_person
from kiosk.store.writing import Writing


def keep_holder(desk: Workplace, identification: Identification) -> str:
    """Write down what a card or a number says of somebody, new or known; return the record's id. Raises DeskFailed."""
    with desk.writing() as work:
        person = person_for(work, desk.look(work.connection), identification)
        if person.facts.called is not None:
            name_is_known(work, person.id)
        return person.id


def fill_open_name(desk: Workplace, found: LookUpResult) -> None:
    """Have a card's holder whose name was left open called as the chip says. Raises DeskFailed."""
    if not isinstance(found, Identified) or found.identification.person_id is None:
        return
    with desk.looking() as look:
        person = find_person(look.connection, look.clinic_id, found.identification.person_id)
    if person is not None and person.facts.called is None:
        keep_holder(desk, found.identification)


def name_is_known(work: Writing, person_id: str) -> None:
    """Leave no registration of a person waiting for the name, and no call about it."""
    registrations, calls = tables.registrations.c, tables.help_calls.c
    waiting = select(registrations.id).where(
        registrations.clinic_id == work.place.clinic_id,
        registrations.person_id == person_id,
        registrations.name_open.is_(True),
    )
    for registration_id in work.connection.scalars(waiting).all():
        work.update(tables.registrations, registration_id, name_open=False)
        about = select(calls.id).where(
            calls.registration_id == registration_id, calls.reason == NAME_OPEN, calls.ended_at.is_(None)
        )
        for call_id in work.connection.scalars(about).all():
            work.update(tables.help_calls, call_id, ended_at=work.now, answered=True, answered_by=work.staff_id)
            work.audit("help_ended", call_id, answered=True)
