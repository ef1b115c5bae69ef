"""A life (see lives) that registers and prints at the same time, there to be killed at any point.

It says `registered <id> <number>` after each commit and `<state> <job>` after each step of the ledger.
"""

from __future__ import annotations

import signal
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

from devices.printer import SerialPrinter
from kiosk.domain.people import name_keys
from kiosk.spool import Pace, Spooler
from kiosk.store.engine import make_store
from kiosk.store.print_ledger import PrintLedger
from kiosk.texts import texts
from made_up_clinic import KEY, SetClock, card, clinic_in, number
from spooling_process import PROFILE, RowsRenderer

PRINTER = "slips"
REGION = "440103"


def warm_up() -> None:
    """Load the pinyin dictionary and the catalogue once, before the first life."""
    name_keys("王")
    texts("zh_CN")


def live(line: Connection, path: Path, session_id: str, url: str, people: range) -> None:
    """Register and print, then wait for the end."""
    one_at_a_time = Lock()

    def say(*words: str) -> None:
        with one_at_a_time:
            line.send(words)

    store = make_store(path, KEY)
    clinic = clinic_in(store, SetClock())
    spooler = Spooler(
        PRINTER,
        PrintLedger(store, clinic.clock.now),
        RowsRenderer(),
        SerialPrinter(url, PROFILE),
        on_change=lambda job, state: say(state.value, job),
        on_condition=lambda printer, condition: None,
        pace=Pace(look=0.005, idle_check=0.05, backoff=(0.01,)),
    )
    spooler.start()
    desk = clinic.desk(printers={"ticket": PRINTER})
    for order in people:
        view = clinic.registered(desk, card(order, number=number(order, region=REGION)), session_id).registration
        say("registered", view.id, view.number)
    signal.pause()
