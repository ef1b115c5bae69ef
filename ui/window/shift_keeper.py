"""Whether whoever signed in is still there and may still be: no touch for a while, or an account that was changed.

Remembers whose page the lock closed, for the same member of staff alone: the record's id, nothing of the person.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from kiosk.desk.shift import Shift
from kiosk.domain.registration import Identification, IdentifiedBy
from kiosk.domain.staff import StaffMember
from ui.window.desk_calls import DeskCalls
from ui.window.subject import Subject

_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class ShiftKeeper(QObject):
    """`idle` says that nobody touched anything for `idle_lock_ms`, `changed` that the account is not what it was."""

    idle = Signal()
    changed = Signal()

    def __init__(self, shift: Shift, calls: DeskCalls, idle_lock_ms: int) -> None:
        super().__init__()
        self._shift, self._calls = shift, calls
        self._member: StaffMember | None = None
        self._left: tuple[str, Identification] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(idle_lock_ms)
        self._timer.timeout.connect(self.idle)

    def begin(self, member: StaffMember) -> Identification | None:
        """Begin for somebody; return whom they had open at the lock."""
        left, self._left = self._left, None
        self._member = member
        self._watch(on=True)
        self.touch()
        return left[1] if left is not None and left[0] == member.id else None

    def end(self, open_subject: Subject | None) -> None:
        """End; of somebody without a record nothing is remembered."""
        person_id = None if open_subject is None else open_subject.person_id
        if self._member is not None and person_id is not None:
            self._left = self._member.id, Identification(IdentifiedBy.STAFF, person_id)
        self._member = None
        self._watch(on=False)
        self._timer.stop()

    def touch(self) -> None:
        """Take note that somebody is there."""
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See that somebody is there."""
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def _watch(self, *, on: bool) -> None:
        """See every event of the program, or none: a locked console lays its pages out many times as fast unwatched."""
        app = QApplication.instance()
        if app is not None and on:
            app.installEventFilter(self)
        elif app is not None:
            app.removeEventFilter(self)

    @Slot()
    def look(self) -> None:
        """Look whether a lead closed the account or gave another role: the old rights end at once."""
        self._calls.ask(self._shift.stands, self._seen, "shift")

    def _seen(self, stands: bool) -> None:
        if not stands:
            self.changed.emit()
