"""When to come, said aloud: to a session that has not begun, or when the clinic opens again. Pure; names no department.

It must not say why somebody would wait: what a session is for tells what somebody suffers from.
"""

from __future__ import annotations

from datetime import time
from enum import StrEnum

from kiosk.domain.registration import SessionsOffered
from kiosk.domain.sessions import part_of_day
from kiosk.journey.effects import Phrase

NOON = 12


class Closed(StrEnum):
    """Why nothing is open now. Screens and voice have words for each."""

    NOTHING_PLANNED = ""
    EARLY = "early"
    NOON = "noon"
    NIGHT = "night"
    HOLIDAY = "holiday"


def why_closed(offered: SessionsOffered) -> Closed:
    """Return what explains that nothing is open: too early, noon, the day's end, a day off."""
    if offered.next_opening is None:
        return Closed.NOTHING_PLANNED
    if offered.next_opening_day is not None:
        return Closed.HOLIDAY
    if offered.next_opening_tomorrow:
        return Closed.NIGHT
    return Closed.EARLY if offered.next_opening.hour < NOON else Closed.NOON


def come_at(moment: time) -> tuple[Phrase, ...]:
    """Say when to come to a session of today that has not begun."""
    return Phrase(f"voice-come-{part_of_day(moment)}"), _hour(moment)


def said_of_opening(offered: SessionsOffered, window: str) -> tuple[Phrase, ...]:
    """Say why nothing is open, when it opens, and the window (its number) for whoever cannot wait."""
    if offered.next_opening is None:
        return (Phrase("voice-no-session"),)
    moment = offered.next_opening
    return (
        Phrase(f"voice-closed-{why_closed(offered)}"),
        Phrase(f"voice-opens-{_day(offered)}"),
        Phrase(f"voice-opens-{part_of_day(moment)}"),
        _hour(moment),
        Phrase("voice-closed-window", (("window", window),)),
    )


def _day(offered: SessionsOffered) -> str:
    if offered.next_opening_day is not None:
        return f"weekday-{offered.next_opening_day.isoweekday()}"
    return "tomorrow" if offered.next_opening_tomorrow else "today"


def _hour(moment: time) -> Phrase:
    """Say an hour on the twelve that people say."""
    hour = ("hour", str((moment.hour - 1) % 12 + 1))
    match moment.minute:
        case 0:
            return Phrase("voice-come-hour", (hour,))
        case 30:
            return Phrase("voice-come-half", (hour,))
        case minute:
            return Phrase("voice-come-minutes", (hour, ("minute", str(minute))))
