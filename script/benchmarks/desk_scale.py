"""The desk at scale: lookup beside bare sqlcipher3, search, candidates, registrations a second, memory."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks import county
from benchmarks.desk_lookups import lookups, searches
from benchmarks.figure import Figure, percentiles
from benchmarks.slips import candidates
from kiosk.cli.system_clock import SystemClock
from kiosk.desk.settings import DeskSettings
from kiosk.desk.workplace import Workplace
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier, key_id
from kiosk.store.clinic_setup import make_clinic, make_desk
from kiosk.store.engine import Store, make_store
from kiosk.store.writing import writing

KEY = bytes(range(32))
CLINIC = "bench"
SETTINGS = DeskSettings(CLINIC, "bench-desk", "惠民门诊部", "1号自助机", "K1", ZoneInfo("Asia/Shanghai"))
CORRUPTIONS = 10_000
"""At a million people; a tenth of it below."""
EACH = 100
JOURNEYS = 10_000
"""At a million people; a tenth of it below."""
COUNTY = 1_000_000
LAW_MS = 1000.0
"""Law 17: from the finger to the next screen; a kiosk is several times slower than this machine."""


def measure(people: int = 100_000, kept: Path | None = None) -> list[Figure]:
    """Measure in a store of so many people: `kept`, where one was named, which is filled only when it is not there."""
    with tempfile.TemporaryDirectory() as folder:
        path = kept or Path(folder) / "store.db"
        store, numbers = _filled(path, people)
        gc.freeze()  # the million numbers to ask for are this program's, no desk has them to collect
        mark, place, share = f"{people:,} people", workplace(store), 1 if people >= COUNTY else 10
        figures = [
            *lookups(place, KEY, numbers, mark),
            *searches(place, numbers, mark),
            *candidates(place, numbers, mark, CORRUPTIONS // share),
            *_registrations(path),
            *day(JOURNEYS // share),
        ]
        store.close()
    return figures


def _filled(path: Path, people: int) -> tuple[Store, list[str]]:
    if path.exists():
        return make_store(path, KEY), list(county.numbers(people))
    store = make_store(path, KEY)
    make_clinic(store, CLINIC, "惠民门诊部", SETTINGS.zone, datetime.now(UTC))
    with writing(store, SETTINGS.place, datetime.now(UTC)) as work:
        make_desk(work, SETTINGS.desk_id, SETTINGS.desk_name, SETTINGS.desk_prefix)
    county.fill(store, CLINIC, people, datetime.now(UTC))
    return store, list(county.numbers(people))


def workplace(store: Store) -> Workplace:
    key = Ed25519PrivateKey.generate()
    signer = HealthCodeSigner(key, key_id(key.public_key()))
    return Workplace(store, SETTINGS, signer, HealthCodeVerifier(()), SystemClock())


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


def day(many: int) -> list[Figure]:
    """Measure a day in a process of its own: memory along the day, and its steps in the morning and in the evening."""
    command = [sys.executable, "-m", "benchmarks.journeys", str(many)]
    day = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])
    figures = [Figure(f"memory after {int(done):,} journeys", value, "MB") for done, value in day["memory"].items()]
    for step, (morning, evening) in day["steps"].items():
        figures += percentiles(f"{step}, processor, the day's first {len(morning)}", morning, "ms")
        figures += percentiles(f"{step}, processor, the last of {many:,}", evening, "ms", goal_p99=LAW_MS)
    return [*figures, Figure(f"{many:,} journeys took", day["seconds"], "s")]
