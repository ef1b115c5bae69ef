"""Which place beside the counter is open: one at a time, over a counter that stays as it was left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from kiosk.domain.staff import StaffMember
from ui.window.commands import Command
from ui.window.place import Place


class Places(QObject):
    """`changed` says that a place was opened or left. `home` is the counter's page in the same stack.

    `person_asked` carries the id of somebody whom the counter is to open, `told` what it is to say.
    """

    changed = Signal()
    person_asked = Signal(str)
    told = Signal(str, str)

    def __init__(self, stack: QStackedWidget, home: QWidget, made: Mapping[Command, Place]) -> None:
        super().__init__()
        self._stack, self._home = stack, home
        self.made = dict(made)
        self.open: Place | None = None
        self._member: StaffMember | None = None
        self._below: Place | None = None
        for place in self.made.values():
            self._join(place)

    @property
    def busy(self) -> bool:
        """Whether something is being written in the place that is open."""
        return self.open is not None and self.open.busy

    @property
    def counter_is_next(self) -> bool:
        """Whether one Escape goes back to the counter."""
        return self._below is None and self.open is not None and self.open.at_first

    def enter(self, command: Command, member: StaffMember) -> None:
        """Open a place; its own key, pressed again, leaves it."""
        place = self.made[command]
        self._member = member
        if place is self.open:
            self.leave()
        else:
            self._show(place)

    @Slot()
    def leave(self) -> None:
        """Go back to the counter, whatever is open."""
        if self.open is not None:
            self.end()
            self._stack.setCurrentWidget(self._home)
            self.changed.emit()

    def end(self) -> None:
        """Keep nothing of the place that is open."""
        self._below = None
        if self.open is not None:
            place, self.open = self.open, None
            place.end()

    @Slot()
    def store_changed(self) -> None:
        """Somebody wrote to the store."""
        if self.open is not None:
            self.open.store_changed()

    def take(self, event: object) -> bool:
        """Whether the place that is open waited for what a device says."""
        return self.open is not None and self.open.take(event)

    def trouble(self) -> None:
        """Take note that the desk could not do what was asked."""
        if self.open is not None:
            self.open.trouble()

    @Slot()
    def _escaped(self) -> None:
        below = self._below
        if below is None:
            self.leave()
        else:
            self._show(below)

    @Slot(object)
    def _open_over(self, place: Place) -> None:
        below = self.open
        if self._stack.indexOf(place) < 0:
            self._join(place)
        self._show(place)
        self._below = below

    def _show(self, place: Place) -> None:
        self.end()
        if self._member is not None:
            self.open = place
            self._stack.setCurrentWidget(place)
            place.begin(self._member)
            self.changed.emit()

    def _join(self, place: Place) -> None:
        self._stack.addWidget(place)
        place.left.connect(self._escaped)
        place.person_asked.connect(self.person_asked)
        place.told.connect(self.told)
        place.place_asked.connect(self._open_over)
