"""A reading on its way: nobody's for a quarter of an hour, then in a record, back again, or gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from kiosk.desk.vital_signs import forget_old_readings
from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.documents import GuidanceStep
from kiosk.domain.staff import NotAllowed, Role
from kiosk.domain.vitals import MeasurementFailed, Vitals
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from made_up_clinic import NAME, MadeUpClinic, card
from staffed_window import StaffedWindow

PRESSURE = Vitals(systolic=128, diastolic=76, pulse=72)
SIZE = Vitals(height_cm=156.5, weight_kg=61.2)

Staffed = tuple[MadeUpClinic, StaffedWindow]


@pytest.fixture
def window(staffed: Staffed) -> WindowDesk:
    return staffed[1].signed_in(Role.NURSE)


@pytest.fixture
def person(staffed: Staffed, window: WindowDesk) -> str:
    clinic = staffed[0]
    clinic.registered(clinic.desk(), card(), clinic.session())
    return window.people.search(NAME).rows[0].person_id


def measure(clinic: MadeUpClinic, outcome: Vitals | MeasurementFailed) -> None:
    clinic.desk().keep_reading("bp", "omron-hbp-9030", outcome)


def count(clinic: MadeUpClinic) -> int:
    with clinic.store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(tables.vital_readings)) or 0


def told_to_the_hub(clinic: MadeUpClinic) -> list[str]:
    outbox = tables.outbox.c
    query = select(outbox.change).where(outbox.record == "vital_readings").order_by(outbox.position)
    with clinic.store.reading() as connection:
        return [str(change) for change in connection.scalars(query)]


def test_what_a_kiosk_s_device_measured_waits_at_every_window(staffed: Staffed, window: WindowDesk) -> None:
    measure(staffed[0], PRESSURE)
    (reading,) = window.vitals.waiting()
    assert (reading.outcome, reading.desk_name) == (PRESSURE, "自助机 K1")
    assert reading.measured_at == staffed[0].clock.now()


def test_a_reading_put_into_a_record_stands_on_the_page_and_waits_no_more(
    staffed: Staffed, window: WindowDesk, person: str
) -> None:
    measure(staffed[0], PRESSURE)
    assert told_to_the_hub(staffed[0]) == []
    assert window.vitals.put(window.vitals.waiting()[0].id, person)
    detail = window.people.detail(person)
    assert detail is not None
    assert [one.vitals for one in detail.vitals] == [PRESSURE]
    assert window.vitals.waiting() == ()
    assert told_to_the_hub(staffed[0]) == ["insert"]
    with staffed[0].store.reading() as connection:
        registrations = connection.scalars(select(tables.vital_readings.c.registration_id)).all()
        assert None not in registrations
        events = connection.scalars(select(tables.audit.c.event)).all()
        assert "vitals_put_into_record" in events
        assert verify_chain(connection) is None


def test_pressure_and_size_stand_side_by_side_and_the_newest_of_each_counts(
    staffed: Staffed, window: WindowDesk, person: str
) -> None:
    for outcome in (Vitals(systolic=150, diastolic=90, pulse=80), SIZE, PRESSURE):
        measure(staffed[0], outcome)
        assert window.vitals.put(window.vitals.waiting()[0].id, person)
        staffed[0].clock.moment += timedelta(minutes=1)
    detail = window.people.detail(person)
    assert detail is not None
    assert [one.vitals for one in detail.vitals] == [PRESSURE, SIZE]


def test_a_reading_put_into_the_wrong_record_is_taken_back_and_put_into_another(
    staffed: Staffed, window: WindowDesk, person: str
) -> None:
    measure(staffed[0], PRESSURE)
    reading = window.vitals.waiting()[0]
    assert window.vitals.put(reading.id, person)
    assert window.vitals.take_back(reading.id)
    detail = window.people.detail(person)
    assert detail is not None
    assert detail.vitals == ()
    assert window.vitals.waiting() == (reading,)
    assert not window.vitals.take_back(reading.id)
    assert window.vitals.put(reading.id, person)
    assert told_to_the_hub(staffed[0]) == ["insert", "delete", "insert"]


def test_a_reading_that_is_taken_back_late_waits_again_for_its_own_person(
    staffed: Staffed, window: WindowDesk, person: str
) -> None:
    clinic = staffed[0]
    measure(clinic, PRESSURE)
    reading = window.vitals.waiting()[0]
    window.vitals.put(reading.id, person)
    clinic.clock.moment += timedelta(minutes=40)
    window.vitals.take_back(reading.id)
    forget_old_readings(window.shift.workplace)
    assert window.vitals.waiting() == (reading,)
    clinic.clock.moment += timedelta(minutes=16)
    assert window.vitals.waiting() == ()


def test_what_one_window_has_taken_the_other_cannot(staffed: Staffed, window: WindowDesk, person: str) -> None:
    measure(staffed[0], PRESSURE)
    reading = window.vitals.waiting()[0].id
    assert window.vitals.put(reading, person)
    assert not window.vitals.put(reading, person)
    assert not window.vitals.put("018f0000-0000-7000-8000-000000000000", person)


@pytest.mark.parametrize("passed", [timedelta(minutes=16), -timedelta(hours=2)])
def test_what_nobody_wants_for_a_quarter_of_an_hour_is_gone_whichever_way_the_clock_went(
    staffed: Staffed, window: WindowDesk, passed: timedelta
) -> None:
    clinic = staffed[0]
    measure(clinic, PRESSURE)
    clinic.clock.moment += passed
    assert window.vitals.waiting() == ()
    forget_old_readings(window.shift.workplace)
    assert count(clinic) == 0


def test_what_is_in_a_record_stays(staffed: Staffed, window: WindowDesk, person: str) -> None:
    clinic = staffed[0]
    measure(clinic, PRESSURE)
    window.vitals.put(window.vitals.waiting()[0].id, person)
    clinic.clock.moment += timedelta(days=400)
    forget_old_readings(window.shift.workplace)
    assert count(clinic) == 1


def test_a_reading_clears_away_those_that_nobody_wanted(staffed: Staffed, window: WindowDesk) -> None:
    clinic = staffed[0]
    measure(clinic, PRESSURE)
    clinic.clock.moment += timedelta(minutes=16)
    measure(clinic, SIZE)
    assert count(clinic) == 1


def test_a_measurement_that_failed_is_told_and_has_no_values_to_put_anywhere(
    staffed: Staffed, window: WindowDesk, person: str
) -> None:
    measure(staffed[0], MeasurementFailed("3"))
    (reading,) = window.vitals.waiting()
    assert reading.outcome == MeasurementFailed("3")
    assert not window.vitals.put(reading.id, person)
    with staffed[0].store.reading() as connection:
        row = connection.execute(select(tables.vital_readings)).one()
    assert (row.systolic_mmhg, row.pulse_per_minute, row.failure) == (None, None, "3")


def test_what_was_measured_today_stands_on_the_guidance_slip_and_tomorrow_no_more(
    staffed: Staffed, window: WindowDesk, person: str
) -> None:
    clinic = staffed[0]
    measure(clinic, PRESSURE)
    window.vitals.put(window.vitals.waiting()[0].id, person)

    def slip() -> str:
        window.paper.guidance(person, [GuidanceStep("抽血", "101")])
        with clinic.store.reading() as connection:
            jobs = tables.print_jobs.c
            return str(connection.scalars(select(jobs.document).order_by(jobs.id.desc())).first())

    assert "今天测的：血压 128/76 脉搏 72" in slip()
    clinic.clock.moment += timedelta(days=1)
    assert "128/76" not in slip()


def test_the_technician_sees_no_readings(staffed: Staffed) -> None:
    window = staffed[1].signed_in(Role.TECHNICIAN)
    with pytest.raises(NotAllowed):
        window.vitals.waiting()


def test_nothing_of_a_reading_is_logged_or_shown_by_repr(
    staffed: Staffed, window: WindowDesk, person: str, capsys: pytest.CaptureFixture[str]
) -> None:
    measure(staffed[0], PRESSURE)
    reading = window.vitals.waiting()[0]
    window.vitals.put(reading.id, person)
    assert capsys.readouterr() == ("", "")
    detail = window.people.detail(person)
    assert detail is not None
    others = tuple(replace(one, vitals=SIZE) for one in detail.vitals)
    assert others
    assert repr(reading) == repr(replace(reading, outcome=SIZE))
    assert repr(detail) == repr(replace(detail, vitals=others))
