"""How fast something is said: hanzi a minute, or words a minute. The law of screens (22) is counted here. Pure."""

from __future__ import annotations

import re

HANZI_A_MINUTE = 180.0
"""Law 22."""
WORDS_A_MINUTE = 140.0
BETWEEN_PIECES = 0.08
"""Seconds of silence that playing adds after each piece."""
BETWEEN_PHRASES = 0.4
SHORTEST = 0.01
"""Seconds: nothing shorter is a sound."""

_WORD = re.compile(r"[A-Za-z0-9]+(?:['’][A-Za-z]+)*")
_HANZI = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]")


def units(text: str, language: str) -> int:
    """Return how much is said: hanzi (a Latin letter or a figure counts as one), or words."""
    return len((_HANZI if language.startswith("zh") else _WORD).findall(text))


def limit(language: str) -> float:
    """Return the most units a minute."""
    return HANZI_A_MINUTE if language.startswith("zh") else WORDS_A_MINUTE


def pace(text: str, language: str, seconds: float) -> float:
    """Return units a minute of a text whose sound takes so long. No pause around it makes what is said slower."""
    return 60.0 * units(text, language) / max(seconds, SHORTEST)


def too_fast(text: str, language: str, seconds: float) -> bool:
    """Whether an old ear loses it."""
    return pace(text, language, seconds) > limit(language)
