"""A process that registers people at a store until it is told to stop, or is killed. Says what was acknowledged.

Arguments: the store's file, the session, the first order code, how many people. It says `ready`, waits for a line, and
then writes `registered <id> <number>` and `printing <job>` after each commit.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.domain.print_job import PrintState
from kiosk.store.engine import make_store
from kiosk.store.print_ledger import PrintLedger
from made_up_clinic import KEY, SetClock, card, clinic_in, number

FACTORY = "440103"


def main() -> None:
    path, session_id, first, many = sys.argv[1:5]
    store = make_store(Path(path), KEY)
    clinic = clinic_in(store, SetClock())
    desk, ledger = clinic.desk(), PrintLedger(store, clinic.clock.now)
    desk.warm_up()
    say("ready")
    sys.stdin.readline()
    for order in range(int(first), int(first) + int(many)):
        whose = card(order, number=number(order, region=FACTORY))
        view = clinic.registered(desk, whose, session_id).registration
        say(f"registered {view.id} {view.number}")
        while (job := ledger.claim("receipts")) is not None:
            say(f"printing {job.id}")
            ledger.finish(job.id, PrintState.CONFIRMED)


def say(line: str) -> None:
    os.write(sys.stdout.fileno(), (line + "\n").encode())


if __name__ == "__main__":
    main()
