"""Looking up and searching among very many people: the desk beside the same SQL on bare sqlcipher3."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from random import Random
from resource import RUSAGE_THREAD, getrusage

from sqlcipher3 import dbapi2

from benchmarks.figure import Figure, percentiles
from kiosk.desk import search
from kiosk.desk.desk import Desk
from kiosk.desk.workplace import Workplace
from kiosk.domain.people import number_forms
from kiosk.store.people import find_by_numbers

LOOKUPS, SEARCHES = 20_000, 300
WARM = 2000
SQL = """SELECT p.* FROM documents d CROSS JOIN people p ON p.id = d.person_id
WHERE d.clinic_id = ? AND d.number IN (?, ?)"""


def lookups(place: Workplace, key: bytes, numbers: Sequence[str], mark: str) -> list[Figure]:
    desk = Desk(place.store, place.settings, place.signer, place.verifier, place.clock)
    clinic_id = place.settings.clinic_id
    chance = Random(3)  # noqa: S311
    asked = [chance.choice(numbers) for _ in range(LOOKUPS)]
    bare = dbapi2.connect(str(place.store.path), isolation_level=None)
    bare.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    bare.execute("PRAGMA cache_size = -65536")

    def bare_look_up(number: str) -> None:
        bare.execute(SQL, (clinic_id, *[*number_forms(number), number][:2])).fetchall()

    def query_only(number: str) -> None:
        with place.store.reading() as connection:
            find_by_numbers(connection, clinic_id, number_forms(number))

    figures = [
        *_timed(f"bare sqlcipher3, one join, {mark}", asked, bare_look_up),
        *_timed(f"the store's lookup, {mark}", asked, query_only, 1.0),
        *_timed(f"desk lookup, whole use case, {mark}", asked, desk.look_up_number, 1.0),
    ]
    bare.close()
    return [*figures, Figure(f"load of the machine, last minute, {mark}", os.getloadavg()[0], "")]


def searches(place: Workplace, numbers: Sequence[str], mark: str) -> list[Figure]:
    chance = Random(4)  # noqa: S311
    kinds: dict[str, Callable[[], str]] = {
        "initials": lambda: "".join(chance.choice("wlzcyhxsg") for _ in range(chance.randint(1, 3))),
        "pinyin": lambda: chance.choice(["wangxiu", "zhangg", "liuchun", "chen", "zhao"]),
        "name": lambda: chance.choice("王李张刘陈") + chance.choice(["", "秀", "秀英", "国庆"]),
        "sound": lambda: chance.choice(["汪秀英", "章国青", "留", "lichangle", "zengyue", "李长庚行", "wangshengxing"]),
        "number's tail": lambda: chance.choice(numbers)[-chance.randint(4, 6) :],
        "number's head": lambda: chance.choice(numbers)[: chance.randint(6, 14)],
        "phone's tail": lambda: f"{chance.randrange(10_000):04d}",
        "nonsense": lambda: chance.choice(["%", "'", "_", "q" * 40, "😀", "zzzz"]),
    }
    figures = []
    for kind, draw in kinds.items():
        asked = [draw() for _ in range(SEARCHES)]
        figures += _timed(f"search by {kind}, {mark}", asked, lambda text: search.search(place, text, 20), 100.0)[1:]
    return figures


def _timed(
    name: str, asked: Sequence[str], ask: Callable[[str], object], goal_p99: float | None = None
) -> list[Figure]:
    """Time by the wall's clock and by the processor's, and those alone in which no other program took the processor."""
    for text in asked[:WARM]:
        ask(text)
    took, worked, whole = [], [], []
    for text in asked:
        taken = getrusage(RUSAGE_THREAD).ru_nivcsw
        before, busy = time.perf_counter(), time.thread_time()
        ask(text)
        worked.append(time.thread_time() - busy)
        took.append(time.perf_counter() - before)
        if getrusage(RUSAGE_THREAD).ru_nivcsw == taken:
            whole.append(took[-1])
    return [
        *percentiles(name, took, "ms", goal_p99=goal_p99),
        percentiles(f"{name}, not interrupted ({len(whole) / len(took):.1%})", whole, "ms", goal_p99=goal_p99)[1],
        percentiles(f"{name}, processor", worked, "ms", goal_p99=goal_p99)[1],
    ]
