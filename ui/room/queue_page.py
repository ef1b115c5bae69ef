"""One room's queue: who is in, who waits, who missed their turn. Names of those who wait are masked. Calls nobody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QListView, QListWidget, QVBoxLayout, QWidget

from kiosk.domain.calling import CallEvent
from kiosk.domain.names import mask_name
from kiosk.domain.queue_views import QueueRow, QueueView
from kiosk.texts import Texts
from ui.window.key_button import Dress, KeyButton
from ui.window.saying import Saying
from ui.window.widgets import card, label, row
from ui.window.words import called, joined

KEYS = {
    Qt.Key.Key_F1: CallEvent.NEXT,
    Qt.Key.Key_F2: CallEvent.AGAIN,
    Qt.Key.Key_F3: CallEvent.SKIP,
    Qt.Key.Key_F4: CallEvent.BACK,
}
TALL, PLAIN = 56, 48


class QueuePage(QWidget):
    """`asked` carries a CallEvent."""

    asked = Signal(object)

    def __init__(self, words: Texts) -> None:
        super().__init__()
        self._words = words
        self.view: QueueView | None = None
        self.number, self.name = label("", "number", wrap=False), label("", "name")
        self.about = label("", "large", wrap=False)
        self.next = self._button("F1", CallEvent.NEXT, Dress.PRIMARY)
        self.waiting, self.missed = self._list("room-waiting"), self._list("room-missed")
        self._waiting_title, self._missed_title = label("", "title"), label("", "title")
        self.said = Saying(words("room-ready"))
        self._lay_out()

    def show_view(self, view: QueueView | None) -> None:
        """Show a queue; None is nobody's. The choice stays on whoever it stood on, and else where it was."""
        chosen = self.chosen_missed
        self.view = view
        self._show_current(None if view is None else view.current)
        waiting = () if view is None else view.waiting
        missed = () if view is None else view.skipped
        self._waiting_title.setText(self._words("room-waiting", count=str(len(waiting))))
        self._missed_title.setText(self._words("room-missed", count=str(len(missed))))
        _fill(self.waiting, [self._line(one) for one in waiting])
        _fill(self.missed, [self._line(one) for one in missed])
        ids = [one.registration_id for one in missed]
        if chosen is not None and chosen.registration_id in ids:
            self.missed.setCurrentRow(ids.index(chosen.registration_id))

    @property
    def chosen_missed(self) -> QueueRow | None:
        """Who of those that missed their turn is chosen."""
        at = self.missed.currentRow()
        return self.view.skipped[at] if self.view is not None and 0 <= at < len(self.view.skipped) else None

    def _show_current(self, current: QueueRow | None) -> None:
        # Nobody stands where a number would, and as large: the keys below stay where they are when somebody is called.
        self.number.setText(self._words("room-nobody") if current is None else called(current.number, self._words))
        self.name.setText("" if current is None else current.name or self._name_open())
        age = None if current is None else current.age
        self.about.setText("" if age is None else self._words("window-age", age=str(age)))

    def _name_open(self) -> str:
        return self._words("window-name-open")

    def _line(self, one: QueueRow) -> str:
        name = mask_name(one.name) if one.name else self._name_open()
        waited = self._words("room-waited", minutes=str(one.minutes_waited))
        first = self._words("room-priority") if one.priority else ""
        return joined(one.number, name, first, waited)

    def _lay_out(self) -> None:
        lists = row(self._listed(self._waiting_title, self.waiting), self._listed(self._missed_title, self.missed))
        lists.setStretch(0, 1)
        lists.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(self._now())
        layout.addLayout(self._keys())
        layout.addLayout(lists, 1)
        layout.addWidget(self.said)

    def _now(self) -> QFrame:
        now, column = card("amber")
        column.addWidget(label(self._words("room-now"), "title"))
        who = row(self.number, self.name, self.about, spacing=24)
        who.setStretch(1, 1)
        column.addLayout(who)
        return now

    def _keys(self) -> QGridLayout:
        keys = QGridLayout()
        keys.setSpacing(8)
        keys.addWidget(self.next, 0, 0, 1, 3)
        for column, (key, event) in enumerate(
            (("F2", CallEvent.AGAIN), ("F3", CallEvent.SKIP), ("F4", CallEvent.BACK))
        ):
            keys.addWidget(self._button(key, event), 1, column)
        return keys

    def _button(self, key: str, event: CallEvent, dress: Dress = Dress.PLAIN) -> KeyButton:
        made = KeyButton(key, self._words(f"room-{event.value}"), dress)
        made.setFixedHeight(TALL if dress is Dress.PRIMARY else PLAIN)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.asked.emit(event))
        return made

    def _list(self, phrase: str) -> QListWidget:
        made = QListWidget()
        made.setObjectName("queue")
        made.setAccessibleName(self._words(phrase, count=""))
        made.setWordWrap(True)
        made.setResizeMode(QListView.ResizeMode.Adjust)  # else a line beside a new scroll bar is cut, not wrapped
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _listed(self, title: QWidget, names: QListWidget) -> QFrame:
        frame, column = card()
        column.addWidget(title)
        column.addWidget(names, 1)
        return frame


def _fill(names: QListWidget, lines: list[str]) -> None:
    """Show lines; the choice stays at its place in the list."""
    if [names.item(at).text() for at in range(names.count())] == lines:
        return
    at = max(0, names.currentRow())
    names.clear()
    names.addItems(lines)
    names.setCurrentRow(min(at, names.count() - 1))
