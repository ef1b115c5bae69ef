"""Where somebody goes who came to the wrong department: the other open sessions, chosen with up, down and Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from kiosk.domain.day_sessions import SessionRow
from kiosk.texts import Texts
from ui.window.key_button import Dress
from ui.window.place_page import PlacePage
from ui.window.session_words import times
from ui.window.table import Column, Row, Table
from ui.window.widgets import label
from ui.window.words import place


class MovePage(PlacePage):
    """`table.opened` carries the id of the session that was chosen."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("queue-move-title"), words)
        self.registration: str | None = None
        self.table = Table(words("queue-move-title"), _columns(words))
        self.who = label("", "bold")
        self.body.addWidget(self.who)
        self.body.addWidget(self.table, 1)
        self.add_key(Qt.Key.Key_Return, "queue-move-yes", self._choose, dress=Dress.PRIMARY)

    @property
    def busy(self) -> bool:
        """Somebody is being moved: nothing is opened over it."""
        return self.registration is not None

    def show_choices(self, registration_id: str, who: str, sessions: Sequence[SessionRow]) -> None:
        """Show where somebody could go."""
        self.registration = registration_id
        self.who.setText(who)
        self.table.show_rows([_row(one, self.words) for one in sessions])
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nothing of anybody."""
        super().forget()
        self.registration = None
        self.who.setText("")
        self.table.forget()

    def _choose(self) -> None:
        if self.table.chosen is not None:
            self.table.opened.emit(self.table.chosen)


def _columns(words: Texts) -> tuple[Column, ...]:
    return (
        Column(words("sessions-column-when"), 150),
        Column(words("sessions-column-department"), bold=True),
        Column(words("sessions-column-doctor")),
        Column(words("sessions-column-place")),
        Column(words("sessions-column-waiting"), 90, right=True),
        Column(words("sessions-column-free"), 90, right=True, bold=True),
    )


def _row(one: SessionRow, words: Texts) -> Row:
    session = one.session
    where = place(session.floor, session.room, words)
    cells = (
        times(session.start, session.end),
        session.department.name,
        session.doctor,
        where,
        f"{one.waiting}",
        f"{one.free_now}",
    )
    return Row(session.id, cells)
