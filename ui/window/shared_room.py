"""Asks once whether a room is to be shared: saving again is the answer. It refuses nothing."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.domain.shared_rooms import RoomUse, sharing
from kiosk.texts import Texts
from ui.window.session_words import times


class SharedRoom:
    """One for each form that gives a room; `begin` with the form."""

    def __init__(self, words: Texts) -> None:
        self._words = words
        self._asked: tuple[RoomUse, ...] = ()

    def begin(self) -> None:
        """Nothing was asked yet."""
        self._asked = ()

    def question(self, wanted: RoomUse, others: Iterable[RoomUse], cap: str) -> str | None:
        """Return what is to be asked before it is saved with the key `cap`; None where nobody sits there, or it was."""
        found = sharing(wanted, others)
        if not found or found == self._asked:
            return None
        self._asked = found
        first = found[0]
        said = {"room": first.room, "doctor": first.doctor, "times": times(first.starts, first.ends), "key": cap}
        return self._words("sessions-shared-room", **said)
