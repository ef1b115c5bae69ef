"""A member of staff proves who they are, to go on with somebody's journey. The figures are never shown."""

from __future__ import annotations

from kiosk.journey.events import Touch
from ui.geometry import Rect
from ui.page import Dress, Page
from ui.senior.look import Look
from ui.senior.sheet import Choice, Sheet
from ui.widgets.keypad import dots, keys

ECHO_HEIGHT = 178.0


def render(typed: int, look: Look, *, refused: bool, locked_out: bool) -> Page:
    """Return the page."""
    sheet, words, scale = Sheet(look), look.words, look.scale
    sheet.ask(words(_asked(refused=refused, locked_out=locked_out)), gap=10.0)
    sheet.add(*dots(typed, Rect(look.content.x, sheet.top, look.content.width, ECHO_HEIGHT), scale.echo))
    sheet.skip(ECHO_HEIGHT + 22.0)
    sheet.offer(Choice(words("keypad-finished"), Touch.NUMBER_FINISHED, "check", dress=Dress.PRIMARY), height=150.0)
    free = sheet.free
    sheet.add(*keys(free, max(scale.button, 84.0), words("keypad-erase"), scale.button, letter=False))
    return sheet.page()


def _asked(*, refused: bool, locked_out: bool) -> str:
    if locked_out:
        return "staff-pin-locked"
    return "staff-pin-wrong" if refused else "staff-pin"
