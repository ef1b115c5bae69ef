"""A screen that says one thing: a large picture, a few words, and one target or two."""

from __future__ import annotations

from ui.geometry import Rect
from ui.page import Page, Picture
from ui.senior.look import Look
from ui.senior.sheet import Choice, Sheet
from ui.text_layout import TextStyle, set_text
from ui.theme import Colour

LARGEST_PICTURE = 460.0


def statement(look: Look, said: str, then: tuple[str, ...], icon: str, *choices: Choice | None) -> Page:
    """Return the page: `said` in the question's place, `then` as text."""
    sheet = Sheet(look)
    sheet.ask(said, centred=True, gap=30.0)
    offered = [choice for choice in choices if choice is not None]
    if offered:
        sheet.offer(*offered, height=190.0 if len(offered) == 1 else 160.0)
    style = TextStyle(look.scale.floor * (1.0 if look.large else 1.2), centred=True)
    texts = sum(set_text(text, style, look.content.width).height for text in then)
    size = max(0.0, min(LARGEST_PICTURE, sheet.free.height - texts - 80.0))
    sheet.skip(max(0.0, (sheet.free.height - size - texts - 40.0) / 3))
    x = (look.canvas.width - size) / 2
    sheet.add(Picture(Rect(x, sheet.top, size, size), icon, Colour.PINE))
    sheet.skip(size + 40.0)
    for text in then:
        sheet.write(text, style)
    return sheet.page()
