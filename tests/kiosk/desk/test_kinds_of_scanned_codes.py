"""Each kind of code before the desk: a voucher is forgotten, a social-security card finds its person, and the rest."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from kiosk.domain.identity_number import DocumentKind
from kiosk.domain.people import PersonFacts, Source
from kiosk.domain.registration import Identified, IdentifiedBy, PersonView, Unidentified
from kiosk.domain.scanned_code import ScanRules
from kiosk.domain.search import FoundBy
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.domain.staff import NotAllowed, Role, UnknownBadge
from kiosk.store import tables
from kiosk.store.clinic_setup import add_person
from kiosk.store.codes import add_foreign_code
from kiosk.store.people import PersonDocument
from kiosk.store.writing import writing
from made_up_clinic import NAME, MadeUpClinic, card, number
from staffed_window import StaffedWindow

VOUCHER = b"6200000000000000202611230840"
CARD = "A12345678"


@pytest.fixture
def holder(clinic: MadeUpClinic) -> str:
    """Somebody whose social-security card is known."""
    return add_holder(clinic, CARD)


def add_holder(clinic: MadeUpClinic, card_number: str) -> str:
    papers = [
        PersonDocument(DocumentKind.RESIDENT, number(2), Source.STAFF),
        PersonDocument(DocumentKind.SOCIAL_SECURITY, card_number, Source.STAFF),
    ]
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        return add_person(work, PersonFacts(name=NAME), papers)


def everything(clinic: MadeUpClinic) -> str:
    with clinic.store.reading() as connection:
        return "".join(str(connection.execute(select(table)).all()) for table in tables.metadata.sorted_tables)


@pytest.mark.parametrize("data", [VOUCHER, b" " + VOUCHER + b"\t"])
def test_a_voucher_is_told_as_such_and_leaves_no_trace(
    clinic: MadeUpClinic, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(clinic)
    assert clinic.desk().look_up_code(data) is Unidentified.INSURANCE_VOUCHER
    assert clinic.desk().staff_of_badge(data) is None
    assert everything(clinic) == before
    assert capsys.readouterr() == ("", "")


def test_a_voucher_is_looked_up_nowhere_even_if_somebody_has_such_a_code(
    clinic: MadeUpClinic, holder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        add_foreign_code(work, holder, VOUCHER.decode())
    asked: list[object] = []
    monkeypatch.setattr(type(clinic.store), "reading", asked.append)
    assert clinic.desk().look_up_code(VOUCHER) is Unidentified.INSURANCE_VOUCHER
    assert clinic.desk().staff_of_badge(VOUCHER) is None
    assert asked == []


def test_what_a_voucher_looks_like_is_the_clinic_s_to_say(clinic: MadeUpClinic) -> None:
    desk = clinic.desk(scan_rules=ScanRules(insurance_voucher=r"YB\d+"))
    assert desk.look_up_code(VOUCHER) is Unidentified.UNKNOWN_CODE
    assert desk.look_up_code(b"YB7") is Unidentified.INSURANCE_VOUCHER


def test_a_social_security_card_shows_the_masked_name_and_the_age_like_a_sticker(
    clinic: MadeUpClinic, holder: str
) -> None:
    found = clinic.desk().look_up_code(CARD.encode())
    assert isinstance(found, Identified)
    assert found.identification.person_id == holder
    assert found.identification.by is IdentifiedBy.SOCIAL_SECURITY_CARD
    assert found.person == PersonView("王*芳", None, None)


def test_who_comes_by_social_security_card_is_registered_and_marked_so(clinic: MadeUpClinic, holder: str) -> None:
    desk, session = clinic.desk(), clinic.session()
    found = desk.look_up_code(CARD.encode())
    assert isinstance(found, Identified)
    desk.register(found.identification, session)
    with clinic.store.reading() as connection:
        assert connection.scalar(select(tables.registrations.c.identified_by)) == "social_security"


def test_a_social_security_card_of_nobody_is_told_as_such(clinic: MadeUpClinic) -> None:
    assert clinic.desk().look_up_code(CARD.encode()) is Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD


def test_a_closed_record_goes_to_staff(clinic: MadeUpClinic, holder: str) -> None:
    with clinic.store.writing() as connection:
        connection.execute(tables.people.update().values(state="closed"))
    assert clinic.desk().look_up_code(CARD.encode()) is Unidentified.NEEDS_STAFF


def test_the_window_keeps_a_social_security_card_and_it_finds_its_person_from_then_on(
    staffed: tuple[MadeUpClinic, StaffedWindow],
) -> None:
    clinic, at = staffed
    window = at.signed_in(Role.CLERK)
    clinic.registered(clinic.desk(), card(), clinic.session())
    person_id = window.people.search(NAME).rows[0].person_id
    assert window.people.keep_social_security_card(person_id, CARD)
    assert window.people.keep_social_security_card(person_id, CARD)
    found = window.people.look_up_code(CARD.encode())
    assert isinstance(found, Identified)
    assert found.identification.person_id == person_id
    detail = window.people.detail(person_id)
    assert detail is not None
    kept = [one for one in detail.documents if one.kind is DocumentKind.SOCIAL_SECURITY]
    assert [one.masked_number for one in kept] == ["*****5678"]
    assert "social_security_card_kept" in everything(clinic)


def test_a_card_that_is_somebody_else_s_is_not_given_to_another(
    staffed: tuple[MadeUpClinic, StaffedWindow],
) -> None:
    clinic, at = staffed
    holder, window = add_holder(clinic, CARD), at.signed_in(Role.CLERK)
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        other = add_person(work, PersonFacts(name="李桂兰"), [])
    assert not window.people.keep_social_security_card(other, CARD)
    found = window.people.look_up_code(CARD.encode())
    assert isinstance(found, Identified)
    assert found.identification.person_id == holder


def test_a_card_that_was_kept_for_the_wrong_person_is_taken_back_and_kept_for_the_right_one(
    staffed: tuple[MadeUpClinic, StaffedWindow],
) -> None:
    clinic, at = staffed
    window = at.signed_in(Role.CLERK)
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        wrong, right = (add_person(work, PersonFacts(name=name), []) for name in ("李桂兰", "赵德福"))
    assert window.people.keep_social_security_card(wrong, CARD)
    detail = window.people.detail(wrong)
    assert detail is not None
    (document,) = detail.documents
    assert window.people.take_back_social_security_card(document.id)
    assert not window.people.take_back_social_security_card(document.id)
    assert window.people.look_up_code(CARD.encode()) is Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD
    assert [(row.what, row.value) for row in window.people.history(wrong)][:2] == [
        ("social_security", ""),
        ("social_security", "*****5678"),
    ]
    assert "social_security_card_taken_back" in everything(clinic)
    assert window.people.keep_social_security_card(right, CARD)
    found = window.people.look_up_code(CARD.encode())
    assert isinstance(found, Identified)
    assert found.identification.person_id == right


def test_no_other_document_is_taken_back_that_way(staffed: tuple[MadeUpClinic, StaffedWindow]) -> None:
    clinic, at = staffed
    window = at.signed_in(Role.CLERK)
    clinic.registered(clinic.desk(), card(), clinic.session())
    person_id = window.people.search(NAME).rows[0].person_id
    detail = window.people.detail(person_id)
    assert detail is not None
    assert not window.people.take_back_social_security_card(detail.documents[0].id)
    assert window.people.detail(person_id) == detail


@pytest.mark.parametrize("typed", [CARD, CARD.lower(), f"{CARD[:5]} {CARD[5:]}", CARD[:6]])
def test_a_social_security_number_that_is_typed_finds_its_holder(
    staffed: tuple[MadeUpClinic, StaffedWindow], typed: str
) -> None:
    clinic, at = staffed
    holder = add_holder(clinic, CARD)
    (row,) = at.signed_in(Role.CLERK).people.search(typed).rows
    assert (row.person_id, row.found_by) == (holder, FoundBy.SOCIAL_SECURITY)


def test_who_may_not_register_keeps_no_card(staffed: tuple[MadeUpClinic, StaffedWindow]) -> None:
    clinic, at = staffed
    holder, window = add_holder(clinic, CARD), at.signed_in(Role.TECHNICIAN)
    with pytest.raises(NotAllowed):
        window.people.keep_social_security_card(holder, "B12345678")


def test_a_voucher_at_the_locked_window_is_nobody_s_badge(staffed: tuple[MadeUpClinic, StaffedWindow]) -> None:
    _, at = staffed
    assert at.window.shift.badge_holder(VOUCHER.decode()) == UnknownBadge()


@pytest.mark.parametrize(
    "chip", [SocialSecurityCard(CARD), SocialSecurityCard("Z99999999", number(2)), SocialSecurityCard(None, number(2))]
)
def test_a_card_s_chip_finds_its_holder_by_the_card_s_own_number_or_the_identity_number(
    clinic: MadeUpClinic, holder: str, chip: SocialSecurityCard
) -> None:
    before = everything(clinic)
    found = clinic.desk().look_up_social_security_card(chip)
    assert isinstance(found, Identified)
    assert (found.identification.person_id, found.person) == (holder, PersonView("王*芳", None, None))
    assert everything(clinic) == before


@pytest.mark.parametrize("chip", [SocialSecurityCard(), SocialSecurityCard("Z99999999", number(7), NAME)])
def test_a_chip_of_nobody_finds_nobody(clinic: MadeUpClinic, holder: str, chip: SocialSecurityCard) -> None:
    assert clinic.desk().look_up_social_security_card(chip) is Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD
