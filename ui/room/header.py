"""The panel's head: which room, which department, who sees people there and how long each takes."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.domain.queue_views import QueueView
from kiosk.texts import Texts
from ui.window.widgets import label
from ui.window.words import joined, place


class RoomHeader(QFrame):
    """`room` stands as it is configured until a session tells more."""

    def __init__(self, room: str, words: Texts) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("header")
        self._title, self.who = label(place("", room, words), "clinic"), label("")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self.who)

    def show_view(self, view: QueueView | None) -> None:
        """Show the session's room; None says that there is none."""
        if view is None:
            self.who.setText(self._words("room-no-session"))
            return
        session = view.session
        self._title.setText(joined(place(session.floor, session.room, self._words), session.department.name))
        each = self._words("room-minutes-each", minutes=str(view.minutes_each))
        self.who.setText(joined(session.doctor, each))

    def forget(self) -> None:
        """Say nothing of the session."""
        self.who.setText("")
