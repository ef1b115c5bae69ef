"""The veil: after 30 s without a touch the person's own data are covered. What can be tapped stays, and acts."""

from __future__ import annotations

from dataclasses import replace

from ui.geometry import Rect
from ui.page import Box, Item, Page, Picture, Target, Text
from ui.senior.look import Look
from ui.text_layout import TextStyle, fitting
from ui.theme import Colour, Weight

LAST_TIME = "schedule"
"""In place of the department's icon, which says what the person came for as plainly as words."""
INSIDE = 24.0
"""Of the covered box's border that stays to be seen."""


def veiled(page: Page, look: Look) -> Page:
    """Return the page without a word of the person's; one line says how to have them back."""
    covered = [item for item in page.items if isinstance(item, Text) and item.personal]
    kept = [_bare(item) for item in page.items if item not in covered]
    if not covered:
        return Page(tuple(kept))
    cover = _board(page, covered) or _around(covered, look)
    return Page((*(item for item in kept if not _marks(item, cover)), *_cover(cover, look)))


def _bare(item: Item) -> Item:
    return replace(item, note="", icon=LAST_TIME) if isinstance(item, Target) and item.note_personal else item


def _board(page: Page, covered: list[Text]) -> Rect | None:
    """Return the inside of the box on which nothing but covered words stand."""
    for box in page.items:
        if isinstance(box, Box) and all(_on(box.place, text.place) for text in covered):
            words = [text for text in page.items if isinstance(text, Text) and _on(box.place, text.place)]
            return box.place.inset(INSIDE, INSIDE) if words == covered else None
    return None


def _on(board: Rect, place: Rect) -> bool:
    return board.x <= place.x and board.y <= place.y and place.right <= board.right and place.bottom <= board.bottom


def _around(covered: list[Text], look: Look) -> Rect:
    left, top = min(item.place.x for item in covered), min(item.place.y for item in covered)
    right = max(*(item.place.right for item in covered), look.content.right - 40.0)
    bottom = max(item.place.bottom for item in covered)
    return Rect(left, top, right - left, max(bottom - top, look.scale.floor * 1.5))


def _marks(item: Item, cover: Rect) -> bool:
    """Whether a picture stands among what is covered, as the mark of a doubtful group does."""
    return isinstance(item, Picture) and cover.contains(item.place.x, item.place.y)


def _cover(place: Rect, look: Look) -> tuple[Item, ...]:
    words = look.words("veil")
    style = TextStyle(look.scale.question, Weight.BOLD, Colour.INK, centred=True)
    style = fitting(words, style, (place.width, place.height), look.scale.floor)
    return Box(place, Colour.PAPER, None), Text(place, words, style, middle=True)
