"""How wide words are where they are shown: a hanzi takes two columns, a letter one. Pure."""

from __future__ import annotations

import unicodedata

_WIDE = "WF"
"""East Asian Width: wide and full-width characters (Unicode UAX #11)."""


def columns(text: str) -> int:
    """Return the columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in _WIDE else 1 for character in text)
