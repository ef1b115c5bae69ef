"""Insurance and benefits, shown only when asked for; the guidance slip; a question before what cannot be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.desk.person_record import LONGEST_FLAG
from kiosk.domain.documents import GuidanceStep
from kiosk.domain.person_record import PersonDetail
from kiosk.domain.registration import RegistrationView
from kiosk.texts import Texts
from ui.window.commands import BINDINGS, Command
from ui.window.form import Form, WrongLine, day_as_kept
from ui.window.key_button import Dress, KeyButton
from ui.window.widgets import card, empty, label, row
from ui.window.words import day, joined

STEPS = 5


class BenefitsPage(Form):
    """`ended` carries a benefit's id. Hidden again as soon as anything else is done."""

    ended = Signal(str)

    def __init__(self, words: Texts) -> None:
        super().__init__(words("window-insurance"), BINDINGS[Command.BENEFITS].cap, words("window-save"), words)
        self._before = ""
        self.scheme = self.add("field-insurance-scheme")
        self.flag = self.add("window-new-benefit", "window-new-benefit-hint")
        self.flag.setMaxLength(LONGEST_FLAG)
        self.as_of = self.add("window-as-of", "window-birth-hint")
        self._known = QVBoxLayout()
        self._since = label("")
        self.body.addWidget(self._since)
        self.body.addLayout(self._known)
        self.body.addStretch(1)

    def show_person(self, detail: PersonDetail, today: date) -> None:
        """Show what is known, as of when and from whom."""
        self._before = detail.facts.insurance_scheme or ""
        self.scheme.setText(self._before)
        self.flag.clear()
        self.as_of.setText(today.isoformat())
        source = self.words(f"window-source-{detail.insurance_source.value}") if detail.insurance_source else ""
        since = self.words("window-as-of-day", day=day(detail.insurance_as_of)) if detail.insurance_as_of else ""
        self._since.setText(joined(since, source))
        empty(self._known)
        self.numbered.clear()
        for at, one in enumerate(detail.benefits, 1):
            source = self.words(f"window-source-{one.source.value}")
            text = joined(one.flag, self.words("window-as-of-day", day=day(one.as_of)), source)
            end = KeyButton(f"Alt {at}", self.words("window-end"))
            self.numbered.append(end)
            end.clicked.connect(lambda _=False, gone=one.id: self.ended.emit(gone))
            line = row(label(text, "bold"), end)
            line.setStretch(0, 1)
            self._known.addLayout(line)
        if not detail.benefits:
            self._known.addWidget(label(self.words("window-no-benefits")))

    @property
    def new_scheme(self) -> str | None:
        """The scheme, where it was changed."""
        typed = self.scheme.text().strip()
        return typed if typed != self._before else None

    def new_benefit(self, today: date) -> tuple[str, date] | WrongLine | None:
        """Return a flag that was typed, and as of when; a day to come is today's."""
        flag = self.flag.text().strip()
        if not flag:
            return None
        try:
            return flag, min(today, date.fromisoformat(day_as_kept(self.as_of.text())))
        except ValueError:
            return WrongLine("date", "window-as-of")

    def forget(self) -> None:
        """Keep nothing of anybody."""
        super().forget()
        self._before = ""
        self._since.setText("")
        empty(self._known)


class GuidancePage(Form):
    """Where to go, stop after stop: one line each, "what, room, floor" divided by blanks or commas."""

    def __init__(self, words: Texts) -> None:
        super().__init__(words("window-guidance"), BINDINGS[Command.GUIDANCE].cap, words("window-print"), words)
        self.stops = [self.add(f"window-stop-{number}") for number in range(1, STEPS + 1)]
        for line in self.stops:
            line.textChanged.connect(self._show_how)
        self._show_how()
        self.body.addStretch(1)

    def show_registration(self, registration: RegistrationView | None) -> None:
        """Begin with the room that somebody is registered for."""
        for line in self.stops:
            line.clear()
        if registration is not None:
            self.stops[0].setText(
                f"{registration.department.name} {registration.room.replace(' ', '')} {registration.floor}"
            )

    @Slot()
    def _show_how(self) -> None:
        """Say in the first empty line how a stop is written; in all of them it would look like what will be printed."""
        first = next((line for line in self.stops if not line.text()), None)
        for line in self.stops:
            line.setPlaceholderText(self.words("window-stop-hint") if line is first else "")

    def steps(self) -> tuple[GuidanceStep, ...]:
        """Return the stops that were typed."""
        lines = [line.text().replace("，", " ").replace(",", " ").split() for line in self.stops]
        return tuple(
            GuidanceStep(parts[0], parts[1] if len(parts) > 1 else "", " ".join(parts[2:]) or None)
            for parts in lines
            if parts
        )


class Question(QWidget):
    """Something that is asked before it is done. Enter does it, Escape does not."""

    left = Signal()

    def __init__(self, words: Texts) -> None:
        super().__init__()
        self._do: Callable[[], None] | None = None
        self._asked = label("", "large")
        self.yes = KeyButton("Enter", "", Dress.PRIMARY)
        self.no = KeyButton("Esc", words("window-leave"))
        self.yes.clicked.connect(self._yes)
        self.no.clicked.connect(self.left)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        frame, column = card("amber")
        column.setSpacing(16)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self._asked)
        keys = row(self.yes, self.no)
        keys.addStretch(1)
        column.addLayout(keys)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        layout.addStretch(1)

    def ask(self, question: str, yes: str, do: Callable[[], None]) -> None:
        """Ask; `do` is done on Enter."""
        self._do = do
        self._asked.setText(question)
        self.yes.say(yes)

    def forget(self) -> None:
        """Keep nothing of whom it was about."""
        self._do = None
        self._asked.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Enter as yes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._yes()
        else:
            super().keyPressEvent(event)

    def _yes(self) -> None:
        do, self._do = self._do, None
        self.left.emit()
        if do is not None:
            do()
