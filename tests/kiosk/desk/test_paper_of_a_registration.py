"""What a registration prints: ticket and sticker, in whose words and language, and what stands on neither."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from sqlalchemy import select, update

from kiosk.domain.documents import HealthCodeSticker, Ticket
from kiosk.domain.health_code import VerifiedCode
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import (
    Identified,
    Registered,
)
from kiosk.domain.short_code import is_short_code
from kiosk.store import tables
from kiosk.store.print_ledger import PrintLedger
from made_up_clinic import NAME, MadeUpClinic, card, codes_of_the_clinic, number, paper, ticket


def test_the_ticket_says_what_the_clinic_wants_and_no_identity_number(clinic: MadeUpClinic) -> None:
    desk = clinic.desk(fee_line="挂号费 1 元", advice="先量血压，再等叫号", director_phone="0543-0000000")
    clinic.registered(desk, card(), clinic.session(slots={time(8): 3, time(8, 30): 3}))
    expected = Ticket(
        clinic="惠民门诊部",
        department="全科",
        number="1",
        room="203 诊室",
        desk="自助机 K1",
        issued_at=clinic.clock.now(),
        name="王*芳",
        sex=card().sex,
        age=73,
        floor="2楼",
        doctor="李敏",
        period=ticket(clinic).period,
        slot_start=time(8, 30),
        slot_end=time(12),
        ahead=0,
        wait_minutes=0,
        senior_priority=True,
        fee_line="挂号费 1 元",
        director_phone="0543-0000000",
        advice="先量血压，再等叫号",
    )
    assert ticket(clinic) == expected


def test_no_paper_holds_an_identity_number_or_an_unmasked_name(clinic: MadeUpClinic) -> None:
    clinic.registered(clinic.desk(), card(), clinic.session())
    with clinic.store.reading() as connection:
        texts = "".join(connection.scalars(select(tables.print_jobs.c.document)))
    assert number(2) not in texts
    assert NAME not in texts


def test_a_clinic_may_have_names_in_full_on_paper(clinic: MadeUpClinic) -> None:
    clinic.registered(clinic.desk(mask_names=False), card(), clinic.session())
    assert [document.name for document in paper(clinic) if not hasattr(document, "window")] == [NAME, NAME]


def test_somebody_younger_than_the_configured_age_has_no_priority(clinic: MadeUpClinic) -> None:
    clinic.registered(clinic.desk(senior_age=74), card(), clinic.session())
    assert not ticket(clinic).senior_priority


def test_the_sticker_carries_a_code_that_the_clinic_believes_and_its_short_code(clinic: MadeUpClinic) -> None:
    clinic.registered(clinic.desk(), card(), clinic.session())
    sticker = paper(clinic)[1]
    assert isinstance(sticker, HealthCodeSticker)
    assert isinstance(codes_of_the_clinic()[1].verify(sticker.code), VerifiedCode)
    assert is_short_code(sticker.short_code)


def test_the_second_visit_prints_no_second_sticker(clinic: MadeUpClinic) -> None:
    desk = clinic.desk()
    clinic.registered(desk, card(), clinic.session())
    again = clinic.registered(desk, card(), clinic.session("骨科")).registration
    assert again.sticker_job is None
    assert [document.kind for document in paper(clinic)] == ["ticket", "sticker", "ticket"]


def test_a_registration_by_sticker_is_marked_and_its_ticket_says_no_more_than_the_screen(
    clinic: MadeUpClinic,
) -> None:
    desk = clinic.desk()
    clinic.registered(desk, card(), clinic.session())
    sticker = paper(clinic)[1]
    assert isinstance(sticker, HealthCodeSticker)
    found = desk.look_up_code(sticker.code.encode())
    assert isinstance(found, Identified)
    desk.register(found.identification, clinic.session("骨科"))
    by_code = paper(clinic)[2]
    assert isinstance(by_code, Ticket)
    assert (by_code.name, by_code.age, by_code.sex, by_code.insurance) == ("王*芳", 73, None, None)
    with clinic.store.reading() as connection:
        marks = connection.scalars(select(tables.registrations.c.identified_by).order_by(tables.registrations.c.id))
        assert marks.all() == ["card", "sticker"]


def test_a_job_for_a_kind_without_a_printer_waits_for_staff(clinic: MadeUpClinic) -> None:
    view = clinic.registered(clinic.desk(printers={}), card(), clinic.session()).registration
    assert view.ticket_job is not None
    with clinic.store.reading() as connection:
        jobs = connection.execute(select(tables.print_jobs.c.printer, tables.print_jobs.c.state)).all()
    assert jobs == [(None, "queued"), (None, "queued")]


def test_the_paper_is_in_the_language_of_the_journey_and_so_is_its_reprint(clinic: MadeUpClinic) -> None:
    desk = clinic.desk()
    found = desk.look_up_card(card())
    assert isinstance(found, Identified)
    done = desk.register(replace(found.identification, language="en"), clinic.session())
    assert isinstance(done, Registered)
    assert [document.language for document in paper(clinic)] == ["en", "en"]
    spool = PrintLedger(clinic.store, clinic.clock.now)
    claimed = spool.claim("receipts")
    assert claimed is not None
    spool.finish(claimed.id, PrintState.CONFIRMED)
    desk.reprint_ticket(done.registration.id)
    again = paper(clinic)[-1]
    assert isinstance(again, Ticket)
    assert (again.language, again.reprint) == ("en", True)


def test_paper_is_in_the_clinics_language_where_no_journey_chose_one(clinic: MadeUpClinic) -> None:
    clinic.registered(clinic.desk(language="en"), card(), clinic.session())
    assert ticket(clinic).language == "en"


def test_the_ticket_says_the_plain_words_that_were_chosen(clinic: MadeUpClinic) -> None:
    session_id = clinic.session()
    with clinic.store.writing() as connection:
        connection.execute(update(tables.departments).values(plain_words="感冒发烧"))
    clinic.registered(clinic.desk(), card(), session_id)
    assert ticket(clinic).plain_words == "感冒发烧"
