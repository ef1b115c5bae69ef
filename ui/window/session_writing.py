"""The forms of the sessions' place: begun with the session that is chosen, read, and handed on to be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from kiosk.domain.day_sessions import DaySessions, SessionRow
from kiosk.domain.sessions import Period
from kiosk.domain.shared_rooms import RoomUse, use_of_session, use_of_shape
from kiosk.domain.timetable import DepartmentRow, SessionProblem, SessionShape
from kiosk.texts import Texts
from ui.window.commands import cap_of
from ui.window.form_page import FormPage
from ui.window.session_acts import SessionActs
from ui.window.session_forms import ChangeForm, KeepForm, NumbersForm, SessionForm
from ui.window.session_words import next_half_hour
from ui.window.shape_form import ShapeForm, Wrong
from ui.window.shared_room import SharedRoom

NUMBERS, CHANGE, KEEP, NEW = Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F7


class SessionWriting(QObject):
    """`wrong` carries a Wrong, `opened` the FormPage to be shown; `unchanged` says that there is nothing to write."""

    wrong = Signal(object)
    opened = Signal(object)
    unchanged = Signal()

    def __init__(self, acts: SessionActs, words: Texts) -> None:
        super().__init__()
        self._acts, self._words = acts, words
        self._shown: DaySessions | None = None
        self._room = SharedRoom(words)
        self.change, self.numbers = ChangeForm(cap_of(CHANGE), words), NumbersForm(cap_of(NUMBERS), words)
        self.keep = KeepForm(cap_of(KEEP), words)
        self.new = ShapeForm(words("sessions-new-title"), cap_of(NEW), words("sessions-new-save"), words)
        self._pages = {
            CHANGE: FormPage(self.change, CHANGE, words),
            NUMBERS: FormPage(self.numbers, NUMBERS, words),
            KEEP: FormPage(self.keep, KEEP, words),
            NEW: FormPage(self.new, NEW, words),
        }
        writes = (self._write_change, self._write_numbers, self._write_keep, self._write_new)
        for page, write in zip(self.pages, writes, strict=True):
            page.written.connect(write)

    @property
    def pages(self) -> tuple[FormPage, ...]:
        """Every form's page."""
        return tuple(self._pages.values())

    def begin(self, key: Qt.Key, row: SessionRow, shown: DaySessions | None) -> None:
        """Begin the form of a key with a session of the day that is shown."""
        page, self._shown = self._pages[key], shown
        self._room.begin()
        self.opened.emit(page)
        if isinstance(page.form, SessionForm):
            page.form.show_session(row)
        page.form.begin()

    def begin_new(self, shown: DaySessions, like: SessionRow | None, departments: Sequence[DepartmentRow]) -> None:
        """Begin a session beside the timetable."""
        self._shown = shown
        self._room.begin()
        self.opened.emit(self._pages[NEW])
        self.new.offer(departments, shape_like(shown, like))
        self.new.begin()

    def refused(self, problem: SessionProblem) -> None:
        """Show where the desk found a problem."""
        if self._pages[NEW].isVisible():
            self.wrong.emit(self.new.at_fault(problem))

    def _write_change(self) -> None:
        form, row = self.change, self.change.session
        empty, wanted = form.empty_line(), form.use()
        if empty is not None:
            self.wrong.emit(Wrong(empty, self._words("sessions-still-needed", field=empty.accessibleName())))
        elif form.begins() is None:
            self.wrong.emit(Wrong(form.starts, self._words("sessions-not-a-time")))
        elif row is not None and not form.changes():
            self.unchanged.emit()
        elif row is not None and (wanted is None or not self._asks(CHANGE, form.room, wanted, but=row)):
            self._acts.change(row, form.changes())

    def _write_numbers(self) -> None:
        row, count, slot = self.numbers.session, self.numbers.wanted(), self.numbers.chosen_slot
        if count is None:
            self.wrong.emit(Wrong(self.numbers.count, self._words("sessions-not-a-count")))
        elif row is not None and slot is not None:
            self._acts.add_numbers(row, count, slot)

    def _write_keep(self) -> None:
        row, wanted = self.keep.session, self.keep.wanted()
        if wanted is None:
            self.wrong.emit(Wrong(self.keep.for_seniors, self._words("sessions-not-a-count")))
        elif row is not None:
            self._acts.keep(row, *wanted)

    def _write_new(self) -> None:
        shape = self.new.shape()
        if isinstance(shape, Wrong):
            self.wrong.emit(shape)
        elif self._shown is not None and not self._asks(NEW, self.new.room, use_of_shape(shape)):
            self._acts.open_new(shape, self._shown.day, self.new.department.text())

    def _asks(self, key: Qt.Key, line: QLineEdit, wanted: RoomUse, but: SessionRow | None = None) -> bool:
        """Ask once where somebody sits in the room at that time; say whether it was asked now."""
        question = self._room.question(wanted, uses_beside(self._shown, but), cap_of(key))
        if question is not None:
            self.wrong.emit(Wrong(line, question))
        return question is not None


def uses_beside(shown: DaySessions | None, but: SessionRow | None) -> list[RoomUse]:
    """Return how the open sessions of a day use their rooms, bar one."""
    rows = () if shown is None else shown.rows
    own = None if but is None else but.session.id
    return [use_of_session(row.session) for row in rows if row.is_open and not row.over and row.session.id != own]


def shape_like(shown: DaySessions, row: SessionRow | None) -> SessionShape:
    """Return what a session beside the timetable begins with: the department that is chosen, two hours from now."""
    starts = next_half_hour(shown.now) if shown.day == shown.today else time(8)
    ends = time(starts.hour + 2, starts.minute) if starts.hour < 22 else time(0)
    department = "" if row is None else row.session.department.id
    return SessionShape(department, period_at(starts), starts, ends, "", "", "" if row is None else row.session.floor)


def period_at(starts: time) -> Period:
    """Return the part of the day in which a session begins that begins then."""
    ends = ((7, Period.EARLY), (11, Period.MORNING), (13, Period.NOON), (17, Period.AFTERNOON))
    return next((period for hour, period in ends if starts.hour < hour), Period.NIGHT)
