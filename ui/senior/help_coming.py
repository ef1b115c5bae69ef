"""Somebody is called to help; the screen beneath stays as it was. Where nobody can hear, the way to the window."""

from __future__ import annotations

from kiosk.journey.events import Touch
from ui.page import Page
from ui.senior.look import Look
from ui.senior.sheet import Choice
from ui.senior.statement import statement


def render(look: Look, *, reached: bool | None) -> Page:
    """Return the page. `reached`: whether somebody can know of the call; None while it is on its way."""
    words = look.words
    staff = Choice(words("help-coming-staff"), Touch.STAFF, "badge")
    if reached is False:
        understood = Choice(words("finished"), Touch.NO_MORE_HELP, "check")
        said, why = words("help-unreached", window=look.window), words("help-unreached-why")
        return statement(look, said, (why,), "directions_walk", understood, staff)
    no_more = Choice(words("help-coming-no-more"), Touch.NO_MORE_HELP, "close")
    said = words("help-coming" if reached else "help-calling")
    return statement(look, said, (words("help-coming-wait"),), "support_agent", no_more, staff)
