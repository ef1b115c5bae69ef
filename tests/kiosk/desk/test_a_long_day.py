"""A day of many registrations: the evening asks the store no more than the morning, and nothing is given twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import time, timedelta

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine.interfaces import DBAPIConnection

from kiosk.desk import calling
from kiosk.desk.workplace import Workplace
from kiosk.domain.registration import Identification, IdentifiedBy, Registered
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from kiosk.store.engine import Store
from made_up_clinic import MadeUpClinic, card, codes_of_the_clinic, number

SESSIONS = 5
WAITING = 4


@contextmanager
def questions(store: Store) -> Iterator[list[str]]:
    asked: list[str] = []

    def keep(*call: object) -> None:
        asked.append(str(call[2]))

    event.listen(store._engine, "before_cursor_execute", keep)
    yield asked
    event.remove(store._engine, "before_cursor_execute", keep)


class Work:
    """Counts the steps of SQLite's own machine: what it costs the store, on any computer under any load."""

    def __init__(self, store: Store) -> None:
        self.steps = 0
        event.listen(store._engine, "checkout", self._watch)

    def _watch(self, connection: DBAPIConnection, *rest: object) -> None:
        connection.set_progress_handler(self._step, 1)

    def _step(self) -> None:
        self.steps += 1


@pytest.mark.timeout(7200)
def test_ten_thousand_registrations_are_each_their_own_and_the_last_asks_no_more_than_the_first(
    clinic: MadeUpClinic, rounds: Callable[[int, int], int]
) -> None:
    many = rounds(180, 10_000)
    desk, place = clinic.desk(), Workplace(clinic.store, clinic.settings, *codes_of_the_clinic(), clinic.clock)
    rooms = [clinic.session(f"全科 {room}", slots={time(8): many // SESSIONS}) for room in range(SESSIONS)]
    work, asked, done = Work(clinic.store), list[int](), list[int]()
    for order in range(many):
        clinic.clock.moment += timedelta(minutes=30) / many
        room = rooms[order % SESSIONS]
        whose = number(order % 999 + 1, clinic.clock.now().date().replace(year=1940 + order // 999))
        shown = Identification(IdentifiedBy.NUMBER, None, None, whose)
        with questions(clinic.store) as here:
            desk.look_up_number(whose)
            desk.sessions_for(None)
            assert isinstance(desk.register(shown, room), Registered)
            if order >= WAITING * SESSIONS:
                calling.call_next(place, room)
        asked.append(len(here))
        done.append(work.steps)
    assert asked[-1] <= asked[many // 2]
    assert done[-1] - done[-SESSIONS] <= 1.02 * (done[many // 2 + SESSIONS] - done[many // 2 + 1])
    registrations, slots = tables.registrations.c, tables.slots.c
    with clinic.store.reading() as connection:
        given = connection.execute(select(registrations.session_id, registrations.number)).all()
        assert sum(connection.scalars(select(slots.free))) == many % SESSIONS
        assert verify_chain(connection) is None
    assert len(set(given)) == len(given) == many


def test_a_waiting_room_of_twenty_costs_the_store_no_more_questions_than_one_of_two(clinic: MadeUpClinic) -> None:
    desk, place = clinic.desk(), Workplace(clinic.store, clinic.settings, *codes_of_the_clinic(), clinic.clock)
    session = clinic.session()
    for order in (1, 2):
        clinic.registered(desk, card(order), session)
    with questions(clinic.store) as of_two:
        calling.queue(place, session)
    for order in range(3, 21):
        clinic.registered(desk, card(order), session)
    with questions(clinic.store) as of_twenty:
        shown = calling.queue(place, session)
    assert len(shown.waiting) == 20
    assert len(of_twenty) == len(of_two)


def test_looking_somebody_up_asks_the_store_three_questions(clinic: MadeUpClinic) -> None:
    desk = clinic.desk()
    clinic.registered(desk, card(2), clinic.session())
    with questions(clinic.store) as asked:
        desk.look_up_number(number(3))
    assert len(asked) == 2, "the day, and who has the number: nobody, and there is nothing to ask of a person"
    desk.cancel(clinic.registered(desk, card(3), clinic.session("内科")).registration.id)
    with questions(clinic.store) as asked:
        desk.look_up_number(number(3))
    assert len(asked) == 3
