"""Nothing is open now: when the next session opens, and the window for whoever cannot wait."""

from __future__ import annotations

from datetime import time

from kiosk.domain.registration import SessionsOffered
from kiosk.domain.sessions import part_of_day
from kiosk.journey.events import Touch
from kiosk.journey.model import NoSession
from kiosk.journey.opening_times import NOON, why_closed
from kiosk.texts import Texts
from ui.page import Dress, Page
from ui.senior.look import Look
from ui.senior.sheet import Choice
from ui.senior.statement import statement


def render(screen: NoSession, look: Look) -> Page:
    """Return the page."""
    words, offered = look.words, screen.offered
    lines, brief = (_lines(offered, look, form) for form in ("", "-brief"))
    finished = Choice(words("finished"), Touch.FINISHED, "check", dress=Dress.PRIMARY)
    why = why_closed(offered)
    return statement(
        look, words(f"no-session-{why}" if why else "no-session"), lines, "schedule", finished, brief=brief
    )


def _lines(offered: SessionsOffered, look: Look, form: str) -> tuple[str, ...]:
    """Return when it opens, where that is known, and the way to the window; `form` ends the phrases' ids."""
    window = look.words(f"no-session-window{form}", window=look.window)
    if offered.next_opening is None:
        return (window,)
    return _opening(offered, spoken_time(offered.next_opening, look.words), look.words, form), window


def _opening(offered: SessionsOffered, said: str, words: Texts, form: str) -> str:
    if offered.next_opening_day is not None:
        weekday = words(f"weekday-{offered.next_opening_day.isoweekday()}")
        return words(f"no-session-weekday{form}", weekday=weekday, time=said)
    return words(f"no-session-{'tomorrow' if offered.next_opening_tomorrow else 'today'}{form}", time=said)


def spoken_time(moment: time, words: Texts) -> str:
    """Return a time as people say it: 8点, 8点半, 8点20分."""
    key = {0: "time-full", 30: "time-half"}.get(moment.minute, "time-minutes")
    return words(
        key,
        period=words(f"senior-period-{part_of_day(moment)}"),
        hour=str(moment.hour if moment.hour <= NOON else moment.hour - NOON),
        hour24=str(moment.hour),
        minute=f"{moment.minute:02d}",
    )
