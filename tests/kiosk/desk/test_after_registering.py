"""Cancelling, printing again, temporary numbers, calls for help, and the technician's PIN."""

from __future__ import annotations

import json
from datetime import time, timedelta
from typing import Any

import pytest
from sqlalchemy import Row, Table, select

from kiosk.desk.reprint import NoTicket
from kiosk.desk.technician import may_leave
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import TemporaryIssued
from kiosk.domain.staff import LockedOut, StaffMember, WrongPin
from kiosk.journey.model import HelpReason
from kiosk.store import tables
from kiosk.store.print_ledger import PrintLedger
from kiosk.store.staff import LOCK_OUT, TRIES, Role, add_staff, hash_pin, sign_in
from kiosk.store.writing import writing
from made_up_clinic import DAY, MadeUpClinic, card, local


def rows(clinic: MadeUpClinic, table: Table) -> list[Row[Any]]:
    with clinic.store.reading() as connection:
        return list(connection.execute(select(table).order_by(table.c.id)))


def ledger(clinic: MadeUpClinic) -> PrintLedger:
    return PrintLedger(clinic.store, clinic.clock.now)


def test_cancelling_gives_the_capacity_back_once_and_never_the_number(clinic: MadeUpClinic) -> None:
    desk, session_id = clinic.desk(), clinic.session(slots={time(8): 2})
    first = clinic.registered(desk, card(2), session_id).registration
    desk.cancel(first.id)
    desk.cancel(first.id)
    assert [choice.free for choice in desk.sessions_for(None).choices] == [2]
    later = [clinic.registered(desk, card(order), session_id).registration.number for order in (4, 6, 8)]
    assert later == ["2", "3", "候补 K1-01"]


def test_cancelling_keeps_a_waiting_ticket_from_coming_out(clinic: MadeUpClinic) -> None:
    desk = clinic.desk()
    view = clinic.registered(desk, card(), clinic.session()).registration
    desk.cancel(view.id)
    states = {job.kind: job.state for job in rows(clinic, tables.print_jobs)}
    assert states == {"ticket": "cancelled", "sticker": "queued"}


def test_who_cancelled_may_register_again(clinic: MadeUpClinic) -> None:
    desk, session_id = clinic.desk(), clinic.session()
    desk.cancel(clinic.registered(desk, card(), session_id).registration.id)
    assert clinic.registered(desk, card(), session_id).registration.number == "2"


def test_cancelling_a_walk_in_gives_nobody_a_slot(clinic: MadeUpClinic) -> None:
    desk, session_id = clinic.desk(), clinic.session(slots={time(8): 0})
    desk.cancel(clinic.registered(desk, card(), session_id).registration.id)
    assert [choice.free for choice in desk.sessions_for(None).choices] == [0]


def test_cancelling_what_never_was_changes_nothing(clinic: MadeUpClinic) -> None:
    clinic.desk().cancel("nothing")
    assert rows(clinic, tables.registrations) == []


def test_a_reprint_is_the_same_ticket_marked_and_closes_the_job_that_did_not_come_out(clinic: MadeUpClinic) -> None:
    desk, spool = clinic.desk(), ledger(clinic)
    view = clinic.registered(desk, card(), clinic.session()).registration
    lost = spool.claim("receipts")
    assert lost is not None
    spool.finish(lost.id, PrintState.UNKNOWN)
    job = desk.reprint_ticket(view.id, lost.id)
    again = spool.claim("receipts")
    assert again is not None
    assert (again.id, spool.state(lost.id)) == (job, PrintState.FAILED)
    assert again.document.reprint  # type: ignore[union-attr]
    assert again.document.number == lost.document.number == "1"  # type: ignore[union-attr]


@pytest.mark.parametrize("on_its_way", [PrintState.QUEUED, PrintState.SENDING])
def test_a_ticket_on_its_way_is_not_doubled(clinic: MadeUpClinic, on_its_way: PrintState) -> None:
    desk = clinic.desk()
    view = clinic.registered(desk, card(), clinic.session()).registration
    if on_its_way is PrintState.SENDING:
        ledger(clinic).claim("receipts")
    assert desk.reprint_ticket(view.id) == view.ticket_job


def test_a_printed_ticket_can_be_printed_again_on_request(clinic: MadeUpClinic) -> None:
    desk, spool = clinic.desk(), ledger(clinic)
    view = clinic.registered(desk, card(), clinic.session()).registration
    printed = spool.claim("receipts")
    assert printed is not None
    spool.finish(printed.id, PrintState.CONFIRMED)
    assert desk.reprint_ticket(view.id) != printed.id
    assert spool.state(printed.id) is PrintState.CONFIRMED


