"""Watches the store for what happens elsewhere: help calls, kiosks, printers, paper, the kiosk that was taken over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.floor import HelpCallView, KioskView, PrinterView, PrintJobView, TakeoverView
from kiosk.domain.staff import Act, StaffMember
from kiosk.domain.vitals import WaitingReading
from ui.window.desk_calls import DeskCalls

LOOK_MS = 250
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
        self._version = -1
        self._asking = False
        self._takeover: str | None = None
        self._timers = [self._timer(LOOK_MS, self._ask), self._timer(BEAT_MS, self._beat)]
        self._timers.append(self._timer(ANYHOW_MS, self.look))

    def start(self, member: StaffMember) -> None:
        """Watch for somebody who signed in."""
        self._member = member
        for timer in self._timers:
            timer.start()
        self._beat()
        self.look()

    def stop(self) -> None:
        """Watch no more."""
        self._member, self._asking, self._version = None, False, -1
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

    def trouble(self) -> None:
        """Take note that the desk could not answer."""
        self._asking = False

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    @Slot()
    def _ask(self) -> None:
        if not self._asking:
            self._asking = True
            self._calls.ask(self._desk.data_version, self._version_came)

    @Slot()
    def _beat(self) -> None:
        self._calls.ask(self._desk.floor.beat, _taken)

    def _version_came(self, version: int) -> None:
        self._asking = False
        if version != self._version:
            self._version = version
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
