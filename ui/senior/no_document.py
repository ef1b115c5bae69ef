"""没带证件: does the person remember the number, or nothing."""

from __future__ import annotations

from kiosk.journey.events import Touch
from ui.page import Page
from ui.senior.look import Look
from ui.senior.sheet import Choice, Sheet


def render(look: Look, *, family: bool) -> Page:
    """Return the page."""
    sheet, words = Sheet(look), look.words
    sheet.ask(words("no-document-family" if family else "no-document"))
    sheet.write(words("no-document-comfort"), look.body(), gap=40.0)
    sheet.offer_from_top(
        Choice(words("no-document-number"), Touch.REMEMBER_NUMBER, "dialpad", words("no-document-number-note")),
        Choice(
            words("no-document-nothing"), Touch.REMEMBER_NOTHING, "support_agent", words("no-document-nothing-note")
        ),
        tallest=680.0,
    )
    return sheet.page()
