"""The form of a session or of a line of the timetable: department, times, doctor, room, numbers; what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtWidgets import QLineEdit

from kiosk.domain.sessions import Period
from kiosk.domain.timetable import (
    LONGEST,
    DepartmentRow,
    SessionProblem,
    SessionShape,
    shape_problem,
    too_long,
)
from kiosk.texts import Texts
from ui.window.choice_line import ChoiceLine
from ui.window.form import Form
from ui.window.session_words import period, shape_words, until
from ui.window.typed import count_typed, time_typed
from ui.window.widgets import card, label
from ui.window.words import clock


@dataclass(frozen=True)
class Wrong:
    """A line that is not right, and why, in words."""

    line: QLineEdit
    why: str


class ShapeForm(Form):
    """`shape` reads it. What is typed stays, whatever is wrong with it."""

    def __init__(self, title: str, cap: str, save: str, words: Texts, rows: int = 6) -> None:
        super().__init__(title, cap, save, words, rows)
        self.add_first()
        self.department = self.add_line("sessions-department", ChoiceLine(words("sessions-department")))
        self.period = self.add_line("sessions-period", ChoiceLine(words("sessions-period")))
        self.starts = self.add("sessions-starts", "sessions-time-hint")
        self.ends = self.add("sessions-ends", "sessions-time-hint")
        self.doctor = self.add("sessions-doctor")
        self.room = self.add("sessions-room", "sessions-room-hint")
        self.floor = self.add("sessions-floor", "sessions-floor-hint")
        self.minutes = self.add("sessions-minutes", "sessions-minutes-hint")
        self.capacity = self.add("sessions-capacity")
        self.for_seniors = self.add("sessions-seniors")
        self.for_window = self.add("sessions-window")
        self.add_last()
        for name, line in self._lines_of_words().items():
            line.setMaxLength(LONGEST[name])
        self._show_what_it_comes_to()

    def add_first(self) -> None:
        """Add lines that come before; none here."""

    def add_last(self) -> None:
        """Add lines that come after; none here."""

    def offer(self, departments: Sequence[DepartmentRow], shape: SessionShape) -> None:
        """Begin with a shape."""
        offered = [one for one in departments if not one.hidden or one.department.id == shape.department_id]
        self.department.offer([(one.department.id, one.department.name) for one in offered], shape.department_id)
        self.period.offer([(one.value, period(one, self.words)) for one in Period], shape.period.value)
        self.starts.setText(clock(shape.starts))
        self.ends.setText(until(shape.ends))
        for line, text in ((self.doctor, shape.doctor), (self.room, shape.room), (self.floor, shape.floor)):
            line.setText(text)
            line.setCursorPosition(0)
        numbers = (shape.slot_minutes, shape.capacity_per_slot, shape.kept_for_seniors, shape.kept_for_window)
        for line, number in zip((self.minutes, self.capacity, self.for_seniors, self.for_window), numbers, strict=True):
            line.setText(str(number))
        self._tell()

    def shape(self) -> SessionShape | Wrong:
        """Return what is typed, or the first line that is not right."""
        starts, ends = self._time(self.starts), self._time(self.ends)
        numbers = [self._count(line) for line in (self.minutes, self.capacity, self.for_seniors, self.for_window)]
        for read in (starts, ends, *numbers):
            if isinstance(read, Wrong):
                return read
        if self.department.value is None:
            return self.wrong(self.department, SessionProblem.UNKNOWN)
        made = SessionShape(
            self.department.value,
            Period(self.period.value or Period.MORNING.value),
            starts,  # type: ignore[arg-type]
            ends,  # type: ignore[arg-type]
            self.doctor.text().strip(),
            self.room.text().strip(),
            self.floor.text().strip(),
            *numbers,  # type: ignore[arg-type]
        )
        problem = shape_problem(made)
        return made if problem is None else self.at_fault(problem)

    def at_fault(self, problem: SessionProblem) -> Wrong:
        """Return the line to which a problem belongs."""
        empty = next((line for line in (self.doctor, self.room) if not line.text().strip()), self.doctor)
        line = {
            SessionProblem.TIMES: self.ends,
            SessionProblem.MIDNIGHT: self.ends,
            SessionProblem.SLOT_LENGTH: self.minutes,
            SessionProblem.CAPACITY: self.capacity,
            SessionProblem.KEPT: self.for_seniors,
            SessionProblem.NEEDED: empty,
            SessionProblem.UNKNOWN: self.department,
            SessionProblem.PAST: self.ends,
            SessionProblem.TOO_LONG: self._longest(),
        }.get(problem, self.doctor)
        return self.wrong(line, problem)

    def wrong(self, line: QLineEdit, problem: SessionProblem) -> Wrong:
        """Return a line with its problem in words, the name of the line first."""
        if problem is SessionProblem.NEEDED:
            return Wrong(line, self.words("sessions-still-needed", field=line.accessibleName()))
        return Wrong(line, self._of(line, self.words(f"session-problem-{problem.value}")))

    def _lines_of_words(self) -> dict[str, QLineEdit]:
        return {"doctor": self.doctor, "room": self.room, "floor": self.floor}

    def _longest(self) -> QLineEdit:
        """Return the first line whose words are too long."""
        lines = self._lines_of_words()
        return next((lines[name] for name in too_long({one: line.text() for one, line in lines.items()})), self.doctor)

    def _time(self, line: QLineEdit) -> time | Wrong:
        read = time_typed(line.text())
        return Wrong(line, self._of(line, self.words("sessions-not-a-time"))) if read is None else read

    def _count(self, line: QLineEdit) -> int | Wrong:
        read = count_typed(line.text())
        return Wrong(line, self._of(line, self.words("sessions-not-a-count"))) if read is None else read

    def _of(self, line: QLineEdit, why: str) -> str:
        return self.words("window-wrong-line", field=line.accessibleName(), problem=why)

    def _show_what_it_comes_to(self) -> None:
        frame, column = card("inner")
        self._comes_to = label("", "large")
        column.addWidget(self._comes_to)
        self.body.addWidget(frame)
        self.body.addStretch(1)
        for line in (self.starts, self.ends, self.minutes, self.capacity, self.for_seniors, self.for_window):
            line.textChanged.connect(self._tell)
        self.doctor.textChanged.connect(self._tell)
        self.room.textChanged.connect(self._tell)

    def _tell(self) -> None:
        read = self.shape()
        self._comes_to.setText(read.why if isinstance(read, Wrong) else shape_words(read, self.words))
