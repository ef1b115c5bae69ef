"""A clock that was set back or jumped: the day never goes back below the last record, and staff are asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.desk.clock import ask_about_clock
from kiosk.desk.workplace import Workplace
from kiosk.domain.clock_check import ClockDoubt
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


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(jumps=st.lists(st.integers(-800, 800), min_size=1, max_size=8))
def test_whatever_the_clock_does_the_day_never_goes_back_below_the_last_record(
    clinic: MadeUpClinic, jumps: list[int]
) -> None:
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
