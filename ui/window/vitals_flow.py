"""What the keys for vital signs do: put the reading that is shown into the open record, and take one out again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.vitals import WaitingReading
from kiosk.texts import Texts
from ui.window.desk_calls import DeskCalls
from ui.window.saying import Tone
from ui.window.vitals_line import VitalsLine


class VitalsFlow(QObject):
    """`said` carries a Tone and a sentence; `changed` says that the open record may have changed."""

    said = Signal(str, str)
    changed = Signal()

    def __init__(self, desk: WindowDesk, calls: DeskCalls, line: VitalsLine, words: Texts) -> None:
        super().__init__()
        self._vitals, self._calls, self._line, self._words = desk.vitals, calls, line, words

    def show(self, readings: tuple[WaitingReading, ...]) -> None:
        """Show what waits."""
        self._line.show_readings(readings)

    def end(self) -> None:
        """Show nothing of anybody."""
        self._line.show_readings(())

    def put(self, person_id: str) -> None:
        """Put the reading that is shown into a record."""
        reading = self._line.reading
        if reading is None:
            self.said.emit(Tone.HINT.value, self._words("window-nothing-measured"))
            return
        reading_id = reading.id
        self._calls.ask(lambda: self._vitals.put(reading_id, person_id), self._was_put)

    def take_back(self, reading_id: str) -> None:
        """Take a reading out of its record."""
        self._calls.ask(lambda: self._vitals.take_back(reading_id), self._was_taken_back)

    def _was_put(self, put: bool) -> None:
        self._line.show_readings(())
        if put:
            self.said.emit(Tone.DONE.value, self._words("window-vitals-put"))
        else:
            self.said.emit(Tone.TROUBLE.value, self._words("window-vitals-gone"))
        self.changed.emit()

    def _was_taken_back(self, taken: bool) -> None:
        phrase = "window-vitals-taken-back" if taken else "window-vitals-gone"
        self.said.emit((Tone.DONE if taken else Tone.TROUBLE).value, self._words(phrase))
        self.changed.emit()
