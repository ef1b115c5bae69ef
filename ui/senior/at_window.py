"""Staff at the window do it for the person who stands here: nothing to do but wait a moment."""

from __future__ import annotations

from ui.page import Page
from ui.senior.look import Look
from ui.senior.statement import statement


def render(look: Look) -> Page:
    """Return the page."""
    words = look.words
    return statement(look, words("at-window"), (words("at-window-wait"),), "support_agent")
