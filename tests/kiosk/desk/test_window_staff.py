"""Staff: sign-in, lock-out, badges, accounts, and what the audit keeps of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.staff import LockedOut, Role, StaffMember, StaffProblem, UnknownBadge, WrongPin
from made_up_clinic import MadeUpClinic
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


def test_the_audit_verifies_itself(staffed: Staffed) -> None:
    staff = staffed[1].signed_in().staff
    assert staff.verify_audit().whole
