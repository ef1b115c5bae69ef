"""A life (see lives) that registers people at a store until all are, or it is killed. Says what was acknowledged.

It says `ready`, waits for a word, and then says `registered <id> <number>` and `printing <job>` after each commit.
"""

from __future__ import annotations

from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.domain.people import name_keys
from kiosk.domain.print_job import PrintState
from kiosk.store.engine import make_store
from kiosk.store.print_ledger import PrintLedger
from kiosk.texts import texts
from made_up_clinic import KEY, SetClock, card, clinic_in, number

FACTORY = "440103"


def warm_up() -> None:
    """Load the pinyin dictionary and the catalogue once, before the first life."""
    name_keys("王")
    texts("zh_CN")


def live(line: Connection, path: Path, session_id: str, people: range, moment: datetime) -> None:
    """Register the people of these order codes at that moment."""
    store = make_store(path, KEY)
    clinic = clinic_in(store, SetClock(moment))
    desk, ledger = clinic.desk(), PrintLedger(store, clinic.clock.now)
    line.send("ready")
    line.recv()
    for order in people:
        whose = card(order, number=number(order, region=FACTORY))
        view = clinic.registered(desk, whose, session_id).registration
        line.send(f"registered {view.id} {view.number}")
        while (job := ledger.claim("receipts")) is not None:
            line.send(f"printing {job.id}")
            ledger.finish(job.id, PrintState.CONFIRMED)
    store.close()
