"""Who stands there: every way to be found, and what the screen may then show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select, update

from kiosk.domain.identity_number import DocumentKind, Sex, check_digit
from kiosk.domain.people import PersonFacts, Source
from kiosk.domain.registration import Identified, IdentifiedBy, LookUpResult, PersonView, Unidentified, UnknownHolder
from kiosk.store import tables
from kiosk.store.clinic_setup import add_person
from kiosk.store.codes import StoredCode, add_foreign_code, code_of_person, revoke_code
from kiosk.store.people import PersonDocument
from kiosk.store.writing import writing
from made_up_clinic import NAME, MadeUpClinic, card, codes_of_the_clinic, number


def known(result: LookUpResult) -> Identified:
    assert isinstance(result, Identified), result
    return result


def add(clinic: MadeUpClinic, facts: PersonFacts, number_: str) -> str:
    document = PersonDocument(DocumentKind.RESIDENT, number_, Source.STAFF)
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        return add_person(work, facts, [document])


def code_of(clinic: MadeUpClinic, person_id: str) -> StoredCode:
    with clinic.store.reading() as connection:
        code = code_of_person(connection, clinic.settings.clinic_id, person_id)
    assert code is not None
    return code


@pytest.fixture
def visitor(clinic: MadeUpClinic) -> str:
    """Somebody who was registered once, and so has a code."""
    desk = clinic.desk()
    clinic.registered(desk, card(), clinic.session())
    person_id = known(desk.look_up_card(card())).identification.person_id
    assert person_id is not None
    return person_id


def test_a_card_of_nobody_known_shows_what_its_chip_says(clinic: MadeUpClinic) -> None:
    found = known(clinic.desk().look_up_card(card()))
    assert found.identification.person_id is None
    assert found.person == PersonView("王*芳", Sex.FEMALE, 73, number(2)[-4:], first_visit=True)


def test_looking_up_writes_no_person(clinic: MadeUpClinic) -> None:
    clinic.desk().look_up_card(card())
    with clinic.store.reading() as connection:
        assert connection.execute(select(tables.people)).all() == []


def test_a_card_finds_its_person_again(clinic: MadeUpClinic, visitor: str) -> None:
    found = known(clinic.desk().look_up_card(card()))
    assert found.identification.person_id == visitor
    assert not found.person.first_visit


def test_an_expired_card_is_taken_and_marked(clinic: MadeUpClinic) -> None:
    assert known(clinic.desk().look_up_card(card(valid_to=date(2026, 11, 22)))).person.card_expired
    assert not known(clinic.desk().look_up_card(card(valid_to=date(2026, 11, 23)))).person.card_expired


@pytest.mark.parametrize("name", ["李桂兰", "李\ud840"])
def test_a_card_with_another_name_goes_on_with_one_temporary_number_and_changes_nothing(
    clinic: MadeUpClinic, visitor: str, name: str
) -> None:
    desk = clinic.desk()
    claims = [desk.look_up_card(card(name=name)) for _ in range(2)]
    numbers = {desk.register_temporary(claim.cti).number for claim in claims if isinstance(claim, UnknownHolder)}
    assert numbers == {"T-0001"}
    assert known(desk.look_up_number(number(2))).person.name == "王*芳"


def test_at_the_window_staff_look_at_a_card_with_another_name(clinic: MadeUpClinic, visitor: str) -> None:
    window = clinic.desk(is_window=True)
    assert window.look_up_card(card(name="李桂兰")) is Unidentified.NEEDS_STAFF


def test_a_name_that_the_chip_cut_off_is_the_same_name(clinic: MadeUpClinic) -> None:
    long_name = "阿卜杜热合曼·买买提明·吐尔逊江"
    person_id = add(clinic, PersonFacts(name=long_name), number(2))
    found = known(clinic.desk().look_up_card(card(name=long_name[:15], name_maybe_cut=True)))
    assert found.identification.person_id == person_id


def test_every_dot_in_a_name_is_the_same_dot(clinic: MadeUpClinic) -> None:
    add(clinic, PersonFacts(name="迪丽努尔·买买提"), number(2))
    assert known(clinic.desk().look_up_card(card(name="迪丽努尔•买买提"))).person.name == "迪*提"


def test_a_number_of_nobody_known_is_shown_with_its_own_age_and_no_name(clinic: MadeUpClinic) -> None:
    found = known(clinic.desk().look_up_number(number(3)))
    assert (found.person.name, found.person.age, found.person.sex) == (None, 73, Sex.MALE)


def test_a_record_under_fifteen_digits_is_found_by_both_forms(clinic: MadeUpClinic) -> None:
    full = number(3)
    old = full[:6] + full[8:17]
    person_id = add(clinic, PersonFacts(name="王建国"), old)
    desk = clinic.desk()
    for found in (desk.look_up_number(full, old), desk.look_up_number(full), desk.look_up_card(card(3, "王建国"))):
        assert known(found).identification.person_id == person_id


def test_two_records_under_the_two_forms_go_to_staff(clinic: MadeUpClinic) -> None:
    full = number(3)
    old = full[:6] + full[8:17]
    add(clinic, PersonFacts(name="王建国"), old)
    add(clinic, PersonFacts(name="王志强"), full)
    assert clinic.desk().look_up_number(full, old) is Unidentified.NEEDS_STAFF


def test_a_closed_record_goes_to_staff_whatever_finds_it(clinic: MadeUpClinic, visitor: str) -> None:
    code = code_of(clinic, visitor)
    with clinic.store.writing() as connection:
        connection.execute(update(tables.people).values(state="closed"))
    desk = clinic.desk()
    answers = [
        desk.look_up_card(card()),
        desk.look_up_number(number(2)),
        desk.look_up_code(code.content.encode()),
        desk.look_up_short_code(code.short_code),
    ]
    assert answers == [Unidentified.NEEDS_STAFF] * 4


@pytest.mark.parametrize("by", [IdentifiedBy.STICKER, IdentifiedBy.SHORT_CODE])
def test_a_code_alone_shows_the_masked_name_and_the_age_and_nothing_more(
    clinic: MadeUpClinic, visitor: str, by: IdentifiedBy
) -> None:
    code, desk = code_of(clinic, visitor), clinic.desk()
    result = desk.look_up_code(code.content.encode()) if by is IdentifiedBy.STICKER else None
    found = known(result or desk.look_up_short_code(code.short_code))
    assert found.identification.by is by
    assert found.identification.person_id == visitor
    assert replace(found.person, registration=None, sticker=False) == PersonView("王*芳", None, 73)


def test_a_revoked_code_registers_nobody_by_itself(clinic: MadeUpClinic, visitor: str) -> None:
    code = code_of(clinic, visitor)
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        revoke_code(work, code.id)
    desk = clinic.desk()
    assert desk.look_up_code(code.content.encode()) is Unidentified.NEEDS_STAFF
    assert desk.look_up_short_code(code.short_code) is Unidentified.NEEDS_STAFF


def test_a_valid_code_of_somebody_unknown_gives_its_token(clinic: MadeUpClinic) -> None:
    issued = codes_of_the_clinic()[0].issue(clinic.clock.now())
    assert clinic.desk().look_up_code(issued.text.encode()) == UnknownHolder(issued.cti.hex())


def test_a_code_that_a_stranger_signed_is_unknown(clinic: MadeUpClinic) -> None:
    forged = codes_of_the_clinic(Ed25519PrivateKey.generate())[0].issue(clinic.clock.now())
    assert clinic.desk().look_up_code(forged.text.encode()) is Unidentified.UNKNOWN_CODE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   ",
        b"\xff\xfe\x00",
        b"JZ1:",
        b"JZ1:" + b"A" * 147,
        b"https://example.org/?q=1",
        b"'; DROP TABLE people; --",
        b"\x1b[2J\x07",
        b"9" * 10_240,
        "健康码".encode() * 400,
    ],
)
def test_hostile_codes_are_unknown_codes(clinic: MadeUpClinic, data: bytes) -> None:
    assert clinic.desk().look_up_code(data) is Unidentified.UNKNOWN_CODE


def test_a_foreign_code_finds_its_person_by_the_part_that_lasts(clinic: MadeUpClinic, visitor: str) -> None:
    lasting = "3F0A9C" * 10
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        add_foreign_code(work, visitor, f"{lasting}:1:20261122")
    found = known(clinic.desk().look_up_code(f"{lasting}:1:20270101".encode()))
    assert found.identification == replace(found.identification, by=IdentifiedBy.STICKER, person_id=visitor)


def test_a_foreign_code_that_is_an_address_is_kept_whole(clinic: MadeUpClinic, visitor: str) -> None:
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        add_foreign_code(work, visitor, "https://example.org/a")
    assert clinic.desk().look_up_code(b"https://example.org/b") is Unidentified.UNKNOWN_CODE
    assert known(clinic.desk().look_up_code(b"https://example.org/a")).identification.person_id == visitor


@pytest.mark.parametrize("typed", ["", "1234567", "12345678", "abcdefgh", "１２３４５６７８", "123456789"])
def test_digits_that_are_no_short_code_are_said_to_be_unknown(clinic: MadeUpClinic, typed: str) -> None:
    assert clinic.desk().look_up_short_code(typed) is Unidentified.UNKNOWN_SHORT_CODE


def test_a_short_code_that_nobody_has_is_unknown(clinic: MadeUpClinic) -> None:
    assert clinic.desk().look_up_short_code("00000002") is Unidentified.UNKNOWN_SHORT_CODE


def test_todays_registration_is_shown_with_the_person(clinic: MadeUpClinic) -> None:
    desk, session_id = clinic.desk(), clinic.session()
    done = clinic.registered(desk, card(), session_id).registration
    assert known(desk.look_up_card(card())).person.registration == done


def test_a_foreigner_without_a_chinese_name_is_called_by_the_latin_one(clinic: MadeUpClinic) -> None:
    body = "91112419490704001"
    foreign = replace(card(), kind=DocumentKind.FOREIGN_PERMANENT, number=body + check_digit(body), name="")
    found = known(clinic.desk().look_up_card(replace(foreign, latin_name="JONATHAN SMITH")))
    assert found.person.name == "J*** S***"


def test_the_name_stays_masked_on_screen_even_where_paper_shows_it(clinic: MadeUpClinic) -> None:
    assert known(clinic.desk(mask_names=False).look_up_card(card())).person.name == "王*芳"
    assert NAME not in repr(clinic.desk().look_up_card(card()))
