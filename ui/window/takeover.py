"""Taking a kiosk over and handing it back: whom it knew is opened here, what was registered is shown there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.floor import AlreadyTaken, KioskView, TakeoverView
from kiosk.texts import Texts
from ui.window.desk_calls import DeskCalls
from ui.window.saying import Tone


class Takeover(QObject):
    """`held` carries the takeover's id and the kiosk's, or two None; `identified` whom the kiosk knew."""

    held = Signal(object, object)
    identified = Signal(object)
    said = Signal(str, str)

    def __init__(self, desk: WindowDesk, calls: DeskCalls, words: Texts) -> None:
        super().__init__()
        self._floor, self._calls, self._words = desk.floor, calls, words
        self._view: TakeoverView | None = None
        self._asked: str | None = None
        self._opened = False
        self._registration: str | None = None

    def toggle(self, kiosk: KioskView) -> None:
        """Take a kiosk, or hand back the one that is held."""
        if self._view is not None:
            if self._view.kiosk_id == kiosk.desk_id:
                self._hand_back(self._view.id)
            else:
                self._say(Tone.TROUBLE, "window-hand-back-first")
            return
        self._asked = kiosk.desk_id
        self._calls.ask(lambda: self._floor.take_over(kiosk.desk_id), self._taken)

    def look(self, view: TakeoverView | None) -> None:
        """Take what the store says of the takeover now."""
        if self._view is None or view is None or view.id != self._view.id:
            return
        self._view = view
        if view.answered and not self._opened:
            self._opened = True
            if view.identification is not None:
                self.identified.emit(view.identification)
            else:
                self._say(Tone.HINT, "window-taken-nobody")

    def registered(self, registration_id: str) -> None:
        """Remember what was registered: the kiosk will show it."""
        if self._view is not None:
            self._registration = registration_id

    def let_go(self) -> None:
        """Hand back whatever is held: nobody sits here any more. Called while somebody is still signed in."""
        if self._view is not None:
            takeover_id, registration = self._view.id, self._registration
            self._calls.ask(lambda: self._floor.hand_back(takeover_id, registration), _nobody_hears)
            self._forget()
        elif self._asked is not None:
            kiosk_id = self._asked
            self._calls.ask(lambda: self._give_up(kiosk_id), _nobody_hears)
        self._asked = None

    def _give_up(self, kiosk_id: str) -> None:
        """Hand back what was asked for and not yet answered. Runs on the desk's thread."""
        held = self._floor.take_over(kiosk_id)
        if isinstance(held, TakeoverView):
            self._floor.hand_back(held.id)

    def _hand_back(self, takeover_id: str) -> None:
        registration = self._registration
        self._calls.ask(lambda: self._floor.hand_back(takeover_id, registration), self._handed_back)

    def _taken(self, result: TakeoverView | AlreadyTaken) -> None:
        self._asked = None
        match result:
            case AlreadyTaken(window):
                self.said.emit(Tone.TROUBLE.value, self._words("window-taken-by-other", window=window))
            case TakeoverView():
                self._view, self._opened, self._registration = result, False, None
                self.held.emit(result.id, result.kiosk_id)
                self.said.emit(Tone.DONE.value, self._words("window-taken", kiosk=result.kiosk_name))
                self.look(result)

    def _handed_back(self, nothing: None) -> None:
        self._forget()
        self._say(Tone.DONE, "window-handed-back")

    def _forget(self) -> None:
        self._view, self._registration = None, None
        self.held.emit(None, None)

    def _say(self, tone: Tone, phrase: str) -> None:
        self.said.emit(tone.value, self._words(phrase))


def _nobody_hears(answer: None) -> None:
    """Leave it: the window is locked by then."""
