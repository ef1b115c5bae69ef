"""The audit as the lead reads it: a day's lines, of everybody or one, of everything or one kind. Asks nothing itself.

It shows what the lines hold, which is no person's data: what was done, by whom, where, to which id.
"""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from kiosk.domain.staff import AuditRow
from kiosk.texts import Texts
from ui.window.place_page import PlacePage
from ui.window.table import Column, Row, Table
from ui.window.widgets import label
from ui.window.words import device_called, joined

TAIL = 8
ID_LENGTH = 36


class AuditPage(PlacePage):
    """`day_moved` carries -1 or 1."""

    day_moved = Signal(int)

    def __init__(self, zone: ZoneInfo, words: Texts) -> None:
        super().__init__(words("audit-title"), words)
        self._zone = zone
        self.filters = label("", "bold", wrap=False)
        self.head.addWidget(self.filters)
        self.table = Table(words("audit-title"), _columns(words))
        self.body.addWidget(self.table, 1)

    def show_filters(self, *parts: str) -> None:
        """Show which lines are asked for."""
        self.filters.setText(joined(*parts))

    def show_lines(self, rows: Sequence[AuditRow]) -> None:
        """Show lines, newest first."""
        self.table.show_rows([self._line(one) for one in rows])

    def come_back(self) -> None:
        """Have the keyboard again."""
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nothing."""
        super().forget()
        self.filters.setText("")
        self.table.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and right go through the days."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.day_moved.emit(step)
        else:
            super().keyPressEvent(event)

    def _line(self, one: AuditRow) -> Row:
        cells = (
            f"{one.at.astimezone(self._zone):%H:%M:%S}",
            event_words(one.event, self.words),
            one.staff or "",
            one.desk or "",
            one.about or (one.subject_id or "")[-TAIL:],
            joined(*(detail_words(name, value, self.words) for name, value in one.details)),
        )
        return Row(one.id, cells)


_VALUES = {
    "kind": "window-paper",
    "source": "window-source",
    "reason": "help-reason",
    "condition": "window-printer",
    "by": "found",
}
"""What the values of a detail are called in the catalogue, where that is not the detail's own name."""


def event_words(event: str, words: Texts) -> str:
    """Return what was done; an event that a newer program wrote stands as it is."""
    phrase = f"audit-{event.replace('_', '-')}"
    return words(phrase) if words.has(phrase) else event


def detail_words(name: str, value: str, words: Texts) -> str:
    """Return one thing that a line says besides, such as 角色 护士; what a newer program wrote stands as it is."""
    phrase = f"audit-of-{name.replace('_', '-')}"
    said = value[-TAIL:] if len(value) == ID_LENGTH else value
    if name == "printer":
        said = device_called(value, words)
    value_id = value.lower().replace("_", "-")
    known = (f"{_VALUES.get(name, name)}-{value_id}", f"audit-value-{value_id}")
    said = next((words(phrase) for phrase in known if words.has(phrase)), said)
    return f"{words(phrase) if words.has(phrase) else name} {said}"


def _columns(words: Texts) -> tuple[Column, ...]:
    return (
        Column(words("audit-column-at"), 110),
        Column(words("audit-column-what"), bold=True),
        Column(words("audit-column-who"), 160),
        Column(words("audit-column-where"), 190),
        Column(words("audit-column-subject"), 120),
        Column(words("audit-column-details"), 300),
    )
