"""Paper of a past day at a desk's own printers, as the printers' beat deals with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from kiosk.domain.documents import TemporarySlip, Ticket
from kiosk.print_routes import PrinterDuties
from kiosk.store import tables
from kiosk.store.print_ledger import PrintLedger, queue_job, send_job_to
from kiosk.store.writing import writing
from made_up_clinic import MadeUpClinic, card, local

SLIPS = "slips"
DUTIES = [PrinterDuties(SLIPS, ["ticket", "sticker", "temporary"])]


@pytest.fixture
def ledger(clinic: MadeUpClinic) -> PrintLedger:
    return PrintLedger(clinic.store, clinic.clock.now)


def hold(clinic: MadeUpClinic) -> None:
    clinic.desk().own_printers.hold(DUTIES)


def queue(clinic: MadeUpClinic, printer: str | None = SLIPS) -> str:
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        return queue_job(work, TemporarySlip("惠民门诊部", "T-0001", "1", "K1", clinic.clock.now()), printer)


def claimed(ledger: PrintLedger) -> str | None:
    job = ledger.claim(SLIPS)
    return None if job is None else job.id


def test_what_waited_since_yesterday_does_not_come_out_and_is_there_for_staff_to_print_again(
    clinic: MadeUpClinic, ledger: PrintLedger
) -> None:
    desk = clinic.desk(printers={"ticket": SLIPS, "sticker": SLIPS})
    ticket = clinic.registered(desk, card(2), clinic.session()).registration
    clinic.clock.moment += timedelta(days=1)
    today = queue(clinic)
    hold(clinic)
    assert (claimed(ledger), claimed(ledger)) == (today, None)
    with clinic.store.reading() as connection:
        jobs = connection.execute(select(tables.print_jobs).where(tables.print_jobs.c.id != today)).all()
    found = {(job.kind, job.state, job.condition) for job in jobs}
    assert found == {("ticket", "failed", "past_day"), ("sticker", "failed", "past_day")}
    desk.reprint_ticket(ticket.id)
    hold(clinic)
    job = ledger.claim(SLIPS)
    assert job is not None
    assert isinstance(job.document, Ticket)
    assert (job.document.number, job.document.reprint) == (ticket.number, True)


def test_what_staff_send_to_a_printer_themselves_comes_out_though_it_waited_for_days(
    clinic: MadeUpClinic, ledger: PrintLedger
) -> None:
    job = queue(clinic, printer=None)
    clinic.clock.moment += timedelta(days=3)
    hold(clinic)
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        assert send_job_to(work, job, SLIPS)
    hold(clinic)
    assert claimed(ledger) == job


@pytest.mark.parametrize(("waited", "printed"), [(timedelta(minutes=115), True), (timedelta(minutes=125), False)])
def test_over_midnight_somebody_may_still_stand_there(
    clinic: MadeUpClinic, ledger: PrintLedger, waited: timedelta, printed: bool
) -> None:
    clinic.clock.moment = local(23, 30)
    queue(clinic)
    clinic.clock.moment += waited
    hold(clinic)
    assert (claimed(ledger) is not None) is printed


def test_paper_of_this_day_comes_out_however_long_it_waited_and_though_the_clock_went_back(
    clinic: MadeUpClinic, ledger: PrintLedger
) -> None:
    clinic.clock.moment = local(0, 10)
    morning = queue(clinic)
    clinic.clock.moment = local(23, 50)
    hold(clinic)
    evening = queue(clinic)
    assert claimed(ledger) == morning
    clinic.clock.moment -= timedelta(days=400)
    hold(clinic)
    assert claimed(ledger) == evening


def test_another_desks_printers_and_what_was_being_sent_are_left_alone(
    clinic: MadeUpClinic, ledger: PrintLedger
) -> None:
    sending, elsewhere = queue(clinic), queue(clinic, printer="other")
    assert claimed(ledger) == sending
    clinic.clock.moment += timedelta(days=1)
    hold(clinic)
    assert (ledger.state(sending).value, ledger.state(elsewhere).value) == ("sending", "queued")
