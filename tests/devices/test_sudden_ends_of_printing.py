"""kill -9 while jobs are printed: nothing is lost, and nothing comes out twice."""

import random

import pytest

from devices.simulators.escpos_printer import SimulatedEscposPrinter
from kiosk.domain.documents import TemporarySlip
from kiosk.domain.print_job import PrintState
from kiosk.store.print_ledger import PrintLedger, queue_job
from kiosk.store.writing import writing
from lives import Lives
from made_up_clinic import SetClock, make_clinic_at


@pytest.fixture
def lives():
    spoolers = Lives("spooling_process")
    yield spoolers
    spoolers.close()


@pytest.mark.timeout(3600)
def test_whenever_the_program_is_killed_no_job_is_lost_and_none_comes_out_twice(tmp_path, lives, run_simulator, rounds):
    simulator = run_simulator(SimulatedEscposPrinter(203, 576))
    clinic, chance = make_clinic_at(tmp_path / "store.db", SetClock()), random.Random(3)  # noqa: S311
    jobs, heights = {}, []
    take_page = simulator.device._put_out
    simulator.device._put_out = lambda page: (heights.append(page.height), take_page(page))
    for cycle in range(rounds(5, 200)):
        with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
            for number in range(10 * cycle + 1, 10 * cycle + 5):
                slip = TemporarySlip("惠民门诊部", str(number), "1", "K1", clinic.clock.now())
                jobs[queue_job(work, slip, "slips")] = number
        life = lives.begin(tmp_path / "store.db", simulator.url)
        for _ in range(chance.randint(1, 6)):  # killed just after a word, which is at any point of the next step
            life.hear()
        life.kill()
    last = lives.begin(tmp_path / "store.db", simulator.url)
    ledger = PrintLedger(clinic.store)
    while any(not ledger.state(job).finished and ledger.state(job) is not PrintState.UNKNOWN for job in jobs):
        last.hear()
    last.kill()
    states = {number: ledger.state(job) for job, number in jobs.items()}
    clinic.store.close()
    assert set(states.values()) <= {PrintState.CONFIRMED, PrintState.UNKNOWN}
    assert len(heights) == len(set(heights))
    assert {number for number, state in states.items() if state is PrintState.CONFIRMED} <= set(heights)
