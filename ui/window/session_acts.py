"""What staff do with sessions: asked of the desk one thing at a time, said in plain words, and how it is undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from kiosk.desk.window_rooms import SessionsRoom
from kiosk.domain.timetable import (
    Moved,
    RegisteredRow,
    SessionChanged,
    SessionOpened,
    SessionProblem,
    SessionRow,
    SessionShape,
    SlotRow,
)
from kiosk.texts import Texts
from ui.window.desk_calls import DeskCalls
from ui.window.one_at_a_time import OneAtATime
from ui.window.saying import Tone
from ui.window.session_words import short_title
from ui.window.words import clock

Result = SessionChanged | SessionOpened | Moved | SessionProblem | None


@dataclass(frozen=True)
class Undo:
    """How the last thing is taken back: what it was, in words, and the call that does it."""

    what: str
    call: Callable[[], Result]


class SessionActs(QObject):
    """`said` carries a Tone and a sentence, `done` that something was written, `refused` a SessionProblem.

    `moved` carries a Moved and the session that people were moved to, `undoable` what F8 takes back, "" for nothing.
    """

    said = Signal(str, str)
    done = Signal()
    refused = Signal(object)
    moved = Signal(object, object)
    undoable = Signal(str)

    def __init__(self, sessions: SessionsRoom, calls: DeskCalls, words: Texts) -> None:
        super().__init__()
        self._sessions, self._words = sessions, words
        self._one = OneAtATime(calls)
        self._undo: Undo | None = None

    def trouble(self) -> None:
        """Take note that the desk could not do it."""
        self._one.trouble()

    def forget(self) -> None:
        """Keep nothing that could be undone: somebody else sits here now."""
        self._one.trouble()
        self._remember(None)

    def set_open(self, row: SessionRow, *, is_open: bool) -> None:
        """Close a session, or open it again."""
        session, room = row.session.id, self._sessions
        phrase = "sessions-opened" if is_open else "sessions-closed-now"
        undo = self._undo_of("open" if is_open else "close", row, lambda: room.set_open(session, not is_open))

        def say(result: Result) -> str:
            people = result.registered if isinstance(result, SessionChanged) else ()
            waiting = sum(not one.called for one in people)
            named = "sessions-closed-with-people" if waiting and not is_open else phrase
            return self._words(named, session=short_title(row), waiting=str(waiting))

        self._do(lambda: room.set_open(session, is_open), say, undo)

    def change(self, row: SessionRow, changes: dict[str, Any]) -> None:
        """Replace the doctor, move to another room or time."""
        session, room = row.session, self._sessions
        was = {"doctor": session.doctor, "room": session.room, "floor": session.floor, "starts": session.start}
        back = {name: was[name] for name in changes}
        undo = self._undo_of("change", row, lambda: room.change(session.id, **back))  # type: ignore[arg-type]

        def say(result: Result) -> str:
            tickets = len(result.reprinted) if isinstance(result, SessionChanged) else 0
            phrase = "sessions-changed-tickets" if tickets else "sessions-changed"
            return self._words(phrase, session=short_title(row), count=str(tickets))

        self._do(lambda: room.change(session.id, **changes), say, undo)

    def add_numbers(self, row: SessionRow, count: int, slot: SlotRow) -> None:
        """Add numbers to a slot, or with a count below 0 take free ones away."""
        session, room = row.session.id, self._sessions
        add = lambda: room.add_numbers(session, abs(count), slot.id)  # noqa: E731 - two ways, each the other's undo
        take = lambda: room.take_numbers(session, abs(count), slot.id)  # noqa: E731
        do, back = (add, take) if count > 0 else (take, add)
        phrase = "sessions-numbers-added" if count > 0 else "sessions-numbers-taken"
        sentence = self._words(phrase, session=short_title(row), count=str(abs(count)), time=clock(slot.start))
        self._do(do, lambda _: sentence, self._undo_of("add" if count > 0 else "take", row, back))

    def keep(self, row: SessionRow, seniors: int, window: int) -> None:
        """Keep numbers of each slot to come."""
        session, room, before = row.session.id, self._sessions, row.kept_a_slot
        counts = {"session": short_title(row), "seniors": str(seniors), "window": str(window)}
        sentence = self._words("sessions-kept", **counts)
        undo = self._undo_of("keep", row, lambda: room.keep(session, *before))
        self._do(lambda: room.keep(session, seniors, window), lambda _: sentence, undo)

    def open_new(self, shape: SessionShape, day: date, department: str) -> None:
        """Open a session beside the timetable."""
        room = self._sessions

        def say(result: Result) -> str:
            if isinstance(result, SessionOpened):
                self._remember(Undo(self._named("new", department), lambda: room.set_open(result.session_id, False)))
            return self._words("sessions-new-opened", department=department, doctor=shape.doctor)

        self._do(lambda: room.open(shape, day), say, None)

    def move_all(self, source: SessionRow, target: SessionRow) -> None:
        """Move everybody who was not called yet."""
        room = self._sessions
        self._move(lambda: room.move_all(source.session.id, target.session.id), source, target)

    def move_one(self, source: SessionRow, who: RegisteredRow, target: SessionRow) -> None:
        """Move one person."""
        room = self._sessions
        self._move(lambda: room.move_one(who.registration_id, target.session.id), source, target)

    def undo(self) -> None:
        """Take back what was done last."""
        undo = self._undo
        if undo is None:
            self.said.emit(Tone.HINT.value, self._words("sessions-nothing-to-undo"))
        else:
            self._do(undo.call, lambda _: self._words("sessions-undone", what=undo.what), None)

    def _move(self, call: Callable[[], Result], source: SessionRow, target: SessionRow) -> None:
        room = self._sessions

        def say(result: Result) -> str:
            pairs = result.pairs if isinstance(result, Moved) else ()
            going = [now.registration_id for _, now in pairs]
            if pairs:
                self._remember(Undo(self._named("move", short_title(source)), _back(room, going, source)))
                self.moved.emit(result, target)
            phrase = "sessions-moved" if pairs else "sessions-moved-nobody"
            return self._words(phrase, count=str(len(pairs)), session=short_title(target))

        self._do(call, say, None)

    def _do(self, call: Callable[[], Result], say: Callable[[Result], str], undo: Undo | None) -> None:
        def answered(result: Result) -> None:
            if isinstance(result, SessionProblem):
                self.refused.emit(result)
                return
            self._remember(undo)
            self.done.emit()
            sentence = say(result)
            how = self._words("sessions-undo-how") if self._undo is not None else ""
            self.said.emit(Tone.DONE.value, f"{sentence} {how}".strip())

        self._one.ask(call, answered)

    def _undo_of(self, what: str, row: SessionRow, call: Callable[[], Result]) -> Undo:
        return Undo(self._named(what, short_title(row)), call)

    def _named(self, what: str, session: str) -> str:
        return self._words(f"sessions-did-{what}", session=session)

    def _remember(self, undo: Undo | None) -> None:
        self._undo = undo
        self.undoable.emit("" if undo is None else undo.what)


def _back(room: SessionsRoom, going: Sequence[str], source: SessionRow) -> Callable[[], Result]:
    return lambda: room.move_some(going, source.session.id)
