"""Somebody is coming to help; the screen beneath stays as it was."""

from __future__ import annotations

from kiosk.journey.events import Touch
from ui.page import Page
from ui.senior.look import Look
from ui.senior.sheet import Choice
from ui.senior.statement import statement


def render(look: Look) -> Page:
    """Return the page."""
    words = look.words
    staff = Choice(words("help-coming-staff"), Touch.STAFF, "badge")
    no_more = Choice(words("help-coming-no-more"), Touch.NO_MORE_HELP, "close")
    return statement(look, words("help-coming"), (words("help-coming-wait"),), "support_agent", no_more, staff)
