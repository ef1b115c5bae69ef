"""A kiosk or a window, as a process, that goes for the last number of one session after another when told to.

Arguments: store, kind (kiosk or window), desk id, prefix, and the county of its people. Each line that it reads is a
session; it registers one new person there and says what number they have.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

from kiosk.desk.register import register
from kiosk.desk.settings import DeskSettings
from kiosk.desk.workplace import Workplace
from kiosk.domain.registration import DeskFailed, DeskTrouble, Identification, IdentifiedBy, Registered
from kiosk.store.engine import open_store
from made_up_clinic import KEY, SetClock, clinic_in, codes_of_the_clinic, number


def main() -> None:
    path, kind, desk_id, prefix, region = sys.argv[1:6]
    clinic = clinic_in(open_store(Path(path), KEY), SetClock())
    changes = {"desk_id": desk_id, "desk_prefix": prefix, "is_window": kind == "window"}
    settings = DeskSettings(**{**vars(clinic.settings), **changes})  # type: ignore[arg-type]
    desk = Workplace(clinic.store, settings, *codes_of_the_clinic(), clinic.clock)
    say("ready")
    for order, line in enumerate(sys.stdin):
        born = date(1940, 1, 1) + timedelta(days=order)
        shown = Identification(IdentifiedBy.NUMBER, None, None, number(1, born, region))
        say(number_for(desk, shown, line.strip()))


def number_for(desk: Workplace, shown: Identification, session_id: str) -> str:
    """Register, and again where a machine under load was busy for longer than anybody waits, as the screens do."""
    while True:
        try:
            result = register(desk, shown, session_id)
        except DeskFailed as failed:
            if failed.trouble is not DeskTrouble.LOCKED:
                raise
        else:
            assert isinstance(result, Registered)
            return result.registration.number


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
