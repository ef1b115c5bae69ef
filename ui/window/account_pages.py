"""The steps of working on an account: a name, a role, a badge, and the PIN that is shown once. They ask nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from kiosk.domain.staff import ALLOWED, Role
from kiosk.texts import Texts
from ui.window.key_button import Dress
from ui.window.place_page import PlacePage
from ui.window.table import Column, Row, Table
from ui.window.widgets import card, field, label
from ui.window.words import joined


class NamePage(PlacePage):
    """The name of somebody new."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("staff-new"), words)
        self.then: Callable[[str], None] | None = None
        self.line = field(words("staff-name"))
        self.line.setMaxLength(120)
        frame, column = card()
        column.setSpacing(12)
        column.addWidget(label(words("staff-name"), "large"))
        column.addWidget(self.line)
        column.addWidget(label(words("staff-name-how")))
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self.add_key(Qt.Key.Key_Return, "staff-go-on", self._go_on, dress=Dress.PRIMARY)

    @property
    def busy(self) -> bool:
        """A name is being typed: nothing is opened over it."""
        return self.then is not None

    def ask(self, then: Callable[[str], None]) -> None:
        """Ask for a name."""
        self.then = then
        self.line.clear()
        self.line.setFocus()

    def come_back(self) -> None:
        """Have the keyboard again."""
        self.line.setFocus()

    def forget(self) -> None:
        """Keep no name."""
        super().forget()
        self.then = None
        self.line.clear()

    def _go_on(self) -> None:
        name = self.line.text().strip()
        if name and self.then is not None:
            self.then(name)


class RolePage(PlacePage):
    """The roles, and what each may do: the one table of kiosk.domain.staff in words."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("staff-role-title"), words)
        self._then: Callable[[Role], None] | None = None
        self.who = label("", "bold")
        self.table = Table(words("staff-role-title"), (Column(words("staff-column-role"), bold=True),))
        self.may = label("")
        frame, column = card()
        column.addWidget(label(words("staff-may"), "title"))
        column.addWidget(self.may)
        self.body.addWidget(self.who)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(frame)
        self.table.moved.connect(self._show_acts)
        self.table.opened.connect(self._chosen)
        self.add_key(Qt.Key.Key_Return, "staff-role-yes", self._go_on, dress=Dress.PRIMARY)

    @property
    def busy(self) -> bool:
        """A role is being chosen: nothing is opened over it."""
        return self._then is not None

    def ask(self, who: str, now: Role, then: Callable[[Role], None]) -> None:
        """Ask for somebody's role; `now` is chosen."""
        self._then = then
        self.who.setText(who)
        self.table.show_rows([Row(role.value, (self.words(f"role-{role.value}"),)) for role in Role])
        self.table.choose(now.value)
        self._show_acts()
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nobody's name."""
        super().forget()
        self._then = None
        self.who.setText("")
        self.table.forget()

    def _show_acts(self) -> None:
        role = self.table.chosen
        acts = sorted(ALLOWED[Role(role)]) if role is not None else []
        self.may.setText(joined(*(self.words(f"act-{act.value}") for act in acts)))

    def _go_on(self) -> None:
        if self.table.chosen is not None:
            self._chosen(self.table.chosen)

    def _chosen(self, role: str) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(Role(role))


class PinPage(PlacePage):
    """A PIN for one time, shown once: to be told to its owner and to nobody else."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("staff-pin-title"), words)
        self.who, self.pin = label("", "large"), label("", "number", wrap=False)
        frame, column = card("amber")
        column.setContentsMargins(30, 24, 30, 24)
        column.setSpacing(12)
        column.addWidget(self.who)
        column.addWidget(self.pin)
        column.addWidget(label(words("staff-pin-how"), "bold"))
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self.add_key(Qt.Key.Key_Return, "staff-pin-seen", self.left.emit, dress=Dress.PRIMARY)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def busy(self) -> bool:
        """A PIN stands here that is never shown again: nothing is opened over it."""
        return bool(self.pin.text())

    def show_pin(self, who: str, pin: str) -> None:
        """Show the PIN in two groups."""
        self.who.setText(who)
        half = len(pin) // 2
        self.pin.setText(f"{pin[:half]} {pin[half:]}")
        self.pin.setAccessibleName(self.words("staff-pin-title"))
        self.setFocus()

    def forget(self) -> None:
        """Keep no PIN."""
        super().forget()
        self.who.setText("")
        self.pin.setText("")


class BadgePage(PlacePage):
    """Waits for a card on the reader or a code before the scanner; Del takes the badge away."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("staff-badge-title"), words)
        self._then: Callable[[str | None], None] | None = None
        self.who = label("", "large")
        frame, column = card("amber")
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(self.who)
        column.addWidget(label(words("staff-badge-how")))
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self.add_key(Qt.Key.Key_Delete, "staff-badge-away", lambda: self.take(None))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def busy(self) -> bool:
        """A badge is waited for: what is laid here is nobody's to be looked up."""
        return self._then is not None

    def ask(self, who: str, then: Callable[[str | None], None]) -> None:
        """Wait for somebody's badge."""
        self._then = then
        self.who.setText(who)
        self.setFocus()

    def take(self, badge: str | None) -> None:
        """Take a badge that was read; None takes away the one that is enrolled."""
        then, self._then = self._then, None
        if then is not None:
            then(badge)

    def forget(self) -> None:
        """Wait no more."""
        super().forget()
        self._then = None
        self.who.setText("")
