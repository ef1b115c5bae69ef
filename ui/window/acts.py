"""What is done at the desk from a place beside the counter: one at a time, said in plain words, the last one undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from kiosk.domain.timetable import SessionProblem
from kiosk.texts import Texts
from ui.window.desk_calls import DeskCalls
from ui.window.one_at_a_time import OneAtATime
from ui.window.saying import Tone

Call = Callable[[], Any]
"""Runs on the desk's thread; a SessionProblem means that nothing was written."""


@dataclass(frozen=True)
class Undo:
    """How the last thing is taken back: what it was, in words, and the call that does it."""

    what: str
    call: Call


class Acts(QObject):
    """`said` carries a Tone and a sentence, `done` that something was written, `refused` a SessionProblem."""

    said = Signal(str, str)
    done = Signal()
    refused = Signal(object)

    def __init__(self, calls: DeskCalls, words: Texts) -> None:
        super().__init__()
        self._words = words
        self._one = OneAtATime(calls)
        self._undo: Undo | None = None

    def trouble(self) -> None:
        """Take note that the desk could not do it."""
        self._one.trouble()

    def forget(self) -> None:
        """Keep nothing that could be undone: somebody else sits here now."""
        self._one.trouble()
        self._undo = None

    def undo(self) -> None:
        """Take back what was done last."""
        undo = self._undo
        if undo is None:
            self.said.emit(Tone.HINT.value, self._words("sessions-nothing-to-undo"))
        else:
            self.do(undo.call, lambda _: self._words("sessions-undone", what=undo.what))

    def do(self, call: Call, say: Callable[[Any], str], undo: Undo | None = None) -> None:
        """Do it; `say` makes a sentence of the result, and may itself give what undoes it to `remember`."""

        def answered(result: object) -> None:
            if isinstance(result, SessionProblem):
                self.refused.emit(result)
                return
            self._undo = undo
            self.done.emit()
            sentence = say(result)
            said = sentence if self._undo is None else self._words("sessions-undo-how", done=sentence)
            self.said.emit(Tone.DONE.value, said)

        self._one.ask(call, answered)

    def remember(self, what: str, call: Call) -> None:
        """Have this be what is taken back next."""
        self._undo = Undo(what, call)
