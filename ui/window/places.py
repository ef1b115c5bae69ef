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

    `person_asked` carries the id of somebody whom the counter is to open.
    """

    changed = Signal()
    person_asked = Signal(str)

    def __init__(self, stack: QStackedWidget, home: QWidget, made: Mapping[Command, Place]) -> None:
        super().__init__()
        self._stack, self._home = stack, home
        self.made = dict(made)
        self.open: Place | None = None
        for place in self.made.values():
            stack.addWidget(place)
            place.left.connect(self.leave)
            place.person_asked.connect(self.person_asked)

    @property
    def busy(self) -> bool:
        """Whether something is being written in the place that is open."""
        return self.open is not None and self.open.busy

    def enter(self, command: Command, member: StaffMember) -> None:
        """Open a place; its own key, pressed again, leaves it."""
        place = self.made[command]
        if place is self.open:
            self.leave()
            return
        self.end()
        self.open = place
        self._stack.setCurrentWidget(place)
        place.begin(member)
        self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """Go back to the counter."""
        if self.open is not None:
            self.end()
            self._stack.setCurrentWidget(self._home)
            self.changed.emit()

    def end(self) -> None:
        """Keep nothing of the place that is open."""
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
