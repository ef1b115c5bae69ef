"""What a clerk types for times, days and counts, read as it is meant: 830, 8:30, 8点半; anything else is None."""

from __future__ import annotations

import re
from datetime import date, time

_FULL = str.maketrans("０１２３４５６７８９：．，", "0123456789:.,")
_TIME = re.compile(r"(\d{1,2})(?:[:.点时](\d{2})?|(\d{2}))?分?")
_SHORT_DAY = re.compile(r"(\d{1,2})[-./月](\d{1,2})日?")
_WHOLE_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})")


def time_typed(text: str) -> time | None:
    """Return 08:30 for 8:30, 830, 0830, 8点30, 8点半; 24:00 is 00:00, the end of the day."""
    cleaned = "".join(text.translate(_FULL).split()).replace("点半", "点30").replace("点钟", "点")
    found = _TIME.fullmatch(cleaned)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    if (hour, minute) == (24, 0):
        return time(0)
    return time(hour, minute) if hour <= 23 and minute <= 59 else None


def count_typed(text: str) -> int | None:
    """Return a whole number of at most four digits; nothing typed is 0."""
    cleaned = "".join(text.translate(_FULL).split())
    if not cleaned:
        return 0
    return int(cleaned) if re.fullmatch(r"-?\d{1,4}", cleaned) else None


def day_typed(text: str, today: date) -> date | None:
    """Return a day from 2026-12-31, 20261231, 12-31, 12月31日; without a year it is the next such day from today on."""
    cleaned = "".join(text.translate(_FULL).split())
    whole, short = _WHOLE_DAY.fullmatch(cleaned), _SHORT_DAY.fullmatch(cleaned)
    if whole is not None:
        year, month, day = (int(part) for part in whole.groups() if part is not None)
        return _day(year, month, day)
    if short is None:
        return None
    found = _day(today.year, int(short[1]), int(short[2]))
    if found is None or found < today:
        return _day(today.year + 1, int(short[1]), int(short[2]))
    return found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
