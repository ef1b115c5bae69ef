"""您还在吗: one tap goes on, and nothing is lost."""

from __future__ import annotations

from kiosk.journey.events import Touch
from ui.page import Dress, Page
from ui.senior.look import Look
from ui.senior.sheet import Choice
from ui.senior.statement import statement


def render(look: Look) -> Page:
    """Return the page."""
    words = look.words
    here = Choice(words("idle-warning-here"), Touch.STILL_HERE, "check", dress=Dress.PRIMARY)
    return statement(
        look, words("idle-warning"), (words("idle-warning-go-on"), words("idle-warning-then")), "touch_app", here
    )
