"""This machine cannot do it now; the window can."""

from __future__ import annotations

from kiosk.journey.events import Touch
from kiosk.journey.model import Sorry
from ui.page import Dress, Page
from ui.senior.look import Look
from ui.senior.sheet import Choice
from ui.senior.statement import statement


def render(screen: Sorry, look: Look, *, told: bool) -> Page:
    """Return the page. `told`: staff know of it, and only then it is said."""
    words = look.words
    finished = Choice(words("finished"), Touch.FINISHED, "check", dress=Dress.PRIMARY)
    known = (words("sorry-told"),) if told else ()
    then, brief = ((words(key, window=screen.window), *known) for key in ("sorry-window", "sorry-window-brief"))
    return statement(look, words("sorry"), then, "directions_walk", finished, brief=brief)
