"""A day of many journeys in one process: look up, what is offered, register; doctors call meanwhile.

Argument: how many. Prints one JSON object: memory along the day without the store's page cache, and how long the steps
took the processor in the morning and in the evening.
"""

from __future__ import annotations

import ctypes
import gc
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.desk_scale import CLINIC, KEY, SETTINGS, workplace
from benchmarks.registering import number, session
from kiosk.desk.calling import call_next
from kiosk.desk.desk import Desk
from kiosk.domain.registration import Identified, Registered
from kiosk.store.clinic_setup import make_clinic, make_desk
from kiosk.store.engine import Store, make_store
from kiosk.store.writing import writing

SESSIONS = 25
OPENING, HOURS = 8, 10
WAITING_EACH = 20
"""So many wait in each session before its doctor begins to call."""
COMPARED = 500
"""How many journeys of the morning and of the evening are compared."""
MARKS = 10
CONNECTIONS = 4
"""All that the store keeps open: a page cache each."""


class DayClock:
    """A clock that goes from opening to closing while the journeys are made, however long that takes."""

    def __init__(self) -> None:
        today = datetime.now(UTC).astimezone(SETTINGS.zone)
        self.moment = today.replace(hour=OPENING, minute=0, second=0, microsecond=0).astimezone(UTC)

    def now(self) -> datetime:
        """Return the day's moment."""
        return self.moment

    def monotonic(self) -> float:
        """Return the real one."""
        return time.monotonic()


def main() -> None:
    many = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        store = make_store(Path(folder) / "store.db", KEY)
        make_clinic(store, CLINIC, "惠民门诊部", SETTINGS.zone, datetime.now(UTC))
        with writing(store, SETTINGS.place, datetime.now(UTC)) as work:
            make_desk(work, SETTINGS.desk_id, SETTINGS.desk_name, SETTINGS.desk_prefix)
        print(json.dumps(_day(store, many)))
        store.close()


def _day(store: Store, many: int) -> dict[str, object]:
    clock = DayClock()
    place = replace(workplace(store), clock=clock)
    desk = Desk(store, SETTINGS, place.signer, place.verifier, clock)
    rooms = [session(store, -(-many // SESSIONS)) for _ in range(SESSIONS)]
    took: dict[str, list[float]] = defaultdict(list)
    memory = {0: _resident(store)}
    began = time.perf_counter()
    for order in range(many):
        clock.moment += timedelta(hours=HOURS) / many
        room = rooms[order % SESSIONS]
        _journey(desk, number(order), room, took)
        if order >= WAITING_EACH * SESSIONS:
            _timed(took["a call"], call_next, place, room)
        if order + 1 in {100, *(many * mark // MARKS for mark in range(1, MARKS + 1))}:
            memory[order + 1] = _resident(store)
    seconds = time.perf_counter() - began
    return {"memory": memory, "seconds": seconds, "steps": {name: _ends(values) for name, values in took.items()}}


def _journey(desk: Desk, identity: str, room: str, took: dict[str, list[float]]) -> None:
    found = _timed(took["looking up"], desk.look_up_number, identity)
    assert isinstance(found, Identified)
    _timed(took["what is offered"], desk.sessions_for, found.identification.person_id)
    registered = _timed(took["registering"], desk.register, found.identification, room)
    assert isinstance(registered, Registered)


def _timed(took: list[float], ask: Callable[..., object], *about: object) -> object:
    before = time.thread_time()  # the processor's: what else the machine does has no part in morning against evening
    answer = ask(*about)
    took.append(time.thread_time() - before)
    return answer


def _ends(took: list[float]) -> tuple[list[float], list[float]]:
    return took[:COMPARED], took[-COMPARED:]


def _resident(store: Store) -> float:
    """Return the process's memory in MB; each connection's page cache, which is bounded, is let go first."""
    gc.collect()
    with ExitStack() as held:
        for connection in [held.enter_context(store.reading()) for _ in range(CONNECTIONS)]:
            connection.exec_driver_sql("PRAGMA shrink_memory")
    ctypes.CDLL("libc.so.6").malloc_trim(0)  # what is free already counts for nobody
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    main()
