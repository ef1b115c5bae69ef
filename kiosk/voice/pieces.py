"""Phrases as pieces: what is recorded once and joined again and again.

A phrase without arguments is one piece, named like the phrase. One with arguments is split at them: the words before,
between and after are pieces of their own (`voice-room-1`, `voice-room-2` …), numbers come from `spoken_numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kiosk.journey.effects import Phrase
from kiosk.texts import texts
from kiosk.voice.spoken_numbers import said_as_count, said_as_number, spelled

VOICE = "voice-"
WORDS = "words:"
"""Before a clinic's own words, for which a pack may have a sound of their own."""

SPELLED = frozenset({"room"})
AS_NUMBERS = frozenset({"number", "floor", "window", "position", "minute"})
AS_COUNTS = frozenset({"count", "hour"})
OWN_WORDS = frozenset({"words"})
ARGUMENTS = tuple(sorted(SPELLED | AS_NUMBERS | AS_COUNTS | OWN_WORDS))

_OPEN, _CLOSE = "\ue000", "\ue001"
_SPLIT = re.compile(f"{_OPEN}([a-z]+){_CLOSE}")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True)
class Piece:
    """One recorded sound: its name in the pack, and what is said in it."""

    name: str
    text: str


def pieces_of(phrase: Phrase, language: str) -> tuple[Piece, ...]:
    """Return what is played for a phrase, in order. Raises MissingPhrase when the catalogue lacks it."""
    arguments = dict(phrase.arguments)
    made: list[Piece] = []
    for part in _parts(phrase.id, language):
        made.extend([part] if isinstance(part, Piece) else _argument(part, arguments[part], language))
    return tuple(made)


def every_piece(language: str) -> tuple[Piece, ...]:
    """Return every piece that a whole pack of the language has, in the order of the catalogue."""
    found: dict[str, Piece] = {}
    for phrase in texts(language).phrases:
        if phrase.startswith(VOICE):
            found.update((part.name, part) for part in _parts(phrase, language) if isinstance(part, Piece))
    return tuple(found.values())


def own_pieces(said: Iterable[str]) -> tuple[Piece, ...]:
    """Return the pieces of the clinic's own words."""
    return tuple(Piece(WORDS + words, words) for words in said)


@cache
def _parts(phrase: str, language: str) -> tuple[Piece | str, ...]:
    """Return the phrase's pieces, and the names of the arguments between them."""
    marks = {name: f"{_OPEN}{name}{_CLOSE}" for name in ARGUMENTS}
    said = texts(language).spoken(phrase, **marks)
    if _OPEN not in said:
        return (Piece(phrase, said),)
    return tuple(_numbered(phrase, _SPLIT.split(said)))


def _numbered(phrase: str, cut: list[str]) -> Iterator[Piece | str]:
    count = 0
    for place, part in enumerate(cut):
        if place % 2:
            yield part
        elif words := _EDGES.sub("", part):
            count += 1
            yield Piece(f"{phrase}-{count}", words)


def _argument(name: str, value: str, language: str) -> tuple[Piece, ...]:
    if name in OWN_WORDS:
        return (Piece(WORDS + value, value),)
    return tuple(Piece(piece, texts(language)(piece)) for piece in _said(name, value, language))


def _said(name: str, value: str, language: str) -> tuple[str, ...]:
    if name in SPELLED:
        return spelled(value)
    return said_as_count(value, language) if name in AS_COUNTS else said_as_number(value, language)
