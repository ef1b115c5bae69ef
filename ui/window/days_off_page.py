"""Days off: holidays and single lines that fall out, and the form in which they are written."""

from __future__ import annotations

from datetime import date

from kiosk.domain.timetable import LONGEST_WORD, SessionProblem, Template, TimetableException, Week
from kiosk.texts import Texts
from ui.window.choice_line import ChoiceLine
from ui.window.form import Form
from ui.window.session_words import day_words
from ui.window.shape_form import Wrong
from ui.window.table import Column, Row
from ui.window.timetable_page import line_words
from ui.window.typed import day_typed
from ui.window.week_list_page import WeekListPage
from ui.window.widgets import label

EVERYTHING = ""


class DaysOffPage(WeekListPage):
    """The days off from today on."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("timetable-days-off"), words("timetable-no-days-off"), _columns(words), words)

    @property
    def chosen(self) -> TimetableException | None:
        """The day off that is chosen."""
        known = () if self.week is None else self.week.exceptions
        return next((one for one in known if one.id == self.table.chosen), None)

    def rows(self, week: Week) -> list[Row]:
        """Return the days off."""
        return [_row(one, week, self.words) for one in week.exceptions]


class DaysOffForm(Form):
    """From when until when what falls out, and why."""

    def __init__(self, cap: str, words: Texts) -> None:
        super().__init__(words("timetable-day-off-title"), cap, words("window-save"), words)
        self._today = date.min
        self.first = self.add("timetable-first-day", "timetable-day-hint")
        self.last = self.add("timetable-last-day", "timetable-one-day-hint")
        self.what = self.add_line("timetable-what", ChoiceLine(words("timetable-what")))
        self.reason = self.add("timetable-reason", "timetable-reason-hint")
        self.reason.setMaxLength(LONGEST_WORD)
        self.body.addWidget(label(words("timetable-day-off-hint")))
        self.body.addStretch(1)

    def offer(self, week: Week, line: Template | None) -> None:
        """Begin with today; everything falls out, or only the line that was chosen before."""
        self._today = week.today
        self.first.setText(week.today.isoformat())
        self.last.clear()
        self.reason.clear()
        one = [] if line is None else [(line.id, line_words(line, week, self.words))]
        self.what.offer([(EVERYTHING, self.words("timetable-everything")), *one])

    def days(self) -> tuple[date, date | None] | Wrong:
        """Return the first and the last day, or the line that is not right."""
        first = day_typed(self.first.text(), self._today)
        if first is None:
            return Wrong(self.first, self.words("timetable-not-a-day"))
        typed = self.last.text().strip()
        last = day_typed(typed, first) if typed else None
        return Wrong(self.last, self.words("timetable-not-a-day")) if typed and last is None else (first, last)

    def at_fault(self, problem: SessionProblem) -> Wrong:
        """Return the line to which a problem belongs."""
        line = self.last if problem is SessionProblem.DATES else self.first
        return Wrong(line, self.words(f"session-problem-{problem.value}"))


def _columns(words: Texts) -> tuple[Column, ...]:
    return (
        Column(words("timetable-column-day"), 290, bold=True),
        Column(words("timetable-column-what")),
        Column(words("timetable-reason"), 360),
    )


def _row(one: TimetableException, week: Week, words: Texts) -> Row:
    line = next((line for line in week.lines if line.id == one.template_id), None)
    what = words("timetable-everything") if one.template_id is None else ""
    return Row(
        one.id,
        (
            day_words(one.day, week.today, words),
            what or (words("timetable-ended-line") if line is None else line_words(line, week, words)),
            one.reason,
        ),
    )
