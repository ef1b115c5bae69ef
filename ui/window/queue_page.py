"""Today's queues: sessions at the left, who is in and who waits in one of them at the right. Asks nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from kiosk.domain.day_sessions import SessionRow
from kiosk.domain.queue_views import QueueRow, QueueView
from kiosk.texts import Texts
from ui.window.place_page import PlacePage
from ui.window.session_words import in_lines
from ui.window.table import Column, Row, Table
from ui.window.widgets import card, label, restyle, row
from ui.window.words import called, clock, joined, place

LIST_WIDTH = 396
SESSION_ROOM = LIST_WIDTH - 74
"""px that a session's words have, beside margins and a scroll bar."""
LONGEST_LARGE_NAME = 16


class QueuePage(PlacePage):
    """`session_chosen` carries a session's id."""

    session_chosen = Signal(str)

    def __init__(self, words: Texts) -> None:
        super().__init__(words("queue-title"), words)
        self.view: QueueView | None = None
        self._shown: tuple[SessionRow, ...] = ()
        self.sessions = QListWidget()
        self.sessions.setObjectName("queue")
        self.sessions.setAccessibleName(words("queue-sessions"))
        self.sessions.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.sessions.setWordWrap(True)
        self.sessions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sessions.currentRowChanged.connect(self._session_chosen)
        self.table = Table(words("queue-title"), _columns(words))
        self.number, self.name = label("", "number", wrap=False), label("", "name", wrap=False)
        self.about = label("", "large", wrap=False)
        self.measured = label("", "bold")
        self._lay_out()

    @property
    def session(self) -> SessionRow | None:
        """The session whose queue is shown."""
        at = self.sessions.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    @property
    def others(self) -> tuple[SessionRow, ...]:
        """The open sessions to which somebody could change."""
        return tuple(one for one in self._shown if one.is_open and one is not self.session)

    @property
    def chosen(self) -> QueueRow | None:
        """Who is chosen in the table."""
        return None if self.view is None else next((one for one in _everybody(self.view) if self._is_chosen(one)), None)

    def show_sessions(self, rows: Sequence[SessionRow], chosen: str | None) -> None:
        """Show the day's sessions, the choice on `chosen`."""
        self._shown = tuple(rows)
        self.sessions.blockSignals(True)
        self.sessions.clear()
        for one in self._shown:
            self.sessions.addItem(QListWidgetItem(self._session_words(one)))
        ids = [one.session.id for one in self._shown]
        self.sessions.setCurrentRow(ids.index(chosen) if chosen in ids else -1)
        self.sessions.blockSignals(False)

    def show_view(self, view: QueueView | None) -> None:
        """Show one session's queue; None where there is none today."""
        self.view = view
        self._show_current(None if view is None else view.current)
        self.measured.setText(self.words("queue-no-session") if view is None else self._measured(view))
        self.table.show_rows([] if view is None else _rows(view, self.words))

    def forget(self) -> None:
        """Keep nobody's name."""
        super().forget()
        self.show_sessions((), None)
        self.show_view(None)
        self.measured.setText("")
        self.table.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and right go through the sessions."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._shown:
            self.sessions.setCurrentRow((self.sessions.currentRow() + step) % len(self._shown))
        else:
            super().keyPressEvent(event)

    def _is_chosen(self, one: QueueRow) -> bool:
        return one.registration_id == self.table.chosen

    def _session_chosen(self, at: int) -> None:
        if 0 <= at < len(self._shown):
            self.session_chosen.emit(self._shown[at].session.id)

    def _lay_out(self) -> None:
        left, column = card()
        left.setFixedWidth(LIST_WIDTH)
        column.addWidget(label(self.words("queue-sessions"), "title"))
        column.addWidget(self.sessions, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._now())
        right.addWidget(self.table, 1)
        both = row(left, spacing=14)
        both.addLayout(right, 1)
        self.body.addLayout(both, 1)

    def _now(self) -> QFrame:
        frame, column = card("amber")
        who = row(label(self.words("room-now"), "title", wrap=False), self.number, self.name, self.about, spacing=20)
        who.addStretch(1)
        column.addLayout(who)
        column.addWidget(self.measured)
        return frame

    def _show_current(self, current: QueueRow | None) -> None:
        # Nobody stands where a number would, and as large: the table stays where it is when somebody is called.
        self.number.setText(self.words("room-nobody") if current is None else called(current.number, self.words))
        name = "" if current is None else _name(current, self.words)
        self.name.setText(name)
        self.name.setObjectName("name" if len(name) <= LONGEST_LARGE_NAME else "long-name")
        restyle(self.name)
        self.about.setText("" if current is None else _age(current, self.words))

    def _measured(self, view: QueueView) -> str:
        each = self.words("room-minutes-each", minutes=str(view.minutes_each))
        report = view.report
        if report is None:
            return joined(each, self.words("queue-nobody-called"))
        called = self.words("queue-called", count=str(report.called))
        waits = self.words("queue-waits", promised=str(report.promised), actual=str(report.actual))
        longer = self.words("queue-longer", count=str(report.over_by_15)) if report.over_by_15 else ""
        return joined(each, called, waits, longer)

    def _session_words(self, one: SessionRow) -> str:
        session = one.session
        state = "" if one.is_open else self.words("queue-session-closed")
        waiting = self.words("queue-waiting", count=str(one.waiting))
        period = self.words(f"sessions-period-{session.period.value}")
        where = place("", session.room, self.words)
        metrics = self.sessions.fontMetrics()
        lines = (
            *in_lines((session.department.name, session.doctor), metrics, SESSION_ROOM),
            *in_lines((period, where, state or waiting), metrics, SESSION_ROOM),
        )
        return "\n".join(lines)


