"""The identity number, or the eight digits below the sticker's code, typed."""

from __future__ import annotations

from kiosk.journey.events import Touch
from kiosk.journey.model import Keypad
from ui.geometry import Rect
from ui.page import Dress, Page
from ui.senior.look import Look
from ui.senior.sheet import Choice, Sheet
from ui.widgets.keypad import echo, echo_height, keys


def render(screen: Keypad, look: Look) -> Page:
    """Return the page. What is wrong with the number takes the question's place; the figures stay."""
    sheet, words, scale = Sheet(look), look.words, look.scale
    sheet.ask(words(_question(screen)), gap=10.0)
    height = echo_height(scale.echo)
    sheet.add(
        *echo(screen.digits, Rect(look.content.x, sheet.top, look.content.width, height), scale.echo, screen.group)
    )
    sheet.skip(height + 22.0)
    sheet.offer(Choice(words("keypad-finished"), Touch.NUMBER_FINISHED, "check", dress=Dress.PRIMARY), height=150.0)
    free = sheet.free
    place = Rect(free.x, free.y, free.width, sheet.bottom - sheet.top)
    sheet.add(*keys(place, max(scale.button, 84.0), words("keypad-erase"), scale.button))
    return sheet.page()


def _question(screen: Keypad) -> str:
    if screen.problem is not None:
        return f"keypad-problem-{screen.problem.value.replace('_', '-')}"
    return "keypad" if screen.notice is None else f"notice-{screen.notice.value}"
