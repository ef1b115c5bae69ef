"""The week: every line of the timetable, by weekday and time. Asks nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from kiosk.domain.timetable import Template, Week, slots_of
from kiosk.texts import Texts
from ui.window.place_page import PlacePage
from ui.window.session_words import period, shape_words, times, weekday, when_width
from ui.window.table import Column, Row, Table
from ui.window.widgets import card, label
from ui.window.words import day, joined, place

DETAIL, DOCTOR = 116, 124


class WeekPage(PlacePage):
    """Left and right go to the day before and after."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("timetable-title"), words)
        self.week: Week | None = None
        self.table = Table(words("timetable-title"), _columns(words))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table.moved.connect(self._show_detail)
        self._nothing, self._detail, self._counts = label("", "large"), label("", "bold"), label("")
        self._frame, column = card()
        self._frame.setFixedHeight(DETAIL)
        column.addWidget(self._detail)
        column.addWidget(self._counts)
        column.addStretch(1)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._frame)

    @property
    def chosen(self) -> Template | None:
        """The line that is chosen."""
        return self.line(self.table.chosen)

    def line(self, template_id: str | None) -> Template | None:
        """Return a line of the timetable."""
        lines = () if self.week is None else self.week.lines
        return next((one for one in lines if one.id == template_id), None)

    def show_week(self, week: Week) -> None:
        """Show the timetable."""
        self.week = week
        self.table.show_rows([_row(one, week, self.words) for one in week.lines])
        self._nothing.setText(self.words("timetable-none" if week.departments else "timetable-no-department"))
        self._nothing.setVisible(not week.lines)
        self._show_detail()

    def step_day(self, by: int) -> None:
        """Go to the first line of the next, or the one before, weekday that has any."""
        chosen = self.chosen
        if chosen is None or self.week is None:
            return
        days = sorted({one.weekday for one in self.week.lines})
        target = days[(days.index(chosen.weekday) + by) % len(days)]
        self.table.choose(next(one.id for one in self.week.lines if one.weekday == target))

    def come_back(self) -> None:
        """Put the keyboard into the table again."""
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nothing."""
        super().forget()
        self.week = None
        self.table.forget()
        self._show_detail()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step through the days with left and right."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_day(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _show_detail(self) -> None:
        chosen, week = self.chosen, self.week
        self._frame.setVisible(chosen is not None)
        self._detail.setText("" if chosen is None or week is None else line_words(chosen, week, self.words))
        self._counts.setText("" if chosen is None else shape_words(chosen.shape, self.words))


def line_words(line: Template, week: Week, words: Texts) -> str:
    """Return a line, whole: 周一 上午 08:00–12:00 · 全科 · 李敏 · 2 楼 203 诊室."""
    shape = line.shape
    when = f"{weekday(line.weekday, words)} {period(shape.period, words)} {times(shape.starts, shape.ends)}"
    return joined(when, department_name(line, week), shape.doctor, place(shape.floor, shape.room, words))


def department_name(line: Template, week: Week) -> str:
    """Return the name of a line's department."""
    names = {one.department.id: one.department.name for one in week.departments}
    return names.get(line.shape.department_id, "")


def _columns(words: Texts) -> tuple[Column, ...]:
    return (
        Column(words("timetable-column-weekday"), 70, bold=True),
        Column(words("sessions-column-when"), when_width(words)),
        Column(words("sessions-column-department"), bold=True),
        Column(words("sessions-column-doctor"), DOCTOR),
        Column(words("sessions-column-place")),
        Column(words("timetable-column-slots"), 124, right=True),
        Column(words("sessions-column-capacity"), 70, right=True, bold=True),
        Column(words("timetable-column-kept"), 160, right=True),
        Column(words("timetable-column-valid"), 190),
    )


def _row(line: Template, week: Week, words: Texts) -> Row:
    shape, count = line.shape, len(slots_of(line.shape))
    begins = words("timetable-from", day=day(line.valid_from)) if line.valid_from > week.today else ""
    ends = words("timetable-until", day=day(line.valid_to)) if line.valid_to else ""
    hidden = shape.department_id in {one.department.id for one in week.departments if one.hidden}
    return Row(
        line.id,
        (
            weekday(line.weekday, words),
            f"{period(shape.period, words)} {times(shape.starts, shape.ends)}",
            department_name(line, week),
            shape.doctor,
            place(shape.floor, shape.room, words),
            words("timetable-slots", minutes=str(shape.slot_minutes), numbers=str(shape.capacity_per_slot)),
            f"{count * shape.capacity_per_slot}",
            f"{count * shape.kept_for_seniors} / {count * shape.kept_for_window}",
            words("timetable-hidden") if hidden else joined(begins, ends) or words("timetable-always"),
        ),
        faint=bool(ends) or hidden,
    )
