"""What was just measured at this machine, above the side, with the one key that puts it into the open record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.desk.vital_signs import in_words
from kiosk.domain.vitals import MeasurementFailed, Vitals, WaitingReading
from kiosk.texts import Texts
from ui.window.commands import BINDINGS, Command
from ui.window.key_button import KeyButton
from ui.window.side_panel import WIDTH
from ui.window.widgets import Icon, label, row
from ui.window.words import clock, joined


class VitalsLine(QFrame):
    """`asked` carries the Command of its button. Hidden while nothing waits; shows the newest reading."""

    asked = Signal(object)

    def __init__(self, words: Texts) -> None:
        super().__init__()
        self._words = words
        self.reading: WaitingReading | None = None
        """The reading that stands here: the one that the key means."""
        self.setObjectName("amber")
        self.text = label("", "large")
        self.put = KeyButton(BINDINGS[Command.VITALS].cap, words(f"window-do-{Command.VITALS.value}"))
        self.put.clicked.connect(lambda: self.asked.emit(Command.VITALS))
        self.from_where = label()
        head = row(Icon("monitor_heart", 30), self.text, spacing=10)
        head.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.from_where)
        layout.addWidget(self.put)
        self.setFixedWidth(WIDTH)
        self.hide()

    def show_readings(self, readings: tuple[WaitingReading, ...]) -> None:
        """Show the newest of what waits, newest first, or nothing."""
        newest = readings[0] if readings else None
        if newest == self.reading:
            return
        self.reading = newest
        self.text.setText("" if newest is None else self._told(newest.outcome))
        where = "" if newest is None else joined(clock(newest.measured_at.time()), newest.desk_name)
        self.from_where.setText(where)
        self.put.setVisible(newest is not None and isinstance(newest.outcome, Vitals))
        self.setVisible(newest is not None)

    def _told(self, outcome: Vitals | MeasurementFailed) -> str:
        match outcome:
            case Vitals():
                return self._words("window-measured", vitals=in_words(outcome, self._words))
            case MeasurementFailed(code):
                return self._words("window-measure-failed", code=code)
