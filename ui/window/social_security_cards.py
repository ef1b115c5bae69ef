"""A social-security card's number, kept for somebody or taken from whom it is not. Asks the desk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiosk.desk.window_desk import WindowDesk
from kiosk.texts import Texts
from ui.window.desk_calls import DeskCalls
from ui.window.saying import Tone


class SocialSecurityCards(QObject):
    """`said` carries a Tone and a sentence; `changed` that the person is to be looked at again."""

    said = Signal(str, str)
    changed = Signal()

    def __init__(self, desk: WindowDesk, calls: DeskCalls, words: Texts) -> None:
        super().__init__()
        self._desk, self._calls, self._words = desk, calls, words

    def keep(self, person_id: str, number: str) -> None:
        """Keep a card's number for somebody."""
        self._calls.ask(lambda: self._desk.people.keep_social_security_card(person_id, number), self._kept)

    def take_back(self, document_id: str) -> None:
        """Take a card from somebody whose it is not."""
        self._calls.ask(lambda: self._desk.people.take_back_social_security_card(document_id), self._taken_back)

    def _kept(self, kept: bool) -> None:
        if kept:
            self._say(Tone.DONE, "window-social-security-kept")
        else:
            self._say(Tone.TROUBLE, "window-social-security-others")

    def _taken_back(self, taken: bool) -> None:
        if taken:
            self._say(Tone.DONE, "window-social-security-taken-back")
        else:
            self._say(Tone.HINT, "window-social-security-none")

    def _say(self, tone: Tone, phrase: str) -> None:
        self.said.emit(tone.value, self._words(phrase))
        self.changed.emit()
