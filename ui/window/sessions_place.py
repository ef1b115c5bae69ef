"""The sessions' place: joins a day's sessions to what the desk does with them."""

from __future__ import annotations

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.staff import StaffMember
from kiosk.texts import Texts
from ui.window.desk_calls import DeskCalls
from ui.window.place import Place
from ui.window.sessions_page import SessionsPage

TOPIC = "sessions"


class SessionsPlace(Place):
    """Today's sessions first."""

    def __init__(self, desk: WindowDesk, calls: DeskCalls, words: Texts) -> None:
        self.sessions = SessionsPage(words)
        super().__init__(self.sessions, "sessions-ready", words)
        self._desk, self._calls = desk, calls

    def begin(self, member: StaffMember) -> None:
        """Be opened by somebody."""
        super().begin(member)
        self._look()

    def store_changed(self) -> None:
        """Follow what others wrote."""
        super().store_changed()
        self._look()

    def _look(self) -> None:
        self._calls.ask(self._desk.sessions.list, self.sessions.show_sessions, TOPIC)
