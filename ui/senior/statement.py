"""A screen that says one thing: a large picture, a few words, and one target or two."""

from __future__ import annotations

from dataclasses import replace

from ui.geometry import Rect
from ui.page import Page, Picture
from ui.senior.look import Look
from ui.senior.sheet import Choice, Sheet
from ui.text_layout import TextStyle, set_text
from ui.theme import Colour

PICTURE_OF_WIDTH = 0.48
"""A wider panel shows a larger picture: this part of the sheet."""
LEAST_PICTURE = 150.0
"""A smaller one is a blot."""
BELOW_PICTURE = 36.0
AROUND = 44.0
GROWTH = (1.4, 1.25, 1.1)
"""Words may be larger than the floor where they need no more lines for it."""


def statement(
    look: Look, said: str, then: tuple[str, ...], icon: str, *choices: Choice | None, foot: float = 0.0
) -> Page:
    """Return the page: `said` in the question's place, `then` as text; `foot` is left free at the lower end."""
    sheet = Sheet(look)
    sheet.ask(said, centred=True, gap=AROUND)
    sheet.bottom -= foot
    offered = [choice for choice in choices if choice is not None]
    sheet.offer(*offered, height=190.0 if len(offered) == 1 else 160.0 if len(offered) == 2 else 0.0)
    largest = look.content.width * PICTURE_OF_WIDTH
    style = _style(look, then, sheet.free.height - largest - BELOW_PICTURE)
    texts = _height(look, then, style)
    size = min(largest, sheet.free.height - texts - BELOW_PICTURE - AROUND)
    if size < LEAST_PICTURE:
        size = 0.0
    picture = size + BELOW_PICTURE if size else 0.0
    sheet.skip(max(0.0, (sheet.free.height - picture - texts) / 2))
    if size:
        sheet.add(Picture(Rect((look.canvas.width - size) / 2, sheet.top, size, size), icon, Colour.PINE))
    sheet.skip(picture)
    for text in then:
        sheet.write(text, style)
    return sheet.page()


def _style(look: Look, then: tuple[str, ...], room: float) -> TextStyle:
    """Return the largest style that breaks no line more than the floor's and leaves the picture its room."""
    floor = look.body(centred=True)
    least = _height(look, then, floor)
    for growth in GROWTH:
        style = replace(floor, size=floor.size * growth)
        if style.size <= look.scale.question and _height(look, then, style) <= min(room, least * growth + 1):
            return style
    return floor


def _height(look: Look, then: tuple[str, ...], style: TextStyle) -> float:
    return sum(set_text(text, style, look.content.width).height for text in then)
