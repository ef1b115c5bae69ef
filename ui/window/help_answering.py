"""Calls for help at the console: rung and shown wherever the clerk stands, answered with one key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.window_desk import FloorRoom
from kiosk.domain.clock_check import ClockDoubt
from ui.sound import Ringing
from ui.window.desk_calls import DeskCalls
from ui.window.header import Header
from ui.window.places import Places
from ui.window.saying import Tone
from ui.window.side_panel import SidePanel

CLOCK_REASONS = frozenset(doubt.value.replace("-", "_") for doubt in ClockDoubt)


class HelpAnswering(QObject):
    """`said` carries a Tone and a phrase, `answered` the id of whose call it was or None.

    `clock_asked` carries what the desk knows of a clock that jumped, and the call about it. No `chime`: no sound.
    """

    said = Signal(object, str)
    answered = Signal(object)
    clock_asked = Signal(object, str)

    def __init__(  # noqa: PLR0913, PLR0917 - where calls come from, where they are shown, and who answers
        self,
        floor: FloorRoom,
        calls: DeskCalls,
        side: SidePanel,
        header: Header,
        places: Places,
        chime: Ringing | None,
        writing: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._floor, self._calls, self._side, self._header = floor, calls, side, header
        self._places, self._chime, self._writing = places, chime, writing
        side.answered.connect(self.answer)
        places.changed.connect(self.show)

    @Slot()
    def show(self) -> None:
        """Ring for those who wait; show them in the header too, while a place stands before the side."""
        rings = any(call.rings for call in self._side.floor.calls)
        self.ring(on=rings)
        self._header.show_help(needed=rings and self._places.open is not None)

    def ring(self, *, on: bool) -> None:
        """Ring, or be quiet."""
        if self._chime is not None:
            self._chime.start() if on else self._chime.stop()

    def answer_first(self) -> None:
        """Answer the call that waits longest."""
        calls = self._side.floor.calls
        if calls:
            self.answer(calls[0].id)
        else:
            self.said.emit(Tone.HINT, "window-no-calls")

    @Slot(str)
    def answer(self, call_id: str) -> None:
        """Answer a call; one about the clock is answered by a question."""
        call = next((one for one in self._side.floor.calls if one.id == call_id), None)
        if call is not None and call.reason in CLOCK_REASONS:
            self._ask_about_clock(call_id)
            return
        person = None if call is None else call.person_id
        self._calls.ask(lambda: self._floor.answer(call_id), lambda _: self._was_answered(person))

    def _was_answered(self, person_id: str | None) -> None:
        self.said.emit(Tone.DONE, "window-answered")
        self.answered.emit(person_id)

    def _ask_about_clock(self, call_id: str) -> None:
        if not self._floor.may_confirm_clock:
            self.said.emit(Tone.HINT, "clock-not-you")
            return
        if self._writing():
            self.said.emit(Tone.HINT, "window-form-open")
            return
        self._places.leave()
        self._calls.ask(self._floor.clock, lambda seen: self.clock_asked.emit(seen, call_id))
