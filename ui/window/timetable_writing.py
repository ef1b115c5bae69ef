"""The forms of the timetable's place: begun with what is chosen, read, and handed on to be done."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from kiosk.domain.sessions import Period
from kiosk.domain.shared_rooms import use_of_shape, uses_of_lines
from kiosk.domain.timetable import DepartmentRow, SessionProblem, SessionShape, Template, Week
from kiosk.texts import Texts
from ui.window.commands import cap_of
from ui.window.days_off_page import DaysOffForm
from ui.window.departments_page import DepartmentForm
from ui.window.form_page import FormPage
from ui.window.line_form import ChangeLineForm, EndLineForm, LineForm, NewLineForm
from ui.window.shape_form import ShapeForm, Wrong
from ui.window.shared_room import SharedRoom
from ui.window.timetable_acts import TimetableActs

NEW, CHANGE, END = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4


class TimetableWriting(QObject):
    """`wrong` carries a Wrong, `opened` the FormPage to be shown."""

    wrong = Signal(object)
    opened = Signal(object)

    def __init__(self, acts: TimetableActs, words: Texts) -> None:
        super().__init__()
        self._acts = acts
        self._room = SharedRoom(words)
        self._week: Week | None = None
        self.new, self.change = NewLineForm(cap_of(NEW), words), ChangeLineForm(cap_of(CHANGE), words)
        self.end, self.off = EndLineForm(cap_of(END), words), DaysOffForm(cap_of(NEW), words)
        self.department = DepartmentForm(words("timetable-department-title"), cap_of(NEW), words)
        self.renamed = DepartmentForm(words("timetable-department-change"), cap_of(CHANGE), words)
        forms = (
            (self.new, NEW, self._write_new),
            (self.change, CHANGE, self._write_change),
            (self.end, END, self._write_end),
            (self.off, NEW, self._write_off),
            (self.department, NEW, lambda: self._write_department(self.department)),
            (self.renamed, CHANGE, lambda: self._write_department(self.renamed)),
        )
        self.pages = {form: FormPage(form, key, words) for form, key, _ in forms}
        for form, _, write in forms:
            self.pages[form].written.connect(write)

    def begin_new(self, week: Week, like: Template | None) -> None:
        """Begin a line, like the one that is chosen."""
        self._begin_with(week)
        self.opened.emit(self.pages[self.new])
        self.new.offer_new(week.departments, _like(like), week)
        self.new.begin()

    def begin_change(self, week: Week, line: Template) -> None:
        """Begin changing a line."""
        self._begin_with(week)
        self.opened.emit(self.pages[self.change])
        self.change.offer_line(line, week)
        self.change.begin()

    def begin_end(self, week: Week, line: Template) -> None:
        """Begin ending a line."""
        self.opened.emit(self.pages[self.end])
        self.end.offer_line(line, week)
        self.end.begin()

    def begin_off(self, week: Week, line: Template | None) -> None:
        """Begin a day off."""
        self.opened.emit(self.pages[self.off])
        self.off.offer(week, line)
        self.off.begin()

    def begin_department(self, row: DepartmentRow | None) -> None:
        """Begin a department, or changing one."""
        form = self.department if row is None else self.renamed
        self.opened.emit(self.pages[form])
        form.offer(row)
        form.begin()

    def refused(self, problem: SessionProblem, page: object) -> None:
        """Show where the desk found a problem."""
        form = next((form for form, one in self.pages.items() if one is page), None)
        if isinstance(form, ShapeForm | DaysOffForm | DepartmentForm):
            self.wrong.emit(form.at_fault(problem))

    def _write_new(self) -> None:
        days, shape, valid = self.new.chosen_days(), self.new.shape(), self.new.days()
        for read in (days, shape, valid):
            if isinstance(read, Wrong):
                self.wrong.emit(read)
                return
        if not self._asks(NEW, self.new, days, shape, valid):  # type: ignore[arg-type]
            self._acts.add_lines(days, shape, *valid)  # type: ignore[arg-type, misc]

    def _write_change(self) -> None:
        line, shape, valid = self.change.line, self.change.shape(), self.change.days()
        for read in (shape, valid):
            if isinstance(read, Wrong):
                self.wrong.emit(read)
                return
        if line is not None and not self._asks(CHANGE, self.change, (line.weekday,), shape, valid):  # type: ignore[arg-type]
            self._acts.change_line(line, shape, *valid)  # type: ignore[arg-type, misc]

    def _begin_with(self, week: Week) -> None:
        self._week = week
        self._room.begin()

    def _asks(
        self, key: Qt.Key, form: LineForm, days: tuple[int, ...], shape: SessionShape, valid: tuple[date, date | None]
    ) -> bool:
        """Ask once where the timetable has somebody in the room at that time; say whether it was asked now."""
        line = form.line.id if isinstance(form, ChangeLineForm) and form.line is not None else None
        others = () if self._week is None else uses_of_lines(self._week, days, *valid, but=line)
        question = self._room.question(use_of_shape(shape), others, cap_of(key))
        if question is not None:
            self.wrong.emit(Wrong(form.room, question))
        return question is not None

    def _write_end(self) -> None:
        line, day = self.end.line, self.end.day()
        if isinstance(day, Wrong):
            self.wrong.emit(day)
        elif line is not None:
            self._acts.end_line(line, day)

    def _write_off(self) -> None:
        days = self.off.days()
        if isinstance(days, Wrong):
            self.wrong.emit(days)
        else:
            self._acts.add_days_off(*days, self.off.what.value or None, self.off.reason.text())

    def _write_department(self, form: DepartmentForm) -> None:
        name, plain, icon = _text(form.name), _text(form.plain), form.picture.value or ""
        if not name or not plain:
            self.wrong.emit(form.at_fault(SessionProblem.NEEDED))
        elif form.department is None:
            self._acts.add_department(name, plain, icon)
        else:
            self._acts.edit_department(form.department, name, plain, icon)


def _text(line: QLineEdit) -> str:
    return line.text().strip()


def _like(line: Template | None) -> SessionShape:
    """Return what a new line begins with: the chosen one, or a morning."""
    return SessionShape("", Period.MORNING, time(8), time(12), "", "", "") if line is None else line.shape
