"""Sessions changed while people are registered for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.day_sessions import Moved, SessionChanged, SessionOpened
from kiosk.domain.timetable import SessionProblem, SessionShape
from kiosk.store.print_ledger import PrintLedger
from made_up_clinic import DAY, MadeUpClinic, card, local, registered
from staffed_window import StaffedWindow

Staffed = tuple[MadeUpClinic, StaffedWindow]


def tickets(clinic: MadeUpClinic) -> list:
    """Return the tickets that would come out now, in order."""
    ledger, found = PrintLedger(clinic.store), []
    while (job := ledger.claim("receipts")) is not None:
        found.append(job.document)
    return found


def row_of(window: WindowDesk, session: str):
    return next(row for row in window.sessions.list() if row.session.id == session)


# Time, place, doctor


def test_a_session_that_begins_later_takes_its_slots_with_it(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session(start=time(9), end=time(11), slots={time(9): 3, time(10): 3})
    registered(clinic, session, 2)
    tickets(clinic)
    changed = window.sessions.change(session, starts=time(10))
    assert isinstance(changed, SessionChanged)
    row = row_of(window, session)
    assert (row.session.start, row.session.end) == (time(10), time(12))
    assert [slot.start for slot in row.slots] == [time(10), time(11)]
    assert changed.registered[0].slot_start == time(10)
    assert [(ticket.slot_start, ticket.number) for ticket in tickets(clinic)] == [(time(10), "1")]


def test_a_session_that_begins_earlier_does_too(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session(start=time(14), end=time(15), slots={time(14): 3, time(14, 30): 3})
    assert isinstance(window.sessions.change(session, starts=time(13, 30)), SessionChanged)
    assert [slot.start for slot in row_of(window, session).slots] == [time(13, 30), time(14)]


def test_no_session_is_moved_beyond_midnight(staffed: Staffed, window: WindowDesk) -> None:
    session = staffed[0].session(start=time(14), end=time(18))
    assert window.sessions.change(session, starts=time(21)) is SessionProblem.MIDNIGHT
    assert row_of(window, session).session.start == time(14)
    assert isinstance(window.sessions.change(session, starts=time(20)), SessionChanged)
    assert row_of(window, session).session.end == time(0)


def test_a_ticket_that_came_out_is_marked_as_a_reprint_and_has_the_new_room(
    staffed: Staffed, window: WindowDesk
) -> None:
    clinic, _ = staffed
    session = clinic.session()
    registered(clinic, session, 2)
    assert [ticket.reprint for ticket in tickets(clinic)] == [False]
    window.sessions.change(session, room="301 诊室", doctor="郭永福")
    again = tickets(clinic)
    assert [(one.reprint, one.room) for one in again] == [(True, "301 诊室")]


# Numbers


def test_capacity_goes_down_only_as_far_as_numbers_are_free(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session(slots={time(8): 5})
    registered(clinic, session, 2, 4, 6)
    slot = row_of(window, session).slots[0].id
    assert window.sessions.take_numbers(session, 3, slot) is SessionProblem.TAKEN
    assert row_of(window, session).free == 2
    assert window.sessions.take_numbers(session, 2, slot) is None
    row = row_of(window, session)
    assert (row.session.capacity, row.free, row.registered, row.added) == (3, 0, 3, -2)
    assert registered(clinic, session, 8)[0].walk_in


def test_numbers_that_were_added_are_taken_away_again(staffed: Staffed, window: WindowDesk) -> None:
    session = staffed[0].session(slots={time(8): 5})
    slot = row_of(window, session).slots[0].id
    window.sessions.add_numbers(session, 3, slot)
    assert window.sessions.take_numbers(session, 3, slot) is None
    row = row_of(window, session)
    assert (row.free, row.added, row.session.capacity) == (5, 0, 5)


def test_less_capacity_keeps_no_more_for_seniors_than_there_is(staffed: Staffed, window: WindowDesk) -> None:
    session = staffed[0].session(start=time(9), slots={time(9): 4})
    window.sessions.keep(session, seniors=2, window=2)
    slot = row_of(window, session).slots[0].id
    window.sessions.take_numbers(session, 3, slot)
    kept = row_of(window, session).slots[0]
    assert (kept.free, kept.kept_for_seniors, kept.kept_for_window) == (1, 1, 0)


def test_numbers_of_another_day_are_added_and_kept_in_every_slot(
    staffed: Staffed, window: WindowDesk, shape: SessionShape
) -> None:
    clinic, _ = staffed
    clinic.clock.moment = local(23)
    tomorrow = DAY + timedelta(days=1)
    opened = window.sessions.open(shape, tomorrow)
    assert isinstance(opened, SessionOpened)
    window.sessions.keep(opened.session_id, seniors=1, window=1)
    row = window.sessions.list(tomorrow)[0]
    assert (row.kept_for_seniors, row.kept_for_window, row.over) == (4, 4, False)


# Moving people


def test_who_has_a_number_there_already_keeps_that_one(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    ill, well = clinic.session(), clinic.session(doctor="郭永福")
    registered(clinic, well, 2)
    registered(clinic, ill, 2, 4)
    moved = window.sessions.move_all(ill, well)
    assert isinstance(moved, Moved)
    assert [(old, row.number) for old, row in moved.pairs] == [("1", "1"), ("2", "2")]
    assert row_of(window, well).registered == 2
    assert row_of(window, ill).registered == 0


def test_nobody_is_moved_to_a_session_that_is_closed_or_over(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    source, closed, over = clinic.session(), clinic.session("骨科"), clinic.session("眼科", end=time(8, 30))
    registered(clinic, source, 2)
    window.sessions.set_open(closed, is_open=False)
    assert window.sessions.move_all(source, closed) is SessionProblem.CLOSED
    assert window.sessions.move_all(source, over) is SessionProblem.PAST
    assert row_of(window, source).registered == 1


def test_those_who_were_moved_go_back_in_one_step_each_with_another_number(
    staffed: Staffed, window: WindowDesk
) -> None:
    clinic, _ = staffed
    first, second = clinic.session(), clinic.session(doctor="郭永福")
    registered(clinic, first, 2, 4)
    registered(clinic, second, 6)
    moved = window.sessions.move_all(first, second)
    assert isinstance(moved, Moved)
    free = row_of(window, second).free
    one, other = (row.registration_id for _, row in moved.pairs)
    back = window.sessions.move_some([one, other, one], first)
    assert isinstance(back, Moved)
    assert row_of(window, second).free == free + 2
    assert [row.number for _, row in back.pairs] == ["3", "4"]
    assert (row_of(window, first).registered, row_of(window, second).registered) == (2, 1)


def test_a_session_that_is_moved_while_a_senior_chooses_is_the_same_session(
    staffed: Staffed, window: WindowDesk
) -> None:
    clinic, _ = staffed
    session = clinic.session(start=time(9))
    found = clinic.desk().look_up_card(card(2))
    clinic.desk().sessions_for(None)
    window.sessions.change(session, room="301 诊室", starts=time(10))
    view = clinic.desk().register(found.identification, session).registration  # type: ignore[union-attr]
    assert (view.room, view.slot_start) == ("301 诊室", time(10))


def test_a_session_is_not_opened_in_the_past(window: WindowDesk, shape: SessionShape) -> None:
    assert window.sessions.open(shape, DAY - timedelta(days=1)) is SessionProblem.PAST
    assert window.sessions.open(replace(shape, starts=time(7), ends=time(8))) is SessionProblem.PAST


def test_a_ticket_that_still_waits_for_its_printer_is_not_printed_for_the_old_room(
    staffed: Staffed, window: WindowDesk
) -> None:
    clinic, _ = staffed
    session = clinic.session()
    registered(clinic, session, 2)
    window.sessions.change(session, room="301 诊室")
    assert [(one.reprint, one.room) for one in tickets(clinic)] == [(False, "301 诊室")]


def test_what_was_left_in_slots_that_are_over_is_not_free_any_more(staffed: Staffed, window: WindowDesk) -> None:
    clinic, _ = staffed
    session = clinic.session(slots={time(8): 5, time(9): 5, time(10): 5})
    clinic.clock.moment = local(9, 30)
    row = row_of(window, session)
    assert (row.free, row.free_now, [slot.over for slot in row.slots]) == (15, 10, [True, False, False])
    clinic.clock.moment = local(9, 30, day=DAY + timedelta(days=1))
    assert window.sessions.list(DAY)[0].free_now == 0
