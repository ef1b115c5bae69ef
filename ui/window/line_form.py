"""Forms of the timetable: a line for several days of the week, a line that changes, a line that ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kiosk.domain.timetable import DepartmentRow, SessionProblem, SessionShape, Template, Week
from kiosk.texts import Texts
from ui.window.choice_line import DaysLine
from ui.window.form import Form
from ui.window.session_words import weekday
from ui.window.shape_form import ShapeForm, Wrong
from ui.window.timetable_page import line_words
from ui.window.typed import day_typed
from ui.window.widgets import card, label

WORKDAYS = range(5)


class LineForm(ShapeForm):
    """A shape, and from when until when it holds."""

    def __init__(self, title: str, cap: str, words: Texts) -> None:
        self._today = date.min
        super().__init__(title, cap, words("window-save"), words, rows=7)

    def add_last(self) -> None:
        """Add from when and until when."""
        self.since = self.add("timetable-since", "timetable-day-hint")
        self.until = self.add("timetable-last-day", "timetable-until-hint")

    def begin_on(self, since: date, until: date | None, today: date) -> None:
        """Begin with these days."""
        self._today = today
        self.since.setText(since.isoformat())
        self.until.setText("" if until is None else until.isoformat())

    def days(self) -> tuple[date, date | None] | Wrong:
        """Return from when until when it holds, or the line that is not right."""
        since = day_typed(self.since.text(), self._today)
        if since is None:
            return Wrong(self.since, self.words("timetable-not-a-day"))
        typed = self.until.text().strip()
        until = day_typed(typed, since) if typed else None
        if typed and until is None:
            return Wrong(self.until, self.words("timetable-not-a-day"))
        return since, until

    def at_fault(self, problem: SessionProblem) -> Wrong:
        """Return the line to which a problem belongs."""
        if problem is SessionProblem.DATES:
            return self.wrong(self.until, problem)
        if problem is SessionProblem.PAST:
            return Wrong(self.since, self.words("timetable-from-tomorrow"))
        return super().at_fault(problem)


class NewLineForm(LineForm):
    """The same line for as many days of the week as are chosen."""

    def __init__(self, cap: str, words: Texts) -> None:
        super().__init__(words("timetable-new-title"), cap, words)

    def add_first(self) -> None:
        """Add the days of the week."""
        names = [weekday(number, self.words) for number in range(7)]
        self.weekdays = self.add_line("timetable-weekdays", DaysLine(self.words("timetable-weekdays"), names))

    def offer_new(self, departments: Sequence[DepartmentRow], like: SessionShape, week: Week) -> None:
        """Begin with Monday to Friday, from today on."""
        self.offer(departments, like)
        self.weekdays.choose(tuple(WORKDAYS))
        self.begin_on(week.today, None, week.today)

    def chosen_days(self) -> tuple[int, ...] | Wrong:
        """Return the days of the week, or that none is chosen."""
        return self.weekdays.days or Wrong(self.weekdays, self.words("timetable-no-weekday"))


class ChangeLineForm(LineForm):
    """One line, from a day to come on."""

    def __init__(self, cap: str, words: Texts) -> None:
        super().__init__(words("timetable-change-title"), cap, words)
        self.line: Template | None = None

    def offer_line(self, line: Template, week: Week) -> None:
        """Begin with the line as it is, changed from tomorrow on."""
        self.line = line
        self.title.setText(f"{self.words('timetable-change-title')} · {weekday(line.weekday, self.words)}")
        self.offer(week.departments, line.shape)
        self.begin_on(max(line.valid_from, week.today + timedelta(days=1)), line.valid_to, week.today)

    def forget(self) -> None:
        """Keep nothing."""
        super().forget()
        self.line = None


class EndLineForm(Form):
    """The last day of a line."""

    def __init__(self, cap: str, words: Texts) -> None:
        super().__init__(words("timetable-end-title"), cap, words("window-save"), words)
        self.line: Template | None = None
        self._today = date.min
        self._which = label("", "large")
        frame, column = card("inner")
        column.addWidget(self._which)
        self.body.insertWidget(0, frame)
        self.last_day = self.add("timetable-last-day", "timetable-day-hint")
        self.body.addWidget(label(words("timetable-end-hint")))
        self.body.addStretch(1)

    def offer_line(self, line: Template, week: Week) -> None:
        """Begin with today as the last day."""
        self.line, self._today = line, week.today
        self._which.setText(line_words(line, week, self.words))
        self.last_day.setText(week.today.isoformat())

    def day(self) -> date | Wrong:
        """Return the last day, or why it is none."""
        read = day_typed(self.last_day.text(), self._today)
        if read is None:
            return Wrong(self.last_day, self.words("timetable-not-a-day"))
        return read if read >= self._today else Wrong(self.last_day, self.words("session-problem-past"))

    def forget(self) -> None:
        """Keep nothing."""
        super().forget()
        self.line = None
