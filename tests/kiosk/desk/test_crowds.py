"""What the store counts is what loading everybody would have given."""

from __future__ import annotations

import random
from datetime import time, timedelta

import pytest

from kiosk.desk import calling
from kiosk.desk.cancel import cancel
from kiosk.desk.queue import minutes_a_person, minutes_of_crowd, who_wait
from kiosk.desk.workplace import Workplace
from kiosk.store.crowds import LAST_CALLS, crowds
from kiosk.store.sessions import find_session
from made_up_clinic import MadeUpClinic, card, codes_of_the_clinic

PEOPLE = 24
STEPS = 90
USUAL = 7


@pytest.mark.parametrize("seed", range(3))
def test_who_waits_and_how_long_services_take_is_counted_as_it_would_be_loaded(clinic: MadeUpClinic, seed: int) -> None:
    chance, desk = random.Random(seed), clinic.desk()  # noqa: S311
    place = Workplace(clinic.store, clinic.settings, *codes_of_the_clinic(), clinic.clock)
    sessions = [clinic.session(f"全科 {name}", slots={time(8): 4, time(9): 4, time(10): 3}) for name in "甲乙"]
    people = [
        clinic.registered(desk, card(order), chance.choice(sessions)).registration.id
        for order in range(2, 2 * PEOPLE, 2)
    ]
    told = []
    for _ in range(STEPS):
        clinic.clock.moment += timedelta(seconds=chance.randrange(300))
        do_something(place, chance, sessions, people)
        told += [counted(place, session) for session in sessions]
    assert [as_counted for as_counted, _ in told] == [as_loaded for _, as_loaded in told]
    assert len(told) == 2 * STEPS > 2 * LAST_CALLS


def do_something(place: Workplace, chance: random.Random, sessions: list[str], people: list[str]) -> None:
    match chance.choices(["next", "again", "skip", "back", "cancel"], [8, 1, 3, 3, 1])[0]:
        case "next":
            calling.call_next(place, chance.choice(sessions))
        case "again":
            calling.call_again(place, chance.choice(sessions))
        case "skip":
            calling.skip(place, chance.choice(people))
        case "back":
            calling.bring_back(place, chance.choice(people))
        case _:
            cancel(place, chance.choice(people))


def counted(place: Workplace, session_id: str) -> tuple[tuple[object, ...], tuple[object, ...]]:
    with place.looking() as look:
        stored = find_session(look.connection, look.clinic_id, session_id)
        assert stored is not None
        crowd = crowds(look.connection, look.clinic_id, [session_id])[session_id]
    slots = [slot.id for slot in stored.session.slots]
    loaded = minutes_a_person(stored, USUAL)
    minutes = minutes_of_crowd(crowd, USUAL)
    as_loaded = (len(who_wait(stored)), len(who_wait(stored, slots[1:])), bool(stored.calls), loaded)
    as_counted = (crowd.ahead(slots), crowd.ahead(slots[1:]), bool(crowd.last_calls), minutes or loaded)
    return as_counted, as_loaded
