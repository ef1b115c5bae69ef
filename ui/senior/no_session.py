"""Nothing is open now: when the next session opens, and the window for whoever cannot wait."""

from __future__ import annotations

from datetime import time

from kiosk.journey.events import Touch
from kiosk.journey.model import NoSession
from kiosk.texts import Texts
from ui.page import Dress, Page
from ui.senior.look import Look
from ui.senior.sheet import Choice
from ui.senior.statement import statement

NOON = 12
EVENING = 18


def render(screen: NoSession, look: Look) -> Page:
    """Return the page."""
    words, offered = look.words, screen.offered
    lines = [words("no-session-window", window=look.window)]
    if offered.next_opening is not None:
        key = "no-session-tomorrow" if offered.next_opening_tomorrow else "no-session-today"
        lines.insert(0, words(key, time=spoken_time(offered.next_opening, words)))
    finished = Choice(words("finished"), Touch.FINISHED, "check", dress=Dress.PRIMARY)
    return statement(look, words("no-session"), tuple(lines), "schedule", finished)


def spoken_time(moment: time, words: Texts) -> str:
    """Return a time as people say it: 8点, 8点半, 8点20分."""
    key = {0: "time-full", 30: "time-half"}.get(moment.minute, "time-minutes")
    period = "morning" if moment.hour < NOON else "afternoon" if moment.hour < EVENING else "night"
    return words(
        key,
        period=words(f"senior-period-{period}"),
        hour=str(moment.hour if moment.hour <= NOON else moment.hour - NOON),
        hour24=str(moment.hour),
        minute=f"{moment.minute:02d}",
    )
