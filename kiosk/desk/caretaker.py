"""What a running desk does beside its work: reads and backs up the store, minds the disk, makes days, forgets.

The composition root starts it with the desk and stops it in the end. It has a thread of its own and blocks nobody.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.desk.clock import ask_about_clock
from kiosk.desk.help_calls import tell_staff
from kiosk.desk.retention import forget_old_papers
from kiosk.desk.timetable import make_days
from kiosk.desk.vital_signs import forget_old_readings
from kiosk.desk.workplace import Workplace, desk_edge
from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.journey.model import HelpReason
from kiosk.log import log
from kiosk.store.backup import back_up_if_due
from kiosk.store.ballast import Ballast
from kiosk.store.clean_stop import RunningMark

LOOK_EVERY_S = 300.0


class Caretaker:
    """One for each running desk; `start`, then `stop`."""

    def __init__(self, desk: Workplace, folder: Path, ballast: Ballast | None = None) -> None:
        self._desk = desk
        self._folder = folder
        self._mark = RunningMark(folder, desk.settings.desk_id)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="caretaker", daemon=True)
        self._unclean = False
        self._ballast = ballast or Ballast(folder)
        self._told_of_room = False

    def start(self) -> None:
        """Set the mark and begin. Where it cannot be set the desk runs all the same."""
        self._try(self._begin)
        self._thread.start()

    def stop(self) -> None:
        """End in order."""
        self._stopping.set()
        self._thread.join()
        self._try(self._mark.end)

    def _begin(self) -> None:
        self._unclean = self._mark.begin()

    def _run(self) -> None:
        if self._unclean:
            self._try(self._read_every_page)
        while not self._stopping.is_set():
            self._look_after()
            self._stopping.wait(LOOK_EVERY_S)

    def _read_every_page(self) -> None:
        """Nothing more is issued from a store that is not whole; staff are told first, while it still takes a row."""
        try:
            with desk_edge():
                self._desk.store.check()
        except DeskFailed as failed:
            log.error("store_trouble", error=failed.trouble.value)
            self._try(lambda: tell_staff(self._desk, HelpReason.STORE_TROUBLE))
            if failed.trouble is DeskTrouble.BROKEN:
                self._desk.store.distrust()

    def _look_after(self) -> None:
        self._try(self._mind_the_room)
        self._try(lambda: ask_about_clock(self._desk))
        self._try(lambda: make_days(self._desk))
        self._try(lambda: forget_old_readings(self._desk))
        self._try(lambda: forget_old_papers(self._desk))
        self._try(self._back_up)

    def _mind_the_room(self) -> None:
        """Keep the ballast; tell staff once when room is low, and again when it was made and is low again."""
        self._ballast.keep()
        low = self._ballast.room_is_low
        if low and not self._told_of_room:
            tell_staff(self._desk, HelpReason.DISK_LOW)
        self._told_of_room = low

    def _back_up(self) -> None:
        with desk_edge():
            back_up_if_due(self._desk.store, self._folder, self._desk.clock.now())

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except (DeskFailed, OSError) as trouble:
            log.warning("store_trouble", error=type(trouble).__name__)
        except Exception as bug:  # whatever it is, the other work is done, and the next backup is made
            log.error("caretaker_fell_over", exc_info=bug)
