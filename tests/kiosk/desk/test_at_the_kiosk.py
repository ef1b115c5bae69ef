"""What the kiosk asks of the desk beside registering: the sticker once more, staff at the machine, a companion."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import Identified, Registered
from kiosk.store import tables
from kiosk.store.print_ledger import move_job
from kiosk.store.staff import Role, add_staff, hash_pin
from kiosk.store.writing import writing
from made_up_clinic import MadeUpClinic, card


def events(clinic: MadeUpClinic) -> list[str]:
    with clinic.store.reading() as connection:
        return list(connection.scalars(select(tables.audit.c.event).order_by(tables.audit.c.position)))


def documents(clinic: MadeUpClinic) -> list[str]:
    jobs = tables.print_jobs.c
    with clinic.store.reading() as connection:
        return list(connection.scalars(select(jobs.document).where(jobs.kind == "sticker").order_by(jobs.id)))


def visitor(clinic: MadeUpClinic) -> str:
    desk = clinic.desk()
    clinic.registered(desk, card(2), clinic.session())
    found = desk.look_up_card(card(2))
    assert isinstance(found, Identified)
    assert found.person.sticker
    assert found.identification.person_id is not None
    return found.identification.person_id


def test_the_sticker_comes_again_with_the_same_code(clinic: MadeUpClinic) -> None:
    person_id = visitor(clinic)
    clinic.desk().reprint_sticker(person_id)
    first, again = documents(clinic)
    assert first == again


def test_a_sticker_that_may_still_come_out_is_not_doubled_and_a_spoilt_one_is_counted(clinic: MadeUpClinic) -> None:
    desk, person_id = clinic.desk(), visitor(clinic)
    job = desk.reprint_sticker(person_id)
    assert desk.reprint_sticker(person_id, instead_of=job) == job
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        move_job(work, job, PrintState.SENDING)
        move_job(work, job, PrintState.SENT)
    assert desk.reprint_sticker(person_id, instead_of=job) != job
    assert events(clinic).count("sticker_printed_again") == 2


def test_a_typed_number_alone_is_offered_no_sticker(clinic: MadeUpClinic) -> None:
    visitor(clinic)
    found = clinic.desk().look_up_number(card(2).number)
    assert isinstance(found, Identified)
    assert not found.person.sticker


def test_staff_take_over_by_pin_and_by_badge_and_both_ends_are_in_the_audit(clinic: MadeUpClinic) -> None:
    desk = clinic.desk()
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        nurse = add_staff(work, "护士甲", Role.NURSE, hash_pin("135790"), badge="BADGE-7")
    assert desk.staff_of_badge(b"BADGE-7") == nurse
    assert desk.staff_of_badge(b"\xff\xfe") is None
    assert desk.begin_takeover("000000") is None
    assert desk.begin_takeover("135790") == nurse
    assert desk.begin_takeover("135790", nurse) == nurse
    desk.end_takeover(nurse)
    assert [event for event in events(clinic) if event.endswith("_here")] == [
        "taken_over_here",
        "taken_over_here",
        "handed_back_here",
    ]


def test_a_companion_is_written_into_the_audit(clinic: MadeUpClinic) -> None:
    desk, session_id = clinic.desk(), clinic.session()
    found = desk.look_up_card(card(2))
    assert isinstance(found, Identified)
    result = desk.register(replace(found.identification, by_companion=True), session_id)
    assert isinstance(result, Registered)
    details = tables.audit.c
    with clinic.store.reading() as connection:
        written = connection.scalars(select(details.details).where(details.event == "registered")).one()
    assert "companion" in written
