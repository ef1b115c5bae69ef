"""Who hears what: everything goes to the private device while one is there, else to all, but for what is private.

Law 21: digits, and what somebody suffers from, are heard by the person alone or by nobody.
"""

from __future__ import annotations

from kiosk.journey.effects import Phrase
from ui.voice import Voice

PRIVATE = frozenset({"voice-typed-key", "voice-words"})
"""Phrases that no bystander may hear."""


class Loudspeaker:
    """The kiosk's voices: one for the room and, where a handset or headphones are configured, one for the person."""

    def __init__(self, room: Voice, person: Voice | None = None) -> None:
        self._room = room
        self._person = person

    @property
    def private(self) -> bool:
        """Whether only the person hears what is said now."""
        return self._person is not None and self._person.ready

    def tells_alone(self, phrase: Phrase, language: str) -> bool:
        """Whether the person alone hears a phrase now: a device of their own is there, and a sound for it."""
        return self._person is not None and self.private and self._person.has_sounds(phrase, language)

    def say(self, phrases: tuple[Phrase, ...], language: str) -> None:
        """Stop what is being said, and say these; none is silence."""
        if self._person is not None and phrases and self.private:
            self._room.stop()
            self._person.say(phrases, language)
            return
        if self._person is not None:
            self._person.stop()
        self._room.say(tuple(phrase for phrase in phrases if phrase.id not in PRIVATE), language)
