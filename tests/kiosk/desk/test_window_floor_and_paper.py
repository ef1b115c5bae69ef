"""Paper, help calls, kiosks and takeover at the window."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from kiosk.domain.documents import DOCUMENTS, GuidanceStep, HealthCodeSticker, Ticket, WifiSlip
from kiosk.domain.floor import CannotPrint, Queued
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import Identified, Unidentified
from kiosk.domain.wifi import WifiNetwork
from kiosk.journey.model import HelpReason
from kiosk.store import tables
from kiosk.store.print_ledger import PrintLedger
from kiosk.store.wifi import set_wifi
from kiosk.store.writing import writing
from made_up_clinic import MadeUpClinic, card
from staffed_window import StaffedWindow

Staffed = tuple[MadeUpClinic, StaffedWindow]


@pytest.fixture
def person(staffed: Staffed) -> str:
    clinic, made = staffed
    clinic.registered(clinic.desk(), card(2), clinic.session())
    return made.signed_in().people.search("wxf").rows[0].person_id


def document(clinic: MadeUpClinic, request: object) -> object:
    assert isinstance(request, Queued)
    with clinic.store.reading() as connection:
        jobs = tables.print_jobs.c
        text = connection.execute(select(jobs.document).where(jobs.id == request.job)).scalar_one()
    return DOCUMENTS.validate_json(text)


def test_a_foreign_code_is_printed_unchanged_with_our_short_code(staffed: Staffed, person: str) -> None:
    clinic, made = staffed
    code = made.window.people.keep_foreign_code(person, "0123456789ABCDEF0123:4:AbC==")
    assert code is not None
    sticker = document(clinic, made.window.paper.foreign_sticker(person, code))
    detail = made.window.people.detail(person)
    assert isinstance(sticker, HealthCodeSticker)
    assert detail is not None
    assert (sticker.code, sticker.short_code) == ("0123456789ABCDEF0123:4:AbC==", detail.short_code)


def test_a_lost_sticker_s_code_registers_nobody_by_itself_any_more(staffed: Staffed, person: str) -> None:
    clinic, made = staffed
    old = document(clinic, made.window.paper.sticker(person))
    new = document(clinic, made.window.paper.replace_sticker(person))
    assert isinstance(old, HealthCodeSticker)
    assert isinstance(new, HealthCodeSticker)
    assert clinic.desk().look_up_code(old.code.encode()) is Unidentified.NEEDS_STAFF
    assert isinstance(clinic.desk().look_up_code(new.code.encode()), Identified)


def test_a_ticket_again_is_the_same_number_marked(staffed: Staffed, person: str) -> None:
    clinic, made = staffed
    ledger = PrintLedger(clinic.store, clinic.clock.now)
    job = ledger.claim("receipts")
    assert job is not None
    ledger.finish(job.id, PrintState.CONFIRMED)
    detail = made.window.people.detail(person)
    assert detail is not None
    ticket = document(clinic, made.window.paper.ticket(detail.today[0].id))
    assert isinstance(ticket, Ticket)
    assert (ticket.number, ticket.reprint) == ("1", True)


def test_card_guidance_and_wifi_are_queued_and_wait_where_no_printer_is(staffed: Staffed, person: str) -> None:
    paper = staffed[1].window.paper
    requests = [paper.card(person), paper.wifi(), paper.guidance(person, [GuidanceStep("抽血", "105")])]
    assert [isinstance(one, Queued) and one.printer for one in requests] == [None, None, None]
    waiting = [job for job in paper.open_jobs() if job.printer is None]
    assert {(job.kind, job.name) for job in waiting} == {("card", "王*芳"), ("wifi", None), ("guidance", "王*芳")}


def test_without_a_network_no_wifi_slip_is_printed(staffed: Staffed) -> None:
    clinic, made = staffed
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        set_wifi(work, None)
    assert made.signed_in().paper.wifi() == CannotPrint("no-wifi")


def test_the_wifi_slip_carries_what_is_kept_in_the_store(staffed: Staffed) -> None:
    clinic, made = staffed
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        set_wifi(work, WifiNetwork("候诊室", "geheim-geheim", hidden=True))
    slip = document(clinic, made.signed_in().paper.wifi())
    assert isinstance(slip, WifiSlip)
    assert (slip.network, slip.password, slip.hidden) == ("候诊室", "geheim-geheim", True)
    with clinic.store.reading() as connection:
        passwords = connection.execute(select(tables.wifi_networks.c.password)).scalars().all()
    assert passwords.count(None) == len(passwords) - 1


def test_an_unknown_job_is_closed_by_what_staff_saw(staffed: Staffed, person: str) -> None:
    clinic, made = staffed
    ledger = PrintLedger(clinic.store, clinic.clock.now)
    job = ledger.claim("receipts")
    assert job is not None
    ledger.recover("receipts")
    assert made.window.paper.open_jobs()[0].state is PrintState.UNKNOWN
    made.window.paper.answer_job(job.id, came_out=False)
    assert ledger.state(job.id) is PrintState.FAILED


@pytest.mark.parametrize("printers", [("receipts", "labels"), ("labels", "receipts")])
def test_the_paper_that_is_asked_about_stays_the_same_while_another_becomes_unknown(
    staffed: Staffed, person: str, printers: tuple[str, str]
) -> None:
    clinic, made = staffed
    ledger = PrintLedger(clinic.store, clinic.clock.now)
    asked = []
    for printer in printers:
        clinic.clock.moment += timedelta(minutes=1)
        assert ledger.claim(printer) is not None
        ledger.recover(printer)
        asked.append(made.window.paper.open_jobs()[0].id)
    assert asked[0] == asked[1]


def test_failed_paper_says_whose_it_is_until_it_is_printed_again_cancelled_or_old(
    staffed: Staffed, person: str
) -> None:
    clinic, made = staffed
    ledger = PrintLedger(clinic.store, clinic.clock.now)
    clinic.desk().register_temporary()
    fail_all(ledger)
    assert failed(made) == {
        ("ticket", "1", None, "王*芳"),
        ("sticker", "1", None, "王*芳"),
        ("temporary", None, "T-0001", None),
    }
    made.window.paper.sticker(person)
    assert {row[0] for row in failed(made)} == {"ticket", "temporary"}
    fail_all(ledger)
    assert {row[0] for row in failed(made)} == {"ticket", "sticker", "temporary"}
    detail = made.window.people.detail(person)
    assert detail is not None
    made.window.paper.ticket(detail.today[0].id)
    assert {row[0] for row in failed(made)} == {"sticker", "temporary"}
    fail_all(ledger)
    made.window.registering.cancel(detail.today[0].id)
    assert {row[0] for row in failed(made)} == {"sticker", "temporary"}
    clinic.clock.moment += timedelta(hours=13)
    assert failed(made) == set()


def fail_all(ledger: PrintLedger) -> None:
    for printer in ("receipts", "labels"):
        while (job := ledger.claim(printer)) is not None:
            ledger.finish(job.id, PrintState.FAILED)


def failed(made: StaffedWindow) -> set[tuple[str, str | None, str | None, str | None]]:
    """Return the failed papers as the console shows them: kind, number, temporary number, masked name."""
    jobs = [job for job in made.window.paper.open_jobs() if job.state is PrintState.FAILED]
    return {(job.kind, job.registration_number, job.temporary_number, job.name) for job in jobs}


def test_a_help_call_shows_its_seconds_and_is_answered_for_the_kiosk_too(staffed: Staffed) -> None:
    clinic, made = staffed
    kiosk, window = clinic.desk(), made.signed_in()
    kiosk.call_help(HelpReason.ASKED)
    kiosk.tell_staff(HelpReason.READER_FAULT)
    clinic.clock.moment += timedelta(seconds=42)
    calls = window.floor.help_calls()
    assert [(call.reason, call.rings, call.seconds, call.desk_name) for call in calls] == [
        ("asked", True, 42, "自助机 K1"),
        ("reader_fault", False, 42, "自助机 K1"),
    ]
    assert kiosk.help_waits()
    window.floor.answer(calls[0].id)
    window.floor.answer(calls[0].id)
    assert not kiosk.help_waits()
    assert [call.reason for call in window.floor.help_calls()] == ["reader_fault"]


def test_a_clock_that_was_set_back_shows_no_negative_wait(staffed: Staffed) -> None:
    clinic, made = staffed
    clinic.desk().call_help(HelpReason.ASKED)
    made.signed_in()
    clinic.clock.moment -= timedelta(days=365)
    assert made.window.floor.help_calls()[0].seconds == 0


def test_an_escort_is_asked_for_and_walks(staffed: Staffed, person: str) -> None:
    window = staffed[1].window
    detail = window.people.detail(person)
    assert detail is not None
    call = window.floor.ask_escort(detail.today[0].id)
    found = window.floor.help_calls()[0]
    assert (found.id, found.reason, found.name, found.rings) == (call, "escort", "王秀芳", False)
    assert found.registration is not None
    assert found.registration.room == "203 诊室"


def test_kiosks_and_printers_tell_how_they_are(staffed: Staffed) -> None:
    clinic, made = staffed
    kiosk, floor = clinic.desk(), made.signed_in().floor
    assert [view.alive for view in floor.kiosks()] == [False]
    kiosk.beat("choose")
    kiosk.own_printers.tell("receipts", "paper_out")
    kiosk.own_printers.tell("receipts", "ready")
    assert [(view.name, view.alive, view.screen) for view in floor.kiosks()] == [("自助机 K1", True, "choose")]
    assert [(view.printer, view.condition) for view in floor.printers()] == [("receipts", "ready")]
    clinic.clock.moment += timedelta(minutes=2)
    assert [view.alive for view in floor.kiosks()] == [False]
