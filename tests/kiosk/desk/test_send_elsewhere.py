"""Paper of one desk's printer is sent to another desk's by staff, and never printed twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.documents import Ticket
from kiosk.domain.print_job import PrintState
from kiosk.domain.staff import Role
from kiosk.ports import PrinterCondition
from kiosk.print_routes import PrinterDuties
from kiosk.store import tables
from kiosk.store.print_ledger import PrintLedger
from made_up_clinic import MadeUpClinic, card
from staffed_window import StaffedWindow

Staffed = tuple[MadeUpClinic, StaffedWindow]
KIOSKS, WINDOWS = "receipts", "C1-receipts"


@pytest.fixture
def ledger(staffed: Staffed) -> PrintLedger:
    return PrintLedger(staffed[0].store, staffed[0].clock.now)


@pytest.fixture
def window(staffed: Staffed) -> WindowDesk:
    """Two people have registered at a kiosk whose printers are off; the window's receipt printer works."""
    clinic, made = staffed
    session = clinic.session()
    for order in (2, 4):
        clinic.registered(clinic.desk(), card(order), session)
    clinic.desk().own_printers.hold([PrinterDuties(KIOSKS, ("ticket",)), PrinterDuties("labels", ("sticker",))])
    window = made.signed_in(Role.CLERK)
    window.own_printers.hold([PrinterDuties(WINDOWS, ("guidance",), ("ticket",))])
    window.own_printers.tell(WINDOWS, PrinterCondition.READY.value)
    return window


def send_all(window: WindowDesk) -> int:
    (stand_in,) = window.devices.stand_ins(KIOSKS)
    return window.devices.send_elsewhere(stand_in.jobs, KIOSKS, stand_in.printer)


def test_what_waits_at_a_kiosk_comes_out_at_the_window_once(window: WindowDesk, ledger: PrintLedger) -> None:
    (stand_in,) = window.devices.stand_ins(KIOSKS)
    assert (stand_in.printer, stand_in.works, len(stand_in.jobs)) == (WINDOWS, True, 2)
    assert send_all(window) == 2
    assert window.devices.stand_ins(KIOSKS) == ()
    assert window.devices.send_elsewhere(stand_in.jobs, KIOSKS, WINDOWS) == 0
    assert ledger.claim(KIOSKS) is None
    printed = [ledger.claim(WINDOWS) for _ in range(3)]
    assert [None if job is None else job.document.number for job in printed] == ["1", "2", None]  # type: ignore[union-attr]


def test_a_paper_that_the_kiosk_took_meanwhile_stays_there(window: WindowDesk, ledger: PrintLedger) -> None:
    (stand_in,) = window.devices.stand_ins(KIOSKS)
    taken = ledger.claim(KIOSKS)
    assert taken is not None
    assert window.devices.send_elsewhere(stand_in.jobs, KIOSKS, WINDOWS) == 1
    ledger.finish(taken.id, PrintState.UNKNOWN)
    assert window.devices.stand_ins(KIOSKS) == ()


def test_what_failed_is_printed_once_more_with_its_number_and_marked(window: WindowDesk, ledger: PrintLedger) -> None:
    failed = fail_first(ledger)
    assert send_all(window) == 2
    assert window.devices.stand_ins(KIOSKS) == ()
    assert [job for job in window.paper.open_jobs() if job.state is PrintState.FAILED] == []
    tickets = [ledger.claim(WINDOWS), ledger.claim(WINDOWS)]
    shown = [(one.document.number, one.document.reprint) for one in tickets if one and isinstance(one.document, Ticket)]
    assert sorted(shown) == [("1", True), ("2", False)]
    assert ledger.state(failed) is PrintState.FAILED


def test_what_failed_long_ago_is_nobodys(staffed: Staffed, window: WindowDesk, ledger: PrintLedger) -> None:
    fail_first(ledger)
    staffed[0].clock.moment += timedelta(hours=13)
    assert [len(one.jobs) for one in window.devices.stand_ins(KIOSKS)] == [1]


def test_the_ticket_of_a_registration_that_was_cancelled_goes_nowhere(window: WindowDesk, ledger: PrintLedger) -> None:
    failed = fail_first(ledger)
    for row in window.people.search("wxf").rows:
        detail = window.people.detail(row.person_id)
        assert detail is not None
        for one in detail.today:
            window.registering.cancel(one.id)
    assert window.devices.stand_ins(KIOSKS) == ()
    assert window.devices.send_elsewhere([failed], KIOSKS, WINDOWS) == 0


def fail_first(ledger: PrintLedger) -> str:
    job = ledger.claim(KIOSKS)
    assert job is not None
    ledger.finish(job.id, PrintState.FAILED)
    return job.id


def test_labels_are_not_sent_to_a_printer_of_receipts(window: WindowDesk) -> None:
    person = window.people.search("wxf").rows[0].person_id
    window.paper.sticker(person)
    assert window.devices.stand_ins("labels") == ()
    jobs = [job.id for job in window.paper.open_jobs() if job.kind == "sticker"]
    assert window.devices.send_elsewhere(jobs, "labels", WINDOWS) == 0


def test_paper_that_no_printer_prints_goes_to_one_with_the_paper_for_it(
    window: WindowDesk, ledger: PrintLedger
) -> None:
    window.paper.wifi()
    person = window.people.search("wxf").rows[0].person_id
    window.paper.card(person)
    found = window.devices.stand_ins(None)
    assert {one.printer: len(one.jobs) for one in found} == {KIOSKS: 1, WINDOWS: 1}
    wifi = found[0].jobs
    assert window.devices.send_elsewhere(wifi, None, "labels") == 0
    assert window.devices.send_elsewhere(wifi, None, WINDOWS) == 1
    assert window.devices.send_elsewhere(wifi, None, WINDOWS) == 0
    job = ledger.claim(WINDOWS)
    assert job is not None
    assert job.kind == "wifi"
    assert {one.kind for one in window.paper.open_jobs() if one.printer is None} == {"card"}


def test_a_stand_in_that_cannot_print_itself_says_so_and_comes_last(staffed: Staffed, window: WindowDesk) -> None:
    window.own_printers.hold([PrinterDuties("broken", ("ticket",)), PrinterDuties(WINDOWS, ("ticket",))])
    window.own_printers.tell("broken", PrinterCondition.PAPER_OUT.value)
    assert [(one.printer, one.works) for one in window.devices.stand_ins(KIOSKS)] == [
        (WINDOWS, True),
        ("broken", False),
    ]


def test_every_paper_sent_elsewhere_is_in_the_audit_with_who_did_it(staffed: Staffed, window: WindowDesk) -> None:
    send_all(window)
    columns = tables.audit.c
    with staffed[0].store.reading() as connection:
        found = connection.execute(select(columns.details).where(columns.event == "print_sent_to")).scalars().all()
    assert len(found) == 2
    assert all(WINDOWS in one and '"staff"' in one for one in found)
