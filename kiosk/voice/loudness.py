"""How loud a recording is, and where in it somebody speaks. On 16-bit mono samples; pure."""

from __future__ import annotations

import math
from array import array

QUIETEST_DBFS = -30.0
"""The loudest moment of a prompt; below this it drowns in a waiting room."""
SILENCE_DBFS = -45.0
WINDOW_SECONDS = 0.05
FULL_SCALE = 32_768
MARGIN_WINDOWS = 1
"""Kept before and after what is heard, so that no consonant is cut."""


def level_dbfs(samples: bytes, rate: int) -> float:
    """Return the level of the loudest 50 ms; -inf for silence."""
    return max(_levels(samples, rate), default=-math.inf)


def trimmed(samples: bytes, rate: int) -> bytes:
    """Return the samples without the silence before and after; nothing when all is silence."""
    heard = [place for place, level in enumerate(_levels(samples, rate)) if level > SILENCE_DBFS]
    if not heard:
        return b""
    window = 2 * _window(rate)
    first, last = max(heard[0] - MARGIN_WINDOWS, 0), heard[-1] + 1 + MARGIN_WINDOWS
    return samples[first * window : last * window]


def _window(rate: int) -> int:
    return round(rate * WINDOW_SECONDS)


def _levels(samples: bytes, rate: int) -> list[float]:
    values = array("h", samples[: len(samples) // 2 * 2])
    size = _window(rate)
    return [_level(values[start : start + size]) for start in range(0, len(values), size)]


def _level(values: array[int]) -> float:
    power = sum(value * value for value in values) / len(values)
    return 10 * math.log10(power / FULL_SCALE**2) if power else -math.inf
