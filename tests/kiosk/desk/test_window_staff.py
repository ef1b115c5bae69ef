"""Staff: sign-in, lock-out, badges, accounts, and what the audit keeps of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.desk.staff_here import begin_takeover
from kiosk.desk.technician import may_leave
from kiosk.domain.audit_kinds import AuditWanted
from kiosk.domain.queue_views import NobodyWaits
from kiosk.domain.staff import (
    LockedOut,
    NotAllowed,
    OneTimePin,
    PinToChoose,
    Role,
    StaffMember,
    StaffProblem,
    UnknownBadge,
    WrongPin,
    badge_of_card,
)
from made_up_clinic import DAY, MadeUpClinic
from staffed_window import BADGE, PINS, StaffedWindow, window_of

Staffed = tuple[MadeUpClinic, StaffedWindow]


def test_five_wrong_pins_lock_out_for_five_minutes_even_with_the_right_one(staffed: Staffed) -> None:
    clinic, made = staffed
    shift, clerk = made.window.shift, made.staff[Role.CLERK]
    tries = [shift.sign_in(clerk, "000000") for _ in range(5)]
    assert tries[:4] == [WrongPin(4), WrongPin(3), WrongPin(2), WrongPin(1)]
    assert isinstance(tries[4], LockedOut)
    assert isinstance(shift.sign_in(clerk, PINS[Role.CLERK]), LockedOut)
    clinic.clock.moment += timedelta(minutes=5)
    assert isinstance(shift.sign_in(clerk, PINS[Role.CLERK]), StaffMember)


def test_wrong_pins_without_a_badge_lock_the_desk_where_they_were_typed_and_nobody_else(staffed: Staffed) -> None:
    clinic, made = staffed
    clerk, nurse = made.staff[Role.CLERK], made.staff[Role.NURSE]
    kiosk, other = clinic.desk(), clinic.add_desk("kiosk-2", "K2")
    made.window.shift.sign_in(clerk, "000000")
    tries = [kiosk.begin_takeover("000000") for _ in range(5)]
    assert tries[:4] == [None] * 4
    assert isinstance(tries[4], LockedOut)
    assert isinstance(kiosk.begin_takeover(PINS[Role.NURSE]), LockedOut)
    assert kiosk.begin_takeover(PINS[Role.NURSE], nurse) == nurse
    assert other.begin_takeover(PINS[Role.NURSE]) == nurse
    assert made.window.shift.sign_in(clerk, "000000") == WrongPin(3)
    assert isinstance(made.window.shift.sign_in(clerk, PINS[Role.CLERK]), StaffMember)
    clinic.clock.moment += timedelta(minutes=5)
    assert kiosk.begin_takeover(PINS[Role.NURSE]) == nurse
    assert {row.locked_until for row in made.signed_in().staff.list()} == {None}


def test_a_success_clears_only_the_tries_of_its_own(staffed: Staffed) -> None:
    clinic, made = staffed
    clerk, nurse, kiosk = made.staff[Role.CLERK], made.staff[Role.NURSE], clinic.desk()
    for _ in range(4):
        made.window.shift.sign_in(clerk, "000000")
        kiosk.begin_takeover("000000")
    assert kiosk.begin_takeover(PINS[Role.NURSE], nurse) == nurse
    assert isinstance(kiosk.begin_takeover("000000"), LockedOut)
    clinic.clock.moment += timedelta(minutes=5)
    assert kiosk.begin_takeover(PINS[Role.NURSE]) == nurse
    assert isinstance(made.window.shift.sign_in(clerk, "000000"), LockedOut)
    assert kiosk.begin_takeover(PINS[Role.CLERK]) is None
    assert isinstance(kiosk.begin_takeover(PINS[Role.CLERK], clerk), LockedOut)


def test_a_try_at_a_desk_is_counted_even_when_the_program_dies_before_the_pin_is_looked_at(
    staffed: Staffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic, _ = staffed
    with monkeypatch.context() as dying:
        dying.setattr("kiosk.store.staff._whose", _dies)
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                clinic.desk().begin_takeover(PINS[Role.NURSE])
    assert isinstance(clinic.desk().begin_takeover(PINS[Role.NURSE]), LockedOut)


def _dies(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_lock_out_outlives_the_program(staffed: Staffed) -> None:
    clinic, made = staffed
    for _ in range(5):
        made.window.shift.sign_in(made.staff[Role.CLERK], "000000")
    again = window_of(clinic)
    assert isinstance(again.shift.sign_in(made.staff[Role.CLERK], PINS[Role.CLERK]), LockedOut)


def test_a_clock_set_back_a_year_locks_nobody_out_for_a_year(staffed: Staffed) -> None:
    clinic, made = staffed
    for _ in range(5):
        made.window.shift.sign_in(made.staff[Role.CLERK], "000000")
    clinic.clock.moment -= timedelta(days=365)
    assert isinstance(made.window.shift.sign_in(made.staff[Role.CLERK], PINS[Role.CLERK]), StaffMember)


def test_a_lead_ends_a_lock_out_with_a_new_pin(staffed: Staffed) -> None:
    clinic, made = staffed
    clerk, other = made.staff[Role.CLERK], window_of(clinic)
    for _ in range(5):
        other.shift.sign_in(clerk, "000000")
    assert made.signed_in(Role.LEAD).staff.set_pin(clerk, "951753") is None
    assert isinstance(other.shift.sign_in(clerk, "951753"), StaffMember)


def test_a_badge_says_who_and_proves_nothing(staffed: Staffed) -> None:
    made = staffed[1]
    assert made.window.shift.badge_holder(BADGE) == made.staff[Role.CLERK]
    assert made.window.shift.badge_holder("nobody's") == UnknownBadge()
    assert made.window.shift.member is None


def test_whoever_locks_the_window_is_nobody_there(staffed: Staffed) -> None:
    made = staffed[1]
    window = made.signed_in(Role.CLERK)
    window.shift.lock()
    assert window.shift.member is None
    assert [line.event for line in made.signed_in().staff.audit(3)] == ["signed_in", "pin_tried", "signed_out"]


def test_an_account_is_made_used_and_closed(staffed: Staffed) -> None:
    made = staffed[1]
    staff = made.signed_in().staff
    new = staff.add("赵护士", Role.NURSE, "620485", "BADGE-7")
    assert not isinstance(new, StaffProblem)
    assert isinstance(made.window.shift.sign_in(new, "620485"), StaffMember)
    made.signed_in()
    assert made.window.staff.leave(new) is None
    assert new not in {row.id for row in made.window.staff.list()}
    assert made.window.shift.badge_holder("BADGE-7") == UnknownBadge()


@pytest.mark.parametrize(
    ("name", "pin", "badge", "problem"),
    [
        (" ", "620485", None, StaffProblem.NAME),
        ("赵", "123456", None, StaffProblem.PIN),
        ("赵", "620485", BADGE, StaffProblem.BADGE_TAKEN),
        ("赵", "620485", "a\x00b", StaffProblem.BADGE),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    staffed: Staffed, name: str, pin: str, badge: str | None, problem: StaffProblem
) -> None:
    assert staffed[1].signed_in().staff.add(name, Role.NURSE, pin, badge) is problem


def test_the_last_lead_stays(staffed: Staffed) -> None:
    made = staffed[1]
    staff = made.signed_in().staff
    assert staff.leave(made.staff[Role.LEAD]) is StaffProblem.LAST_LEAD
    assert staff.leave("nobody") is StaffProblem.UNKNOWN


def test_a_new_account_chooses_its_own_pin_at_the_first_sign_in(staffed: Staffed) -> None:
    made = staffed[1]
    given = made.signed_in().staff.add_with_one_time_pin("赵医生", Role.DOCTOR)
    assert isinstance(given, OneTimePin)
    shift = made.window.shift
    shift.lock()
    assert shift.sign_in(given.staff_id, given.pin) == PinToChoose()
    assert shift.member is None
    assert shift.choose_pin(given.staff_id, given.pin, given.pin) is StaffProblem.PIN
    assert shift.choose_pin(given.staff_id, given.pin, "123456") is StaffProblem.PIN
    assert shift.choose_pin(given.staff_id, "000000", "951753") == WrongPin(4)
    chosen = shift.choose_pin(given.staff_id, given.pin, "951753")
    assert isinstance(chosen, StaffMember)
    assert shift.member == chosen
    assert isinstance(shift.sign_in(given.staff_id, "951753"), StaffMember)
    assert isinstance(shift.sign_in(given.staff_id, given.pin), WrongPin)


def test_a_pin_given_for_one_time_opens_no_kiosk(staffed: Staffed) -> None:
    clinic, made = staffed
    given = made.signed_in().staff.reset_pin(made.staff[Role.TECHNICIAN])
    assert isinstance(given, OneTimePin)
    assert not may_leave(clinic.store, clinic.settings.place, given.pin)
    assert begin_takeover(made.window.shift.workplace, given.pin, None) is None
    assert begin_takeover(made.window.shift.workplace, given.pin, given.staff_id) is None


def test_a_reset_pin_ends_a_lock_out_and_the_pin_of_before(staffed: Staffed) -> None:
    made = staffed[1]
    shift, clerk = made.window.shift, made.staff[Role.CLERK]
    for _ in range(5):
        shift.sign_in(clerk, "000000")
    given = made.signed_in().staff.reset_pin(clerk)
    assert isinstance(given, OneTimePin)
    assert [row.pin_one_time for row in made.window.staff.list() if row.id == clerk] == [True]
    assert isinstance(shift.sign_in(clerk, PINS[Role.CLERK]), WrongPin)
    assert shift.sign_in(clerk, given.pin) == PinToChoose()


def test_a_lock_out_is_ended_and_the_pin_stays(staffed: Staffed) -> None:
    made = staffed[1]
    shift, clerk = made.window.shift, made.staff[Role.CLERK]
    for _ in range(5):
        shift.sign_in(clerk, "000000")
    assert made.signed_in().staff.unlock(clerk) is None
    assert isinstance(shift.sign_in(clerk, PINS[Role.CLERK]), StaffMember)


def test_a_role_changes_and_the_last_lead_stays_one(staffed: Staffed) -> None:
    made = staffed[1]
    staff = made.signed_in().staff
    assert staff.set_role(made.staff[Role.LEAD], Role.CLERK) is StaffProblem.LAST_LEAD
    assert staff.set_role(made.staff[Role.NURSE], Role.LEAD) is None
    assert staff.set_role(made.staff[Role.LEAD], Role.CLERK) is None
    assert staff.set_role("nobody", Role.NURSE) is StaffProblem.UNKNOWN


def test_everything_done_to_an_account_is_in_the_audit_without_a_pin(staffed: Staffed) -> None:
    made = staffed[1]
    staff = made.signed_in().staff
    given = staff.add_with_one_time_pin("赵医生", Role.DOCTOR)
    assert isinstance(given, OneTimePin)
    done = (
        staff.set_role(given.staff_id, Role.NURSE),
        staff.set_badge(given.staff_id, badge_of_card("made-up")),
        staff.unlock(given.staff_id),
        staff.leave(given.staff_id),
    )
    assert done == (None,) * 4
    lines = staff.audit(5)
    assert [line.event for line in lines] == [
        "staff_left",
        "staff_unlocked",
        "badge_changed",
        "role_changed",
        "staff_added",
    ]
    assert given.pin not in repr((lines, given))


@pytest.mark.parametrize("days", [20, -20])
def test_the_audit_of_a_day_has_what_was_done_by_the_clock_of_that_day(staffed: Staffed, days: int) -> None:
    clinic, made = staffed
    made.signed_in(Role.LEAD)
    clinic.clock.moment += timedelta(days=days)
    room = made.signed_in(Role.LEAD).staff
    lines = room.audit(50, AuditWanted(day=DAY + timedelta(days=days)))
    assert [line.event for line in lines] == ["signed_in", "pin_tried"]
    assert not {line.id for line in lines} & {line.id for line in room.audit(50, AuditWanted(day=DAY))}


def test_a_doctor_calls_and_writes_nothing_down(staffed: Staffed) -> None:
    clinic, made = staffed
    given = made.signed_in().staff.add_with_one_time_pin("赵医生", Role.DOCTOR)
    assert isinstance(given, OneTimePin)
    made.window.shift.choose_pin(given.staff_id, given.pin, "951753")
    assert isinstance(made.window.queue.call_next(clinic.session()), NobodyWaits)
    with pytest.raises(NotAllowed):
        made.window.staff.list()
    with pytest.raises(NotAllowed):
        made.window.people.edit("somebody", {})


def test_the_audit_verifies_itself(staffed: Staffed) -> None:
    staff = staffed[1].signed_in().staff
    assert staff.verify_audit().whole
