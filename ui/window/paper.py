"""Paper at the counter: one key each, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.documents import GuidanceStep
from kiosk.domain.floor import CannotPrint, PrintRequest, Queued
from kiosk.texts import Texts
from ui.window.commands import Command
from ui.window.desk_calls import DeskCalls
from ui.window.saying import Tone
from ui.window.subject import Subject
from ui.window.words import device_called


class Paper(QObject):
    """`said` carries a Tone and a sentence; `printed` says that a page about somebody may have changed."""

    said = Signal(str, str)
    printed = Signal()

    def __init__(self, desk: WindowDesk, calls: DeskCalls, words: Texts) -> None:
        super().__init__()
        self._paper, self._people, self._calls, self._words = desk.paper, desk.people, calls, words

    def print_for(self, command: Command, subject: Subject) -> None:
        """Print what a key asks for, for whoever is open."""
        person_id = subject.person_id
        if command is Command.TICKET and subject.today:
            self.ticket(subject.today[-1].id)
        elif person_id is not None:
            makers: dict[Command, tuple[str, Callable[[str], PrintRequest]]] = {
                Command.STICKER: ("sticker", self._paper.sticker),
                Command.NEW_STICKER: ("sticker", self._paper.replace_sticker),
                Command.CARD: ("card", self._paper.card),
            }
            kind, make = makers[command]
            self._ask(kind, lambda: make(person_id))

    def ticket(self, registration_id: str) -> None:
        """Print a ticket again."""
        self._ask("ticket", lambda: self._paper.ticket(registration_id))

    def wifi(self) -> None:
        """Print the Wi-Fi slip."""
        self._ask("wifi", self._paper.wifi)

    def wall(self) -> None:
        """Print the rule of calling for the wall."""
        self._ask("wall", self._paper.wall)

    def guidance(self, person_id: str | None, steps: Sequence[GuidanceStep]) -> None:
        """Print the guidance slip."""
        self._ask("guidance", lambda: self._paper.guidance(person_id, steps))

    def foreign(self, person_id: str, content: str) -> None:
        """Keep a code from a phone as the person's, and print it unchanged."""

        def keep() -> PrintRequest:
            code = self._people.keep_foreign_code(person_id, content)
            return CannotPrint("others-code") if code is None else self._paper.foreign_sticker(person_id, code)

        self._ask("sticker", keep)

    def _ask(self, kind: str, make: Callable[[], PrintRequest]) -> None:
        self._calls.ask(make, lambda answer: self._answered(kind, answer))

    def _answered(self, kind: str, answer: PrintRequest) -> None:
        name = self._words(f"window-paper-{kind}")
        match answer:
            case Queued(printer=None):
                self.said.emit(Tone.TROUBLE.value, self._words("window-no-printer", paper=name))
            case Queued(printer=printer):
                where = device_called(printer or "", self._words)
                self.said.emit(Tone.DONE.value, self._words("window-printing", paper=name, printer=where))
            case CannotPrint(reason):
                self.said.emit(Tone.TROUBLE.value, self._words(f"cannot-print-{reason}"))
        self.printed.emit()
