"""kill -9 in the middle, and several writers at once: what was acknowledged is there, and no number is there twice."""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import time
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import select

from kiosk.domain.print_job import PrintState
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from kiosk.store.engine import Store, make_store
from kiosk.store.print_ledger import PrintLedger
from lives import Life, Lives
from made_up_clinic import KEY, MadeUpClinic, SetClock, card, clinic_in, local

KILLS = 12
_REGISTRATIONS = tables.registrations.c


@pytest.fixture(scope="module")
def lives() -> Iterator[Lives]:
    desks = Lives("registering_process")
    yield desks
    desks.close()


def begun(lives: Lives, path: Path, session_id: str, first: int, many: int) -> Life:
    """Begin a desk that is ready to register so many people."""
    life = lives.begin(path, session_id, range(first, first + many), local(8, 40))
    assert life.hear() == "ready"
    return life


def killed_after(life: Life, count: int) -> list[list[str]]:
    """Let a desk acknowledge `count` things, kill it, and return all it had acknowledged."""
    life.tell("go")
    said = [life.hear() for _ in range(count)]
    return [one.split() for one in (*said, *life.kill())]


def numbers(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        rows = connection.execute(select(_REGISTRATIONS.id, _REGISTRATIONS.number))
        return {row.id: str(row.number) for row in rows}


@pytest.fixture
def shared(clinic: MadeUpClinic) -> tuple[Path, str]:
    """A store that no process has open, and a session with room."""
    session_id = clinic.session(slots={time(8): 5000})
    clinic.store.close()
    return clinic.store.path, session_id


def test_after_kill_9_everything_acknowledged_is_there_and_nothing_is_half_there(
    shared: tuple[Path, str], lives: Lives
) -> None:
    path, session_id = shared
    chance = random.Random(9)  # noqa: S311
    acknowledged: dict[str, str] = {}
    for kill in range(KILLS):
        life = begun(lives, path, session_id, 1 + 80 * kill, 80)
        for what, row_id, *rest in killed_after(life, chance.randrange(1, 9)):
            if what == "registered":
                acknowledged[row_id] = rest[0]
    store = make_store(path, KEY)
    found = numbers(store)
    assert acknowledged.items() <= found.items()
    assert len(set(found.values())) == len(found)
    assert_whole(store, set(found))
    store.close()


def assert_whole(store: Store, registrations: set[str]) -> None:
    """Every registration has its ticket and its outbox row, the counters fit, and no job that was sent is queued."""
    jobs, outbox, slots = tables.print_jobs.c, tables.outbox.c, tables.slots.c
    with store.reading() as connection:
        assert verify_chain(connection) is None
        tickets = connection.scalars(select(jobs.registration_id).where(jobs.kind == "ticket")).all()
        told = connection.scalars(select(outbox.record_id).where(outbox.record == "registrations")).all()
        positions = connection.scalars(select(outbox.position).order_by(outbox.position)).all()
        free, capacity = connection.execute(select(slots.free, slots.capacity)).one()
        sending = connection.scalars(select(jobs.id).where(jobs.state == "sending")).all()
    assert sorted(tickets) == sorted(told) == sorted(registrations)
    assert positions == list(range(1, len(positions) + 1))
    assert free + len(registrations) == capacity
    ledger = PrintLedger(store)
    assert ledger.recover("receipts") == len(sending)
    assert {ledger.state(job) for job in sending} <= {PrintState.UNKNOWN}
    store.check()


def test_two_processes_that_race_for_the_last_numbers_share_them(clinic: MadeUpClinic, lives: Lives) -> None:
    session_id = clinic.session(slots={time(8): 5})
    clinic.store.close()
    both = [begun(lives, clinic.store.path, session_id, first, 4) for first in (1, 101)]
    for life in both:
        life.tell("go")
    said = [one.split() for life in both for one in iter(life.hear, None)]
    for life in both:
        life.ended()
    given = [words[2:] for words in said if words[0] == "registered"]
    plain = sorted(int(number[0]) for number in given if len(number) == 1)
    walk_ins = sorted(number[1] for number in given if len(number) == 2)
    assert (plain, walk_ins) == ([1, 2, 3, 4, 5], ["K1-01", "K1-02", "K1-03"])


def test_threads_of_one_process_never_share_a_number(clinic: MadeUpClinic) -> None:
    desk, session_id = clinic.desk(), clinic.session(slots={time(8): 100})

    def register(order: int) -> str:
        return clinic.registered(desk, card(order), session_id).registration.number

    with ThreadPoolExecutor(4) as threads:
        given = sorted(int(number) for number in threads.map(register, range(1, 33)))
    assert given == list(range(1, 33))


def test_a_desk_gets_its_turn_beside_a_process_that_never_stops_writing(clinic: MadeUpClinic) -> None:
    session_id, desk = clinic.session(slots={time(8): 100}), clinic.desk()
    busy, over = make_store(clinic.store.path, KEY), Event()

    def write_without_a_pause() -> None:
        while not over.is_set():
            with busy.writing() as connection:
                connection.execute(select(_REGISTRATIONS.id)).all()
                over.wait(0.02)

    with ThreadPoolExecutor(1) as other:
        other.submit(write_without_a_pause)
        try:
            given = [clinic.registered(desk, card(order), session_id).registration.number for order in range(2, 22)]
        finally:
            over.set()
    busy.close()
    assert given == [str(number) for number in range(1, 21)]


def test_a_store_that_was_not_closed_opens_with_all_its_work(shared: tuple[Path, str], lives: Lives) -> None:
    path, session_id = shared
    said = killed_after(begun(lives, path, session_id, 1, 80), 1)
    store = make_store(path, KEY)
    clinic = clinic_in(store, SetClock())
    registered = sum(line[0] == "registered" for line in said)
    ahead = clinic.desk().sessions_for(None).choices[0].ahead
    store.close()
    assert ahead >= registered >= 1