def test_a_registration_without_a_ticket_is_a_bug(clinic: MadeUpClinic) -> None:
    with pytest.raises(NoTicket):
        clinic.desk().reprint_ticket("nothing")


def test_a_person_who_saw_the_ticket_closes_the_unknown_job_once(clinic: MadeUpClinic) -> None:
    desk, spool = clinic.desk(), ledger(clinic)
    clinic.registered(desk, card(), clinic.session())
    job = spool.claim("receipts")
    assert job is not None
    desk.close_unknown_print(job.id)
    assert spool.state(job.id) is PrintState.SENDING
    spool.finish(job.id, PrintState.UNKNOWN)
    desk.close_unknown_print(job.id)
    desk.close_unknown_print(job.id)
    assert spool.state(job.id) is PrintState.CONFIRMED


def test_temporary_numbers_count_through_the_day_over_all_desks(clinic: MadeUpClinic) -> None:
    here, there = clinic.desk(), clinic.add_desk("kiosk-2", "K2")
    given = [desk.register_temporary().number for desk in (here, there, here)]
    clinic.clock.moment = local(9, 0, DAY + timedelta(days=1))
    assert [*given, here.register_temporary().number] == ["T-0001", "T-0002", "T-0003", "T-0001"]


def test_a_temporary_number_prints_a_slip_and_tells_the_window(clinic: MadeUpClinic) -> None:
    issued = clinic.desk().register_temporary()
    (job,), (call,) = rows(clinic, tables.print_jobs), rows(clinic, tables.help_calls)
    assert issued == TemporaryIssued("T-0001", "1", job.id)
    assert (job.kind, job.printer, call.reason, call.rings) == ("temporary", "receipts", "temporary", False)


def test_the_slip_of_a_temporary_number_is_in_the_language_of_the_journey(clinic: MadeUpClinic) -> None:
    clinic.desk().register_temporary(None, "en")
    clinic.desk().register_temporary()
    languages = [json.loads(job.document)["language"] for job in rows(clinic, tables.print_jobs)]
    assert languages == ["en", "zh_CN"]


def test_the_same_unknown_code_keeps_its_temporary_number_for_the_day(clinic: MadeUpClinic) -> None:
    desk = clinic.desk()
    first, again, other = (desk.register_temporary(cti) for cti in ("aa" * 12, "aa" * 12, "bb" * 12))
    assert (first.number, again, other.number) == ("T-0001", TemporaryIssued("T-0001", "1"), "T-0002")


def test_a_call_for_help_rings_until_it_is_ended_and_only_at_its_desk(clinic: MadeUpClinic) -> None:
    here, there = clinic.desk(), clinic.add_desk("kiosk-2", "K2")
    mine, theirs = here.call_help(HelpReason.ASKED), there.call_help(HelpReason.READER_FAULT)
    here.register_temporary()
    here.end_help(answered=True)
    calls = {
        call.id: (call.rings, call.ended_at is not None, call.answered) for call in rows(clinic, tables.help_calls)
    }
    assert calls.pop(mine) == (True, True, True)
    assert calls.pop(theirs) == (True, False, None)
    assert list(calls.values()) == [(False, False, None)]


@pytest.fixture
def technician(clinic: MadeUpClinic) -> str:
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        add_staff(work, "李主任", Role.CLERK, hash_pin("111111"))
        return add_staff(work, "赵工", Role.TECHNICIAN, hash_pin("248135"))


def test_the_kiosk_is_left_with_a_technicians_pin_only(clinic: MadeUpClinic, technician: str) -> None:
    pins = ("248135", " ２４８１３５", "111111", "000000")
    assert [may_leave(clinic.store, clinic.settings.place, pin) for pin in pins] == [True, True, False, False]


def test_after_five_wrong_pins_the_right_one_waits(clinic: MadeUpClinic, technician: str) -> None:
    def tries(pin: str) -> object:
        return sign_in(clinic.store, clinic.settings.place, clinic.clock.now(), pin, {Role.TECHNICIAN})

    until = clinic.clock.moment + LOCK_OUT
    left = [WrongPin(tries_left) for tries_left in range(TRIES - 1, 0, -1)]
    assert [tries("000000") for _ in range(TRIES)] == [*left, LockedOut(until)]
    assert tries("248135") == LockedOut(until)
    clinic.clock.moment += LOCK_OUT
    assert tries("248135") == StaffMember(technician, Role.TECHNICIAN, "赵工")