def _columns(words: Texts) -> tuple[Column, ...]:
    return (
        Column(words("queue-column-number"), 130, bold=True),
        Column(words("queue-column-name"), bold=True),
        Column(words("queue-column-age"), 70, right=True),
        Column(words("queue-column-slot"), 90, right=True),
        Column(words("queue-column-promised"), 120, right=True),
        Column(words("queue-column-waited"), 110, right=True),
        Column(words("queue-column-state"), 200),
    )


def _everybody(view: QueueView) -> tuple[QueueRow, ...]:
    return (*view.waiting, *view.skipped, *view.seen)


def _rows(view: QueueView, words: Texts) -> list[Row]:
    """Return who waits in the order of calling, then who missed their turn, then who was seen."""
    waiting = [_row(one, joined(_place_words(at, one, words), _first(one, words)), words) for at, one in _placed(view)]
    missed = [_row(one, words("queue-state-missed"), words, faint=True) for one in view.skipped]
    seen = [_row(one, words("queue-state-seen"), words, faint=True) for one in view.seen]
    return [*waiting, *missed, *seen]


def _placed(view: QueueView) -> list[tuple[int, QueueRow]]:
    return list(enumerate(view.waiting, start=1))


def _place_words(at: int, one: QueueRow, words: Texts) -> str:
    late = words("queue-state-back") if one.missed else ""
    return joined(words("queue-state-next") if at == 1 else words("queue-state-place", place=str(at)), late)


def _first(one: QueueRow, words: Texts) -> str:
    return words("room-priority") if one.priority else ""


def _row(one: QueueRow, state: str, words: Texts, faint: bool = False) -> Row:
    promised = "" if one.promised_minutes is None else words("queue-minutes", minutes=str(one.promised_minutes))
    cells = (
        one.number,
        _name(one, words),
        "" if one.age is None else str(one.age),
        clock(one.slot_start),
        promised,
        words("queue-minutes", minutes=str(one.minutes_waited)),
        state,
    )
    return Row(one.registration_id, cells, faint=faint)


def _name(one: QueueRow, words: Texts) -> str:
    return one.name or words("window-name-open")


def _age(one: QueueRow, words: Texts) -> str:
    return words("window-age", age=str(one.age)) if one.age is not None else ""
