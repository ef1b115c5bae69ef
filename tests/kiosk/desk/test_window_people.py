"""People at the window: found, looked at, made and changed."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.people import Source
from kiosk.domain.person_record import Field, NewPerson, PersonAdded, Refused, SimilarPeople, Written
from kiosk.domain.registration import Identification, IdentifiedBy, Registered, Unidentified
from kiosk.domain.search import FoundBy
from kiosk.domain.staff import Act, NotAllowed, Role
from kiosk.store.codes import code_of_person
from made_up_clinic import MadeUpClinic, card, number
from staffed_window import BADGE, StaffedWindow

Staffed = tuple[MadeUpClinic, StaffedWindow]


@pytest.fixture
def window(staffed: Staffed) -> WindowDesk:
    """A window with one known person, 王秀芳, who was registered today."""
    clinic, made = staffed
    clinic.registered(clinic.desk(), card(2), clinic.session())
    return made.signed_in()


def known(window: WindowDesk) -> str:
    return window.people.search("wxf").rows[0].person_id


def test_a_sticker_that_was_replaced_still_finds_its_holder_for_staff(staffed: Staffed, window: WindowDesk) -> None:
    clinic, person = staffed[0], known(window)
    with clinic.store.reading() as connection:
        old = code_of_person(connection, clinic.settings.clinic_id, person)
    assert old is not None
    window.paper.replace_sticker(person)
    scanned = f" {old.content} ".encode()
    assert window.people.look_up_code(scanned) is Unidentified.NEEDS_STAFF
    assert [row.person_id for row in window.people.search_sticker(scanned).rows] == [person]
    assert window.people.search_sticker(b"\xffJZ1:").rows == ()


@pytest.mark.parametrize(
    ("typed", "by"),
    [
        (number(2), FoundBy.NUMBER),
        (number(2)[-4:], FoundBy.NUMBER_TAIL),
        (number(2)[:10], FoundBy.NUMBER),
        (f" {number(2)[:6]} {number(2)[6:14]} {number(2)[14:]}", FoundBy.NUMBER),
        ("王秀芳", FoundBy.NAME),
        ("王", FoundBy.NAME),
        ("wangxiu", FoundBy.PINYIN),
        ("Wang Xiufang", FoundBy.PINYIN),
        ("WXF", FoundBy.PINYIN),
        ("ｗｘｆ", FoundBy.PINYIN),
        ("wáng xiù fāng", FoundBy.PINYIN),
        ("wang2 xiu4", FoundBy.PINYIN),
        ("王 秀芳", FoundBy.NAME),
        ("王秀芳,", FoundBy.NAME),
        (f"{number(2)}，", FoundBy.NUMBER),
        ("王秀\n芳\t", FoundBy.NAME),
        ("汪修芳", FoundBy.SOUND),
        ("汪修", FoundBy.SOUND),
        ("王秀方", FoundBy.SOUND),
        ("王秀芳\u200b", FoundBy.NAME),
        ("".join(chr(ord(digit) + 0xFEE0) for digit in number(2)), FoundBy.NUMBER),
    ],
)
def test_one_box_finds_by_whatever_is_typed(window: WindowDesk, typed: str, by: FoundBy) -> None:
    row = window.people.search(typed).rows[0]
    assert (row.name, row.age, row.last_visit, row.number_tail) == ("王秀芳", 73, date(2026, 11, 23), number(2)[-4:])
    assert row.found_by is by


def test_a_short_code_and_a_phone_find_their_person(window: WindowDesk) -> None:
    person = known(window)
    detail = window.people.detail(person)
    assert detail is not None
    assert detail.short_code is not None
    window.people.add_phone(person, "138-1234 5678", "女儿")
    assert window.people.search(detail.short_code).rows[0].found_by is FoundBy.SHORT_CODE
    assert {window.people.search(typed).rows[0].person_id for typed in ("13812345678", "5678", "1381")} == {person}


@pytest.mark.parametrize(
    "typed", ["%", "'", "_", "\\", '"; DROP TABLE people', "😀", "q" * 40, "\x00", "\ud800", " ", "12"]
)
def test_nonsense_finds_nobody_and_breaks_nothing(window: WindowDesk, typed: str) -> None:
    found = window.people.search(typed)
    assert (found.rows, found.more, found.number) == ((), False, None)


def test_of_three_digits_it_is_said_that_nobody_was_looked_for(window: WindowDesk) -> None:
    assert window.people.search("123").too_little
    assert not window.people.search("1234").too_little


def test_a_wildcard_is_a_character_like_others(window: WindowDesk) -> None:
    window.people.new_person(NewPerson("%_王", birth_year=1950))
    assert [row.name for row in window.people.search("%").rows] == ["%_王"]
    assert window.people.search("_").rows == ()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("张伟", ("張偉", "张 伟", "Zhāng", "zhang1wei3", "zw")),
        ("陳國強", ("陈国强", "chenguoqiang")),
        ("曾单", ("zengdan", "cengdan", "zeng", "zengd", "cengshan", "zengshan")),
        ("欧阳长", ("ouyangchang", "ouyangzhang", "欧阳昌", "ou yang")),
        ("尉迟行", ("yuchihang", "weichixing", "蔚迟航")),
        ("吕洞宾", ("lǚ dòngbīn", "lü", "lvdongbin", "lu:dongbin", "ludongbin")),
        ("古丽·买买提", ("古丽・买买提", "古丽.买买提", "古丽 买买提", "古丽买买提", "gulimai", "glmmt")),
        ("O'Neil", ("O'Neil", "O’Neil", "oneil")),
        ("李%_", ("李%", "李%_")),
        ("José", ("José",)),
    ],
)
def test_a_name_is_found_as_it_sounds_where_it_is_not_found_as_it_is_written(
    window: WindowDesk, name: str, typed: tuple[str, ...]
) -> None:
    window.people.new_person(NewPerson("刘一", birth_year=1950))
    window.people.new_person(NewPerson(name, birth_year=1950))
    for text in typed:
        assert [row.name for row in window.people.search(text).rows] == [name], text
    assert window.people.search("李_").rows == ()


def test_a_list_that_is_cut_off_says_so(window: WindowDesk) -> None:
    for year in range(1940, 1946):
        window.people.new_person(NewPerson("李国庆", birth_year=year))
    found = window.people.search("lgq", 4)
    assert (len(found.rows), found.more) == (4, True)


def test_a_mistyped_number_brings_candidates_and_takes_none(window: WindowDesk) -> None:
    right = number(2)
    swapped = right[:8] + right[9] + right[8] + right[10:]
    for wrong in (right[:9] + ("4" if right[9] != "4" else "5") + right[10:], swapped, right[:-1] + "X"):
        found = window.people.search(wrong)
        assert found.rows == ()
        assert found.number is not None
        assert [row.name for row in found.number.candidates] == ["王秀芳"]
        assert found.number.problem is not None


def test_a_valid_number_of_nobody_is_offered_as_somebody_new(window: WindowDesk) -> None:
    found = window.people.search(number(8)).number
    assert found is not None
    assert (found.problem, found.known, found.candidates) == (None, False, ())
    session = window.registering.sessions_for(None).choices[0].session.id
    by_number = Identification(IdentifiedBy.NUMBER, number=found.number)
    assert isinstance(window.registering.register(by_number, session), Registered)


def test_every_look_at_a_full_number_is_in_the_audit(window: WindowDesk) -> None:
    detail = window.people.detail(known(window))
    assert detail is not None
    assert number(2) not in str(vars(detail.documents[0]))
    assert window.people.full_number(detail.documents[0].id) == number(2)
    line = window.staff.audit(1)[0]
    assert (line.event, line.subject_id, line.staff) == ("number_looked_at", detail.person_id, "员工lead")


def test_somebody_without_any_document_is_made_registered_and_gets_a_sticker(window: WindowDesk) -> None:
    made = window.people.new_person(NewPerson("张三丰", birth_year=1950, phone="13900000000", phone_owner="儿子"))
    assert isinstance(made, PersonAdded)
    who = Identification(IdentifiedBy.STAFF, made.person_id)
    session = window.registering.sessions_for(who).choices[0].session.id
    result = window.registering.register(who, session)
    assert isinstance(result, Registered)
    assert result.registration.sticker_job is not None


def test_a_birth_is_a_date_or_a_year_and_the_one_that_was_written_last_holds(window: WindowDesk) -> None:
    person = known(window)
    held = []
    for typed in ({Field.BIRTH_YEAR: "1947"}, {Field.BIRTH_DATE: "1948-02-29"}, {Field.BIRTH_YEAR: "1949"}):
        assert window.people.edit(person, typed) == Written()  # type: ignore[arg-type]
        detail = window.people.detail(person)
        assert detail is not None
        held.append((detail.facts.birth_date, detail.facts.birth_year))
    assert held == [(None, 1947), (date(1948, 2, 29), None), (None, 1949)]
    assert window.people.edit(person, {Field.BIRTH_DATE: ""}) == Written()
    detail = window.people.detail(person)
    assert detail is not None
    assert (detail.facts.birth_date, detail.facts.birth_year, detail.age) == (None, None, None)
    taken_away = [row.what for row in window.people.history(person) if not row.value]
    assert sorted(taken_away) == ["birth_date"] * 3 + ["birth_year"] * 2


def test_people_of_the_same_name_and_birth_are_shown_first(window: WindowDesk) -> None:
    same = NewPerson("王秀芳", birth_date=date(1953, 6, 1))
    found = window.people.new_person(same)
    assert isinstance(found, SimilarPeople)
    assert [row.name for row in found.rows] == ["王秀芳"]
    assert isinstance(window.people.new_person(same, even_so=True), PersonAdded)
    assert isinstance(window.people.new_person(NewPerson("王秀芳", birth_year=1980)), PersonAdded)


@pytest.mark.parametrize(
    "new",
    [NewPerson("  "), NewPerson("王", phone="12"), NewPerson("王", birth_year=2090), NewPerson("王" * 300)],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(window: WindowDesk, new: NewPerson) -> None:
    assert isinstance(window.people.new_person(new), Refused)
    assert window.people.search("王").rows[1:] == ()


def test_an_edit_keeps_the_history_with_who_did_it(window: WindowDesk) -> None:
    person = known(window)
    assert window.people.edit(person, {Field.COMPOUND: "幸福里", Field.HELP_NOTE: "听力不好"}) == Written()
    assert window.people.edit(person, {Field.COMPOUND: ""}) == Written()
    lines = [line for line in window.people.history(person) if line.what == "compound"]
    assert [(line.value, line.source, line.staff) for line in lines] == [
        ("", Source.STAFF, "员工lead"),
        ("幸福里", Source.STAFF, "员工lead"),
    ]


def test_a_new_name_is_found_by_its_new_pinyin(window: WindowDesk) -> None:
    person = known(window)
    window.people.edit(person, {Field.NAME: "王秀英"})
    assert [row.person_id for row in window.people.search("wxy").rows] == [person]
    assert window.people.search("wxf").rows == ()


@pytest.mark.parametrize(
    "typed",
    [
        {Field.NAME: ""},
        {Field.NAME: "王" * 61},
        {Field.LATIN_NAME: "W" * 61},
        {Field.BIRTH_DATE: "1953-02-30"},
        {Field.SEX: "x"},
        {Field.COMPOUND: "x" * 61},
    ],
)
def test_one_wrong_field_changes_none(window: WindowDesk, typed: dict[Field, str]) -> None:
    person = known(window)
    assert isinstance(window.people.edit(person, {Field.HELP_NOTE: "听力不好", **typed}), Refused)
    detail = window.people.detail(person)
    assert detail is not None
    assert detail.help_note is None


def test_insurance_and_benefits_stand_with_their_day(window: WindowDesk) -> None:
    person = known(window)
    window.people.edit(person, {Field.INSURANCE_SCHEME: "居民医保"})
    window.people.add_benefit(person, "低保", date(2026, 1, 1))
    detail = window.people.detail(person)
    assert detail is not None
    assert (detail.insurance_as_of, detail.insurance_source) == (date(2026, 11, 23), Source.STAFF)
    assert [(one.flag, one.as_of) for one in detail.benefits] == [("低保", date(2026, 1, 1))]
    window.people.end_benefit(detail.benefits[0].id)
    again = window.people.detail(person)
    assert again is not None
    assert again.benefits == ()


def test_a_foreign_code_is_kept_once_and_belongs_to_one_person(window: WindowDesk) -> None:
    person = known(window)
    other = window.people.new_person(NewPerson("李国庆", birth_year=1950))
    assert isinstance(other, PersonAdded)
    first = window.people.keep_foreign_code(person, "0123456789ABCDEF0123:1")
    assert window.people.keep_foreign_code(person, "0123456789ABCDEF0123:2") == first
    assert window.people.keep_foreign_code(other.person_id, "0123456789ABCDEF0123:3") is None


def test_a_clerks_badge_is_never_kept_as_somebodys_code(window: WindowDesk) -> None:
    assert window.people.keep_foreign_code(known(window), BADGE) is None


def test_a_phone_is_taken_away_and_stays_in_the_history(window: WindowDesk) -> None:
    person = known(window)
    window.people.add_phone(person, "13900000000", "儿子")
    detail = window.people.detail(person)
    assert detail is not None
    window.people.remove_phone(person, detail.phones[0].id)
    assert window.people.search("13900000000").rows == ()
    assert [line.value for line in window.people.history(person) if line.what == "phone"] == ["", "13900000000 儿子"]


def test_what_a_role_may_not_do_is_refused_before_anything_happens(staffed: Staffed) -> None:
    _, made = staffed
    with pytest.raises(NotAllowed):
        made.window.people.search("王")
    nurse = made.signed_in(Role.NURSE)
    with pytest.raises(NotAllowed, match=Act.SEE_NUMBER.value):
        nurse.people.full_number("x")
    with pytest.raises(NotAllowed):
        made.signed_in(Role.TECHNICIAN).people.search("王")
