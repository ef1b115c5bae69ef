"""What the side's keys do: a kiosk taken over and handed back, paper that somebody saw or did not see come out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.window_desk import WindowDesk
from kiosk.texts import Texts
from ui.window.commands import Command
from ui.window.desk_calls import DeskCalls
from ui.window.floor_watch import FloorNow
from ui.window.person_page import Allowed
from ui.window.saying import Tone
from ui.window.side_panel import SidePanel
from ui.window.takeover import Takeover


class SideFlow(QObject):
    """`said` carries a Tone and a sentence."""

    said = Signal(str, str)

    def __init__(self, desk: WindowDesk, calls: DeskCalls, side: SidePanel, words: Texts) -> None:
        super().__init__()
        self._desk, self._calls, self._side, self._words = desk, calls, side, words
        self._may: Allowed = _nobody
        self.takeover = Takeover(desk, calls, words)
        self.takeover.said.connect(self.said)
        side.takeover_asked.connect(self.take_over)
        side.paper_seen.connect(self._answer)

    def begin(self, may: Allowed) -> None:
        """Begin for somebody who signed in."""
        self._may = may

    def end(self) -> None:
        """Hand back what is held, and keep nothing of whoever calls for help."""
        self.takeover.let_go()
        self._side.show_floor(FloorNow())
        self._may = _nobody

    @Slot(int)
    def take_over(self, place: int) -> None:
        """Take over the kiosk at a place, from 0, or hand it back."""
        kiosks = self._side.floor.kiosks
        if place < len(kiosks) and self._may(Command.REGISTER):
            self.takeover.toggle(kiosks[place])

    def paper_seen(self, *, came_out: bool) -> None:
        """Answer for the paper that is asked about first."""
        job = self._side.unknown_job
        if job is not None:
            self._answer(job.id, came_out)

    def confirm_clock(self, call_id: str) -> None:
        """Say that the machine's date is right."""
        self._calls.ask(lambda: self._desk.floor.confirm_clock(call_id), self._confirmed)

    def _confirmed(self, nothing: None) -> None:
        self.said.emit(Tone.DONE.value, self._words("clock-confirmed"))

    @Slot(str, bool)
    def _answer(self, job: str, came_out: bool) -> None:
        noted = self._words("window-noted-came-out" if came_out else "window-noted-did-not")
        self._calls.ask(
            lambda: self._desk.paper.answer_job(job, came_out), lambda _: self.said.emit(Tone.DONE.value, noted)
        )


def _nobody(command: Command) -> bool:
    return False
