"""Which PINs staff may choose: any that nobody guesses, for a PIN stands behind the encrypted store and a lock-out."""

from __future__ import annotations

import unicodedata
from datetime import date
from enum import StrEnum
from itertools import pairwise

SHORTEST = 6
LONGEST = 12


class PinProblem(StrEnum):
    """Why a PIN is refused. The words are in the catalogue under `pin-<value>`."""

    DIGITS = "digits"
    LENGTH = "length"
    PATTERN = "pattern"
    """000000, 123456, 654321, 121212, 123123."""
    BIRTHDAY = "birthday"
    """600115 or 19600115: the first that anybody tries."""


def normalise_pin(text: str) -> str:
    """Return the PIN with full-width digits made plain and blanks around it gone."""
    return unicodedata.normalize("NFKC", text).strip()


def pin_problem(pin: str) -> PinProblem | None:
    """Return why a (normalised) PIN is refused, None for one that may be used."""
    if not (pin.isascii() and pin.isdigit()):
        return PinProblem.DIGITS
    if not SHORTEST <= len(pin) <= LONGEST:
        return PinProblem.LENGTH
    if _runs(pin) or _repeats(pin):
        return PinProblem.PATTERN
    return PinProblem.BIRTHDAY if _is_day(pin) else None


def _runs(pin: str) -> bool:
    """Whether every step is +1, or every step -1 (9 is followed by 0)."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return steps in ({1}, {9})


def _repeats(pin: str) -> bool:
    """Whether the PIN is one, two or three digits again and again."""
    return any(pin == (pin[:size] * len(pin))[: len(pin)] for size in (1, 2, 3))


def _is_day(pin: str) -> bool:
    years = {6: (f"19{pin}", f"20{pin}"), 8: (pin,)}.get(len(pin), ())
    return any(_exists(day) for day in years)


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(f"{day[:4]}-{day[4:6]}-{day[6:]}")
    except ValueError:
        return False
    return 1900 <= int(day[:4]) < 2100
