"""Asks the desk on its own thread and answers on the screens': typing never waits for the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.domain.staff import NotAllowed
from kiosk.log import log

T = TypeVar("T")
RunOnDeskThread = Callable[[Callable[[], None]], object]
"""Runs calls one after the other on one thread: `submit` of an executor with one worker."""


@dataclass(frozen=True)
class _Asked:
    then: Callable[[Any], None]
    shift: int
    topic: str | None
    turn: int


class DeskCalls(QObject):
    """`failed` carries a DeskTrouble, or None for what the role of who is signed in does not allow."""

    failed = Signal(object)
    _answered = Signal(object, object)

    def __init__(self, run: RunOnDeskThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._shift = 0
        self._turns: dict[str, int] = {}
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, call: Callable[[], T], then: Callable[[T], None], topic: str | None = None) -> None:
        """Have `call` run soon; `then` hears the answer here. A later question on the same topic drops this one's."""
        turn = self._turns.get(topic or "", 0) + 1
        self._turns[topic or ""] = turn
        asked = _Asked(then, self._shift, topic, turn)
        self._run(lambda: self._work(call, asked))

    def drop(self, topic: str) -> None:
        """Drop the answer to what was asked on a topic: nobody waits for it any more."""
        self._turns[topic] = self._turns.get(topic, 0) + 1

    def forget(self) -> None:
        """Drop the answers to all that was asked: somebody else sits here now."""
        self._shift += 1

    def _work(self, call: Callable[[], object], asked: _Asked) -> None:
        try:
            answer = call()
        except DeskFailed as failed:
            answer = failed
        except NotAllowed as refused:
            answer = refused
        except Exception as bug:
            log.exception("console_call_broke", error=type(bug).__name__)
            answer = DeskFailed(DeskTrouble.BROKEN)
        self._answered.emit(asked, answer)

    @Slot(object, object)
    def _deliver(self, asked: _Asked, answer: object) -> None:
        if asked.shift != self._shift:
            return
        match answer:
            case DeskFailed(trouble=trouble):
                self.failed.emit(trouble)
            case NotAllowed():
                self.failed.emit(None)
            case _ if asked.topic is None or asked.turn == self._turns[asked.topic]:
                asked.then(answer)
