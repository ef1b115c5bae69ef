"""A day's sessions, as staff run them: what is free, who waits, open or closed. Asks nothing itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QSizePolicy

from kiosk.domain.day_sessions import DaySessions, SessionRow
from kiosk.texts import Texts
from ui.window.place_page import PlacePage
from ui.window.session_words import day_words, period, slots_words, times, title_of, when_width
from ui.window.table import Column, Row, Table
from ui.window.widgets import card, label
from ui.window.words import place

DETAIL, DOCTOR = 116, 124


class SessionsPage(PlacePage):
    """The table of one day; below it the chosen session, whole."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("sessions-title"), words)
        self.shown: DaySessions | None = None
        self.table = Table(words("sessions-title"), _columns(words))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table.moved.connect(self._show_detail)
        self._detail, self._slots, self._nothing = label("", "bold"), label(""), label("", "large")
        frame, column = card()
        frame.setFixedHeight(DETAIL)
        column.addWidget(self._detail)
        column.addWidget(self._slots)
        column.addStretch(1)
        self._frame = frame
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(frame)

    @property
    def chosen(self) -> SessionRow | None:
        """The session that is chosen."""
        return None if self.shown is None else self.row_of(self.table.chosen)

    @property
    def day(self) -> date | None:
        """The day that is shown; None while none is."""
        return None if self.shown is None else self.shown.day

    def row_of(self, session_id: str | None) -> SessionRow | None:
        """Return a session of the day that is shown."""
        rows = () if self.shown is None else self.shown.rows
        return next((row for row in rows if row.session.id == session_id), None)

    def show_day(self, shown: DaySessions) -> None:
        """Show a day."""
        self.shown = shown
        self.title.setText(f"{self.words('sessions-title')} · {day_words(shown.day, shown.today, self.words)}")
        self.table.show_rows([_row(one, self.words) for one in shown.rows])
        self._nothing.setText(self.words("sessions-none"))
        self._nothing.setVisible(not shown.rows)
        self._show_detail()

    def come_back(self) -> None:
        """Put the keyboard into the table again."""
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nothing."""
        super().forget()
        self.shown = None
        self.table.forget()
        self._show_detail()

    def _show_detail(self) -> None:
        chosen = self.chosen
        self._frame.setVisible(chosen is not None)
        self._detail.setText("" if chosen is None else title_of(chosen, self.words))
        self._slots.setText("" if chosen is None else slots_words(chosen, self.words))


def _columns(words: Texts) -> tuple[Column, ...]:
    return (
        Column(words("sessions-column-when"), when_width(words)),
        Column(words("sessions-column-department"), bold=True),
        Column(words("sessions-column-doctor"), DOCTOR),
        Column(words("sessions-column-place")),
        Column(words("sessions-column-capacity"), 118, right=True),
        Column(words("sessions-column-registered"), 76, right=True),
        Column(words("sessions-column-waiting"), 76, right=True, bold=True),
        Column(words("sessions-column-free"), 76, right=True, bold=True),
        Column(words("sessions-column-seniors"), 76, right=True),
        Column(words("sessions-column-window"), 92, right=True),
        Column(words("sessions-column-state"), 92, bold=True),
    )


def _row(one: SessionRow, words: Texts) -> Row:
    session = one.session
    added = f" ({one.added:+d})" if one.added else ""
    return Row(
        session.id,
        (
            f"{period(session.period, words)} {times(session.start, session.end)}",
            session.department.name,
            session.doctor,
            place(session.floor, session.room, words),
            f"{session.capacity}{added}",
            f"{one.registered}",
            f"{one.waiting}",
            f"{one.free_now}",
            f"{sum(slot.kept_for_seniors for slot in one.to_come)}",
            f"{sum(slot.kept_for_window for slot in one.to_come)}",
            words(f"sessions-is-{_state(one)}"),
        ),
        faint=not one.is_open or one.over,
    )


def _state(one: SessionRow) -> str:
    if one.hidden:
        return "hidden"
    return "closed" if not one.is_open else "over" if one.over else "open"
