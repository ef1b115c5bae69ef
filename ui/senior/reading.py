"""How much a screen gives to read, as law 10 counts: 60 hanzi or 40 words, without the bars and the person's own data.

A clinic's words may be hanzi on an English screen and letters on a Chinese one: each takes its part of what is allowed.
Counts; decides nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

HANZI, WORD, MOST_TO_READ = 2, 3, 120
"""What a hanzi and a word take of what a screen may give to read: 60 of these or 40 of those."""
_NEITHER_CASE = "Lo"
"""The Unicode category of hanzi; letters have a case."""


def reading(texts: Iterable[str], language: str) -> int:
    """Return how much of MOST_TO_READ the texts take; figures are words where they stand between words, in English."""
    counts = str.isalnum if language == "en" else str.isalpha
    taken = 0
    for text in texts:
        hanzi = {character for character in text if unicodedata.category(character) == _NEITHER_CASE}
        words = "".join(" " if character in hanzi else character for character in text).split()
        taken += HANZI * sum(character in hanzi for character in text)
        taken += WORD * sum(any(map(counts, word)) for word in words)
    return taken
