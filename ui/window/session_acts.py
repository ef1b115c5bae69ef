"""What staff do with a day's sessions: asked of the desk, said in plain words, and how it is undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from kiosk.desk.window_rooms import SessionsRoom
from kiosk.domain.day_sessions import Moved, RegisteredRow, SessionChanged, SessionOpened, SessionRow, SlotRow
from kiosk.domain.timetable import SessionProblem, SessionShape
from kiosk.texts import Texts
from ui.window.acts import Acts, Undo
from ui.window.desk_calls import DeskCalls
from ui.window.session_words import short_title
from ui.window.words import clock

Result = SessionChanged | SessionOpened | Moved | SessionProblem | None


class SessionActs(Acts):
    """`moved` carries a Moved and the session that people were moved to."""

    moved = Signal(object, object)

    def __init__(self, sessions: SessionsRoom, calls: DeskCalls, words: Texts) -> None:
        super().__init__(calls, words)
        self._sessions = sessions

    def set_open(self, row: SessionRow, *, is_open: bool) -> None:
        """Close a session, or open it again."""
        session, room = row.session.id, self._sessions
        phrase = "sessions-opened" if is_open else "sessions-closed-now"

        def say(result: Result) -> str:
            off = result.day_off if isinstance(result, SessionChanged) else None
            back = self._undo_of(
                "open" if is_open else "close", row, lambda: room.set_open(session, not is_open, day_off=off)
            )
            self.remember(back.what, back.call)
            people = result.registered if isinstance(result, SessionChanged) else ()
            waiting = sum(not one.called for one in people)
            named = "sessions-closed-with-people" if waiting and not is_open else phrase
            return self._words(named, session=short_title(row), waiting=str(waiting))

        self.do(lambda: room.set_open(session, is_open), say)

    def change(self, row: SessionRow, changes: dict[str, Any]) -> None:
        """Replace the doctor, move to another room or time."""
        session, room = row.session, self._sessions
        was = {"doctor": session.doctor, "room": session.room, "floor": session.floor, "starts": session.start}
        back = {name: was[name] for name in changes}
        now = replace(row, session=replace(session, doctor=changes.get("doctor", session.doctor)))
        undo = self._undo_of("change", row, lambda: room.change(session.id, **back))  # type: ignore[arg-type]

        def say(result: Result) -> str:
            tickets = len(result.reprinted) if isinstance(result, SessionChanged) else 0
            phrase = "sessions-changed-tickets" if tickets else "sessions-changed"
            return self._words(phrase, session=short_title(now), count=str(tickets))

        self.do(lambda: room.change(session.id, **changes), say, undo)

    def add_numbers(self, row: SessionRow, count: int, slot: SlotRow) -> None:
        """Add numbers to a slot, or with a count below 0 take free ones away."""
        session, room = row.session.id, self._sessions
        add = lambda: room.add_numbers(session, abs(count), slot.id)  # noqa: E731 - two ways, each the other's undo
        take = lambda: room.take_numbers(session, abs(count), slot.id)  # noqa: E731
        do, back = (add, take) if count > 0 else (take, add)
        phrase = "sessions-numbers-added" if count > 0 else "sessions-numbers-taken"
        sentence = self._words(phrase, session=short_title(row), count=str(abs(count)), time=clock(slot.start))
        self.do(do, lambda _: sentence, self._undo_of("add" if count > 0 else "take", row, back))

    def keep(self, row: SessionRow, seniors: int, window: int) -> None:
        """Keep numbers of each slot to come."""
        session, room, before = row.session.id, self._sessions, row.kept_a_slot
        counts = {"session": short_title(row), "seniors": str(seniors), "window": str(window)}
        sentence = self._words("sessions-kept", **counts)
        undo = self._undo_of("keep", row, lambda: room.keep(session, *before))
        self.do(lambda: room.keep(session, seniors, window), lambda _: sentence, undo)

    def open_new(self, shape: SessionShape, day: date, department: str) -> None:
        """Open a session beside the timetable."""
        room = self._sessions

        def say(result: Result) -> str:
            if isinstance(result, SessionOpened):
                self.remember(self._named("new", department), lambda: room.set_open(result.session_id, False))
            return self._words("sessions-new-opened", department=department, doctor=shape.doctor)

        self.do(lambda: room.open(shape, day), say)

    def move_all(self, source: SessionRow, target: SessionRow) -> None:
        """Move everybody who was not called yet."""
        room = self._sessions
        self._move(lambda: room.move_all(source.session.id, target.session.id), source, target)

    def move_one(self, source: SessionRow, who: RegisteredRow, target: SessionRow) -> None:
        """Move one person."""
        room = self._sessions
        self._move(lambda: room.move_one(who.registration_id, target.session.id), source, target)

    def _move(self, call: Callable[[], Result], source: SessionRow, target: SessionRow) -> None:
        room = self._sessions

        def say(result: Result) -> str:
            pairs = result.pairs if isinstance(result, Moved) else ()
            going = [now.registration_id for _, now in pairs]
            if pairs:
                self.remember(self._named("move", short_title(source)), _back(room, going, source))
                self.moved.emit(result, target)
            phrase = "sessions-moved" if pairs else "sessions-moved-nobody"
            return self._words(phrase, count=str(len(pairs)), session=short_title(target))

        self.do(call, say)

    def _undo_of(self, what: str, row: SessionRow, call: Callable[[], Result]) -> Undo:
        return Undo(self._named(what, short_title(row)), call)

    def _named(self, what: str, session: str) -> str:
        return self._words(f"sessions-did-{what}", session=session)


def _back(room: SessionsRoom, going: Sequence[str], source: SessionRow) -> Callable[[], Result]:
    return lambda: room.move_some(going, source.session.id)
