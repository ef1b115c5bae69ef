"""Paper is in the language of the person's journey: their ticket, their sticker, and what the window prints later."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from kiosk.domain.documents import DOCUMENTS, GuidanceStep
from kiosk.domain.registration import Identification, Identified, IdentifiedBy, Registered
from kiosk.store import tables
from made_up_clinic import MadeUpClinic, card
from staffed_window import StaffedWindow

Staffed = tuple[MadeUpClinic, StaffedWindow]


def registered(clinic: MadeUpClinic, session: str, language: str | None) -> str:
    """Register the card's holder in a journey of that language; return the person."""
    found = clinic.desk().look_up_card(card(2))
    assert isinstance(found, Identified)
    assert isinstance(clinic.desk().register(replace(found.identification, language=language), session), Registered)
    again = clinic.desk().look_up_card(card(2))
    assert isinstance(again, Identified)
    assert again.identification.person_id is not None
    return again.identification.person_id


def languages(clinic: MadeUpClinic) -> list[tuple[str, str]]:
    """Return kind and language of every paper, in order."""
    jobs = tables.print_jobs.c
    with clinic.store.reading() as connection:
        texts = connection.scalars(select(jobs.document).order_by(jobs.id)).all()
    return [(document.kind, document.language) for document in map(DOCUMENTS.validate_json, texts)]


def test_what_the_window_prints_is_in_the_language_of_the_last_journey(staffed: Staffed) -> None:
    clinic, made = staffed
    person = registered(clinic, clinic.session(), "en")
    paper = made.signed_in().paper
    paper.sticker(person)
    paper.card(person)
    paper.guidance(person, [GuidanceStep("抽血", "105")])
    paper.replace_sticker(person)
    kinds = ["ticket", "sticker", "sticker", "card", "guidance", "sticker"]
    assert languages(clinic) == [(kind, "en") for kind in kinds]


def test_a_later_registration_without_a_language_keeps_the_last_one(staffed: Staffed) -> None:
    clinic, made = staffed
    person = registered(clinic, clinic.session(), "en")
    by_staff = Identification(IdentifiedBy.STAFF, person)
    made.signed_in().registering.register(by_staff, clinic.session("眼科"))
    assert languages(clinic)[-1] == ("ticket", "en")
    registered(clinic, clinic.session("口腔科"), "zh_CN")
    assert languages(clinic)[-1] == ("ticket", "zh_CN")
    made.window.paper.card(person)
    assert languages(clinic)[-1] == ("card", "zh_CN")


def test_who_never_chose_a_language_gets_the_clinic_s_own(staffed: Staffed) -> None:
    clinic, made = staffed
    person = registered(clinic, clinic.session(), None)
    made.signed_in().paper.card(person)
    assert {language for _, language in languages(clinic)} == {"zh_CN"}


def test_a_sticker_printed_again_at_the_kiosk_is_in_the_language_of_that_journey(staffed: Staffed) -> None:
    clinic = staffed[0]
    person = registered(clinic, clinic.session(), None)
    clinic.desk().reprint_sticker(person, None, "en")
    assert languages(clinic)[-1] == ("sticker", "en")


def test_a_ticket_after_a_move_keeps_the_language(staffed: Staffed) -> None:
    clinic, made = staffed
    first, second = clinic.session(), clinic.session("眼科")
    person = registered(clinic, first, "en")
    made.signed_in().sessions.move_all(first, second)
    assert languages(clinic)[-1] == ("ticket", "en")
    made.window.paper.card(person)
    assert languages(clinic)[-1] == ("card", "en")
