"""Where to go, in words: 2楼 203 诊室. A clinic may write its rooms as bare numbers or in its own words."""

from __future__ import annotations

from kiosk.texts import Texts


def place_words(floor: str, room: str, words: Texts) -> str:
    """Return floor and room as people say them; what is already in words stays as it is."""
    said_room = words("place-room", room=room) if _bare(room) else room
    if not floor:
        return said_room
    said_floor = words("place-floor", floor=floor) if _bare(floor) else floor
    return words("place", floor=said_floor, room=said_room)


def _bare(name: str) -> bool:
    return name.isascii() and name.replace("-", "").isalnum()
