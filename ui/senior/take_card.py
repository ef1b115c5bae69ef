"""请拿好身份证: until the card is lifted, or for ten seconds where the reader cannot tell."""

from __future__ import annotations

from kiosk.journey.events import Touch
from ui.page import Dress, Page
from ui.senior.look import Look
from ui.senior.sheet import Choice
from ui.senior.statement import statement


def render(look: Look) -> Page:
    """Return the page."""
    words = look.words
    taken = Choice(words("take-card-taken"), Touch.FINISHED, "check", dress=Dress.PRIMARY)
    return statement(look, words("take-card"), (words("take-card-where"),), "id_card", taken)
