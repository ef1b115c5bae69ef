"""The veil: after 30 s without a touch the person's own data are covered. What can be tapped stays, and acts."""

from __future__ import annotations

from dataclasses import replace

from ui.geometry import Rect
from ui.page import Box, Item, Page, Target, Text
from ui.senior.look import Look
from ui.text_layout import TextStyle, fitting
from ui.theme import Colour, Weight


def veiled(page: Page, look: Look) -> Page:
    """Return the page without a word of the person's; one line says how to have them back."""
    covered = [item for item in page.items if isinstance(item, Text) and item.personal]
    kept: list[Item] = [_bare(item) for item in page.items if item not in covered]
    return Page((*kept, *_cover(covered, look))) if covered else Page(tuple(kept))


def _bare(item: Item) -> Item:
    return replace(item, note="") if isinstance(item, Target) and item.note_personal else item


def _cover(covered: list[Text], look: Look) -> tuple[Item, ...]:
    left, top = min(item.place.x for item in covered), min(item.place.y for item in covered)
    right, bottom = max(item.place.right for item in covered), max(item.place.bottom for item in covered)
    right = max(right, look.content.right - 40.0)
    words = look.words("veil")
    style = TextStyle(look.scale.question, Weight.BOLD, Colour.INK, centred=True)
    place = Rect(left, top, right - left, max(bottom - top, look.scale.floor * 1.5))
    style = fitting(words, style, (place.width, place.height), look.scale.floor)
    return Box(place, Colour.PAPER, None), Text(place, words, style, middle=True)
