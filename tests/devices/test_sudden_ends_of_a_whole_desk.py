"""kill -9 at any point while a desk registers and prints. Its acknowledgements and the paper are judges."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import time
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select as query

from devices.simulators.escpos_printer import SimulatedEscposPrinter
from kiosk.domain.print_job import PrintState
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from kiosk.store.engine import make_store
from kiosk.store.print_ledger import PrintLedger
from lives import Life, Lives
from made_up_clinic import KEY, SetClock, make_clinic_at

PEOPLE_A_LIFE = 8
LONGEST_MORE_S = 0.03
SETTLED = {PrintState.CONFIRMED, PrintState.UNKNOWN}


class Desks:
    """The desks that live one after the other at one store and one printer, and everything they said."""

    def __init__(self, lives: Lives, path: Path, session_id: str, url: str) -> None:
        self.said: list[tuple[str, ...]] = []
        self._begin = partial(lives.begin, path, session_id, url)

    def begin(self, first: int, many: int) -> Life:
        return self._begin(range(first, first + many))

    def hear(self, life: Life) -> None:
        said = life.hear()
        assert said is not None, "the desk ended"
        self.said.append(said)

    def kill(self, life: Life) -> None:
        self.said += life.kill()


@pytest.fixture
def lives() -> Iterator[Lives]:
    forked = Lives("forked_desk")
    yield forked
    forked.close()


@pytest.mark.timeout(7200)
def test_killed_at_any_point_a_desk_loses_nothing_confirmed_and_prints_nothing_twice(
    tmp_path, run_simulator, lives, rounds
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
        desks = Desks(lives, path, session_id, simulator.url)
        kill_again_and_again(desks, random.Random(seed), rounds(8, 25))  # noqa: S311
        last = desks.begin(900, 0)
        wait_until_all_is_printed(desks, last, path)
        desks.kill(last)
        assert_nothing_is_lost_and_nothing_is_twice(desks, path, heights)


def kill_again_and_again(desks: Desks, chance: random.Random, kills: int) -> None:
    for kill in range(kills):
        life = desks.begin(1 + kill * PEOPLE_A_LIFE, PEOPLE_A_LIFE)
        for _ in range(chance.randrange(12)):
            if not life.says_something(1.0):
                break
            desks.hear(life)
        life.says_something(chance.uniform(0, LONGEST_MORE_S))
        desks.kill(life)


def wait_until_all_is_printed(desks: Desks, last: Life, path: Path) -> None:
    store = make_store(path, KEY)
    ledger = PrintLedger(store)
    with store.reading() as connection:
        jobs = list(connection.scalars(query(tables.print_jobs.c.id).where(tables.print_jobs.c.kind == "ticket")))
    while any(ledger.state(job) not in SETTLED for job in jobs):
        desks.hear(last)
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
