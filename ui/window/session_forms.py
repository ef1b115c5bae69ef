"""What is changed in a session while it runs: who sits where and when, how many numbers, for whom some are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtWidgets import QLineEdit

from kiosk.domain.day_sessions import SessionRow, SlotRow
from kiosk.domain.shared_rooms import RoomUse, use_of_session
from kiosk.domain.timetable import LONGEST
from kiosk.texts import Texts
from ui.window.choice_line import ChoiceLine
from ui.window.form import Form
from ui.window.session_words import slot_words, times, title_of
from ui.window.typed import count_typed, time_typed
from ui.window.widgets import card, label
from ui.window.words import clock


class SessionForm(Form):
    """A form about one session, which stands above it."""

    def __init__(self, title: str, cap: str, words: Texts) -> None:
        super().__init__(title, cap, words("window-save"), words)
        self.session: SessionRow | None = None
        self.which, self.hint = label("", "large"), label("")
        frame, column = card("inner")
        column.addWidget(self.which)
        self.body.insertWidget(0, frame)

    def show_session(self, row: SessionRow) -> None:
        """Begin with a session as it is."""
        self.session = row
        self.which.setText(title_of(row, self.words))

    def forget(self) -> None:
        """Keep nothing."""
        super().forget()
        self.session = None

    def _end(self) -> None:
        self.body.addWidget(self.hint)
        self.body.addStretch(1)


class ChangeForm(SessionForm):
    """Doctor, room, floor and beginning of a session."""

    def __init__(self, cap: str, words: Texts) -> None:
        super().__init__(words("sessions-change-title"), cap, words)
        self.doctor, self.room = self.add("sessions-doctor"), self.add("sessions-room", "sessions-room-hint")
        self.floor, self.starts = self.add("sessions-floor", "sessions-floor-hint"), self.add("sessions-starts")
        self.doctor.setMaxLength(LONGEST["doctor"])
        self.room.setMaxLength(LONGEST["room"])
        self.floor.setMaxLength(LONGEST["floor"])
        self._end()

    def show_session(self, row: SessionRow) -> None:
        """Begin with a session as it is."""
        super().show_session(row)
        session = row.session
        before = (session.doctor, session.room, session.floor, clock(session.start))
        for line, text in zip((self.doctor, self.room, self.floor, self.starts), before, strict=True):
            line.setText(text)
            line.setCursorPosition(0)
        self.hint.setText(
            self.words("sessions-change-hint", times=times(session.start, session.end), waiting=str(row.not_seen))
        )

    def begins(self) -> time | None:
        """Return the time that is typed; None where it is none."""
        return time_typed(self.starts.text())

    def changes(self) -> dict[str, str | time]:
        """Return what is other than it was; `starts` is left out where it cannot be read."""
        if self.session is None:
            return {}
        session = self.session.session
        typed: dict[str, str | time] = {
            "doctor": self.doctor.text().strip(),
            "room": self.room.text().strip(),
            "floor": self.floor.text().strip(),
        }
        begins = self.begins()
        if begins is not None:
            typed["starts"] = begins
        before = {"doctor": session.doctor, "room": session.room, "floor": session.floor, "starts": session.start}
        return {name: value for name, value in typed.items() if value != before[name]}

    def use(self) -> RoomUse | None:
        """Return how the session would use another room, or its own at another time; None where both stay."""
        changes, begins = self.changes(), self.begins()
        if self.session is None or begins is None or not changes.keys() & {"room", "floor", "starts"}:
            return None
        moved = use_of_session(self.session.session).begun_at(begins)
        return replace(moved, room=self.room.text(), floor=self.floor.text())

    def empty_line(self) -> QLineEdit | None:
        """Return the line that has to be filled and is not."""
        return next((line for line in (self.doctor, self.room) if not line.text().strip()), None)


class NumbersForm(SessionForm):
    """加号: how many, and in which slot. A minus takes free ones away again."""

    def __init__(self, cap: str, words: Texts) -> None:
        super().__init__(words("sessions-numbers-title"), cap, words)
        self.count = self.add("sessions-how-many", "sessions-how-many-hint")
        self.slot = self.add_line("sessions-which-slot", ChoiceLine(words("sessions-which-slot")))
        self._end()

    def show_session(self, row: SessionRow) -> None:
        """Begin with one more number in the slot that is on."""
        super().show_session(row)
        self.slot.offer([(slot.id, slot_words(slot, self.words)) for slot in row.to_come])
        self.count.setText("1")
        self.hint.setText(self.words("sessions-numbers-hint"))

    @property
    def chosen_slot(self) -> SlotRow | None:
        """The slot that is chosen."""
        slots = () if self.session is None else self.session.slots
        return next((slot for slot in slots if slot.id == self.slot.value), None)

    def wanted(self) -> int | None:
        """Return how many more (or, below 0, fewer); None where it is no number or nothing."""
        return count_typed(self.count.text()) or None


class KeepForm(SessionForm):
    """How many of each slot to come are kept for seniors, and for the window."""

    def __init__(self, cap: str, words: Texts) -> None:
        super().__init__(words("sessions-keep-title"), cap, words)
        self.for_seniors, self.for_window = self.add("sessions-seniors"), self.add("sessions-window")
        self._end()

    def show_session(self, row: SessionRow) -> None:
        """Begin with what is kept of the next slot."""
        super().show_session(row)
        for line, count in zip((self.for_seniors, self.for_window), row.kept_a_slot, strict=True):
            line.setText(str(count))
        self.hint.setText(self.words("sessions-keep-hint"))

    def wanted(self) -> tuple[int, int] | None:
        """Return how many for seniors and for the window; None where one is no number."""
        seniors, window = count_typed(self.for_seniors.text()), count_typed(self.for_window.text())
        return None if seniors is None or window is None else (seniors, window)
