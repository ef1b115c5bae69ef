"""Two records of one person at the console, by keyboard: proposed, compared, linked, taken apart; temporary numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from kiosk.domain.person_record import NewPerson, PersonAdded
from kiosk.domain.staff import Role
from kiosk.texts import texts
from ui.window.commands import Command

WORDS = texts("zh_CN")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def doubled(clerk, front):
    """Somebody with a card who has a second record, made by hand, with the same name and birth."""
    whose = front.people.regulars[0]
    desk = clerk.console._desk
    born = {"birth_date": whose.birth_date, "compound": "阳光小区", "phone": "13800000000"}
    made = front.run.submit(desk.people.new_person, NewPerson(whose.name, **born), True).result()
    assert isinstance(made, PersonAdded)
    clerk.lay(whose)
    return made.person_id


def open_place(clerk):
    clerk.press(Qt.Key.Key_F10, modifier=SHIFT)
    place = clerk.console.places.made[Command.LINK]
    clerk.wait(lambda: clerk.console.places.open is place)
    return place


def test_a_second_record_is_proposed_compared_and_linked_by_keys_alone(clerk, doubled):
    survivor = clerk.console.flow.counter.subject.person_id
    place = open_place(clerk)
    clerk.wait(lambda: bool(place.list.table.rows) and place.list.table.rows[0].id == f"person:{doubled}")
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: place.page is place.compare)
    kept = {row.id: row.cells[-1] for row in place.compare.table.rows}
    assert kept["compound"]
    nation = next(row.cells for row in place.compare.table.rows if row.id == "nation")
    assert any(cell.startswith("汉族") for cell in nation)
    clerk.press(Qt.Key.Key_F2)
    clerk.wait(lambda: clerk.console.places.open is None and clerk.console.flow.counter.subject is not None)
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.person))
    assert clerk.console.flow.counter.subject.person_id == survivor
    assert clerk.said == WORDS("link-done")
    clerk.wait(lambda: "13800000000" in [one.number for one in clerk.console.flow.counter.subject.detail.phones])


def test_a_link_is_listed_and_taken_apart_after_a_question(clerk, doubled, front):
    desk = clerk.console._desk
    survivor = clerk.console.flow.counter.subject.person_id
    front.run.submit(desk.linking.link, survivor, doubled).result()
    place = open_place(clerk)
    clerk.wait(lambda: bool(place.list.table.rows) and place.list.table.rows[0].id.startswith("link:"))
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: place.page is place.question)
    clerk.press(Qt.Key.Key_Return)
    undone = texts("zh_CN")("link-undone")
    clerk.wait(lambda: place.said.text() == undone)
    assert front.run.submit(desk.linking.links, survivor).result() == ()


def test_a_record_that_nobody_proposed_is_found_by_typing(clerk, front):
    clerk.lay(front.people.regulars[0])
    place = open_place(clerk)
    other = front.people.regulars[1]
    clerk.type(other.name)
    clerk.wait(lambda: any(row.cells[1] == other.name for row in place.list.table.rows))
    assert place.list.table.rows[0].cells[0] == WORDS("link-found")
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: place.page is place.compare)
    warning = texts("zh_CN")("link-warning-different-numbers")
    assert warning in place.compare._warnings.text()
    clerk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    clerk.wait(lambda: clerk.console.places.open is None)


def test_who_only_sounds_like_what_was_typed_is_marked(clerk, front):
    front.run.submit(clerk.console._desk.people.new_person, NewPerson("闻人芷若"), True).result()
    clerk.lay(front.people.regulars[0])
    place = open_place(clerk)
    clerk.type("文人芷若")
    clerk.wait(lambda: any(row.cells[:2] == (WORDS("found-sound"), "闻人芷若") for row in place.list.table.rows))


def test_a_temporary_number_of_today_is_given_to_who_is_open(clerk, front):
    temporary = front.run.submit(front.kiosk_desk.register_temporary).result()
    clerk.lay(front.people.regulars[0])
    place = open_place(clerk)
    clerk.wait(lambda: any(temporary.number == row.cells[1] for row in place.list.table.rows))
    row = next(row for row in place.list.table.rows if row.cells[1] == temporary.number)
    place.list.table.choose(row.id)
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: place.page is place.question)
    clerk.press(Qt.Key.Key_Return)
    given = texts("zh_CN")("link-temporary-given")
    clerk.wait(lambda: any(given == row.cells[0] for row in place.list.table.rows))


def test_with_nobody_open_the_counter_says_so_and_no_empty_place_is_opened(clerk):
    clerk.press(Qt.Key.Key_F10, modifier=SHIFT)
    assert clerk.console.places.open is None
    assert clerk.said == texts("zh_CN")("window-nobody-open")


def test_who_may_not_change_records_does_not_get_there(clerk):
    clerk.console.member = replace(clerk.console.member, role=Role.NURSE)
    clerk.press(Qt.Key.Key_F10, modifier=SHIFT)
    assert clerk.console.places.open is None
    assert clerk.said == texts("zh_CN")("window-not-allowed")


def test_a_stranger_with_a_card_is_linked_to_the_record_made_before_without_a_second_number(clerk, front):
    stranger = front.people.newcomers[0]
    desk = clerk.console._desk
    before = NewPerson(stranger.name, birth_date=stranger.birth_date, compound="阳光小区")
    made = front.run.submit(desk.people.new_person, before, True).result()
    clerk.lay(stranger)
    assert clerk.console.flow.person.buttons[Command.LINK].isEnabled()
    place = open_place(clerk)
    clerk.wait(lambda: bool(place.list.table.rows) and place.list.table.rows[0].id == f"person:{made.person_id}")
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: place.page is place.compare)
    clerk.press(Qt.Key.Key_F2)
    clerk.wait(lambda: clerk.console.places.open is None and clerk.console.work.is_shown(clerk.console.flow.person))
    clerk.wait(lambda: clerk.console.flow.counter.subject.detail is not None)
    detail = clerk.console.flow.counter.subject.detail
    assert (detail.facts.compound, len(detail.documents), detail.today) == ("阳光小区", 1, ())
