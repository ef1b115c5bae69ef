"""The staff's console beside the demo's kiosk: a window of its own in the same store, with a made-up clerk."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

from kiosk.cli.opening import OpenDesk
from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.staff import Role
from kiosk.log import log
from kiosk.store.clinic_setup import DeskKind, make_desk
from kiosk.store.staff import add_staff, hash_pin
from kiosk.store.writing import writing
from ui.window.console import Console, ConsoleSettings

CLERK, PIN = "陈静", "270814"
DESK, NAME, PREFIX = "demo-window", "1号窗口", "C1"


@contextmanager
def demo_window(opened: OpenDesk, language: str = "zh_CN") -> Iterator[Console]:
    """Make the window and its clerk in the demo's store, and give the console; its paper goes to the kiosk's printers.

    Raises StoreTrouble.
    """
    place = opened.window.shift.workplace
    with writing(opened.store, place.settings.place, place.clock.now()) as work:
        make_desk(work, DESK, NAME, PREFIX, DeskKind.WINDOW)
        add_staff(work, CLERK, Role.CLERK, hash_pin(PIN))
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
