"""A kiosk or a window, as a life (see lives), that goes for the last number of each session that it is told."""

from __future__ import annotations

from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.desk.register import register
from kiosk.desk.settings import DeskSettings
from kiosk.desk.workplace import Workplace
from kiosk.domain.registration import DeskFailed, DeskTrouble, Identification, IdentifiedBy, Registered
from kiosk.store.engine import open_store
from made_up_clinic import KEY, SetClock, clinic_in, codes_of_the_clinic, number


def live(line: Connection, path: Path, which: tuple[str, str, str, str]) -> None:
    """Register a new person of the desk's own county at each session that is told, and say their number."""
    kind, desk_id, prefix, region = which
    clinic = clinic_in(open_store(path, KEY), SetClock())
    changes = {"desk_id": desk_id, "desk_prefix": prefix, "is_window": kind == "window"}
    settings = DeskSettings(**{**vars(clinic.settings), **changes})  # type: ignore[arg-type]
    desk = Workplace(clinic.store, settings, *codes_of_the_clinic(), clinic.clock)
    line.send("ready")
    for order, session in enumerate(iter(line.recv, None)):
        born = date(1940, 1, 1) + timedelta(days=order)
        shown = Identification(IdentifiedBy.NUMBER, None, None, number(1, born, region))
        line.send(number_for(desk, shown, session))


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
