"""A timetable that changes while days stand made ahead: holidays, lines that change and end, departments in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.registration import SessionGone
from kiosk.domain.sessions import Period
from kiosk.domain.staff import NotAllowed, Role
from kiosk.domain.timetable import DayOn, DaysOff, SessionProblem, SessionShape
from made_up_clinic import DAY, MadeUpClinic, card, local, registered
from staffed_window import StaffedWindow, made_on

Staffed = tuple[MadeUpClinic, StaffedWindow]


def test_a_holiday_closes_what_was_made_ahead_and_is_taken_back(
    staffed: Staffed, window: WindowDesk, shape: SessionShape
) -> None:
    clinic, _ = staffed
    clinic.clock.moment = local(8, day=date(2026, 12, 30))
    window.timetable.add_lines((0, 1, 2, 3, 4, 5, 6), shape, DAY)
    window.timetable.make_days()
    off = window.timetable.add_exception(date(2026, 12, 31), None, "元旦", date(2027, 1, 2))
    assert isinstance(off, DaysOff)
    assert (len(off.exceptions), len(off.closed), off.registered) == (3, 3, 0)
    new_year = date(2027, 1, 1)
    assert made_on(window, new_year) == [False]
    assert window.timetable.make_days() == 0
    on = window.timetable.remove_exception(off.exceptions[1])
    assert isinstance(on, DayOn)
    assert (len(on.opened), on.made) == (1, ())
    assert made_on(window, new_year) == [True]
    assert [one.day for one in window.timetable.exceptions()] == [date(2026, 12, 31), date(2027, 1, 2)]


def test_a_holiday_taken_back_opens_nothing_that_staff_had_closed_before(
    staffed: Staffed, window: WindowDesk, shape: SessionShape
) -> None:
    clinic, _ = staffed
    clinic.clock.moment = local(8, day=date(2026, 12, 30))
    window.timetable.add_lines((0, 1, 2, 3, 4, 5, 6), shape, DAY)
    window.timetable.make_days()
    new_year = date(2027, 1, 1)
    closed = window.sessions.list(new_year)[0].session.id
    window.sessions.set_open(closed, is_open=False)
    off = window.timetable.add_exception(new_year, None, "元旦")
    assert isinstance(off, DaysOff)
    assert off.closed == ()
    on = window.timetable.remove_exception(off.exceptions[0])
    assert isinstance(on, DayOn)
    assert on.opened == ()
    assert made_on(window, new_year) == [False]


def test_a_day_off_on_a_day_already_opened_says_how_many_are_registered(
    staffed: Staffed, window: WindowDesk, shape: SessionShape
) -> None:
    clinic, _ = staffed
    window.timetable.add_line(DAY.weekday(), shape, DAY)
    window.timetable.make_days()
    session = window.sessions.list()[0].session.id
    registered(clinic, session, 2, 4, 6)
    window.queue.call_next(session)
    off = window.timetable.add_exception(DAY, None, "停电")
    assert isinstance(off, DaysOff)
    assert (off.closed, off.registered) == ((session,), 2)
    found = clinic.desk().look_up_card(card(8))
    assert isinstance(clinic.desk().register(found.identification, session), SessionGone)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("day", "until", "problem"),
    [
        (DAY - timedelta(days=1), None, SessionProblem.PAST),
        (DAY, DAY - timedelta(days=1), SessionProblem.DATES),
        (DAY, DAY + timedelta(days=60), SessionProblem.DATES),
    ],
)
def test_days_off_that_cannot_be_are_refused(
    window: WindowDesk, day: date, until: date | None, problem: SessionProblem
) -> None:
    assert window.timetable.add_exception(day, None, "", until) is problem


def test_a_day_is_off_once(window: WindowDesk, shape: SessionShape) -> None:
    line = window.timetable.add_line(0, shape, DAY)
    assert isinstance(window.timetable.add_exception(DAY, None, "元旦"), DaysOff)
    assert window.timetable.add_exception(DAY, None, "元旦") is SessionProblem.ALREADY_OFF
    assert window.timetable.add_exception(DAY, str(line), "停诊") is SessionProblem.ALREADY_OFF
    assert window.timetable.remove_exception("nothing") is SessionProblem.UNKNOWN


def test_a_line_that_changes_changes_what_was_made_ahead_and_not_today(window: WindowDesk, shape: SessionShape) -> None:
    line = window.timetable.add_line(DAY.weekday(), shape, DAY)
    window.timetable.make_days()
    later = replace(shape, doctor="何志远", capacity_per_slot=7)
    assert window.timetable.change_line(str(line), later, DAY) is SessionProblem.PAST
    changed = window.timetable.change_line(str(line), later, DAY + timedelta(days=1))
    assert not isinstance(changed, SessionProblem)
    window.timetable.make_days()
    doctors = [[row.session.doctor for row in window.sessions.list(DAY + timedelta(days=days))] for days in (0, 7, 14)]
    assert doctors == [["周建平"], ["何志远"], ["何志远"]]


def test_a_line_that_ends_takes_what_was_made_ahead_with_it_and_goes_on_again(
    window: WindowDesk, shape: SessionShape
) -> None:
    line = str(window.timetable.add_line(DAY.weekday(), shape, DAY))
    window.timetable.make_days()
    assert window.timetable.end_line(line, DAY) is None
    assert [made_on(window, DAY + timedelta(days=days)) for days in (0, 7, 14)] == [[True], [], []]
    assert window.timetable.renew_line(line) is None
    assert window.timetable.make_days() == 2
    assert window.timetable.end_line("nothing", DAY) is SessionProblem.UNKNOWN


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"starts": time(20), "ends": time(6)}, SessionProblem.MIDNIGHT),
        ({"starts": time(8), "ends": time(8)}, SessionProblem.TIMES),
        ({"floor": "x" * 11}, SessionProblem.TOO_LONG),
    ],
)
def test_a_line_that_cannot_be_is_refused(
    window: WindowDesk, shape: SessionShape, changes: dict[str, object], problem: SessionProblem
) -> None:
    assert window.timetable.add_line(0, replace(shape, **changes), DAY) is problem  # type: ignore[arg-type]


def test_a_line_until_midnight_is_a_line_of_one_day(window: WindowDesk, shape: SessionShape) -> None:
    night = replace(shape, starts=time(20), ends=time(0), period=Period.NIGHT)
    assert not isinstance(window.timetable.add_line(0, night, DAY), SessionProblem)


def test_departments_are_put_in_the_clinics_order(window: WindowDesk) -> None:
    ids = [str(window.timetable.add_department(name, name, "sick")) for name in ("甲", "乙", "丙")]
    window.timetable.move_department(ids[2], -1)
    assert [row.department.name for row in window.timetable.departments()] == ["甲", "丙", "乙"]
    window.timetable.move_department(ids[0], -1)
    assert [row.department.name for row in window.timetable.departments()] == ["甲", "丙", "乙"]


def test_only_a_lead_changes_the_week(staffed: Staffed) -> None:
    clerk = staffed[1].signed_in(Role.CLERK)
    assert clerk.timetable.plan() == ()
    for forbidden in (
        lambda: clerk.timetable.add_exception(DAY, None, "元旦"),
        lambda: clerk.timetable.remove_exception("any"),
        lambda: clerk.timetable.move_department("any", 1),
        lambda: clerk.timetable.renew_line("any"),
    ):
        with pytest.raises(NotAllowed):
            forbidden()
