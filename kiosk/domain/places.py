"""Floors and rooms: what is a bare number and needs its word (203 诊室), and what a clinic wrote in its own words.

The one rule for paper, screens, board and voice. The words themselves stand in the catalogue, which callers bring.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_NUMBER = re.compile(r"[A-Za-z]|[0-9A-Za-z-]*[0-9][0-9A-Za-z-]*")
_SAID = re.compile(r"([A-Za-z]?\d[0-9A-Za-z-]{0,6})\s*[^\x00-\x7f]{0,2}", re.ASCII)
"""A number, and at most one word that says what it numbers."""


def is_number(name: str) -> bool:
    """Whether a floor, room or window is a bare number: 2, 203, B1, 2-203, -1, A; not CT, and not 203 诊室."""
    return _NUMBER.fullmatch(name) is not None


def number_said(name: str) -> str:
    """Return what a voice can say of a floor or room: "203" of "203" and of "203 诊室"; "" of all that needs words."""
    found = _SAID.fullmatch(name.strip())
    return found[1] if found else ""


def place_words(floor: str | None, room: str, words: Callable[..., str], phrase: str = "place") -> str:
    """Return floor and room as people say them: 2楼 203 诊室. What is in the clinic's words already stays as it is.

    `words` is the catalogue; `phrase` names its three phrases: the place, its `-floor` and its `-room`.
    """
    said_room = words(f"{phrase}-room", room=room) if is_number(room) else room
    if not floor:
        return said_room
    said_floor = words(f"{phrase}-floor", floor=floor) if is_number(floor) else floor
    return words(phrase, floor=said_floor, room=said_room)
