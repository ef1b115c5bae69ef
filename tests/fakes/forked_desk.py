"""A desk that registers and prints, as one process after another that is there to be killed at any point.

Arguments: store, session, printer's URL. For each line that it reads, the first order code and how many people, it
forks a desk, which begins at once and says `pid <pid>`, `registered <id> <number>` after each commit and `<state>
<job>` after each step of the ledger. When it is dead, `dead`. Forked, because a new interpreter takes longer than that.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

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


def say(words: str) -> None:
    os.write(sys.stdout.fileno(), f"{words}\n".encode())


def live(path: Path, session_id: str, url: str, people: range) -> None:
    """Register and print at the same time, then wait for the end."""
    say(f"pid {os.getpid()}")
    store = make_store(path, KEY)
    clinic = clinic_in(store, SetClock())
    spooler = Spooler(
        PRINTER,
        PrintLedger(store, clinic.clock.now),
        RowsRenderer(),
        SerialPrinter(url, PROFILE),
        on_change=lambda job, state: say(f"{state.value} {job}"),
        on_condition=lambda printer, condition: None,
        pace=Pace(look=0.005, idle_check=0.05, backoff=(0.01,)),
    )
    spooler.start()
    desk = clinic.desk(printers={"ticket": PRINTER})
    for order in people:
        view = clinic.registered(desk, card(order, number=number(order, region=REGION)), session_id).registration
        say(f"registered {view.id} {view.number}")
    signal.pause()


def main() -> None:
    path, session_id, url = sys.argv[1:4]
    name_keys("王")  # the pinyin dictionary and the catalogue are loaded once, before the first life
    texts("zh_CN")
    for line in sys.stdin:
        first, many = map(int, line.split())
        child = os.fork()
        if child == 0:
            live(Path(path), session_id, url, range(first, first + many))
            os._exit(0)
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main()
