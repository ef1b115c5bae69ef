"""Two windows and a kiosk, as processes, going for the last number at the same instant, again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time

import pytest

from kiosk.domain.desks import DeskKind
from kiosk.store.clinic_setup import make_desk
from kiosk.store.writing import writing
from lives import Life, Lives
from made_up_clinic import MadeUpClinic

DESKS = (
    ("kiosk", "kiosk-1", "K1", "371502"),
    ("window", "window-1", "W1", "371503"),
    ("window", "window-2", "W2", "371504"),
)


@pytest.fixture
def lives() -> Iterator[Lives]:
    desks = Lives("racing_desk")
    yield desks
    desks.close()


@pytest.mark.timeout(3600)
def test_the_last_number_goes_to_one_of_them_and_the_others_stand_by(
    clinic: MadeUpClinic, lives: Lives, rounds: Callable[[int, int], int]
) -> None:
    races = rounds(25, 1000)
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        for _, desk_id, prefix, _ in DESKS[1:]:
            make_desk(work, desk_id, f"窗口 {prefix}", prefix, DeskKind.WINDOW)
    sessions = [clinic.session(f"全科 {race}", slots={time(8): 1}) for race in range(races)]
    clinic.store.close()
    racers = [lives.begin(clinic.store.path, desk) for desk in DESKS]
    assert [racer.hear() for racer in racers] == ["ready"] * len(DESKS)
    given = [race(racers, session) for session in sessions]
    for racer in racers:
        racer.tell(None)
        racer.ended()
    for numbers in given:
        assert sorted(number == "1" for number in numbers) == [False, False, True]
    walk_ins = [number for numbers in given for number in numbers if number != "1"]
    assert len(set(walk_ins)) == len(walk_ins) == 2 * races


def race(racers: list[Life], session: str) -> list[str]:
    for racer in racers:
        racer.tell(session)
    return [racer.hear() for racer in racers]
