"""Two windows and a kiosk, as processes, going for the last number at the same instant, again and again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from kiosk.store.clinic_setup import DeskKind, make_desk
from kiosk.store.writing import writing
from made_up_clinic import MadeUpClinic

DESKS = (
    ("kiosk", "kiosk-1", "K1", "371502"),
    ("window", "window-1", "W1", "371503"),
    ("window", "window-2", "W2", "371504"),
)
FAKES = Path(__file__).resolve().parents[2] / "fakes"


def start(path: Path, desk: tuple[str, str, str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, str(FAKES / "racing_desk.py"), str(path), *desk]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(FAKES), str(FAKES.parents[1])])}
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, env=environment
    )


@pytest.mark.timeout(3600)
def test_the_last_number_goes_to_one_of_them_and_the_others_stand_by(
    clinic: MadeUpClinic, rounds: Callable[[int, int], int]
) -> None:
    races = rounds(25, 1000)
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        for _, desk_id, prefix, _ in DESKS[1:]:
            make_desk(work, desk_id, f"窗口 {prefix}", prefix, DeskKind.WINDOW)
    sessions = [clinic.session(f"全科 {race}", slots={time(8): 1}) for race in range(races)]
    clinic.store.close()
    racers = [start(clinic.store.path, desk) for desk in DESKS]
    given = []
    try:
        for racer in racers:
            assert racer.stdout is not None
            assert racer.stdout.readline() == "ready\n"
        for session in sessions:
            given.append(race(racers, session))
    finally:
        for racer in racers:
            racer.communicate()
    for numbers in given:
        assert sorted(number == "1" for number in numbers) == [False, False, True]
    walk_ins = [number for numbers in given for number in numbers if number != "1"]
    assert len(set(walk_ins)) == len(walk_ins) == 2 * races


def race(racers: list[subprocess.Popen[str]], session: str) -> list[str]:
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write(f"{session}\n")
        racer.stdin.flush()
    return [racer.stdout.readline().strip() for racer in racers if racer.stdout is not None]
