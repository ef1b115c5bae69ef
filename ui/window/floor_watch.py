"""Watches the store for what happens elsewhere: help calls, kiosks, printers, paper, the kiosk that was taken over."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.floor import HelpCallView, KioskView, PrinterView, PrintJobView, TakeoverView
from kiosk.domain.staff import Act, StaffMember
from kiosk.domain.vitals import WaitingReading
from ui.repeating import repeating
from ui.store_watch import StoreWatch
from ui.window.desk_calls import DeskCalls

BEAT_MS = 15_000
ANYHOW_MS = 5_000
"""Seconds pass and desks fall silent without anybody writing."""


@dataclass(frozen=True)
class FloorNow:
    """The floor at one moment."""

    calls: tuple[HelpCallView, ...] = ()
    kiosks: tuple[KioskView, ...] = ()
    printers: tuple[PrinterView, ...] = ()
    jobs: tuple[PrintJobView, ...] = ()
    takeover: TakeoverView | None = None
    readings: tuple[WaitingReading, ...] = ()


class FloorWatch(QObject):
    """`looked` carries a FloorNow; `changed` says that somebody wrote to the store."""

    looked = Signal(object)
    changed = Signal()

    def __init__(self, desk: WindowDesk, calls: DeskCalls) -> None:
        super().__init__()
        self._desk, self._calls = desk, calls
        self._member: StaffMember | None = None
        self._takeover: str | None = None
        self._store = StoreWatch(calls, desk.data_version, self)
        self._store.written.connect(self._written)
        self._timers = [repeating(self, BEAT_MS, self._beat), repeating(self, ANYHOW_MS, self.look)]

    def start(self, member: StaffMember) -> None:
        """Watch for somebody who signed in."""
        self._member = member
        self._store.start()
        for timer in self._timers:
            timer.start()
        self._beat()
        self.look()

    def stop(self) -> None:
        """Watch no more."""
        self._member = None
        self._store.stop()
        for timer in self._timers:
            timer.stop()

    def hold(self, takeover: str | None) -> None:
        """Watch a takeover too."""
        self._takeover = takeover
        self.look()

    @Slot()
    def look(self) -> None:
        """Look at the floor now."""
        if self._member is not None:
            self._calls.ask(self._floor, self.looked.emit, "floor")

    @Slot()
    def _beat(self) -> None:
        self._calls.ask(self._desk.floor.beat, _taken)

    @Slot()
    def _written(self) -> None:
        self.look()
        self.changed.emit()

    def _floor(self) -> FloorNow:
        desk, takeover, member = self._desk, self._takeover, self._member
        if member is None or not member.may(Act.HELP):
            return FloorNow()
        return FloorNow(
            desk.floor.help_calls(),
            desk.floor.kiosks(),
            desk.floor.printers(),
            desk.paper.open_jobs() if member.may(Act.PRINT) else (),
            desk.floor.takeover(takeover) if takeover is not None and member.may(Act.TAKE_OVER) else None,
            desk.vitals.waiting() if member.may(Act.SEE_PEOPLE) else (),
        )


def _taken(answer: None) -> None:
    """Take an answer that says nothing."""
