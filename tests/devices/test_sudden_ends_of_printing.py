"""kill -9 while jobs are printed: nothing is lost, and nothing comes out twice."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from devices.simulators.escpos_printer import SimulatedEscposPrinter
from kiosk.domain.documents import TemporarySlip
from kiosk.domain.print_job import PrintState
from kiosk.store.print_ledger import PrintLedger, queue_job
from kiosk.store.writing import writing
from made_up_clinic import SetClock, make_clinic_at

FAKES = Path(__file__).parent.parent / "fakes"
ROOT = FAKES.parents[1]


@pytest.fixture
def printing(tmp_path, run_simulator):
    """Start the process that prints; give it and its printer."""
    simulator = run_simulator(SimulatedEscposPrinter(203, 576))
    running = []

    def start():
        process = subprocess.Popen(
            [sys.executable, str(FAKES / "spooling_process.py"), str(tmp_path / "store.db"), simulator.url],
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": f"{ROOT}:{FAKES}"},
        )
        running.append(process)
        return process

    yield start, simulator
    for process in running:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.timeout(3600)
def test_whenever_the_program_is_killed_no_job_is_lost_and_none_comes_out_twice(tmp_path, printing, rounds):
    start, simulator = printing
    clinic, chance = make_clinic_at(tmp_path / "store.db", SetClock()), random.Random(3)  # noqa: S311
    jobs, heights = {}, []
    take_page = simulator.device._put_out
    simulator.device._put_out = lambda page: (heights.append(page.height), take_page(page))
    for cycle in range(rounds(5, 200)):
        with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
            for number in range(10 * cycle + 1, 10 * cycle + 5):
                slip = TemporarySlip("惠民门诊部", str(number), "1", "K1", clinic.clock.now())
                jobs[queue_job(work, slip, "slips")] = number
        process = start()
        for _ in range(chance.randint(1, 6)):  # killed just after a word, which is at any point of the next step
            process.stdout.readline()
        process.kill()
        process.wait()
    process = start()
    ledger = PrintLedger(clinic.store)
    while any(not ledger.state(job).finished and ledger.state(job) is not PrintState.UNKNOWN for job in jobs):
        process.stdout.readline()
    states = {number: ledger.state(job) for job, number in jobs.items()}
    clinic.store.close()
    assert set(states.values()) <= {PrintState.CONFIRMED, PrintState.UNKNOWN}
    assert len(heights) == len(set(heights))
    assert {number for number, state in states.items() if state is PrintState.CONFIRMED} <= set(heights)
