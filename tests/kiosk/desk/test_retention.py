"""What came out days ago leaves the ledger; what somebody may still ask for does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Table, func, select

from kiosk.desk.clock import ask_about_clock
from kiosk.desk.desk import Desk
from kiosk.desk.retention import forget_old_papers
from kiosk.desk.workplace import Workplace
from kiosk.domain.documents import TemporarySlip
from kiosk.domain.print_job import PrintState
from kiosk.store import past_papers, tables
from kiosk.store.audit import verify_chain
from kiosk.store.print_ledger import PrintLedger, move_job, queue_job
from kiosk.store.writing import writing
from made_up_clinic import ZONE, MadeUpClinic, card, codes_of_the_clinic

ENDS = (PrintState.CONFIRMED, PrintState.SENT, PrintState.FAILED)
STAYS = (PrintState.QUEUED, PrintState.SENDING, PrintState.UNKNOWN)


@pytest.fixture
def place(clinic: MadeUpClinic) -> Workplace:
    return Workplace(clinic.store, clinic.settings, *codes_of_the_clinic(), clinic.clock)


def job(clinic: MadeUpClinic, state: PrintState = PrintState.CONFIRMED, copy_of: str | None = None) -> str:
    """Bring a paper to a state the way that printers do."""
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        slip = TemporarySlip("惠民门诊部", "T-0001", "1", "K1", clinic.clock.now())
        made = queue_job(work, slip, "slips", reprint_of=copy_of)
        if state is not PrintState.QUEUED and state is not PrintState.CANCELLED:
            move_job(work, made, PrintState.SENDING)
        if state not in {PrintState.QUEUED, PrintState.SENDING}:
            move_job(work, made, state)
    return made


def a_person_comes(clinic: MadeUpClinic, days: float) -> None:
    """Let days pass on which somebody registered each day, so that nobody doubts the machine's date."""
    for _ in range(int(days)):
        clinic.clock.moment += timedelta(days=1)
        clinic.registered(clinic.desk(), card(0), clinic.session(day=clinic.clock.moment.astimezone(ZONE).date()))
    clinic.clock.moment += timedelta(days=days % 1)


def left(clinic: MadeUpClinic) -> list[str]:
    jobs = tables.print_jobs.c
    with clinic.store.reading() as connection:
        return list(connection.scalars(select(jobs.id).where(jobs.kind == "temporary").order_by(jobs.id)))


def test_paper_that_ended_is_forgotten_after_a_week_and_not_before(clinic: MadeUpClinic, place: Workplace) -> None:
    ended = [job(clinic, state) for state in (*ENDS, PrintState.CANCELLED)]
    a_person_comes(clinic, 6.9)
    forget_old_papers(place)
    assert left(clinic) == ended
    clinic.clock.moment += timedelta(hours=3)
    assert forget_old_papers(place) >= len(ended)
    assert left(clinic) == []


def test_what_waits_and_what_nobody_knows_the_end_of_stays(clinic: MadeUpClinic, place: Workplace) -> None:
    kept = [job(clinic, state) for state in STAYS]
    a_person_comes(clinic, 8)
    forget_old_papers(place)
    assert left(clinic) == kept


def test_a_paper_stays_as_long_as_what_it_was_printed_again_as(clinic: MadeUpClinic, place: Workplace) -> None:
    first = job(clinic, PrintState.FAILED)
    second = job(clinic, PrintState.FAILED, first)
    third = job(clinic, PrintState.UNKNOWN, second)
    a_person_comes(clinic, 8)
    forget_old_papers(place)
    assert left(clinic) == [first, second, third]
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        move_job(work, third, PrintState.CONFIRMED)
    a_person_comes(clinic, 8)
    forget_old_papers(place)
    assert left(clinic) == []


def test_much_paper_goes_in_small_bites(
    clinic: MadeUpClinic, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_papers, "MOST_AT_ONCE", 2)
    for _ in range(5):
        job(clinic)
    a_person_comes(clinic, 8)
    assert forget_old_papers(place) >= 5
    assert left(clinic) == []


def test_while_the_date_is_in_doubt_nothing_is_forgotten(clinic: MadeUpClinic, place: Workplace) -> None:
    clinic.registered(clinic.desk(), card(0), clinic.session())
    made = job(clinic)
    clinic.clock.moment += timedelta(days=365)
    assert ask_about_clock(place) is not None
    assert forget_old_papers(place) == 0
    assert left(clinic) == [made]


def test_the_clinic_says_how_long(clinic: MadeUpClinic, place: Workplace) -> None:
    job(clinic)
    a_person_comes(clinic, 2)
    shorter = replace(place, settings=replace(place.settings, keep_papers=timedelta(days=1)))
    forget_old_papers(shorter)
    assert left(clinic) == []


def test_who_came_and_what_was_done_stays_written_down(clinic: MadeUpClinic, place: Workplace) -> None:
    desk: Desk = clinic.desk(printers={"ticket": "slips"})
    clinic.registered(desk, card(2), clinic.session())
    ledger = PrintLedger(clinic.store, clinic.clock.now)
    while (claimed := ledger.claim("slips")) is not None:
        ledger.finish(claimed.id, PrintState.CONFIRMED)
    rows = (tables.people, tables.registrations, tables.audit)
    before = [count(clinic, one) for one in rows]
    a_person_comes(clinic, 8)
    forget_old_papers(place)
    assert all(now >= was for now, was in zip([count(clinic, one) for one in rows], before, strict=True))
    with clinic.store.reading() as connection:
        assert verify_chain(connection) is None


def count(clinic: MadeUpClinic, table: Table) -> int:
    with clinic.store.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(table)))
