"""Sessions run live from the console, with the keyboard alone; the senior's screens follow at once."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt

from at_sessions import ENTER, ESCAPE, WORDS, AtSessions, audited, chosen_by_the_senior, offered, tickets
from kiosk.desk import calling
from kiosk.domain.queue_views import Called
from kiosk.domain.registration import Registered, SessionGone
from kiosk.ports import CardRead
from kiosk.store import tables
from kiosk.store.engine import make_store
from kiosk.store.writing import writing

FULL = "高血压门诊"
OTHER = "全科"


@pytest.fixture
def at_sessions(clerk) -> AtSessions:
    return AtSessions(clerk)


def test_a_session_is_closed_with_one_key_said_in_words_and_taken_back(at_sessions, front):
    row = at_sessions.at(FULL)
    at_sessions.press(Qt.Key.Key_F2)
    said = at_sessions.told()
    assert FULL in said
    assert str(row.waiting) in said
    assert row.session.id not in offered(front)
    assert isinstance(chosen_by_the_senior(front, row.session.id), SessionGone)
    at_sessions.press(Qt.Key.Key_F8)
    at_sessions.wait(lambda: at_sessions.said.startswith("撤销了"))
    assert row.session.id in offered(front)
    assert (audited(front, "session_closed"), audited(front, "session_opened")) == (1, 1)


def test_a_closed_session_opens_with_the_same_key_and_the_button_says_so(at_sessions):
    at_sessions.at(FULL)
    at_sessions.press(Qt.Key.Key_F2)
    at_sessions.wait(lambda: not at_sessions.row.is_open)
    at_sessions.wait(lambda: at_sessions.place._toggle.text() == WORDS("sessions-open"))
    at_sessions.press(Qt.Key.Key_F2)
    at_sessions.wait(lambda: at_sessions.row.is_open)


def test_numbers_are_added_in_four_keys_and_taken_away_as_far_as_they_are_free(at_sessions):
    before = at_sessions.at(FULL)
    at_sessions.press(Qt.Key.Key_F3)
    at_sessions.type("3")
    at_sessions.press(Qt.Key.Key_F3)
    at_sessions.wait(lambda: at_sessions.row.added == 3)
    assert at_sessions.row.free == before.free + 3
    at_sessions.press(Qt.Key.Key_F3)
    at_sessions.type("-20")
    at_sessions.press(Qt.Key.Key_F3)
    assert at_sessions.told("trouble") == WORDS("session-problem-taken")
    assert at_sessions.place.writing.numbers.count.text() == "-20"
    at_sessions.press(ESCAPE, Qt.Key.Key_F8)
    at_sessions.wait(lambda: at_sessions.row.added == 0)


def test_what_is_no_number_is_said_and_the_form_stays(at_sessions):
    at_sessions.at(FULL)
    at_sessions.press(Qt.Key.Key_F3)
    at_sessions.type("三个")
    at_sessions.press(Qt.Key.Key_F3)
    assert at_sessions.said == WORDS("sessions-not-a-count")
    assert at_sessions.place.writing.numbers.count.text() == "三个"


def test_another_doctor_room_and_time_bring_new_tickets_and_the_senior_reads_them(at_sessions, front):
    row = at_sessions.at(FULL)
    tickets(front)
    form = at_sessions.place.writing.change
    at_sessions.press(Qt.Key.Key_F4)
    at_sessions.fill(form.doctor, "郭永福")
    at_sessions.fill(form.room, "301")
    at_sessions.press(Qt.Key.Key_F4)
    assert str(row.waiting) in at_sessions.told()
    assert "郭永福" in at_sessions.said
    again = tickets(front)
    assert len(again) == row.waiting
    assert {(one.room, one.doctor) for one in again} == {("301", "郭永福")}
    assert offered(front)[row.session.id].session.room == "301"
    at_sessions.press(Qt.Key.Key_F8)
    at_sessions.wait(lambda: at_sessions.said.startswith("撤销了"))
    assert offered(front)[row.session.id].session.doctor == row.session.doctor
    assert len(tickets(front)) == row.waiting


def test_a_room_in_which_somebody_sits_then_is_asked_about_once_and_may_be_shared(at_sessions, front):
    other = at_sessions.at(OTHER).session
    row = at_sessions.at(FULL)
    form = at_sessions.place.writing.change
    for wanted in (other.room, "399", f" {other.room}"):
        at_sessions.press(Qt.Key.Key_F4)
        at_sessions.fill(form.room, wanted)
        at_sessions.fill(form.floor, other.floor)
        at_sessions.press(Qt.Key.Key_F4)
        if wanted != "399":
            assert all(word in at_sessions.told("trouble") for word in (other.room, other.doctor, "F4"))
            assert form.room.hasFocus()
            assert offered(front)[row.session.id].session.room == row.session.room
            at_sessions.press(Qt.Key.Key_F4)
        at_sessions.wait(lambda wanted=wanted: at_sessions.row.session.room == wanted.strip())
        row = at_sessions.at(FULL)
    at_sessions.press(Qt.Key.Key_F2)
    at_sessions.wait(lambda: not at_sessions.row.is_open)
    at_sessions.press(Qt.Key.Key_F2)
    assert all(word in at_sessions.told("trouble") for word in (other.room, other.doctor, "F2"))
    assert not at_sessions.row.is_open
    at_sessions.press(Qt.Key.Key_F2)
    at_sessions.wait(lambda: at_sessions.row.is_open)


def test_a_room_left_empty_is_asked_for_and_nothing_typed_is_lost(at_sessions):
    at_sessions.at(FULL)
    form = at_sessions.place.writing.change
    at_sessions.press(Qt.Key.Key_F4)
    at_sessions.fill(form.doctor, "郭永福")
    at_sessions.fill(form.room, " ")
    at_sessions.press(Qt.Key.Key_F4)
    assert at_sessions.said == WORDS("sessions-still-needed", field=WORDS("sessions-room"))
    assert (form.doctor.text(), form.room.hasFocus()) == ("郭永福", True)


def test_a_form_in_which_nothing_was_changed_writes_nothing(at_sessions, front):
    at_sessions.at(FULL)
    at_sessions.press(Qt.Key.Key_F4, Qt.Key.Key_F4)
    assert not at_sessions.place.busy
    assert audited(front, "session_changed") == 0


def test_numbers_are_kept_for_seniors_and_for_the_window(at_sessions):
    at_sessions.at(OTHER)
    at_sessions.press(Qt.Key.Key_F5)
    at_sessions.fill(at_sessions.place.writing.keep.for_seniors, "2")
    at_sessions.fill(at_sessions.place.writing.keep.for_window, "1")
    at_sessions.press(Qt.Key.Key_F5)
    at_sessions.wait(lambda: at_sessions.row.kept_a_slot == (2, 1))
    at_sessions.press(Qt.Key.Key_F8)
    at_sessions.wait(lambda: at_sessions.row.kept_a_slot == (0, 0))


def test_everybody_is_moved_in_one_step_listed_with_both_numbers_and_moved_back(at_sessions, front):
    row = at_sessions.at(FULL)
    tickets(front)
    at_sessions.press(Qt.Key.Key_F6, ENTER)
    at_sessions.wait(lambda: at_sessions.place.page is at_sessions.place.moved)
    assert at_sessions.place.moved.table.rowCount() == row.waiting
    assert [one.cells[0] for one in at_sessions.place.moved.table.rows][:3] == ["1", "2", "3"]
    assert {one.department for one in tickets(front)} == {OTHER}
    at_sessions.press(Qt.Key.Key_F8)
    at_sessions.wait(lambda: at_sessions.place.page is at_sessions.place.sessions)
    at_sessions.wait(lambda: at_sessions.said.startswith("撤销了"))
    assert len(tickets(front)) == row.waiting
    assert audited(front, "registration_moved") == 2 * row.waiting


def test_who_missed_their_turn_is_counted_listed_and_moved_with_the_others(at_sessions, front):
    row = at_sessions.at(FULL)
    workplace = front.window_desk.shift.workplace
    while isinstance(called := calling.call_next(workplace, row.session.id), Called):
        calling.skip(workplace, called.row.registration_id)
    at_sessions.wait(lambda: at_sessions.row.waiting == 0)
    assert at_sessions.row.not_seen == row.waiting
    at_sessions.people()
    states = {one.cells[4] for one in at_sessions.place.registered.table.rows}
    assert states == {WORDS("sessions-missed")}
    at_sessions.press(Qt.Key.Key_F6, ENTER)
    at_sessions.wait(lambda: at_sessions.place.page is at_sessions.place.moved)
    assert at_sessions.place.moved.table.rowCount() == row.waiting


def test_one_person_is_moved_from_the_list(at_sessions):
    row = at_sessions.at(FULL)
    at_sessions.people()
    at_sessions.press(Qt.Key.Key_Down)
    who = at_sessions.place.registered.chosen
    at_sessions.press(Qt.Key.Key_F5, ENTER)
    at_sessions.wait(lambda: at_sessions.place.page is at_sessions.place.moved)
    assert [one.cells[2] for one in at_sessions.place.moved.table.rows] == [who.name]
    at_sessions.press(ESCAPE)
    at_sessions.wait(lambda: at_sessions.place.registered.table.rowCount() == row.waiting - 1)


def test_a_ticket_is_printed_again_and_the_person_opened_at_the_counter(at_sessions, front):
    tickets(front)
    at_sessions.at(FULL)
    at_sessions.people()
    at_sessions.press(Qt.Key.Key_F3)
    at_sessions.told()
    assert [one.reprint for one in tickets(front)] == [True]
    name = at_sessions.place.registered.chosen.name
    at_sessions.press(ENTER)
    console = at_sessions.clerk.console
    at_sessions.wait(lambda: console.flow.counter.subject is not None)
    assert console.places.open is None
    assert console.flow.counter.subject.called == name


def test_a_session_beside_the_timetable_opens_today_for_seniors_at_once(at_sessions, front):
    at_sessions.at(OTHER)
    at_sessions.press(Qt.Key.Key_F7)
    at_sessions.wait(lambda: at_sessions.place.busy)
    form = at_sessions.place.writing.new
    at_sessions.fill(form.doctor, "沈月")
    at_sessions.press(Qt.Key.Key_F7)
    assert at_sessions.said == WORDS("sessions-still-needed", field=WORDS("sessions-room"))
    at_sessions.fill(form.room, "305")
    at_sessions.press(Qt.Key.Key_F7)
    at_sessions.wait(lambda: at_sessions.place.sessions.table.rowCount() == 7)
    new = next(one for one in offered(front).values() if one.session.doctor == "沈月" and one.session.room == "305")
    assert (new.session.start, new.session.end) == (time(9, 30), time(11, 30))
    at_sessions.press(Qt.Key.Key_F8)
    at_sessions.wait(lambda: at_sessions.said.startswith("撤销了"))
    assert new.session.id not in offered(front)


def test_another_day_is_looked_at_with_the_arrows_and_the_past_is_not_changed(at_sessions):
    at_sessions.press(Qt.Key.Key_Left)
    at_sessions.wait(lambda: at_sessions.place.sessions.day.day == 22)
    at_sessions.press(Qt.Key.Key_F7)
    assert at_sessions.said == WORDS("session-problem-past")
    at_sessions.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    at_sessions.wait(lambda: at_sessions.place.sessions.day.day >= 23)


def test_a_nurse_sees_the_sessions_and_closes_none(console_in, clerk_at, front):
    console = console_in()
    clerk = clerk_at(console)
    clerk.wait(lambda: console.sign_in.people.count() > 0)
    while "护士" not in console.sign_in.people.currentItem().text():
        clerk.press(Qt.Key.Key_Down)
    clerk.sign_in()
    nurse = AtSessions(clerk)
    assert not nurse.place._toggle.isEnabled()
    nurse.press(Qt.Key.Key_F2)
    assert nurse.told("trouble") == WORDS("window-not-allowed")
    assert all(row.is_open for row in nurse.place.sessions.shown.rows)


def test_what_a_kiosk_registers_meanwhile_is_seen_without_a_key(at_sessions, front):
    row = at_sessions.at(FULL)
    assert isinstance(chosen_by_the_senior(front, row.session.id), Registered)
    at_sessions.wait(lambda: at_sessions.row.registered == row.registered + 1)


def test_a_key_pressed_twice_adds_numbers_once(at_sessions):
    at_sessions.at(FULL)
    at_sessions.press(Qt.Key.Key_F3)
    at_sessions.place.writing.pages[1].written.emit()
    at_sessions.place.writing.pages[1].written.emit()
    at_sessions.wait(lambda: at_sessions.row.added > 0)
    at_sessions.clerk.console.watch.look()
    at_sessions.told()
    assert at_sessions.row.added == 1


def test_a_card_that_is_laid_takes_no_form_away(at_sessions, front):
    at_sessions.at(FULL)
    at_sessions.press(Qt.Key.Key_F4)
    at_sessions.fill(at_sessions.place.writing.change.doctor, "郭永福")
    at_sessions.clerk.console.take(CardRead(front.people.regulars[0]))
    assert at_sessions.said == WORDS("window-form-open")
    assert at_sessions.place.writing.change.doctor.text() == "郭永福"


def test_when_the_store_cannot_write_nothing_typed_is_lost_and_the_same_key_writes_it_later(at_sessions, front):
    at_sessions.at(FULL)
    at_sessions.press(Qt.Key.Key_F4)
    at_sessions.fill(at_sessions.place.writing.change.doctor, "郭永福")
    other = make_store(front.store.path, bytes(range(32)))
    with other.writing():
        at_sessions.press(Qt.Key.Key_F4)
        assert at_sessions.told("trouble") == WORDS("desk-trouble-locked")
    other.close()
    assert at_sessions.place.writing.change.doctor.text() == "郭永福"
    at_sessions.press(Qt.Key.Key_F4)
    at_sessions.wait(lambda: at_sessions.row.session.doctor == "郭永福")


def test_a_session_that_another_window_closed_meanwhile_is_refused_in_words(at_sessions, front):
    row = at_sessions.at(FULL)
    at_sessions.press(Qt.Key.Key_F6)
    target = at_sessions.place.moving.table.chosen
    front.kiosk_desk.sessions_for(None)
    with writing(front.store, front.kiosk_place, front.clock.now()) as work:
        work.update(tables.sessions, target, state="closed")
    at_sessions.press(ENTER)
    assert at_sessions.told("trouble") == WORDS("session-problem-closed")
    at_sessions.wait(lambda: at_sessions.row.waiting == row.waiting)
