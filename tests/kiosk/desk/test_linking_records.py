"""One person, two records: linked by staff, taken apart again to the letter."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.desk.people_import import Outcome, import_rows
from kiosk.domain.linking import Linked, LinkPreview, LinkProblem, Side
from kiosk.domain.people import PersonFacts
from kiosk.domain.people_import import ImportedPerson
from kiosk.domain.person_record import Field, NewPerson, PersonAdded
from kiosk.domain.registration import Identification, Identified, IdentifiedBy, Registered, UnknownHolder
from kiosk.domain.staff import NotAllowed, Role
from kiosk.store import tables
from kiosk.store.engine import make_store
from kiosk.store.writing import writing
from made_up_clinic import KEY, MadeUpClinic, SetClock, card, clinic_in, codes_of_the_clinic, number
from staffed_window import StaffedWindow, window_of

Staffed = tuple[MadeUpClinic, StaffedWindow]
JOURNALS = {"audit", "outbox", "incarnations", "person_links"}
BORN = date(1953, 6, 1)


def added(made: StaffedWindow, name: str = "王秀芳", **more: object) -> str:
    result = made.window.people.new_person(NewPerson(name, **more), even_so=True)  # type: ignore[arg-type]
    assert isinstance(result, PersonAdded)
    return result.person_id


def with_card(clinic: MadeUpClinic, session: str, order: int = 2, name: str = "王秀芳") -> str:
    shown = card(order, name=name)
    clinic.registered(clinic.desk(), shown, session)
    found = clinic.desk().look_up_card(shown)
    assert isinstance(found, Identified)
    assert found.identification.person_id is not None
    return found.identification.person_id


def linked(made: StaffedWindow, one: str, other: str) -> Linked:
    result = made.window.linking.link(one, other)
    assert isinstance(result, Linked), result
    return result


def everything(clinic: MadeUpClinic) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table that is no journal."""
    with clinic.store.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for table in tables.metadata.sorted_tables
            if table.name not in JOURNALS
        }


def code_of(clinic: MadeUpClinic, person: str) -> str:
    with clinic.store.reading() as connection:
        codes = tables.health_codes.c
        return str(connection.execute(select(codes.content).where(codes.person_id == person)).scalar_one())


def test_a_list_that_is_imported_again_finds_the_survivor_and_not_the_losing_record(staffed: Staffed) -> None:
    clinic, made = staffed
    made.signed_in()
    loser = added(made, birth_date=BORN)
    survivor = with_card(clinic, clinic.session())
    assert linked(made, loser, survivor).survivor_id == survivor
    row = ImportedPerson(PersonFacts("王秀芳", birth_date=BORN), None, None, None, (("13800000000", "self"),))
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        assert import_rows(work, [row, row]) == [Outcome.COMPLETED, Outcome.KNOWN]
    detail = made.window.people.detail(survivor)
    assert detail is not None
    assert [phone.number for phone in detail.phones] == ["13800000000"]


def test_the_sticker_of_the_losing_record_finds_the_survivor_and_registers(staffed: Staffed) -> None:
    clinic, made = staffed
    made.signed_in()
    session, loser = clinic.session(), added(made, birth_date=BORN)
    made.window.paper.sticker(loser)
    survivor, code = with_card(clinic, session), code_of(clinic, loser)
    assert linked(made, loser, survivor).survivor_id == survivor
    found = clinic.desk().look_up_code(code.encode())
    assert isinstance(found, Identified)
    assert found.identification.person_id == survivor


def test_who_was_shown_before_the_link_is_registered_under_the_survivor(staffed: Staffed) -> None:
    clinic, made = staffed
    made.signed_in()
    loser = added(made)
    survivor, later = with_card(clinic, clinic.session()), clinic.session("眼科")
    linked(made, loser, survivor)
    result = clinic.desk().register(Identification(IdentifiedBy.STICKER, loser), later)
    assert isinstance(result, Registered)
    detail = made.window.people.detail(loser)
    assert detail is not None
    assert detail.person_id == survivor
    assert result.registration.id in {one.id for one in detail.today}


