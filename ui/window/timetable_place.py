"""The timetable's place: the week, days off, departments; each key joined to what the lead does with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.timetable import DepartmentRow, DepartmentUse, SessionProblem, Template, Week
from kiosk.texts import Texts
from ui.window.ask_page import AskPage
from ui.window.days_off_page import DaysOffPage
from ui.window.departments_page import DepartmentsPage
from ui.window.desk_calls import DeskCalls
from ui.window.form_page import FormPage
from ui.window.key_button import Dress
from ui.window.saying import Tone
from ui.window.timetable_acts import TimetableActs
from ui.window.timetable_page import WeekPage
from ui.window.timetable_writing import CHANGE, END, NEW, TimetableWriting
from ui.window.writing_place import WritingPlace

TOPIC = "timetable"


class TimetablePlace(WritingPlace):
    """The week first; days off and departments are pages over it."""

    def __init__(self, desk: WindowDesk, calls: DeskCalls, words: Texts) -> None:
        self.week = WeekPage(words)
        self.acts = TimetableActs(desk.timetable, calls, words)
        super().__init__(self.week, "timetable-ready", self.acts, words)
        self._desk, self._calls = desk, calls
        self.writing = TimetableWriting(self.acts, words)
        self.days_off, self.departments = DaysOffPage(words), DepartmentsPage(words)
        self.question = AskPage(words)
        self._add_keys()
        self._join()

    def _add_keys(self) -> None:
        week, off, departments = self.week, self.days_off, self.departments
        week.add_key(NEW, "timetable-add", self._add_line, dress=Dress.PRIMARY)
        week.add_key(CHANGE, "timetable-change", self._change_line)
        week.add_key(END, "timetable-end", self._end_line)
        week.add_key(Qt.Key.Key_F5, "timetable-days-off", lambda: self._open(off))
        week.add_key(Qt.Key.Key_F6, "timetable-departments", lambda: self._open(departments))
        off.add_key(NEW, "timetable-add-day-off", self._add_day_off, dress=Dress.PRIMARY)
        off.add_key(Qt.Key.Key_Delete, "timetable-remove-day-off", self._remove_day_off)
        departments.add_key(NEW, "timetable-add-department", self._add_department, dress=Dress.PRIMARY)
        departments.add_key(CHANGE, "timetable-change", self._change_department)
        departments.add_key(Qt.Key.Key_F4, "timetable-up", lambda: self._move_department(-1))
        departments.add_key(Qt.Key.Key_F5, "timetable-down", lambda: self._move_department(1))
        self._hide = departments.add_key(Qt.Key.Key_F6, "timetable-hide", self._hide_or_show)
        departments.add_key(Qt.Key.Key_Delete, "timetable-remove-department", self._remove_department)
        for page in (week, off, departments):
            page.add_key(Qt.Key.Key_F8, "sessions-undo", self.acts.undo)

    def _join(self) -> None:
        for page in (self.days_off, self.departments, self.question, *self.writing.pages.values()):
            self.add_page(page)
        self.week.table.opened.connect(self._change_line)
        self.departments.table.opened.connect(self._change_department)
        self.departments.table.moved.connect(self._name_hide)
        self.writing.opened.connect(self.open_form)
        self.writing.wrong.connect(self.say_wrong)
        self.acts.done.connect(self._done)

    def look(self) -> None:
        """Ask for the week."""
        if self.member is not None:
            self._calls.ask(self._desk.timetable.week, self._show, TOPIC)

    def _show(self, week: Week) -> None:
        if self.member is not None:
            for page in (self.week, self.days_off, self.departments):
                page.show_week(week)
            self._name_hide()

    def _open(self, page: DaysOffPage | DepartmentsPage) -> None:
        self.open_page(page)
        if self.week.week is not None:
            page.show_week(self.week.week)
        page.table.setFocus()

    def _add_line(self) -> None:
        week = self.week.week
        if week is not None and not week.departments:
            self.say(Tone.HINT, "timetable-no-department")
        elif week is not None:
            self.writing.begin_new(week, self.week.chosen)

    def _change_line(self) -> None:
        line, week = self._line(), self.week.week
        if line is not None and week is not None:
            self.writing.begin_change(week, line)

    def _end_line(self) -> None:
        line, week = self._line(), self.week.week
        if line is not None and week is not None:
            self.writing.begin_end(week, line)

    def _line(self) -> Template | None:
        if self.week.chosen is None:
            self.say(Tone.HINT, "timetable-choose-first")
        return self.week.chosen

    def _add_day_off(self) -> None:
        if self.week.week is not None:
            self.writing.begin_off(self.week.week, self.week.chosen)

    def _remove_day_off(self) -> None:
        one = self.days_off.chosen
        if one is None:
            self.say(Tone.HINT, "timetable-choose-first")
        else:
            self.acts.remove_day_off(one)

    def _add_department(self) -> None:
        self.writing.begin_department(None)

    def _change_department(self) -> None:
        one = self._department()
        if one is not None:
            self.writing.begin_department(one)

    def _move_department(self, by: int) -> None:
        if self.departments.chosen is not None:
            self.acts.move_department(self.departments.chosen, by)

    def _name_hide(self) -> None:
        one = self.departments.chosen
        self._hide.say(self.words("timetable-show" if one is not None and one.hidden else "timetable-hide"))

    def _hide_or_show(self) -> None:
        one = self._department()
        if one is not None and one.hidden:
            self.acts.show_department(one)
        elif one is not None:
            room, department = self._desk.timetable, one.department.id
            self._calls.ask(
                lambda: room.department_use(department), lambda use: self._ask_hide(one, use), "department-use"
            )

    def _ask_hide(self, one: DepartmentRow, use: DepartmentUse) -> None:
        """Hide a department; where sessions of it are to come, after a question."""
        if not use.sessions and not use.registered:
            self.acts.hide_department(one)
        elif self.page is self.departments:
            counts = {"sessions": str(use.sessions), "people": str(use.registered)}
            more = "timetable-hide-people" if use.registered else "timetable-hide-more"
            question = self.words("timetable-hide-question", name=one.department.name, **counts)
            self.open_page(self.question)
            hide = partial(self.acts.hide_department, one)
            self.question.ask(question, self.words(more, **counts), self.words("timetable-hide-yes"), hide)

    def _remove_department(self) -> None:
        one = self._department()
        if one is not None:
            self.acts.remove_department(one)

    def _department(self) -> DepartmentRow | None:
        if self.departments.chosen is None:
            self.say(Tone.HINT, "timetable-choose-first")
        return self.departments.chosen

    def point_at(self, problem: SessionProblem) -> None:
        """Show where the desk found a problem."""
        self.writing.refused(problem, self.page)

    def _done(self) -> None:
        if isinstance(self.page, FormPage):
            self.back()
        self.look()
