"""The console's head: whose clinic, which window, who is signed in, what time it is, and the key that locks."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.staff import StaffMember
from kiosk.texts import Texts
from ui.theme import Colour
from ui.window.commands import BINDINGS, PLACES, Command
from ui.window.elided import Elided
from ui.window.key_button import Dress, KeyButton
from ui.window.style import MARGIN
from ui.window.widgets import Icon, label, row

HEIGHT, WHO = 58, 110


class Header(QFrame):
    """`clinic` and `window` stand as they are configured. `asked` carries the Command of a place's button."""

    asked = Signal(object)

    def __init__(self, clinic: str, window: str, zone: ZoneInfo, words: Texts) -> None:
        super().__init__()
        self._zone, self._words = zone, words
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT)
        title, place = Elided(clinic, "clinic"), label(words("window-window", window=window), wrap=False)
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
