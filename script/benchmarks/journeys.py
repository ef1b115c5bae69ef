"""Many journeys in one process, and its memory: look up, what is offered, register. Argument: how many."""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.desk_scale import CLINIC, KEY, SETTINGS, workplace
from benchmarks.registering import number, session
from kiosk.desk.desk import Desk
from kiosk.domain.registration import Identified, Registered
from kiosk.store.clinic_setup import make_clinic, make_desk
from kiosk.store.engine import make_store
from kiosk.store.writing import writing

A_SESSION = 200


def main() -> None:
    many = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        store = make_store(Path(folder) / "store.db", KEY)
        make_clinic(store, CLINIC, "惠民门诊部", SETTINGS.zone, datetime.now(UTC))
        with writing(store, SETTINGS.place, datetime.now(UTC)) as work:
            make_desk(work, SETTINGS.desk_id, SETTINGS.desk_name, SETTINGS.desk_prefix)
        place = workplace(store)
        desk = Desk(store, SETTINGS, place.signer, place.verifier, place.clock)
        began, first = time.perf_counter(), 0.0
        for order in range(many):
            if order % A_SESSION == 0:
                session_id = session(store, str(order), A_SESSION)
                desk.sessions_for(None)
            found = desk.look_up_number(number(order))
            assert isinstance(found, Identified)
            assert isinstance(desk.register(found.identification, session_id), Registered)
            first = _resident() if order == 100 else first
        print(f"{first:.1f} {_resident():.1f} {time.perf_counter() - began:.1f}")
        store.close()


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    main()