def test_search_by_the_loser_s_name_shows_the_survivor_once(staffed: Staffed) -> None:
    clinic, made = staffed
    made.signed_in()
    loser, survivor = added(made, "王秀方"), with_card(clinic, clinic.session())
    linked(made, loser, survivor)
    assert [row.person_id for row in made.window.people.search("王秀").rows] == [survivor]
    assert [row.person_id for row in made.window.people.search("王秀方").rows] == [survivor]


def test_side_by_side_the_chip_wins_what_is_missing_is_filled_and_both_values_are_kept(staffed: Staffed) -> None:
    clinic, made = staffed
    made.signed_in()
    loser = added(made, "王秀方", compound="和平小区", phone="13800000000")
    survivor = with_card(clinic, clinic.session())
    shown = made.window.linking.preview(loser, survivor)
    assert isinstance(shown, LinkPreview)
    taken = {pair.what: pair.taken for pair in shown.fields}
    assert (shown.survivor.person_id, taken["name"], taken["compound"]) == (survivor, Side.SURVIVOR, Side.LOSER)
    linked(made, loser, survivor)
    detail = made.window.people.detail(survivor)
    assert detail is not None
    assert (detail.facts.name, detail.facts.compound) == ("王秀芳", "和平小区")
    assert [phone.number for phone in detail.phones] == ["13800000000"]
    assert {"王秀芳", "王秀方"} <= {row.value for row in made.window.people.history(survivor)}


def test_two_numbers_are_told_before_anything_is_linked(staffed: Staffed) -> None:
    clinic, made = staffed
    made.signed_in()
    session = clinic.session()
    one, other = with_card(clinic, session, 2), with_card(clinic, session, 4)
    shown = made.window.linking.preview(one, other)
    assert isinstance(shown, LinkPreview)
    assert shown.warnings == ("different-numbers",)
    assert made.window.linking.proposals(one) == ()


def test_who_has_the_same_name_and_birth_is_proposed_until_they_are_linked(staffed: Staffed) -> None:
    clinic, made = staffed
    made.signed_in()
    second = added(made, birth_date=BORN)
    first = with_card(clinic, clinic.session())
    assert [row.person_id for row in made.window.linking.proposals(first)] == [second]
    linked(made, first, second)
    assert made.window.linking.proposals(first) == ()


def test_a_link_is_undone_newest_first_and_what_is_linked_is_not_linked_again(staffed: Staffed) -> None:
    clinic, made = staffed
    made.signed_in()
    survivor = with_card(clinic, clinic.session())
    one, other = added(made, "王一"), added(made, "王二")
    first, second = linked(made, survivor, one), linked(made, survivor, other)
    room = made.window.linking
    assert room.link(one, other) is LinkProblem.CLOSED
    assert (room.link(one, one), room.link(one, "nobody")) == (LinkProblem.SAME, LinkProblem.UNKNOWN)
    assert [(view.loser.person_id, view.newest) for view in room.links(survivor)] == [(other, True), (one, False)]
    assert room.undo(first.id) is LinkProblem.NEWER_LINK
    assert room.undo(second.id) is None
    assert room.undo(second.id) is LinkProblem.UNKNOWN
    assert room.undo(first.id) is None
    assert room.links(survivor) == ()


def test_a_record_that_stands_for_others_may_be_linked_itself_and_all_is_undone_in_turn(staffed: Staffed) -> None:
    clinic, made = staffed
    made.signed_in()
    smallest, middle = added(made, "王一", phone="13800000001"), added(made, "王二", phone="13800000002")
    before = everything(clinic)
    inner = linked(made, smallest, middle)
    chip = with_card(clinic, clinic.session())
    outer = linked(made, inner.survivor_id, chip)
    detail = made.window.people.detail(middle)
    assert detail is not None
    assert (detail.person_id, len(detail.phones)) == (chip, 2)
    assert made.window.linking.undo(inner.id) is LinkProblem.NEWER_LINK
    assert [made.window.linking.undo(one.id) for one in (outer, inner)] == [None, None]
    after = everything(clinic)
    kept = [row for row in after["phones"] + after["people"] if row in before["phones"] + before["people"]]
    assert len(kept) == 4


