"""The staff's console beside the demo's kiosk: a window of its own in the same store, with a made-up clerk."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

from kiosk.cli.opening import OpenDesk
from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.desks import DeskKind
from kiosk.domain.staff import Role
from kiosk.log import log
from kiosk.store.clinic_setup import make_desk
from kiosk.store.staff import add_staff, hash_pin
from kiosk.store.writing import writing
from ui.window.console import Console
from ui.window.console_settings import ConsoleSettings

CLERK, LEAD, PIN = "陈静", "林主任", "270814"
STAFF = ((CLERK, Role.CLERK), (LEAD, Role.LEAD), ("周医生", Role.DOCTOR), ("技术员", Role.TECHNICIAN))
DESK, NAME, PREFIX = "demo-window", "1号窗口", "C1"


@contextmanager
def demo_window(opened: OpenDesk, language: str = "zh_CN") -> Iterator[Console]:
    """Make the window and its staff in the demo's store, and give the console; its paper goes to the kiosk's printers.

    Raises StoreTrouble.
    """
    place = opened.window.shift.workplace
    with writing(opened.store, place.settings.place, place.clock.now()) as work:
        make_desk(work, DESK, NAME, PREFIX, DeskKind.WINDOW)
        pin_hash = hash_pin(PIN)
        for member, role in STAFF:
            add_staff(work, member, role, pin_hash)
    settings = replace(place.settings, desk_id=DESK, desk_name=NAME, desk_prefix=PREFIX)
    desk = WindowDesk(opened.store, settings, place.signer, place.verifier, place.clock)
    shown = ConsoleSettings(settings.clinic_name, settings.window, settings.zone, language, sound=False)
    with ThreadPoolExecutor(1, thread_name_prefix="window-desk") as thread:
        console = Console(desk, shown, thread.submit, log.warning)
        try:
            yield console
        finally:
            console.close()
            console.watch.stop()
