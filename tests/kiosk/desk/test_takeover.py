"""A window takes a kiosk over, goes on for the person who stands there, and hands it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from kiosk.domain.floor import AlreadyTaken, TakeoverView
from kiosk.domain.registration import Identified, Registered
from kiosk.store import tables
from made_up_clinic import MadeUpClinic, card
from staffed_window import StaffedWindow, window_of

Staffed = tuple[MadeUpClinic, StaffedWindow]


def test_a_window_goes_on_for_the_person_at_a_kiosk_and_hands_back(staffed: Staffed) -> None:
    clinic, made = staffed
    session, kiosk, window = clinic.session(), clinic.desk(), made.signed_in()
    taken = window.floor.take_over("kiosk-1")
    assert isinstance(taken, TakeoverView)
    assert (kiosk.takeover_of_me(), taken.answered) == (taken.id, False)
    found = kiosk.look_up_card(card(4))
    assert isinstance(found, Identified)
    kiosk.tell_window_who(taken.id, "choose", found.identification)
    now = window.floor.takeover(taken.id)
    assert now is not None
    assert now.identification == found.identification
    result = window.registering.register(found.identification, session)
    assert isinstance(result, Registered)
    window.floor.hand_back(taken.id, result.registration.id)
    assert kiosk.takeover_of_me() is None
    shown = kiosk.registration_of_takeover(taken.id)
    assert shown is not None
    assert shown.number == result.registration.number
    assert window.floor.takeover(taken.id) is None


def test_nothing_of_the_person_stays_in_a_takeover_that_is_over(staffed: Staffed) -> None:
    clinic, made = staffed
    kiosk, window = clinic.desk(), made.signed_in()
    taken = window.floor.take_over("kiosk-1")
    assert isinstance(taken, TakeoverView)
    found = kiosk.look_up_card(card(4))
    assert isinstance(found, Identified)
    kiosk.tell_window_who(taken.id, "confirm", found.identification)
    window.floor.hand_back(taken.id)
    with clinic.store.reading() as connection:
        assert connection.scalars(select(tables.takeovers.c.identification)).all() == [None]


def test_a_kiosk_that_says_whom_it_knows_too_late_says_it_to_nobody(staffed: Staffed) -> None:
    clinic, made = staffed
    kiosk, window = clinic.desk(), made.signed_in()
    taken = window.floor.take_over("kiosk-1")
    assert isinstance(taken, TakeoverView)
    window.floor.hand_back(taken.id)
    found = kiosk.look_up_card(card(4))
    assert isinstance(found, Identified)
    kiosk.tell_window_who(taken.id, "confirm", found.identification)
    with clinic.store.reading() as connection:
        assert connection.scalars(select(tables.takeovers.c.identification)).all() == [None]


def test_a_name_with_half_a_pair_of_its_chip_reaches_the_window_verbatim(staffed: Staffed) -> None:
    clinic, made = staffed
    kiosk, window = clinic.desk(), made.signed_in()
    taken = window.floor.take_over("kiosk-1")
    assert isinstance(taken, TakeoverView)
    found = kiosk.look_up_card(replace(card(4), name="王\ud842"))
    assert isinstance(found, Identified)
    kiosk.tell_window_who(taken.id, "confirm", found.identification)
    now = window.floor.takeover(taken.id)
    assert now is not None
    assert now.identification == found.identification


def test_a_kiosk_that_one_window_has_is_refused_to_another(staffed: Staffed) -> None:
    clinic, made = staffed
    clinic.add_desk("window-2", "W2")
    first = made.signed_in()
    other = StaffedWindow(window_of(clinic, "window-2", "W2"), made.staff).signed_in()
    taken = first.floor.take_over("kiosk-1")
    assert other.floor.take_over("kiosk-1") == AlreadyTaken("窗口 W1")
    assert first.floor.take_over("kiosk-1") == taken


def test_a_window_that_died_lets_its_kiosk_go_after_a_minute(staffed: Staffed) -> None:
    clinic, made = staffed
    made.signed_in().floor.take_over("kiosk-1")
    clinic.clock.moment += timedelta(seconds=30)
    made.window.floor.beat()
    clinic.clock.moment += timedelta(seconds=50)
    assert clinic.desk().takeover_of_me() is not None
    clinic.clock.moment += timedelta(seconds=20)
    assert clinic.desk().takeover_of_me() is None


def test_a_window_that_died_and_starts_anew_holds_no_kiosk(staffed: Staffed) -> None:
    clinic, made = staffed
    kiosk, window = clinic.desk(), made.signed_in()
    taken = window.floor.take_over("kiosk-1")
    assert isinstance(taken, TakeoverView)
    found = kiosk.look_up_card(card(4))
    assert isinstance(found, Identified)
    kiosk.tell_window_who(taken.id, "confirm", found.identification)
    window_of(clinic, "window-1", "W1").floor.hold_nothing()
    window.floor.beat()
    assert kiosk.takeover_of_me() is None
    with clinic.store.reading() as connection:
        assert connection.scalars(select(tables.takeovers.c.identification)).all() == [None]
