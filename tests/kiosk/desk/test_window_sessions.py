"""Sessions in staff's hands, the timetable, calling, and numbers that are kept."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.day_sessions import Moved, SessionChanged, SessionOpened
from kiosk.domain.queue_views import Called, NobodyWaits
from kiosk.domain.registration import Identified, Registered, SessionGone
from kiosk.domain.sessions import Period
from kiosk.domain.staff import NotAllowed, Role
from kiosk.domain.timetable import SessionProblem, SessionShape
from made_up_clinic import DAY, MadeUpClinic, card, local, number, registered
from staffed_window import StaffedWindow

Staffed = tuple[MadeUpClinic, StaffedWindow]
YOUNG = date(1996, 6, 1)


def shape(department: str, **changes: object) -> SessionShape:
    values = {
        "department_id": department,
        "period": Period.AFTERNOON,
        "starts": time(14),
        "ends": time(16),
        "doctor": "周建平",
        "room": "206",
        "floor": "2楼",
    }
    return SessionShape(**{**values, **changes})  # type: ignore[arg-type]


def department_of(window: WindowDesk) -> str:
    made = window.timetable.add_department("眼科", "眼睛", "visibility")
    assert not isinstance(made, SessionProblem)
    return made


def young(order: int) -> object:
    return card(order, "李小军", number=number(order, YOUNG), birth_date=YOUNG)


def test_a_closed_session_lists_who_is_registered_and_takes_nobody(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session()
    registered(clinic, session, 2, 4)
    closed = window.sessions.set_open(session, is_open=False)
    assert isinstance(closed, SessionChanged)
    assert [(row.number, row.name, row.called) for row in closed.registered] == [
        ("1", "王秀芳", False),
        ("2", "王秀芳", False),
    ]
    assert clinic.desk().sessions_for(None).choices == ()
    window.sessions.set_open(session, is_open=True)
    assert len(clinic.desk().sessions_for(None).choices) == 1


def test_a_session_that_closes_while_a_senior_chooses_is_gone_when_they_choose(
    staffed: Staffed, window: WindowDesk
) -> None:
    clinic, _ = staffed
    session, other = clinic.session(), clinic.session(doctor="郭永福")
    found = clinic.desk().look_up_card(card(2))
    assert isinstance(found, Identified)
    window.sessions.set_open(session, is_open=False)
    result = clinic.desk().register(found.identification, session)
    assert isinstance(result, SessionGone)
    assert [choice.session.id for choice in result.offered.choices] == [other]


def test_another_room_brings_new_tickets_for_those_who_still_wait(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session()
    registered(clinic, session, 2, 4, 6)
    window.queue.call_next(session)
    changed = window.sessions.change(session, room="301 诊室", floor="3楼")
    assert isinstance(changed, SessionChanged)
    assert len(changed.reprinted) == 2
    assert [choice.session.room for choice in clinic.desk().sessions_for(None).choices] == ["301 诊室"]


@pytest.mark.parametrize(("doctor", "problem"), [(" ", SessionProblem.NEEDED), ("x" * 61, SessionProblem.TOO_LONG)])
def test_a_doctor_without_a_name_is_refused(
    staffed: Staffed, window: WindowDesk, doctor: str, problem: SessionProblem
) -> None:
    assert window.sessions.change(staffed[0].session(), doctor=doctor) is problem


def test_everybody_is_moved_in_one_step_and_no_number_is_given_twice(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    ill, well = clinic.session(), clinic.session(doctor="郭永福", slots={time(8): 3})
    registered(clinic, ill, 2, 4, 6)
    registered(clinic, well, 8)
    moved = window.sessions.move_all(ill, well)
    assert isinstance(moved, Moved)
    assert [(old, row.number) for old, row in moved.pairs] == [("1", "2"), ("2", "3"), ("3", "4")]
    rows = {row.session.id: row for row in window.sessions.list()}
    assert (rows[ill].free, rows[ill].registered) == (20, 0)
    assert (rows[well].free, rows[well].registered, rows[well].added) == (0, 4, 1)
    assert registered(clinic, ill, 10)[0].number == "4"


def test_the_wrong_department_is_changed_for_one(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    wrong, right = clinic.session(), clinic.session("骨科")
    view = registered(clinic, wrong, 2)[0]
    moved = window.sessions.move_one(view.id, right)
    assert isinstance(moved, Moved)
    assert window.sessions.move_one(moved.pairs[0][1].registration_id, right) is SessionProblem.SAME
    assert window.sessions.move_one(view.id, right) is SessionProblem.UNKNOWN


def test_added_numbers_are_there_at_once(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session(slots={time(8): 1})
    assert [view.walk_in for view in registered(clinic, session, 2, 4)] == [False, True]
    assert window.sessions.add_numbers(session, 2) is None
    assert [view.number for view in registered(clinic, session, 6, 8)] == ["2", "3"]
    assert window.sessions.add_numbers(session, 0) is SessionProblem.CAPACITY


def test_numbers_kept_for_seniors_are_theirs_until_the_slot_begins(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session(start=time(9), slots={time(9): 2})
    window.sessions.keep(session, seniors=1, window=0)
    first, second = (clinic.registered(clinic.desk(), young(order), session).registration for order in (3, 5))
    assert (first.walk_in, second.walk_in) == (False, True)
    assert registered(clinic, session, 2)[0].walk_in is False
    later = clinic.session("骨科", start=time(10), slots={time(10): 1})
    window.sessions.keep(later, seniors=1, window=0)
    clinic.clock.moment = local(10, 1)
    assert clinic.registered(clinic.desk(), young(7), later).registration.walk_in is False


def test_numbers_kept_for_the_window_are_its_own(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session(start=time(9), slots={time(9): 1})
    window.sessions.keep(session, seniors=0, window=1)
    assert registered(clinic, session, 2)[0].walk_in is True
    found = window.people.look_up_card(card(4))
    assert isinstance(found, Identified)
    result = window.registering.register(found.identification, session)
    assert isinstance(result, Registered)
    assert result.registration.walk_in is False


def test_the_timetable_makes_each_day_once_across_new_year(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    clinic.clock.moment = local(8, day=date(2026, 12, 30))
    line = window.timetable.add_line(4, shape(department_of(window), slot_minutes=20), DAY)  # Fridays
    assert not isinstance(line, SessionProblem)
    window.timetable.add_exception(date(2027, 1, 1), None, "元旦")
    assert (window.timetable.make_days(), window.timetable.make_days()) == (1, 0)
    assert window.sessions.list(date(2027, 1, 1)) == ()
    made = window.sessions.list(date(2027, 1, 8))[0].session
    assert [slot.start for slot in made.slots] == [time(14, minute) for minute in (0, 20, 40)] + [
        time(15, minute) for minute in (0, 20, 40)
    ]


def test_a_line_that_ended_or_falls_out_makes_no_session(staffed: Staffed, window: WindowDesk) -> None:
    department = department_of(window)
    lines = [window.timetable.add_line(day, shape(department), DAY) for day in range(7)]
    assert not any(isinstance(line, SessionProblem) for line in lines)
    window.timetable.end_line(str(lines[1]), DAY)
    window.timetable.add_exception(DAY + timedelta(days=2), str(lines[2]), "停诊")
    window.timetable.make_days()
    assert [len(window.sessions.list(DAY + timedelta(days=ahead))) for ahead in range(4)] == [1, 0, 0, 1]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"slot_minutes": 31}, SessionProblem.SLOT_LENGTH),
        ({"capacity_per_slot": 0}, SessionProblem.CAPACITY),
        ({"kept_for_seniors": 4, "kept_for_window": 2}, SessionProblem.KEPT),
        ({"doctor": " "}, SessionProblem.NEEDED),
        ({"department_id": "nobody's"}, SessionProblem.UNKNOWN),
        ({"slot_minutes": 5, "starts": time(0), "ends": time(0)}, SessionProblem.TIMES),
    ],
)
def test_a_session_that_cannot_be_is_refused(
    window: WindowDesk, changes: dict[str, object], problem: SessionProblem
) -> None:
    assert window.sessions.open(shape(department_of(window), **changes)) is problem


def test_a_session_beside_the_timetable_is_open_at_once(staffed: Staffed, window: WindowDesk) -> None:
    opened = window.sessions.open(shape(department_of(window)))
    assert isinstance(opened, SessionOpened)
    assert staffed[0].desk().sessions_for(None).choices[0].session.id == opened.session_id


def test_plain_words_are_edited_and_the_senior_reads_them(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    clinic.session()
    department = window.timetable.departments()[0].department
    assert window.timetable.edit_department(department.id, {"plain_words": "感冒发烧"}) is None
    assert clinic.desk().sessions_for(None).choices[0].session.department.plain_words == "感冒发烧"
    department_of(window)
    assert window.timetable.edit_department(department.id, {"name": "眼科"}) is SessionProblem.NAME_TAKEN


def test_calling_goes_on_skips_and_brings_back(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session(slots={time(8): 9})
    views = registered(clinic, session, 2, 4, 6, 8)
    first = window.queue.call_next(session)
    assert isinstance(first, Called)
    assert first.row.number == "1"
    window.queue.skip(views[0].id)
    assert [row.number for row in window.queue.view(session).skipped] == ["1"]
    window.queue.bring_back(views[0].id)
    called = [window.queue.call_next(session) for _ in range(5)]
    assert [one.row.number if isinstance(one, Called) else None for one in called] == ["2", "3", "1", "4", None]
    assert isinstance(window.queue.call_next(session), NobodyWaits)


def test_the_board_shows_masked_names_and_a_new_id_for_each_call(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session(slots={time(8): 9})
    registered(clinic, session, 2, 4, 6)
    assert window.queue.board() == ()
    window.queue.call_next(session)
    first = window.queue.board()[0]
    window.queue.call_again(session)
    again = window.queue.board()[0]
    assert (first.number, first.name, first.room, first.upcoming) == ("1", "王*芳", "203 诊室", ("2", "3"))
    assert (again.number, again.call_id > first.call_id) == ("1", True)


def test_who_was_called_is_no_longer_ahead_and_the_wait_is_measured(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session(slots={time(8): 20})
    registered(clinic, session, 2, 4, 6, 8, 10)
    for minute in (40, 44, 48, 52):
        clinic.clock.moment = local(8, minute)
        window.queue.call_next(session)
    choice = clinic.desk().sessions_for(None).choices[0]
    assert (choice.ahead, choice.wait_minutes) == (1, 4)
    report = window.sessions.waits(DAY)[0]
    assert (report.called, report.promised, report.actual) == (4, 9, 6)


def test_a_cancelled_registration_is_never_called(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session(slots={time(8): 9})
    views = registered(clinic, session, 2, 4)
    window.registering.cancel(views[0].id)
    called = window.queue.call_next(session)
    assert isinstance(called, Called)
    assert called.row.number == "2"


def test_a_nurse_calls_and_does_not_close_sessions(staffed: Staffed) -> None:
    clinic, made = staffed
    session, nurse = clinic.session(), made.signed_in(Role.NURSE)
    assert isinstance(nurse.queue.call_next(session), NobodyWaits)
    with pytest.raises(NotAllowed):
        nurse.sessions.set_open(session, is_open=False)
