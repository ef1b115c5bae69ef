"""kill -9 at any point while a desk registers and prints. Its acknowledgements and the paper are judges."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from sqlalchemy import select as query

from devices.simulators.escpos_printer import SimulatedEscposPrinter
from kiosk.domain.print_job import PrintState
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from kiosk.store.engine import make_store
from kiosk.store.print_ledger import PrintLedger
from made_up_clinic import KEY, SetClock, make_clinic_at

FAKES = Path(__file__).parent.parent / "fakes"
PEOPLE_A_LIFE = 8
LONGEST_MORE_S = 0.03
SETTLED = {PrintState.CONFIRMED, PrintState.UNKNOWN}


class Desks:
    """The desks that are forked one after the other, and everything they said."""

    def __init__(self, path: Path, session_id: str, url: str) -> None:
        self.said: list[list[str]] = []
        self._rest = b""
        self._process = subprocess.Popen(
            [sys.executable, str(FAKES / "forked_desk.py"), str(path), session_id, url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={"PYTHONPATH": f"{FAKES.parents[1]}{os.pathsep}{FAKES}"},
        )

    def begin(self, first: int, many: int) -> int:
        """Begin a life; return its process id."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{first} {many}\n".encode())
        word, pid = self.hear()
        assert word == "pid"
        return int(pid)

    def hear(self) -> list[str]:
        assert self._process.stdout is not None
        while b"\n" not in self._rest:
            more = os.read(self._process.stdout.fileno(), 65536)
            assert more, "the desks' process ended"
            self._rest += more
        line, self._rest = self._rest.split(b"\n", 1)
        self.said.append(line.decode().split())
        return self.said[-1]

    def kill(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)
        while self.hear() != ["dead"]:
            pass

    def something_is_said(self, within: float) -> bool:
        assert self._process.stdout is not None
        return bool(self._rest) or bool(select.select([self._process.stdout], [], [], within)[0])

    def end(self) -> None:
        self._process.communicate()


@pytest.fixture
def desks() -> Iterator[list[Desks]]:
    running: list[Desks] = []
    yield running
    for one in running:
        one.end()


@pytest.mark.timeout(7200)
def test_killed_at_any_point_a_desk_loses_nothing_confirmed_and_prints_nothing_twice(
    tmp_path, run_simulator, desks, rounds
):
    for seed in range(rounds(1, 40)):
        simulator = run_simulator(SimulatedEscposPrinter(203, 576))
        heights: list[int] = []
        put_out = simulator.device._put_out
        simulator.device._put_out = lambda page, put_out=put_out, heights=heights: (
            heights.append(page.height),
            put_out(page),
        )
        path = tmp_path / f"store-{seed}.db"
        clinic = make_clinic_at(path, SetClock())
        session_id = clinic.session(slots={time(8): 500})
        clinic.store.close()
        desks.append(Desks(path, session_id, simulator.url))
        kill_again_and_again(desks[-1], random.Random(seed), rounds(8, 25))  # noqa: S311
        last = desks[-1].begin(900, 0)
        wait_until_all_is_printed(desks[-1], path)
        desks[-1].kill(last)
        assert_nothing_is_lost_and_nothing_is_twice(desks[-1], path, heights)


def kill_again_and_again(desks: Desks, chance: random.Random, kills: int) -> None:
    for kill in range(kills):
        pid = desks.begin(1 + kill * PEOPLE_A_LIFE, PEOPLE_A_LIFE)
        for _ in range(chance.randrange(12)):
            if not desks.something_is_said(1.0):
                break
            desks.hear()
        desks.something_is_said(chance.uniform(0, LONGEST_MORE_S))
        desks.kill(pid)


def wait_until_all_is_printed(desks: Desks, path: Path) -> None:
    store = make_store(path, KEY)
    ledger = PrintLedger(store)
    with store.reading() as connection:
        jobs = list(connection.scalars(query(tables.print_jobs.c.id).where(tables.print_jobs.c.kind == "ticket")))
    while any(ledger.state(job) not in SETTLED for job in jobs):
        desks.hear()
    store.close()


def assert_nothing_is_lost_and_nothing_is_twice(desks: Desks, path: Path, heights: list[int]) -> None:
    acknowledged = {said[1]: said[2] for said in desks.said if said[0] == "registered"}
    confirmed = {said[1] for said in desks.said if said[0] == "confirmed"}
    registrations, jobs, slots = tables.registrations.c, tables.print_jobs.c, tables.slots.c
    store = make_store(path, KEY)
    with store.reading() as connection:
        assert verify_chain(connection) is None
        written = {row.id: row.number for row in connection.execute(query(registrations.id, registrations.number))}
        tickets = connection.execute(
            query(jobs.id, jobs.registration_id, jobs.state).where(jobs.kind == "ticket")
        ).all()
        free, capacity = connection.execute(query(slots.free, slots.capacity)).one()
    store.check()
    store.close()
    states = {int(written[row.registration_id]): PrintState(row.state) for row in tickets}
    assert acknowledged.items() <= {key: str(number) for key, number in written.items()}.items()
    assert len(set(written.values())) == len(written)
    assert sorted(row.registration_id for row in tickets) == sorted(written)
    assert confirmed <= {row.id for row in tickets if row.state == PrintState.CONFIRMED.value}
    assert free + len(written) == capacity
    assert len(heights) == len(set(heights))
    assert {number for number, state in states.items() if state is PrintState.CONFIRMED} <= set(heights) <= set(states)
    assert set(states.values()) <= SETTLED
