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
SEEN_OF_WIDTH = 0.4
"""A picture smaller than this part of the sheet is weak: the words become brief first."""
BELOW_PICTURE = 36.0
AROUND = 44.0
BETWEEN = 0.3
"""Paper between one thing told and the next, as a multiple of the words' size: each may stand in two lines."""
GROWTH = (1.4, 1.25, 1.1)
"""Words may be larger than the floor where they need no more lines for it."""


def statement(  # noqa: PLR0913 - each is one part of what such a screen shows
    look: Look,
    said: str,
    then: tuple[str, ...],
    icon: str,
    *choices: Choice | None,
    foot: float = 0.0,
    brief: tuple[str, ...] = (),
) -> Page:
    """Return the page: `said` in the question's place, `then` as text; `foot` is left free at the lower end.

    `brief` says what `then` says in fewer words: each where that saves a line, all where the picture would be small.
    """
    sheet = Sheet(look)
    sheet.ask(said, centred=True, gap=AROUND)
    sheet.bottom -= foot
    offered = [choice for choice in choices if choice is not None]
    sheet.offer(*offered, height=190.0 if len(offered) == 1 else 160.0 if len(offered) == 2 else 0.0)
    then = tuple(_in_brief(look, *pair) for pair in zip(then, brief, strict=True)) if brief else then
    if brief and _picture(sheet, then, _style(sheet, then)) < look.content.width * SEEN_OF_WIDTH:
        then = brief
    style = _style(sheet, then)
    size = _picture(sheet, then, style)
    picture = size + BELOW_PICTURE if size else 0.0
    sheet.skip(max(0.0, (sheet.free.height - picture - _height(look, then, style)) / 2))
    if size:
        sheet.add(Picture(Rect((look.canvas.width - size) / 2, sheet.top, size, size), icon, Colour.PINE))
    sheet.skip(picture)
    for text in then:
        sheet.write(text, style, gap=style.size * BETWEEN)
    return sheet.page()


def _in_brief(look: Look, whole: str, brief: str) -> str:
    heights = [_height(look, (text,), look.body(centred=True)) for text in (whole, brief)]
    return brief if heights[1] < heights[0] else whole


def _picture(sheet: Sheet, then: tuple[str, ...], style: TextStyle) -> float:
    """Return how large the picture may be above the words; 0 where it would be a blot."""
    largest = sheet.look.content.width * PICTURE_OF_WIDTH
    size = min(largest, sheet.free.height - _height(sheet.look, then, style) - BELOW_PICTURE - AROUND)
    return size if size >= LEAST_PICTURE else 0.0


def _style(sheet: Sheet, then: tuple[str, ...]) -> TextStyle:
    """Return the largest style that breaks no line more than the floor's and leaves the picture its room."""
    look, floor = sheet.look, sheet.look.body(centred=True)
    room = sheet.free.height - look.content.width * PICTURE_OF_WIDTH - BELOW_PICTURE
    least = _height(look, then, floor)
    for growth in GROWTH:
        style = replace(floor, size=floor.size * growth)
        if style.size <= look.scale.question and _height(look, then, style) <= min(room, least * growth + 1):
            return style
    return floor


def _height(look: Look, then: tuple[str, ...], style: TextStyle) -> float:
    words = sum(set_text(text, style, look.content.width).height for text in then)
    return words + (len(then) - 1) * style.size * BETWEEN
