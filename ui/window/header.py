"""The console's head: whose clinic, which window, who is signed in, what time it is, and the key that locks."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.staff import StaffMember
from kiosk.texts import Texts
from ui.mishap import painting
from ui.theme import Colour
from ui.window.commands import BINDINGS, PLACES, Command
from ui.window.elided import Elided
from ui.window.key_button import Dress, KeyButton
from ui.window.style import MARGIN
from ui.window.widgets import Icon, label, row

HEIGHT, WHO = 58, 110
SMALLEST = 11
"""px of a clinic's name of which no larger one has room, even on two lines."""
ONE_LINE, TWO_LINES = 300, 33
"""px of a name that one line holds beside a lead's five keys, and the height of two smaller ones."""
LINE, BASELINE = 1.15, 0.82
"""Of two such lines, the pitch in parts of their size, and where the letters stand in parts of the pitch."""


class ClinicName(Elided):
    """Gives way by becoming smaller, and by a second line: a clinic's name is never cut."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for two small lines where a name is too long for one."""
        usual, one_line = super().minimumSizeHint(), self.sizeHint().width() <= ONE_LINE
        return usual if one_line else QSize(usual.width(), TWO_LINES)

    def lines(self) -> tuple[int, list[str]]:
        """Return the size in px and the lines with which the whole name has room."""
        largest = QFontInfo(self.font()).pixelSize()
        tried = ((size, self._broken(size)) for size in range(largest, SMALLEST - 1, -1))
        fitting = ((size, lines) for size, lines in tried if len(lines) * size * LINE <= self.height())
        return next(fitting, (SMALLEST, self._broken(SMALLEST)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw all of it."""
        size, lines = self.lines()
        with painting(self) as painter:
            painter.setFont(self._sized(size))
            painter.setPen(self.palette().color(self.foregroundRole()))
            above = (self.height() - len(lines) * size * LINE) / 2
            for number, line in enumerate(lines):
                painter.drawText(QPointF(0.0, above + (number + BASELINE) * size * LINE), line)

    def _broken(self, size: int) -> list[str]:
        metrics, lines = QFontMetrics(self._sized(size)), [""]
        for character in self.text():
            if lines[-1] and metrics.horizontalAdvance(lines[-1] + character) > self.width():
                lines.append("")
            lines[-1] += character
        return lines

    def _sized(self, size: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        return font


class Header(QFrame):
    """`clinic` and `window` stand as they are configured. `asked` carries the Command of a place's button."""

    asked = Signal(object)

    def __init__(self, clinic: str, window: str, zone: ZoneInfo, words: Texts) -> None:
        super().__init__()
        self._zone, self._words = zone, words
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT)
        title, place = ClinicName(clinic, "clinic"), label(words("window-window", window=window), wrap=False)
        self._who, self._role = Elided("", least=WHO), label("", wrap=False)
        self._time = label("", "clinic", wrap=False)
        self.lock = KeyButton(BINDINGS[Command.LOCK].cap, words("window-do-lock"))
        self.places = {command: self._button(command) for command in PLACES}
        self.help = self._button(Command.ANSWER, Dress.HELP)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 0)
        layout.setSpacing(14)
        layout.addWidget(Icon("stethoscope", 32, Colour.WHITE))
        layout.addLayout(_one_over_the_other(title, place))
        layout.addStretch(1)
        layout.addLayout(row(self.help, *self.places.values()))
        layout.addLayout(_one_over_the_other(self._who, self._role))
        layout.addWidget(self._time)
        layout.addWidget(self.lock)
        self._timer = QTimer(self)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._tick()
        self.show_member(None)

    def show_member(self, member: StaffMember | None) -> None:
        """Show who is signed in."""
        self.lock.setVisible(member is not None)
        self._who.setText("" if member is None else member.name)
        self._role.setText("" if member is None else self._words(f"role-{member.role.value}"))
        for command, button in self.places.items():
            act = BINDINGS[command].act
            button.setVisible(member is not None and (act is None or member.may(act)))
        if member is None:
            self.show_help(needed=False)

    def show_help(self, *, needed: bool) -> None:
        """Show that somebody calls for help, while the side that shows it is not there."""
        self.help.setVisible(needed)

    def _button(self, command: Command, dress: Dress = Dress.PLAIN) -> KeyButton:
        made = KeyButton(BINDINGS[command].cap, self._words(f"window-do-{command.value}"), dress)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.asked.emit(command))
        return made

    @Slot()
    def _tick(self) -> None:
        self._time.setText(f"{datetime.now(self._zone):%H:%M}")


def _one_over_the_other(above: QWidget, below: QWidget) -> QVBoxLayout:
    """Return two short lines in the place of a long one: a clinic's whole name has room beside a lead's five keys."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(above)
    column.addWidget(below)
    column.addStretch(1)
    return column