def test_what_staff_changed_since_stays_when_a_link_is_undone(staffed: Staffed) -> None:
    clinic, made = staffed
    made.signed_in()
    loser = added(made, compound="和平小区")
    survivor = with_card(clinic, clinic.session())
    link = linked(made, loser, survivor)
    made.window.people.edit(survivor, {Field.COMPOUND: "阳光小区"})
    assert made.window.linking.undo(link.id) is None
    ours, theirs = made.window.people.detail(survivor), made.window.people.detail(loser)
    assert ours is not None
    assert theirs is not None
    assert (ours.facts.compound, theirs.facts.compound) == ("阳光小区", "和平小区")


def test_only_who_may_change_records_links_them_and_the_audit_says_who(staffed: Staffed) -> None:
    made = staffed[1]
    made.signed_in(Role.CLERK)
    one, other = added(made, "王一"), added(made, "王二")
    link = linked(made, one, other)
    made.signed_in(Role.NURSE)
    with pytest.raises(NotAllowed):
        made.window.linking.undo(link.id)
    lead = made.signed_in(Role.LEAD)
    lead.linking.undo(link.id)
    events = {row.event: row.staff for row in lead.staff.audit(20)}
    assert (events["people_linked"], events["people_unlinked"]) == ("员工clerk", "员工lead")


def test_a_temporary_number_is_given_to_a_person_and_taken_back(staffed: Staffed) -> None:
    clinic, made = staffed
    made.signed_in()
    signer, _ = codes_of_the_clinic()
    code = signer.issue(clinic.clock.now())
    clinic.desk().register_temporary(code.cti.hex())
    person, room = added(made), made.window.linking
    (row,) = room.temporaries(person)
    assert (row.number, row.person_id) == ("T-0001", None)
    assert room.give_temporary(row.id, person) is None
    found = clinic.desk().look_up_code(code.text.encode())
    assert isinstance(found, Identified)
    assert found.identification.person_id == person
    assert room.give_temporary(row.id, added(made, "王二")) is LinkProblem.CLOSED
    assert room.give_temporary(row.id, None) is None
    assert isinstance(clinic.desk().look_up_code(code.text.encode()), UnknownHolder)
    assert room.give_temporary("nothing", person) is LinkProblem.UNKNOWN


records = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["王秀芳", "王秀方", "欧阳·建国", "Anna Wang"]),
        "birth_date": st.sampled_from([None, BORN, date(1950, 1, 2)]),
        "birth_year": st.sampled_from([None, 1953]),
        "phone": st.sampled_from([None, "13800000000", "13800000001"]),
        "compound": st.sampled_from([None, "和平小区", "阳光小区"]),
        "help_note": st.sampled_from([None, "耳背"]),
    }
)


@settings(max_examples=25, deadline=None)
@given(one=records, other=records, card_for=st.sampled_from([None, 0, 1]), sticker=st.booleans(), turned=st.booleans())
def test_link_then_undo_restores_every_row(  # noqa: PLR0917  a property's parts
    staffed_file: tuple[Path, dict[Role, str]],
    one: dict[str, object],
    other: dict[str, object],
    card_for: int | None,
    sticker: bool,
    turned: bool,
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        shutil.copyfile(staffed_file[0], path)
        clinic = clinic_in(make_store(path, KEY), SetClock())
        made = StaffedWindow(window_of(clinic), staffed_file[1])
        made.signed_in()
        people = [added(made, **record) for record in (one, other)]  # type: ignore[arg-type]
        session = clinic.session()
        if card_for is not None:
            shown = Identification(IdentifiedBy.NUMBER, people[card_for], None, number(8))
            clinic.desk().register(shown, session)
        for person in people:
            made.window.people.add_benefit(person, "低保", BORN)
            if sticker:
                made.window.paper.sticker(person)
                made.window.people.keep_foreign_code(person, f"CODE-{person}")
        before = everything(clinic)
        link = linked(made, *reversed(people) if turned else people)
        assert everything(clinic) != before
        assert all(made.window.people.detail(person).person_id == link.survivor_id for person in people)  # type: ignore[union-attr]
        assert made.window.linking.undo(link.id) is None
        assert everything(clinic) == before
        clinic.store.close()
