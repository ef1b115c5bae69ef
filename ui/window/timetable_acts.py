"""What the lead does with the timetable: asked of the desk, said in plain words, and how it is undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from kiosk.desk.window_rooms import TimetableRoom
from kiosk.domain.timetable import (
    DayOn,
    DaysOff,
    DepartmentRow,
    SessionProblem,
    SessionShape,
    Template,
    TimetableException,
)
from kiosk.texts import Texts
from ui.window.acts import Acts, Undo
from ui.window.desk_calls import DeskCalls
from ui.window.session_words import weekday
from ui.window.words import joined


class TimetableActs(Acts):
    """After every change of the timetable the days to come are made anew, in the same breath."""

    def __init__(self, room: TimetableRoom, calls: DeskCalls, words: Texts) -> None:
        super().__init__(calls, words)
        self._room = room

    def add_lines(self, weekdays: tuple[int, ...], shape: SessionShape, since: date, until: date | None) -> None:
        """Add a line for several days of the week."""
        room = self._room

        def say(ids: tuple[str, ...]) -> str:
            self.remember(self._words("timetable-did-add"), self._then_made(lambda: _each(room.remove_line, ids)))
            days = joined(*(weekday(one, self._words) for one in weekdays))
            return self._words("timetable-added", days=days)

        self.do(self._then_made(lambda: room.add_lines(weekdays, shape, since, until)), say)

    def change_line(self, line: Template, shape: SessionShape, since: date, until: date | None) -> None:
        """Have a line be other from a day on."""
        room = self._room

        def say(new_id: str) -> str:
            def back() -> object:
                return room.remove_line(new_id) or room.renew_line(line.id, line.valid_to)

            self.remember(self._words("timetable-did-change"), self._then_made(back))
            return self._words("timetable-changed", day=since.isoformat())

        self.do(self._then_made(lambda: room.change_line(line.id, shape, since, until)), say)

    def end_line(self, line: Template, last_day: date) -> None:
        """Let a line end."""
        room = self._room
        undo = Undo(self._words("timetable-did-end"), self._then_made(lambda: room.renew_line(line.id, line.valid_to)))
        sentence = self._words("timetable-ended", day=last_day.isoformat())
        self.do(lambda: room.end_line(line.id, last_day), lambda _: sentence, undo)

    def add_days_off(self, first: date, last: date | None, line: str | None, reason: str) -> None:
        """Let everything, or a line, fall out."""
        room = self._room

        def say(off: DaysOff) -> str:
            self.remember(self._words("timetable-did-off"), lambda: _each(room.remove_exception, off.exceptions))
            counts = {"days": str(len(off.exceptions)), "sessions": str(len(off.closed))}
            if off.registered:
                return self._words("timetable-off-people", people=str(off.registered), **counts)
            return self._words("timetable-off", **counts)

        self.do(lambda: room.add_exception(first, line, reason, last), say)

    def remove_day_off(self, one: TimetableException) -> None:
        """Let the timetable hold again on a day."""
        room = self._room

        def say(on: DayOn) -> str:
            self.remember(self._words("timetable-did-on"), lambda: room.restore_exception(on))
            return self._words("timetable-on", day=one.day.isoformat())

        self.do(lambda: room.remove_exception(one.id), say)

    def add_department(self, name: str, plain_words: str, icon: str) -> None:
        """Add a department."""
        call = lambda: self._room.add_department(name, plain_words, icon)  # noqa: E731 - as the others
        self.do(call, lambda _: self._words("timetable-department-added", name=name))

    def edit_department(self, row: DepartmentRow, name: str, plain_words: str, icon: str) -> None:
        """Change a department."""
        room, before = self._room, row.department
        back = {"name": before.name, "plain_words": before.plain_words, "icon": before.icon}
        undo = Undo(
            self._words("timetable-did-department", name=before.name), lambda: room.edit_department(before.id, back)
        )
        changes = {"name": name, "plain_words": plain_words, "icon": icon}
        sentence = self._words("timetable-department-changed", name=name)
        self.do(lambda: room.edit_department(before.id, changes), lambda _: sentence, undo)

    def move_department(self, row: DepartmentRow, by: int) -> None:
        """Move a department up or down the list."""
        room, department = self._room, row.department
        undo = Undo(self._words("timetable-did-order"), lambda: room.move_department(department.id, -by))
        sentence = self._words("timetable-order-changed", name=department.name)
        self.do(lambda: room.move_department(department.id, by), lambda _: sentence, undo)

    def hide_department(self, row: DepartmentRow) -> None:
        """Offer a department no more."""
        room, one = self._room, row.department
        undo = Undo(
            self._words("timetable-did-hide", name=one.name), self._then_made(lambda: room.show_department(one.id))
        )
        sentence = self._words("timetable-department-hidden", name=one.name)
        self.do(lambda: room.hide_department(one.id), lambda _: sentence, undo)

    def show_department(self, row: DepartmentRow) -> None:
        """Offer a department again, with the sessions that its lines have."""
        room, one = self._room, row.department
        undo = Undo(self._words("timetable-did-show", name=one.name), lambda: room.hide_department(one.id))
        sentence = self._words("timetable-department-shown", name=one.name)
        self.do(self._then_made(lambda: room.show_department(one.id)), lambda _: sentence, undo)

    def remove_department(self, row: DepartmentRow) -> None:
        """Delete a department that was never used."""
        room, one = self._room, row.department
        undo = Undo(self._words("timetable-did-remove", name=one.name), lambda: room.restore_department(row))
        sentence = self._words("timetable-department-removed", name=one.name)
        self.do(lambda: room.remove_department(one.id), lambda _: sentence, undo)

    def _then_made(self, call: Callable[[], Any]) -> Callable[[], Any]:
        """Return a call that makes the days to come after it, where it was not refused."""

        def both() -> object:
            result = call()
            if not isinstance(result, SessionProblem):
                self._room.make_days()
            return result

        return both


def _each(call: Callable[[str], object], ids: tuple[str, ...]) -> SessionProblem | None:
    results = [call(one) for one in ids]
    return next((one for one in results if isinstance(one, SessionProblem)), None)
