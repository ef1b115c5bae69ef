"""Numbers as people say them, as names of pieces: 15 is 十五, 103 is 一百零三, room 203 is 二零三.

The pieces are the same in all languages; which of them a number takes is not. Pure; knows no catalogue and no sound.
"""

from __future__ import annotations

PIECE = "voice-piece-"
TEEN_END = 20
HUNDRED = 100
LARGEST = 999


def said_as_number(written: str, language: str) -> tuple[str, ...]:
    """Return the pieces of a number as a count: "15", "103". What is no count below 1000 is spelled."""
    if not (written.isascii() and written.isdigit()) or len(written) > len(str(LARGEST)):
        return spelled(written)
    if written.startswith("0") and len(written) > 1:
        return spelled(written)
    number = int(written)
    return tuple(
        PIECE + piece for piece in (_below_hundred(number) if number < HUNDRED else _hundreds(number, language))
    )


def said_as_count(written: str, language: str) -> tuple[str, ...]:
    """Return the pieces of a number before what it counts: two o'clock is 两点 and never 二点; all else is as it is."""
    if language.startswith("zh") and written == "2":
        return (PIECE + "two-of",)
    return said_as_number(written, language)


def spelled(written: str) -> tuple[str, ...]:
    """Return the pieces of each digit and each Latin letter in turn: "203", "K2-03". All else is not said."""
    return tuple(PIECE + sign.lower() for sign in written if sign.isascii() and sign.isalnum())


def _below_hundred(number: int) -> tuple[str, ...]:
    if number <= TEEN_END or number % 10 == 0:
        return (str(number),)
    return str(number - number % 10), str(number % 10)


def _hundreds(number: int, language: str) -> tuple[str, ...]:
    head, rest = (str(number // HUNDRED), "hundred"), number % HUNDRED
    if rest == 0:
        return head
    if language.startswith("zh") and rest < 10:
        return (*head, "0", str(rest))
    if language.startswith("zh") and rest < TEEN_END:
        return (*head, "1", *_below_hundred(rest))
    return (*head, *_below_hundred(rest))
