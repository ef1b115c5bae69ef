"""What a day off closes, only that day off opens; a department is hidden and shown again, or deleted if never used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

import pytest

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.day_sessions import SessionChanged, SessionRow
from kiosk.domain.queue_views import Called
from kiosk.domain.registration import SessionGone
from kiosk.domain.sessions import Period
from kiosk.domain.timetable import DayOn, DaysOff, DepartmentRow, DepartmentUse, SessionProblem, SessionShape
from made_up_clinic import DAY, MadeUpClinic, card, local
from staffed_window import StaffedWindow, made_on

Staffed = tuple[MadeUpClinic, StaffedWindow]
SHAPE = SessionShape("", Period.AFTERNOON, time(14), time(15), "周建平", "206", "2楼")
NEW_YEAR = date(2027, 1, 1)


@pytest.fixture
def shape(window: WindowDesk) -> SessionShape:
    made = window.timetable.add_department("眼科", "眼睛", "visibility")
    assert not isinstance(made, SessionProblem)
    return replace(SHAPE, department_id=made)


@dataclass(frozen=True)
class NewYear:
    """A holiday to come with two sessions; `line` is that of the first."""

    window: WindowDesk
    line: str

    @property
    def rows(self) -> tuple[SessionRow, ...]:
        return self.window.sessions.list(NEW_YEAR)

    @property
    def open(self) -> list[bool]:
        return made_on(self.window, NEW_YEAR)

    def falls_out(self, line: str | None) -> str:
        off = self.window.timetable.add_exception(NEW_YEAR, line, "元旦")
        assert isinstance(off, DaysOff)
        return off.exceptions[0]

    def takes_back(self, exception: str) -> DayOn:
        on = self.window.timetable.remove_exception(exception)
        assert isinstance(on, DayOn)
        return on


@pytest.fixture
def new_year(staffed: Staffed, window: WindowDesk, shape: SessionShape) -> NewYear:
    """Return a holiday to come, on which two lines have made their sessions."""
    staffed[0].clock.moment = local(8, day=date(2026, 12, 30))
    every = (0, 1, 2, 3, 4, 5, 6)
    first = window.timetable.add_lines(every, shape, DAY)
    window.timetable.add_lines(every, replace(shape, starts=time(15), ends=time(16), doctor="何志远"), DAY)
    window.timetable.make_days()
    assert not isinstance(first, SessionProblem)
    return NewYear(window, first[NEW_YEAR.weekday()])


def test_a_single_line_that_falls_out_stays_out_when_the_holiday_of_that_day_is_taken_back(new_year: NewYear) -> None:
    alone = new_year.falls_out(new_year.line)
    holiday = new_year.falls_out(None)
    assert new_year.open == [False, False]
    new_year.takes_back(holiday)
    assert new_year.open == [False, True]
    new_year.takes_back(alone)
    assert new_year.open == [True, True]


def test_a_line_that_a_holiday_covers_too_stays_closed_until_the_holiday_is_taken_back(new_year: NewYear) -> None:
    alone = new_year.falls_out(new_year.line)
    holiday = new_year.falls_out(None)
    new_year.takes_back(alone)
    assert new_year.open == [False, False]
    new_year.takes_back(holiday)
    assert new_year.open == [True, True]


def test_a_holiday_taken_back_and_written_again_leaves_what_staff_had_opened_and_closed_live(new_year: NewYear) -> None:
    first, second = (row.session.id for row in new_year.rows)
    holiday = new_year.falls_out(None)
    new_year.window.sessions.set_open(second, is_open=True)
    on = new_year.takes_back(holiday)
    assert (on.opened, new_year.open) == ((first,), [True, True])
    assert new_year.window.timetable.restore_exception(on) is None
    assert new_year.open == [False, True]
    assert [one.reason for one in new_year.window.timetable.exceptions()] == ["元旦"]
    assert new_year.window.timetable.restore_exception(on) is SessionProblem.ALREADY_OFF


def test_a_session_of_a_holiday_opened_live_and_closed_again_by_undoing_is_the_holidays_again(
    new_year: NewYear,
) -> None:
    holiday = new_year.falls_out(None)
    first = new_year.rows[0].session.id
    opened = new_year.window.sessions.set_open(first, is_open=True)
    assert isinstance(opened, SessionChanged)
    new_year.window.sessions.set_open(first, is_open=False, day_off=opened.day_off)
    new_year.takes_back(holiday)
    assert new_year.open == [True, True]


def test_what_a_holiday_had_kept_from_being_made_is_made_and_unmade_with_it(
    staffed: Staffed, window: WindowDesk, shape: SessionShape
) -> None:
    later = DAY + timedelta(days=3)
    off = window.timetable.add_exception(later, None, "停电")
    window.timetable.add_line(later.weekday(), shape, DAY)
    window.timetable.make_days()
    assert isinstance(off, DaysOff)
    assert made_on(window, later) == []
    on = window.timetable.remove_exception(off.exceptions[0])
    assert isinstance(on, DayOn)
    assert made_on(window, later) == [True]
    assert window.timetable.restore_exception(on) is None
    assert made_on(window, later) == []


def department_at(window: WindowDesk, name: str) -> DepartmentRow:
    return next(row for row in window.timetable.departments() if row.department.name == name)


def test_a_hidden_department_is_offered_to_nobody_and_keeps_who_is_registered(
    staffed: Staffed, window: WindowDesk, shape: SessionShape
) -> None:
    clinic, _ = staffed
    window.timetable.add_line(DAY.weekday(), shape, DAY)
    window.timetable.make_days()
    session = window.sessions.list()[0].session
    for order in (2, 4):
        clinic.registered(clinic.desk(), card(order), session.id)
    window.queue.call_next(session.id)
    assert window.timetable.department_use(shape.department_id) == DepartmentUse(3, 1)
    found = clinic.desk().look_up_card(card(8))
    assert window.timetable.hide_department(shape.department_id) is None
    assert isinstance(clinic.desk().register(found.identification, session.id), SessionGone)  # type: ignore[union-attr]
    assert clinic.desk().sessions_for(None).choices == ()
    assert [row.number for row in window.sessions.registered(session.id)] == ["1", "2"]
    assert isinstance(window.queue.call_next(session.id), Called)
    assert window.timetable.show_department(shape.department_id) is None
    assert [one.session.id for one in clinic.desk().sessions_for(None).choices] == [session.id]


def test_nothing_is_planned_opened_or_made_for_a_hidden_department(window: WindowDesk, shape: SessionShape) -> None:
    line = window.timetable.add_line(DAY.weekday(), shape, DAY)
    window.timetable.hide_department(shape.department_id)
    assert window.timetable.make_days() == 0
    assert window.timetable.add_line(0, shape, DAY) is SessionProblem.HIDDEN
    assert window.timetable.change_line(str(line), shape, DAY + timedelta(days=1)) is SessionProblem.HIDDEN
    assert window.sessions.open(shape) is SessionProblem.HIDDEN
    window.timetable.show_department(shape.department_id)
    assert window.timetable.make_days() == 3
    session = window.sessions.list()[0].session.id
    window.timetable.hide_department(shape.department_id)
    assert window.sessions.set_open(session, is_open=True) is SessionProblem.HIDDEN
    assert [row.hidden for row in window.sessions.list()] == [True]


def test_a_day_off_written_while_a_department_is_hidden_holds_when_it_is_shown_again(
    window: WindowDesk, shape: SessionShape
) -> None:
    window.timetable.add_line(DAY.weekday(), shape, DAY)
    window.timetable.make_days()
    window.timetable.hide_department(shape.department_id)
    window.timetable.add_exception(DAY, None, "停电")
    window.timetable.show_department(shape.department_id)
    assert made_on(window, DAY) == [False]


def test_a_department_is_deleted_only_if_nothing_was_ever_planned_for_it(
    window: WindowDesk, shape: SessionShape
) -> None:
    assert window.timetable.remove_department(shape.department_id) is None
    assert shape.department_id not in {row.department.id for row in window.timetable.departments()}
    assert window.timetable.remove_department(shape.department_id) is SessionProblem.UNKNOWN


def test_a_deleted_department_comes_back_at_its_place_by_undoing(window: WindowDesk) -> None:
    for name in ("甲", "乙", "丙"):
        window.timetable.add_department(name, name, "healing")
    before = window.timetable.departments()
    row = department_at(window, "乙")
    assert window.timetable.remove_department(row.department.id) is None
    assert window.timetable.restore_department(row) is None
    assert window.timetable.departments() == before


def test_a_department_with_a_line_or_a_session_is_not_deleted(window: WindowDesk, shape: SessionShape) -> None:
    line = window.timetable.add_line(DAY.weekday(), shape, DAY)
    assert window.timetable.remove_department(shape.department_id) is SessionProblem.IN_USE
    window.timetable.remove_line(str(line))
    assert window.timetable.remove_department(shape.department_id) is None


def test_a_department_with_a_session_beside_the_timetable_is_not_deleted(
    window: WindowDesk, shape: SessionShape
) -> None:
    window.sessions.open(shape)
    assert window.timetable.remove_department(shape.department_id) is SessionProblem.IN_USE
