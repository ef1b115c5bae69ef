"""Calling from a screen, the console's or a doctor's panel: asks the desk, says what came of it. It shows no queue."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.desk.window_rooms import QueueRoom
from kiosk.domain.queue_views import Called, CallResult
from kiosk.texts import Texts
from ui.window.desk_calls import DeskCalls
from ui.window.saying import Tone
from ui.window.words import called


class Calling(QObject):
    """`said` carries a Tone and a sentence; `done` says that a queue is to be looked at again."""

    said = Signal(str, str)
    done = Signal()

    def __init__(self, queue: QueueRoom, calls: DeskCalls, words: Texts) -> None:
        super().__init__()
        self._queue, self._calls, self._words = queue, calls, words
        self._busy = False

    def call_next(self, session_id: str) -> None:
        """Call whoever is next."""
        self._call(lambda: self._queue.call_next(session_id), "room-called", "room-nobody-waits")

    def call_again(self, session_id: str) -> None:
        """Call the current one once more."""
        self._call(lambda: self._queue.call_again(session_id), "room-called-again", "room-nobody-in")

    def skip(self, registration_id: str) -> None:
        """Write down that somebody did not come."""
        self._calls.ask(lambda: self._queue.skip(registration_id), lambda _: self._noted("room-skipped"))

    def bring_back(self, registration_id: str) -> None:
        """Let somebody who missed their turn back in."""
        self._calls.ask(lambda: self._queue.bring_back(registration_id), lambda _: self._noted("room-brought-back"))

    def trouble(self) -> None:
        """Take note that the desk could not do it, or that somebody else sits here."""
        self._busy = False

    def _call(self, call: Callable[[], CallResult], says: str, nobody: str) -> None:
        """Call one person, or say the phrase `nobody`; a key pressed again before the answer calls nobody else."""
        if not self._busy:
            self._busy = True
            self._calls.ask(call, lambda result: self._called(result, says, nobody))

    def _called(self, result: CallResult, says: str, nobody: str) -> None:
        self._busy = False
        if isinstance(result, Called):
            self.said.emit(Tone.DONE.value, self._words(says, number=called(result.row.number, self._words)))
        else:
            self.said.emit(Tone.HINT.value, self._words(nobody))
        self.done.emit()

    def _noted(self, says: str) -> None:
        self.said.emit(Tone.DONE.value, self._words(says))
        self.done.emit()
