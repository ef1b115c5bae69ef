"""A day's sessions, as staff run them: what is free, who waits, open or closed. Asks nothing itself."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from kiosk.domain.timetable import SessionRow
from kiosk.texts import Texts
from ui.window.place_page import PlacePage
from ui.window.table import Column, Row, Table
from ui.window.words import clock, place


class SessionsPage(PlacePage):
    """The table of one day."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("sessions-title"), words)
        self.table = Table(words("sessions-title"), _columns(words))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self.table, 1)

    def show_sessions(self, rows: tuple[SessionRow, ...]) -> None:
        """Show a day."""
        self.table.show_rows([_row(one, self.words) for one in rows])
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nothing."""
        super().forget()
        self.table.forget()


def _columns(words: Texts) -> tuple[Column, ...]:
    return (
        Column(words("sessions-column-when"), 170),
        Column(words("sessions-column-department"), bold=True),
        Column(words("sessions-column-doctor")),
        Column(words("sessions-column-place")),
        Column(words("sessions-column-capacity"), 90, right=True),
        Column(words("sessions-column-registered"), 80, right=True),
        Column(words("sessions-column-waiting"), 80, right=True, bold=True),
        Column(words("sessions-column-free"), 80, right=True, bold=True),
        Column(words("sessions-column-kept"), 110, right=True),
        Column(words("sessions-column-state"), 90, bold=True),
    )


def _row(one: SessionRow, words: Texts) -> Row:
    session = one.session
    return Row(
        session.id,
        (
            f"{words(f'sessions-period-{session.period.value}')} {clock(session.start)}–{clock(session.end)}",
            session.department.name,
            session.doctor,
            place(session.floor, session.room, words),
            f"{session.capacity}",
            f"{one.registered}",
            f"{one.waiting}",
            f"{one.free}",
            f"{one.kept_for_seniors} / {one.kept_for_window}",
            words("sessions-is-open" if one.is_open else "sessions-is-closed"),
        ),
        faint=not one.is_open,
    )
