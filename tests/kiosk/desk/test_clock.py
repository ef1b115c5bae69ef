"""A clock that was set back or jumped: the day never goes back by itself, and staff are asked."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, select

from kiosk.desk.clock import ask_about_clock
from kiosk.desk.timetable import make_days
from kiosk.desk.workplace import Workplace
from kiosk.domain.clock_check import ClockDoubt
from kiosk.domain.registration import AlreadyRegistered
from kiosk.domain.sessions import Period
from kiosk.domain.staff import NotAllowed, Role
from kiosk.domain.timetable import SessionShape
from kiosk.ports import PrinterCondition
from kiosk.print_routes import PrinterDuties
from kiosk.store import tables
from made_up_clinic import DAY, MadeUpClinic, card, codes_of_the_clinic, local
from staffed_window import StaffedWindow

Staffed = tuple[MadeUpClinic, StaffedWindow]


def place(clinic: MadeUpClinic) -> Workplace:
    return Workplace(clinic.store, clinic.settings, *codes_of_the_clinic(), clinic.clock)


@pytest.fixture
def used(staffed: Staffed) -> Staffed:
    """A clinic that has registered somebody today."""
    staffed[0].registered(staffed[0].desk(), card(2), staffed[0].session())
    return staffed


def test_a_clock_set_back_a_year_is_told_once_a_day_and_the_day_stays(used: Staffed) -> None:
    clinic, made = used
    clinic.clock.moment -= timedelta(days=365)
    assert [ask_about_clock(place(clinic)) for _ in range(3)] == [ClockDoubt.BACK] * 3
    floor = made.signed_in().floor
    assert [call.reason for call in floor.help_calls()] == ["clock_back"]
    seen = floor.clock()
    assert (seen.machine_day, seen.clinic_day) == (DAY - timedelta(days=365), DAY)
    clinic.clock.moment += timedelta(days=1)
    ask_about_clock(place(clinic))
    assert len(floor.help_calls()) == 2


def test_who_registers_under_a_clock_set_back_is_registered_for_the_last_day(used: Staffed) -> None:
    clinic, _ = used
    session = clinic.session("眼科")
    clinic.clock.moment -= timedelta(days=365)
    clinic.registered(clinic.desk(), card(4), session)
    with clinic.store.reading() as connection:
        days = connection.scalars(select(tables.registrations.c.day)).all()
    assert days == [DAY, DAY]


def test_a_clock_set_back_a_few_minutes_over_midnight_ends_no_session_and_asks_nobody(used: Staffed) -> None:
    clinic, _ = used
    night = clinic.session("急诊", slots={time(0, 30): 5, time(7): 5}, day=DAY + timedelta(days=1))
    clinic.clock.moment = local(0, 2, DAY + timedelta(days=1))
    clinic.registered(clinic.desk(), card(4), night)
    clinic.clock.moment -= timedelta(minutes=7)
    assert ask_about_clock(place(clinic)) is None
    assert [choice.session.id for choice in clinic.desk().sessions_for(None).choices] == [night]
    clinic.registered(clinic.desk(), card(6), night)
    assert column(clinic, tables.registrations.c.day) == [DAY, *[DAY + timedelta(days=1)] * 2]


def test_a_printer_works_also_under_a_clock_set_back_a_few_minutes_over_midnight(used: Staffed) -> None:
    clinic, made = used
    clinic.clock.moment = local(0, 2, DAY + timedelta(days=1))
    clinic.registered(
        clinic.desk(), card(4), clinic.session("急诊", slots={time(0, 30): 5}, day=DAY + timedelta(days=1))
    )
    clinic.clock.moment -= timedelta(minutes=7)
    window = made.signed_in()
    window.own_printers.hold([PrinterDuties("cards", ("card",), ("ticket",))])
    window.own_printers.tell("cards", PrinterCondition.READY.value)
    assert [one.works for one in window.devices.stand_ins(clinic.settings.printers["ticket"])] == [True]


def test_staff_confirm_the_date_and_the_audit_says_who_did(used: Staffed) -> None:
    clinic, made = used
    clinic.clock.moment += timedelta(days=40)
    assert ask_about_clock(place(clinic)) is ClockDoubt.AHEAD
    window = made.signed_in()
    (call,) = window.floor.help_calls()
    window.floor.confirm_clock(call.id)
    assert window.floor.help_calls() == ()
    ask_about_clock(place(clinic))
    assert window.floor.help_calls() == ()
    (line,) = [row for row in window.staff.audit(20) if row.event == "clock_confirmed"]
    assert line.staff == "员工lead"
    assert dict(line.details)["machine"] == (DAY + timedelta(days=40)).isoformat()


def test_a_clock_that_is_right_asks_nobody(used: Staffed) -> None:
    clinic, made = used
    clinic.clock.moment += timedelta(days=1)
    assert ask_about_clock(place(clinic)) is None
    assert made.signed_in().floor.help_calls() == ()


def column(clinic: MadeUpClinic, wanted: Column[Any]) -> list[Any]:
    with clinic.store.reading() as connection:
        return list(connection.scalars(select(wanted).order_by(tables.registrations.c.id)))


def confirmed(clinic: MadeUpClinic, made: StaffedWindow, reason: str) -> None:
    """A lead answers what the window's list says of the clock: the machine's date is right."""
    ask_about_clock(place(clinic))
    floor = made.signed_in().floor
    floor.confirm_clock(next(call.id for call in floor.help_calls() if call.reason == reason))


@pytest.mark.parametrize("today", [DAY, date(2026, 12, 31), date(2027, 1, 1)], ids=str)
@pytest.mark.parametrize("jump", [2, 20, 365])
def test_a_clock_that_ran_ahead_is_set_right_and_the_clinic_goes_on_today(
    staffed: Staffed, today: date, jump: int
) -> None:
    clinic, made = staffed
    ahead = today + timedelta(days=jump)
    later, now, next_day = (clinic.session(day=day) for day in (ahead, today, today + timedelta(days=1)))
    clinic.clock.moment = local(8, 40, ahead)
    clinic.registered(clinic.desk(), card(2), later)
    temporary = clinic.desk().register_temporary()
    clinic.clock.moment = local(8, 40, today)
    assert made.signed_in().floor.clock().registered_ahead == 1
    confirmed(clinic, made, "clock_back")
    for order in (4, 2):
        clinic.registered(clinic.desk(), card(order), now)
    assert clinic.desk().register_temporary().number != temporary.number
    clinic.clock.moment += timedelta(days=1)
    assert ask_about_clock(place(clinic)) is None
    clinic.registered(clinic.desk(), card(4), next_day)
    assert column(clinic, tables.registrations.c.day) == [ahead, today, today, today + timedelta(days=1)]
    given = column(clinic, tables.registrations.c.number)
    assert len(set(given[:3])) == 3
    clinic.clock.moment = local(8, 40, ahead)
    clinic.registered(clinic.desk(), card(6), later)
    assert column(clinic, tables.registrations.c.number)[-1] != given[0]


def test_a_day_that_was_never_reached_gets_its_sessions_when_the_date_is_confirmed(used: Staffed) -> None:
    clinic, made = used
    shape = SessionShape(clinic.departments["全科"], Period.AFTERNOON, time(14), time(16), "周建平", "206", "2楼")
    made.signed_in().timetable.add_lines(tuple(range(7)), shape, DAY)
    clinic.clock.moment += timedelta(days=365)
    make_days(place(clinic))
    for order in (4, 6):
        clinic.registered(clinic.desk(), card(order), sessions_of(clinic, DAY + timedelta(days=365))[-1])
    walked = walk_in_of(clinic, DAY + timedelta(days=365))
    clinic.clock.moment = local(8, 40, DAY + timedelta(days=60))
    confirmed(clinic, made, "clock_back")
    (session,) = sessions_of(clinic, DAY + timedelta(days=60))
    clinic.registered(clinic.desk(), card(8), session)
    assert column(clinic, tables.registrations.c.number)[-4:] == [1, 2, None, 3]
    assert walk_in_of(clinic, DAY + timedelta(days=60)) != walked


def sessions_of(clinic: MadeUpClinic, day: date) -> list[str]:
    with clinic.store.reading() as connection:
        return list(connection.scalars(select(tables.sessions.c.id).where(tables.sessions.c.day == day)))


def walk_in_of(clinic: MadeUpClinic, day: date) -> str:
    """Register somebody for a session without numbers; return the walk-in number."""
    clinic.registered(clinic.desk(), card(10), clinic.session("内科", slots={time(8): 0}, day=day))
    return str(column(clinic, tables.registrations.c.walk_in_number)[-1])


def test_until_staff_confirm_people_are_registered_for_the_day_ahead(staffed: Staffed) -> None:
    clinic, made = staffed
    today, later = clinic.session(), clinic.session(day=DAY + timedelta(days=20))
    clinic.clock.moment += timedelta(days=20)
    clinic.registered(clinic.desk(), card(2), later)
    clinic.clock.moment -= timedelta(days=20)
    found = clinic.desk().look_up_card(card(2))
    assert isinstance(clinic.desk().register(found.identification, later), AlreadyRegistered)
    assert made.signed_in(Role.NURSE).floor.help_calls() == ()
    clinic.registered(clinic.desk(), card(4), later)
    (call,) = made.window.floor.help_calls()
    assert call.reason == "clock_back"
    with pytest.raises(NotAllowed):
        made.window.floor.confirm_clock(call.id)
    made.signed_in(Role.CLERK).floor.confirm_clock(call.id)
    clinic.registered(clinic.desk(), card(2), today)
    lines = [row.event for row in made.signed_in().staff.audit(30)]
    assert lines.count("day_set_back") == 1


def test_the_first_registration_after_a_jump_puts_the_question_on_the_list_and_goes_on(used: Staffed) -> None:
    clinic, made = used
    clinic.clock.moment += timedelta(days=4)
    session = clinic.session(day=DAY + timedelta(days=4))
    clinic.registered(clinic.desk(), card(4), session)
    clinic.registered(clinic.desk(), card(6), session)
    assert [call.reason for call in made.signed_in().floor.help_calls()] == ["clock_ahead"]
    confirmed(clinic, made, "clock_ahead")
    assert made.window.floor.help_calls() == ()


def test_a_clock_that_ran_ahead_twice_on_one_day_is_asked_about_twice(used: Staffed) -> None:
    clinic, made = used
    for jump in (20, 40):
        clinic.clock.moment += timedelta(days=jump)
        clinic.registered(clinic.desk(), card(4), clinic.session(day=DAY + timedelta(days=jump)))
        clinic.clock.moment -= timedelta(days=jump)
        confirmed(clinic, made, "clock_back")
    assert made.window.floor.clock().clinic_day == DAY


def test_a_year_back_that_was_confirmed_by_mistake_is_undone_by_the_right_date(used: Staffed) -> None:
    clinic, made = used
    clinic.clock.moment -= timedelta(days=365)
    confirmed(clinic, made, "clock_back")
    clinic.clock.moment += timedelta(days=365)
    assert made.window.floor.clock().clinic_day == DAY
    found = clinic.desk().look_up_card(card(2))
    (session,) = column(clinic, tables.registrations.c.session_id)
    assert isinstance(clinic.desk().register(found.identification, session), AlreadyRegistered)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(jumps=st.lists(st.integers(-800, 800), min_size=1, max_size=8))
def test_whatever_the_clock_does_the_day_never_goes_back_by_itself(clinic: MadeUpClinic, jumps: list[int]) -> None:
    desk, newest = place(clinic), date.min
    clinic.clock.moment = local(8, 40)
    for jump in jumps:
        clinic.clock.moment += timedelta(days=jump)
        with desk.writing() as work:
            day = desk.look(work.connection).moment.day
            work.remember_day(day)
        assert day >= newest
        newest = day


def test_a_call_names_the_person_that_the_window_opens(used: Staffed) -> None:
    clinic, made = used
    window = made.signed_in()
    (row,) = window.people.search("wxf").rows
    detail = window.people.detail(row.person_id)
    assert detail is not None
    window.floor.ask_escort(detail.today[0].id)
    assert window.floor.help_calls()[0].person_id == row.person_id
    clinic.desk().register_temporary()
    temporary = window.linking.temporaries(row.person_id)[0]
    window.linking.give_temporary(temporary.id, row.person_id)
    assert [call.person_id for call in window.floor.help_calls()] == [row.person_id] * 2
