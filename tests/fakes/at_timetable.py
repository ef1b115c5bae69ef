"""A lead who stands in the timetable's place."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt

from kiosk.texts import texts
from ui.window.commands import BINDINGS, Command

WORDS = texts("zh_CN")
ENTER, ESCAPE, SHIFT = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier
NEW, CHANGE, END, OFF, DEPARTMENTS, UNDO, PLAN = (
    Qt.Key(Qt.Key.Key_F1.value + number - 1) for number in (2, 3, 4, 5, 6, 8, 9)
)
ROOM = "308"
TODAY = date(2026, 11, 23)


class AtTimetable:
    """A lead who stands in the timetable's place."""

    def __init__(self, clerk) -> None:
        self.clerk = clerk
        clerk.press(BINDINGS[Command.SESSIONS].key, modifier=SHIFT)
        clerk.press(PLAN)
        self.place = clerk.console.places.open
        clerk.wait(lambda: self.place.week.week is not None)

    @property
    def said(self) -> str:
        return self.place.said.text()

    @property
    def week(self):
        return self.place.week.week

    def press(self, *keys: Qt.Key) -> None:
        self.clerk.press(*keys)

    def wait(self, until) -> None:
        self.clerk.wait(until)

    def fill(self, line, text: str) -> None:
        while not line.hasFocus():
            self.press(Qt.Key.Key_Down)
        self.clerk.press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
        if text:
            self.clerk.type(text)
        else:
            self.press(Qt.Key.Key_Delete)

    def done(self, start: str) -> None:
        """Wait until the console says so."""
        self.wait(lambda: self.said.startswith(start))

    def add_morning(self) -> None:
        """Add the same morning for Monday to Friday."""
        form = self.place.writing.new
        self.press(NEW)
        self.fill(form.doctor, "沈月")
        self.fill(form.room, ROOM)
        self.press(NEW)
        self.done("加好了")
        self.wait(lambda: len(self.week.lines) > 0)


def doctors(lead, ahead: int) -> list[str]:
    """Return who sits on a day, as the desk has made it, closed sessions with a bar."""
    rows = lead.place._desk.sessions.list(TODAY + timedelta(days=ahead))
    return [row.session.doctor if row.is_open else f"-{row.session.doctor}" for row in rows if row.session.room == ROOM]
