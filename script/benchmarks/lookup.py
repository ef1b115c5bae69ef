"""Finding a person by number, by card and by sticker on the encrypted store."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.desk import filled_desk
from benchmarks.figure import Figure, percentiles

ROUNDS = 400


def measure() -> list[Figure]:
    with filled_desk() as bench:
        cards, codes, desk = bench.people.regulars, bench.people.codes, bench.desk
        return [
            *_timed("lookup by number", lambda at: desk.look_up_number(cards[at % len(cards)].number)),
            *_timed("lookup by card", lambda at: desk.look_up_card(cards[at % len(cards)])),
            *_timed("lookup by sticker", lambda at: desk.look_up_code(codes[at % len(codes)].encode())),
        ]


def _timed(name: str, look_up: Callable[[int], object]) -> list[Figure]:
    took = []
    for at in range(ROUNDS):
        before = time.perf_counter()
        look_up(at)
        took.append(time.perf_counter() - before)
    return percentiles(name, took[ROUNDS // 10 :], "ms")
