"""The desk at scale: lookup beside bare sqlcipher3, search, candidates, registrations a second, memory."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlcipher3 import dbapi2

from benchmarks.county import fill
from benchmarks.figure import Figure, percentiles
from kiosk.cli.store_access import CommandClock
from kiosk.desk import search
from kiosk.desk.desk import Desk
from kiosk.desk.settings import DeskSettings
from kiosk.desk.workplace import Workplace
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier, key_id
from kiosk.domain.people import number_forms
from kiosk.domain.search import slips_of
from kiosk.store.clinic_setup import make_clinic, make_desk
from kiosk.store.engine import Store, make_store
from kiosk.store.people import find_by_numbers
from kiosk.store.writing import writing

KEY = bytes(range(32))
CLINIC = "bench"
SETTINGS = DeskSettings(CLINIC, "bench-desk", "惠民门诊部", "1号自助机", "K1", ZoneInfo("Asia/Shanghai"))
LOOKUPS, SEARCHES = 2000, 300
CORRUPTIONS = 10_000
"""At a million people; a tenth of it below."""
EACH = 100
JOURNEYS = 10_000
"""At a million people; a tenth of it below."""
COUNTY = 1_000_000
SQL = """SELECT p.* FROM documents d CROSS JOIN people p ON p.id = d.person_id
WHERE d.clinic_id = ? AND d.number IN (?, ?)"""


def measure(people: int = 100_000) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        store = make_store(path, KEY)
        make_clinic(store, CLINIC, "惠民门诊部", SETTINGS.zone, datetime.now(UTC))
        with writing(store, SETTINGS.place, datetime.now(UTC)) as work:
            make_desk(work, SETTINGS.desk_id, SETTINGS.desk_name, SETTINGS.desk_prefix)
        numbers = fill(store, CLINIC, people, datetime.now(UTC))
        mark, place, share = f"{people:,} people", workplace(store), 1 if people >= COUNTY else 10
        figures = [
            *_lookups(place, path, numbers, mark),
            *_searches(place, numbers, mark),
            *_candidates(place, numbers, mark, CORRUPTIONS // share),
            *_registrations(path),
            *_journeys(JOURNEYS // share),
        ]
        store.close()
    return figures


def workplace(store: Store) -> Workplace:
    key = Ed25519PrivateKey.generate()
    signer = HealthCodeSigner(key, key_id(key.public_key()))
    return Workplace(store, SETTINGS, signer, HealthCodeVerifier(()), CommandClock())


def _lookups(place: Workplace, path: Path, numbers: Sequence[str], mark: str) -> list[Figure]:
    desk = Desk(place.store, place.settings, place.signer, place.verifier, place.clock)
    chance = Random(3)  # noqa: S311
    asked = [chance.choice(numbers) for _ in range(LOOKUPS)]
    bare = dbapi2.connect(str(path), isolation_level=None)
    bare.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    bare.execute("PRAGMA cache_size = -65536")

    def bare_look_up(number: str) -> None:
        bare.execute(SQL, (CLINIC, *[*number_forms(number), number][:2])).fetchall()

    def query_only(number: str) -> None:
        with place.store.reading() as connection:
            find_by_numbers(connection, CLINIC, number_forms(number))

    figures = [
        *_timed(f"bare sqlcipher3, one join, {mark}", asked, bare_look_up),
        *_timed(f"the store's lookup, {mark}", asked, query_only, 1.0),
        *_timed(f"desk lookup, whole use case, {mark}", asked, desk.look_up_number),
    ]
    bare.close()
    return figures


def _searches(place: Workplace, numbers: Sequence[str], mark: str) -> list[Figure]:
    chance = Random(4)  # noqa: S311
    kinds: dict[str, Callable[[], str]] = {
        "initials": lambda: "".join(chance.choice("wlzcyhxsg") for _ in range(chance.randint(1, 3))),
        "pinyin": lambda: chance.choice(["wangxiu", "zhangg", "liuchun", "chen", "zhao"]),
        "name": lambda: chance.choice("王李张刘陈") + chance.choice(["", "秀", "秀英", "国庆"]),
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


def _candidates(place: Workplace, numbers: Sequence[str], mark: str, many: int) -> list[Figure]:
    """60 % one digit, 20 % a neighbour swap, 20 % two digits, which the rule does not cover."""
    chance = Random(5)  # noqa: S311
    covered = found = false = 0
    for _ in range(many):
        right = chance.choice(numbers)
        kind = chance.choices(["digit", "swap", "other"], [60, 20, 20])[0]
        wrong = _corrupted(right, kind, chance)
        result = search.search(place, wrong, 20).number
        tails = [] if result is None else [row.number_tail for row in result.candidates]
        true = right[-4:] in tails and right in slips_of(wrong)
        covered += kind != "other" and wrong != right
        found += kind != "other" and true
        false += len(tails) - true
    return [
        Figure(f"candidates: true person shown, {mark}", 100 * found / covered, "%"),
        Figure(f"candidates: false ones a mistyped number, {mark}", false / many, "people"),
    ]


def _corrupted(right: str, kind: str, chance: Random) -> str:
    if kind == "swap":
        places = [place for place in range(17) if right[place] != right[place + 1]]
        at = chance.choice(places)
        return right[:at] + right[at + 1] + right[at] + right[at + 2 :]
    wrong = right
    for at in chance.sample(range(17), 1 if kind == "digit" else 2):
        wrong = wrong[:at] + chance.choice([one for one in "0123456789" if one != wrong[at]]) + wrong[at + 1 :]
    return wrong


def _registrations(path: Path) -> list[Figure]:
    figures = []
    for processes in (1, 2, 4):
        command = [sys.executable, "-m", "benchmarks.registering", str(path)]
        running = [
            subprocess.Popen(
                [*command, f"{processes}{number}", str(EACH)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            for number in range(processes)
        ]
        for process in running:
            assert process.stdout is not None
            process.stdout.readline()
        before = time.perf_counter()
        for process in running:
            assert process.stdin is not None
            process.stdin.write(b"\n")
            process.stdin.flush()
        ended = [process.wait() for process in running]
        assert ended == [0] * processes
        rate = processes * EACH / (time.perf_counter() - before)
        figures.append(Figure(f"registrations, {processes} process{'es' * (processes > 1)}", rate, "a second"))
        for process in running:
            process.communicate()
    return figures


def _journeys(many: int) -> list[Figure]:
    """Journeys in one process of its own: its memory after the first hundred, and at the end."""
    command = [sys.executable, "-m", "benchmarks.journeys", str(many)]
    before, after, seconds = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return [
        Figure("journeys, memory after the first 100", float(before), "MB"),
        Figure(f"journeys, memory after {many:,}", float(after), "MB"),
        Figure(f"journeys, {many:,} took", float(seconds), "s"),
    ]


def _timed(
    name: str, asked: Sequence[str], ask: Callable[[str], object], goal_p99: float | None = None
) -> list[Figure]:
    for text in asked[:50]:
        ask(text)
    took = []
    for text in asked:
        before = time.perf_counter()
        ask(text)
        took.append(time.perf_counter() - before)
    return percentiles(name, took, "ms", goal_p99=goal_p99)
