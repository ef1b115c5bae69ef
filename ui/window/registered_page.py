"""Who is registered for a session, and, after a move, who has which number now. Asks nothing itself."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from kiosk.domain.day_sessions import Moved, RegisteredRow, SessionRow
from kiosk.texts import Texts
from ui.window.place_page import PlacePage
from ui.window.session_words import title_of
from ui.window.table import Column, Row, Table
from ui.window.widgets import label
from ui.window.words import clock


class RegisteredPage(PlacePage):
    """`table.opened` carries the id of a registration."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("sessions-registered"), words)
        self.session: SessionRow | None = None
        self.people: tuple[RegisteredRow, ...] = ()
        self._which = label("", "bold")
        self.table = Table(words("sessions-registered"), _columns(words))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self._which)
        self.body.addWidget(self.table, 1)

    @property
    def chosen(self) -> RegisteredRow | None:
        """Whom the choice stands on."""
        return self.person(self.table.chosen)

    def person(self, registration_id: str | None) -> RegisteredRow | None:
        """Return one of those who are listed."""
        return next((one for one in self.people if one.registration_id == registration_id), None)

    def show_people(self, session: SessionRow, people: tuple[RegisteredRow, ...]) -> None:
        """Show who is registered for a session."""
        self.session, self.people = session, people
        self._which.setText(title_of(session, self.words))
        waiting = sum(not one.called for one in people)
        counts = self.words("sessions-registered-count", count=str(len(people)), waiting=str(waiting))
        self.title.setText(counts if people else self.words("sessions-nobody-registered"))
        self.table.show_rows([_row(one, self.words) for one in people])

    def come_back(self) -> None:
        """Put the keyboard into the table again."""
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nothing of anybody."""
        super().forget()
        self.session, self.people = None, ()
        self._which.setText("")
        self.table.forget()


class MovedPage(PlacePage):
    """The numbers before and now, with the phones: whom to tell."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("sessions-moved-title"), words)
        self.table = Table(words("sessions-moved-title"), _moved_columns(words))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self.table, 1)

    def show_moved(self, moved: Moved, to: SessionRow) -> None:
        """Show who was moved where."""
        title = self.words("sessions-moved-title")
        self.title.setText(f"{title} · {title_of(to, self.words)}")
        self.table.show_rows([_moved_row(before, now, self.words) for before, now in moved.pairs])
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nothing of anybody."""
        super().forget()
        self.table.forget()


def _columns(words: Texts) -> tuple[Column, ...]:
    return (
        Column(words("sessions-column-number"), 170, bold=True),
        Column(words("sessions-column-name"), bold=True),
        Column(words("sessions-column-age"), 90, right=True),
        Column(words("sessions-column-slot"), 130, right=True),
        Column(words("sessions-column-called"), 150),
        Column(words("sessions-column-phone"), 220),
    )


def _row(one: RegisteredRow, words: Texts) -> Row:
    called = words("sessions-called" if one.called else "sessions-missed" if one.missed else "sessions-waits")
    return Row(one.registration_id, (one.number, *_who(one, words), called, one.phone or ""), faint=one.called)


def _moved_columns(words: Texts) -> tuple[Column, ...]:
    return (
        Column(words("sessions-column-before"), 170),
        Column(words("sessions-column-now"), 170, bold=True),
        Column(words("sessions-column-name"), bold=True),
        Column(words("sessions-column-age"), 90, right=True),
        Column(words("sessions-column-slot"), 130, right=True),
        Column(words("sessions-column-phone"), 220),
    )


def _moved_row(before: str, now: RegisteredRow, words: Texts) -> Row:
    return Row(now.registration_id, (before, now.number, *_who(now, words), now.phone or ""))


def _who(one: RegisteredRow, words: Texts) -> tuple[str, str, str]:
    age = "" if one.age is None else str(one.age)
    return one.name or words("window-name-open"), age, clock(one.slot_start)
