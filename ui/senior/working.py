"""The machine is busy: what it does, and that it still does it. No countdown."""

from __future__ import annotations

from kiosk.journey.model import Waiting
from ui.geometry import Rect
from ui.page import Box, Page
from ui.senior.look import Look
from ui.senior.statement import statement
from ui.theme import Colour

STEPS = 5
STEP = 84.0
STEP_GAP = 26.0
FOOT = 60.0


def render(waiting: Waiting, steps: int, look: Look) -> Page:
    """Return the page; `steps` of the marks are filled, and they stay so."""
    words = look.words
    icon = "contactless" if waiting is Waiting.READING else "hourglass_top"
    page = statement(look, words(f"working-{waiting.value}"), (words(_then(waiting)),), icon, foot=STEP + FOOT)
    return Page((*page.items, *_marks(min(steps, STEPS), look)))


def _then(waiting: Waiting) -> str:
    return "working-leave-card" if waiting is Waiting.READING else "working-wait"


def _marks(filled: int, look: Look) -> tuple[Box, ...]:
    width = STEPS * STEP + (STEPS - 1) * STEP_GAP
    left = (look.canvas.width - width) / 2
    y = look.content.bottom - STEP - FOOT
    return tuple(
        Box(Rect(left + index * (STEP + STEP_GAP), y, STEP, STEP), Colour.PINE if index < filled else Colour.WHITE)
        for index in range(STEPS)
    )
