"""Departments: their names, the plain words that seniors read, their pictures, their order; and the form for one."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent

from kiosk.domain.timetable import LONGEST, DepartmentRow, SessionProblem, Week, too_long
from kiosk.texts import Texts
from ui.geometry import Rect
from ui.icons import draw_icon
from ui.mishap import painting
from ui.theme import Colour
from ui.window.choice_line import ChoiceLine
from ui.window.form import Form
from ui.window.shape_form import Wrong
from ui.window.table import Column, Row
from ui.window.week_list_page import WeekListPage
from ui.window.widgets import label

PICTURES = (
    "stethoscope",
    "monitor_heart",
    "sick",
    "accessibility_new",
    "orthopedics",
    "rheumatology",
    "visibility",
    "dentistry",
    "hearing",
    "dermatology",
    "cardiology",
    "psychology",
    "pregnant_woman",
    "child_care",
    "vaccines",
    "healing",
    "medication",
    "thermometer",
    "elderly",
)
"""Of assets/icons, those that stand for what people come with."""
ICON = 30


class DepartmentsPage(WeekListPage):
    """In the order in which seniors see them."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("timetable-departments"), words("timetable-no-department"), _columns(words), words)

    @property
    def chosen(self) -> DepartmentRow | None:
        """The department that is chosen."""
        known = () if self.week is None else self.week.departments
        return next((one for one in known if one.department.id == self.table.chosen), None)

    def rows(self, week: Week) -> list[Row]:
        """Return the departments."""
        shown = [one.department.id for one in week.departments if not one.hidden]
        places = {one: at for at, one in enumerate(shown, start=1)}
        return [_row(places.get(one.department.id), one, week, self.words) for one in week.departments]


class PictureLine(ChoiceLine):
    """A choice of pictures, each with its words."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.leave_room(ICON + 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the picture before the words."""
        super().paintEvent(event)
        if self.value:
            with painting(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                draw_icon(painter, self.value, Rect(10, (self.height() - ICON) / 2, ICON, ICON), Colour.PINE)


class DepartmentForm(Form):
    """One department."""

    def __init__(self, title: str, cap: str, words: Texts) -> None:
        super().__init__(title, cap, words("window-save"), words)
        self.department: DepartmentRow | None = None
        self.name = self.add("timetable-department-name", "timetable-department-name-hint")
        self.plain = self.add("timetable-plain-words", "timetable-plain-words-hint")
        self.picture = self.add_line("timetable-picture", PictureLine(words("timetable-picture")))
        self.name.setMaxLength(LONGEST["name"])
        self.plain.setMaxLength(LONGEST["plain_words"])
        self.body.addWidget(label(words("timetable-department-hint")))
        self.body.addStretch(1)

    def offer(self, row: DepartmentRow | None) -> None:
        """Begin with a department as it is, or with a new one."""
        self.department = row
        known = () if row is None or row.department.icon in PICTURES else (row.department.icon,)
        options = [(one, picture_words(one, self.words)) for one in (*PICTURES, *known)]
        self.picture.offer(options, None if row is None else row.department.icon)
        self.name.setText("" if row is None else row.department.name)
        self.plain.setText("" if row is None else row.department.plain_words)

    def at_fault(self, problem: SessionProblem) -> Wrong:
        """Return the line to which a problem belongs."""
        if problem is SessionProblem.NEEDED:
            empty = next((line for line in (self.name, self.plain) if not line.text().strip()), self.name)
            return Wrong(empty, self.words("sessions-still-needed", field=empty.accessibleName()))
        if problem is SessionProblem.TOO_LONG and not too_long({"name": self.name.text()}):
            return Wrong(self.plain, self.words(f"session-problem-{problem.value}"))
        return Wrong(self.name, self.words(f"session-problem-{problem.value}"))

    def forget(self) -> None:
        """Keep nothing."""
        super().forget()
        self.department = None


def picture_words(name: str, words: Texts) -> str:
    """Return what a picture shows; one that is not known by its own name."""
    phrase = f"timetable-picture-{name.replace('_', '-')}"
    return words(phrase) if words.has(phrase) else name


def _columns(words: Texts) -> tuple[Column, ...]:
    return (
        Column(words("timetable-column-order"), 80, right=True),
        Column(words("timetable-department-name"), bold=True),
        Column(words("timetable-plain-words"), bold=True),
        Column(words("timetable-picture"), 200),
        Column(words("timetable-column-lines"), 180, right=True),
    )


def _row(at: int | None, one: DepartmentRow, week: Week, words: Texts) -> Row:
    lines = sum(line.shape.department_id == one.department.id for line in week.lines)
    return Row(
        one.department.id,
        (
            "" if at is None else str(at),
            one.department.name,
            one.department.plain_words,
            picture_words(one.department.icon, words),
            words("timetable-hidden") if one.hidden else str(lines),
        ),
        faint=one.hidden or not lines,
    )
