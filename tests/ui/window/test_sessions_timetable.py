"""A clinic sets its week up from the console, with the keyboard alone: departments, sessions, days off."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from at_timetable import (
    CHANGE,
    DEPARTMENTS,
    END,
    ENTER,
    ESCAPE,
    NEW,
    OFF,
    PLAN,
    ROOM,
    SHIFT,
    UNDO,
    WORDS,
    AtTimetable,
    doctors,
)
from kiosk.domain.sessions import Period
from kiosk.store import tables
from ui.window.commands import BINDINGS, Command

LEAD = "林主任"
HIDE = Qt.Key.Key_F6


@pytest.fixture
def lead(signed_in_lead) -> AtTimetable:
    return AtTimetable(signed_in_lead)


def test_a_new_clinic_writes_a_department_and_its_whole_week_without_the_command_line(lead, front):
    form = lead.place.writing.department
    lead.press(DEPARTMENTS, NEW)
    lead.fill(form.name, "中医科")
    lead.fill(form.plain, "腰腿疼")
    lead.fill(form.picture, "5")
    lead.press(NEW)
    lead.done("加好了")
    lead.wait(lambda: lead.week.departments[-1].department.icon == "orthopedics")
    lead.press(ESCAPE, NEW)
    line = lead.place.writing.new
    while line.department.text() != "中医科":
        if not line.department.hasFocus():
            lead.press(Qt.Key.Key_Down)
        else:
            lead.press(Qt.Key.Key_Right)
    for field, text in (
        (line.period, "4"),
        (line.starts, "14点半"),
        (line.ends, "1730"),
        (line.doctor, "孙大夫"),
        (line.room, ROOM),
        (line.minutes, "20"),
        (line.capacity, "3"),
        (line.for_seniors, "1"),
        (line.for_window, "1"),
    ):
        lead.fill(field, text)
    assert line._comes_to.text() == WORDS("sessions-comes-to", slots="9", total="27", seniors="9", window="9")
    lead.press(NEW)
    lead.done("加好了")
    assert doctors(lead, 0) == ["孙大夫"]
    assert doctors(lead, 5) == []
    offered = [one.session for one in front.kiosk_desk.sessions_for(None).choices if one.session.room == ROOM]
    assert [(one.department.plain_words, one.start, one.period) for one in offered] == [
        ("腰腿疼", time(14, 30), Period.AFTERNOON)
    ]


def test_the_days_of_the_week_are_put_on_and_off_with_their_digits(lead):
    form = lead.place.writing.new
    lead.press(NEW, Qt.Key.Key_1, Qt.Key.Key_6)
    assert form.weekdays.days == (1, 2, 3, 4, 5)
    lead.press(*(Qt.Key(Qt.Key.Key_0.value + day) for day in (2, 3, 4, 5, 6)))
    lead.fill(form.doctor, "沈月")
    lead.fill(form.room, ROOM)
    lead.press(NEW)
    assert lead.said == WORDS("timetable-no-weekday")
    assert form.weekdays.hasFocus()


@pytest.mark.parametrize(
    ("name", "typed", "phrase"),
    [
        ("starts", "八点", "sessions-not-a-time"),
        ("ends", "25:00", "sessions-not-a-time"),
        ("ends", "6:00", "session-problem-midnight"),
        ("minutes", "45", "session-problem-slot-length"),
        ("capacity", "0", "session-problem-capacity"),
        ("for_seniors", "9", "session-problem-kept"),
        ("for_window", "两个", "sessions-not-a-count"),
    ],
)
def test_what_cannot_be_is_said_at_its_line_and_nothing_typed_is_lost(lead, name, typed, phrase):
    form = lead.place.writing.new
    lead.press(NEW)
    lead.fill(form.doctor, "沈月")
    lead.fill(form.room, ROOM)
    line = getattr(form, name)
    while not line.hasFocus():
        lead.press(Qt.Key.Key_Up) if form._lines.index(line) < form._lines.index(form.room) else lead.press(
            Qt.Key.Key_Down
        )
    lead.fill(line, typed)
    lead.press(NEW)
    assert WORDS(phrase) in lead.said
    assert line.text() == typed
    assert (form.doctor.text(), form.room.text()) == ("沈月", ROOM)
    assert lead.week.lines == ()


def test_added_lines_are_taken_back_with_one_key_today_too(lead):
    lead.add_morning()
    assert [doctors(lead, ahead) for ahead in (0, 4, 5, 7)] == [["沈月"], ["沈月"], [], ["沈月"]]
    lead.press(UNDO)
    lead.done("撤销了")
    assert [doctors(lead, ahead) for ahead in (0, 4, 7)] == [[], [], []]
    lead.wait(lambda: lead.week.lines == ())


def test_a_line_changes_from_tomorrow_on_and_back(lead):
    lead.add_morning()
    form = lead.place.writing.change
    lead.press(CHANGE)
    lead.fill(form.doctor, "何志远")
    lead.fill(form.since, "2026-11-23")
    lead.press(CHANGE)
    lead.done(WORDS("timetable-from-tomorrow"))
    assert form.doctor.text() == "何志远"
    lead.fill(form.since, "11-24")
    lead.press(CHANGE)
    lead.done("改好了")
    assert [doctors(lead, ahead) for ahead in (0, 7, 14)] == [["沈月"], ["何志远"], ["何志远"]]
    lead.press(UNDO)
    lead.done("撤销了")
    assert [doctors(lead, ahead) for ahead in (0, 7, 14)] == [["沈月"], ["沈月"], ["沈月"]]


def test_a_line_ends_and_goes_on_again(lead):
    lead.add_morning()
    lead.press(END, END)
    lead.done("到 2026-11-23 为止")
    assert [doctors(lead, ahead) for ahead in (0, 1, 7)] == [["沈月"], ["沈月"], []]
    lead.press(UNDO)
    lead.done("撤销了")
    assert doctors(lead, 7) == ["沈月"]


def test_a_holiday_across_new_year_closes_what_is_made_and_opens_again(lead, front):
    front.clock.moment += timedelta(days=37)
    lead.place.store_changed()
    lead.wait(lambda: lead.week.today == date(2026, 12, 30))
    form = lead.place.writing.off
    lead.add_morning()
    lead.press(OFF, NEW)
    lead.fill(form.first, "12-31")
    lead.fill(form.last, "1-2")
    lead.fill(form.reason, "元旦")
    lead.press(NEW)
    lead.done("写好了：停诊 3 天")
    assert [doctors(lead, ahead) for ahead in (37, 38, 39, 42)] == [["沈月"], ["-沈月"], ["-沈月"], ["沈月"]]
    lead.wait(lambda: len(lead.place.days_off.table.rows) == 3)
    assert lead.place.days_off.table.rows[1].cells[0] == "2027 年 1 月 1 日 周五"
    lead.press(Qt.Key.Key_Down, Qt.Key.Key_Delete)
    lead.done("2027-01-01 照常开诊")
    assert doctors(lead, 39) == ["沈月"]
    lead.press(UNDO)
    lead.done("撤销了")
    assert doctors(lead, 39) == ["-沈月"]


def test_one_line_falls_out_on_one_day(lead):
    lead.add_morning()
    form = lead.place.writing.off
    lead.press(OFF, NEW)
    lead.fill(form.what, "2")
    lead.press(NEW)
    lead.done("写好了：停诊 1 天")
    assert [doctors(lead, ahead) for ahead in (0, 1)] == [["-沈月"], ["沈月"]]


def test_days_off_that_cannot_be_are_said_and_stay_in_the_form(lead):
    form = lead.place.writing.off
    lead.press(OFF, NEW)
    lead.fill(form.first, "20261201")
    lead.fill(form.last, "20261130")
    lead.press(NEW)
    lead.done(WORDS("session-problem-dates"))
    assert form.last.hasFocus()
    lead.fill(form.last, "大年三十")
    lead.press(NEW)
    assert lead.said == WORDS("timetable-not-a-day")
    assert (form.first.text(), form.last.text()) == ("20261201", "大年三十")


def test_departments_are_renamed_and_put_in_order_and_the_senior_reads_it(lead, front):
    form = lead.place.writing.renamed
    lead.press(DEPARTMENTS, Qt.Key.Key_Down, CHANGE)
    lead.fill(form.plain, "量血压")
    lead.press(CHANGE)
    lead.done("改好了")
    words = {one.session.department.plain_words for one in front.kiosk_desk.sessions_for(None).choices}
    assert "量血压" in words
    lead.press(Qt.Key.Key_F4)
    lead.done("高血压门诊 换了位置")
    lead.wait(lambda: lead.week.departments[0].department.plain_words == "量血压")
    assert lead.place.departments.chosen.department.plain_words == "量血压"
    lead.press(CHANGE)
    lead.fill(form.name, "全科")
    lead.press(CHANGE)
    lead.done(WORDS("session-problem-name-taken"))
    lead.fill(form.name, " ")
    lead.press(CHANGE)
    assert lead.said == WORDS("sessions-still-needed", field=WORDS("timetable-department-name"))


def offered(front) -> set[str]:
    return {one.session.department.name for one in front.kiosk_desk.sessions_for(None).choices}


def test_a_department_with_sessions_to_come_is_hidden_after_a_question_and_shown_again_with_one_key(lead, front):
    lead.press(DEPARTMENTS)
    department = lead.place.departments.chosen.department
    assert department.name in offered(front)
    lead.press(HIDE)
    lead.wait(lambda: lead.place.page is lead.place.question)
    assert f"停用“{department.name}”" in lead.place.question.question.text()
    lead.press(ESCAPE)
    assert department.name in offered(front)
    lead.press(HIDE)
    lead.wait(lambda: lead.place.page is lead.place.question)
    lead.press(ENTER)
    lead.done("停用了")
    assert department.name not in offered(front)
    lead.wait(lambda: lead.place.departments.chosen.hidden)
    assert lead.place.departments.table.rows[0].cells[-1] == WORDS("timetable-hidden")
    lead.press(HIDE)
    lead.done("恢复了")
    assert department.name in offered(front)
    lead.press(UNDO)
    lead.done("撤销了")
    assert department.name not in offered(front)


def test_a_department_that_was_used_is_not_deleted_and_one_that_was_not_is(lead):
    form = lead.place.writing.department
    before = len(lead.week.departments)
    lead.press(DEPARTMENTS, Qt.Key.Key_Delete)
    lead.done(WORDS("session-problem-in-use"))
    lead.press(NEW)
    lead.fill(form.name, "针灸")
    lead.fill(form.plain, "扎针")
    lead.press(NEW)
    lead.done("加好了")
    lead.wait(lambda: len(lead.week.departments) == before + 1)
    lead.press(*[Qt.Key.Key_Down] * before)
    assert lead.place.departments.chosen.department.name == "针灸"
    lead.press(Qt.Key.Key_Delete)
    lead.done("删除了")
    lead.wait(lambda: len(lead.week.departments) == before)
    lead.press(UNDO)
    lead.done("撤销了")
    lead.wait(lambda: lead.week.departments[-1].department.name == "针灸")


def test_escape_goes_back_to_the_sessions_and_then_to_the_counter(lead):
    console = lead.clerk.console
    lead.press(ESCAPE)
    assert console.places.open is console.places.made[Command.SESSIONS]
    lead.wait(lambda: console.places.open.sessions.table.rowCount() > 0)
    lead.press(ESCAPE)
    assert console.places.open is None


def test_every_change_of_the_week_is_in_the_audit_with_who_did_it(lead, front):
    lead.add_morning()
    with front.store.reading() as connection:
        found = connection.execute(
            select(tables.audit.c.details).where(tables.audit.c.event == "timetable_line_added")
        ).scalars()
        details = list(found)
    assert len(details) == 5
    assert all('"staff"' in one for one in details)


def test_a_clerk_is_not_let_into_the_timetable(clerk):
    clerk.press(BINDINGS[Command.SESSIONS].key, modifier=SHIFT)
    sessions = clerk.console.places.open
    clerk.press(PLAN)
    assert clerk.console.places.open is sessions
    assert sessions.said.text() == WORDS("window-not-allowed")
