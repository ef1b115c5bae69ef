"""The print ledger as a spooler meets it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from kiosk.domain.desks import DeskKind
from kiosk.domain.documents import HealthCodeSticker, PaperCard, TemporarySlip
from kiosk.domain.print_job import NEXT_STATES, PrintState
from kiosk.ports import PrinterCondition
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from kiosk.store.clinic_setup import make_desk
from kiosk.store.print_ledger import ClaimedJob, IllegalTransition, NoSuchJob, PrintLedger, move_job, queue_job
from kiosk.store.writing import writing
from made_up_clinic import MadeUpClinic, card

SLIP = "slips"


@pytest.fixture
def ledger(clinic: MadeUpClinic) -> PrintLedger:
    return PrintLedger(clinic.store, clinic.clock.now)


def queue(clinic: MadeUpClinic, printer: str | None = SLIP, number: str = "T-0001") -> str:
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        return queue_job(work, TemporarySlip("惠民门诊部", number, "1", "K1", clinic.clock.now()), printer)


def claim(ledger: PrintLedger, printer: str = SLIP) -> ClaimedJob:
    job = ledger.claim(printer)
    assert job is not None
    return job


def test_what_somebody_waits_for_comes_first_and_then_the_oldest(clinic: MadeUpClinic, ledger: PrintLedger) -> None:
    desk = clinic.desk(printers=dict.fromkeys(("ticket", "sticker", "temporary"), SLIP))
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        queue_job(work, PaperCard("惠民门诊部", "王秀芳", "JZ1:X", "00000007"), SLIP)
        queue_job(work, HealthCodeSticker("惠民门诊部", "王*芳", "JZ1:X", "00000007"), SLIP)
    desk.register_temporary()
    session_id = clinic.session()
    views = [clinic.registered(desk, card(order), session_id).registration for order in (2, 4)]
    order = []
    while (job := ledger.claim(SLIP)) is not None:
        order.append(job)
    assert [job.kind for job in order] == ["ticket", "ticket", "temporary", "sticker", "sticker", "sticker", "card"]
    assert [job.id for job in order[:2]] == [view.ticket_job for view in views]


def test_a_claimed_job_is_sending_before_a_byte_has_gone(clinic: MadeUpClinic, ledger: PrintLedger) -> None:
    job_id = queue(clinic)
    job = claim(ledger)
    assert (job.id, job.kind, ledger.state(job_id)) == (job_id, "temporary", PrintState.SENDING)
    assert isinstance(job.document, TemporarySlip)


def test_a_job_is_claimed_once_and_only_for_its_own_printer(clinic: MadeUpClinic, ledger: PrintLedger) -> None:
    queue(clinic)
    queue(clinic, None)
    assert ledger.claim("labels") is None
    assert claim(ledger)
    assert ledger.claim(SLIP) is None


@pytest.mark.parametrize("end", [PrintState.CONFIRMED, PrintState.SENT, PrintState.UNKNOWN, PrintState.FAILED])
def test_a_job_ends_as_the_spooler_says(clinic: MadeUpClinic, ledger: PrintLedger, end: PrintState) -> None:
    queue(clinic)
    job = claim(ledger)
    ledger.finish(job.id, end, PrinterCondition.PAPER_OUT)
    assert ledger.state(job.id) is end
    assert ledger.claim(SLIP) is None


def test_a_released_job_takes_its_old_place_again(clinic: MadeUpClinic, ledger: PrintLedger) -> None:
    first, _ = queue(clinic), queue(clinic)
    ledger.release(claim(ledger).id)
    assert claim(ledger).id == first


def test_what_was_being_sent_at_a_crash_is_unknown_and_is_never_sent_again(
    clinic: MadeUpClinic, ledger: PrintLedger
) -> None:
    queue(clinic)
    queue(clinic, "labels")
    interrupted, other = claim(ledger), claim(ledger, "labels")
    assert (ledger.recover(SLIP), ledger.recover(SLIP)) == (1, 0)
    assert ledger.state(interrupted.id) is PrintState.UNKNOWN
    assert ledger.state(other.id) is PrintState.SENDING
    assert ledger.claim(SLIP) is None


@pytest.mark.parametrize(("came_out", "end"), [(True, PrintState.CONFIRMED), (False, PrintState.FAILED)])
def test_a_persons_answer_closes_an_unknown_job(
    clinic: MadeUpClinic, ledger: PrintLedger, came_out: bool, end: PrintState
) -> None:
    queue(clinic)
    job = claim(ledger)
    ledger.finish(job.id, PrintState.UNKNOWN)
    ledger.answer(job.id, came_out)
    assert ledger.state(job.id) is end


def test_a_document_that_cannot_be_read_fails_and_holds_nobody_up(clinic: MadeUpClinic, ledger: PrintLedger) -> None:
    strange, good = queue(clinic), queue(clinic)
    jobs = tables.print_jobs
    with clinic.store.writing() as connection:
        connection.execute(update(jobs).where(jobs.c.id == strange).values(document='{"kind":"poster"}'))
    assert claim(ledger).id == good
    assert ledger.state(strange) is PrintState.FAILED


def test_an_unknown_job_is_never_queued_again(clinic: MadeUpClinic, ledger: PrintLedger) -> None:
    queue(clinic)
    job = claim(ledger)
    ledger.finish(job.id, PrintState.UNKNOWN)
    with pytest.raises(IllegalTransition):
        ledger.release(job.id)
    assert ledger.state(job.id) is PrintState.UNKNOWN


def test_a_job_that_is_not_there_is_a_bug(clinic: MadeUpClinic, ledger: PrintLedger) -> None:
    with pytest.raises(NoSuchJob):
        ledger.state("nothing")
    with pytest.raises(NoSuchJob):
        ledger.finish("nothing", PrintState.SENT)
    with (
        pytest.raises(NoSuchJob),
        writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work,
    ):
        move_job(work, "nothing", PrintState.SENT)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(wanted=st.lists(st.sampled_from(PrintState), max_size=6))
def test_a_job_only_goes_where_its_state_leads(
    clinic: MadeUpClinic, ledger: PrintLedger, wanted: list[PrintState]
) -> None:
    job_id, state = queue(clinic), PrintState.QUEUED
    for next_state in wanted:
        if next_state in NEXT_STATES[state]:
            ledger.finish(job_id, next_state)
            state = next_state
        else:
            with pytest.raises(IllegalTransition):
                ledger.finish(job_id, next_state)
        assert ledger.state(job_id) is state


def test_every_move_is_in_the_audit_and_names_the_desk_that_wrote_the_job(
    clinic: MadeUpClinic, ledger: PrintLedger
) -> None:
    queue(clinic)
    job = claim(ledger)
    ledger.finish(job.id, PrintState.SENT, PrinterCondition.UNKNOWN)
    audit = tables.audit.c
    with clinic.store.reading() as connection:
        rows = connection.execute(
            select(audit.event, audit.desk_id).where(audit.subject_id == job.id).order_by(audit.position)
        ).all()
        assert verify_chain(connection) is None
    assert rows == [("print_queued", "kiosk-1"), ("print_sending", "kiosk-1"), ("print_sent", "kiosk-1")]


def test_the_version_moves_when_a_job_is_written(clinic: MadeUpClinic, ledger: PrintLedger) -> None:
    before = ledger.data_version()
    queue(clinic)
    assert ledger.data_version() != before


def test_what_goes_to_another_printer_goes_for_the_desk_that_wrote_each_job(
    clinic: MadeUpClinic, ledger: PrintLedger
) -> None:
    jobs = {queue(clinic): clinic.settings.desk_id}
    with writing(clinic.store, replace(clinic.settings.place, desk_id="window-1"), clinic.clock.now()) as work:
        make_desk(work, "window-1", "1号窗口", "W1", DeskKind.WINDOW)
        slip = TemporarySlip("惠民门诊部", "T-0002", "1", "W1", clinic.clock.now())
        jobs[queue_job(work, slip, SLIP)] = "window-1"
    printing = claim(ledger)
    assert ledger.redirect(SLIP, {"temporary": "other", "card": "other"}) == 1
    ledger.release(printing.id)
    assert ledger.redirect(SLIP, {"card": "other"}) == 0
    assert ledger.redirect(SLIP, {"temporary": "other"}) == 1
    audit = tables.audit.c
    with clinic.store.reading() as connection:
        query = select(audit.subject_id, audit.desk_id).where(audit.event == "print_redirected")
        assert {row.subject_id: row.desk_id for row in connection.execute(query)} == jobs
    assert {claim(ledger, "other").id, claim(ledger, "other").id} == set(jobs)
