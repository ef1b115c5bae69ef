"""看病挂号，请放身份证: the screen that waits for anybody, readable from two metres."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.journey.events import Touch
from kiosk.journey.model import ForFamily, Welcome
from ui.geometry import Rect
from ui.page import Box, Dress, Page, Picture, Text
from ui.senior.look import Look
from ui.senior.sheet import Choice, Sheet, row_height
from ui.text_layout import TextStyle, fitting, set_text
from ui.theme import Colour, Weight

INSIDE = 22.0
BETWEEN = 36.0
WIDE_PICTURE = 0.35
"""Part of the sheet's width that a picture has where there is room: what is smaller is not seen from afar."""


@dataclass(frozen=True)
class _Type:
    """How large the heads are, and how much larger than the floor the words of the place."""

    title: float
    call: float
    where: float = 1.6


LARGEST_WHERE = 100.0
WIDE = _Type(124.0, 100.0)
NARROWER = _Type(84.0, 84.0)
NARROWEST = _Type(84.0, 84.0, where=1.0)
"""Tried one after the other until the pictures have their room; each head has one line."""


def render(screen: Welcome | ForFamily, look: Look, *, reader_down: bool, scanner_down: bool) -> Page:
    """Return the page, which asks only for what can be done here.

    Something that went wrong takes the call's place; large type takes room from the title first.
    """
    for size in (WIDE, NARROWER, NARROWEST) if look.large else (WIDE,):
        page = _page(screen, look, size, reader_down=reader_down, scanner_down=scanner_down)
        pictures = [item.place.width for item in page.items if isinstance(item, Picture) and item.colour is Colour.PINE]
        if min(pictures) >= look.content.width * WIDE_PICTURE:
            break
    return page


def _page(screen: Welcome | ForFamily, look: Look, size: _Type, *, reader_down: bool, scanner_down: bool) -> Page:
    sheet, words = Sheet(look), look.words
    _say_what(sheet, screen, size, reader_down=reader_down)
    if reader_down:
        number = Choice(words("welcome-type-number"), Touch.NO_DOCUMENT, "dialpad", dress=Dress.PRIMARY)
        _offer(sheet, number, screen)
        shown = ("id_card", "dialpad") if scanner_down else ("qr_code_2", "qr_code_scanner")
        where = "welcome-number-only" if scanner_down else "welcome-sticker-only"
        _draw_how(sheet, shown, words(where), sheet.free.height, size)
        return sheet.page()
    _offer(sheet, Choice(words("welcome-no-document"), Touch.NO_DOCUMENT, "badge"), screen)
    laid, place = ("id_card", "contactless"), words("welcome-place")
    if scanner_down:
        _draw_how(sheet, laid, place, sheet.free.height, size)
        return sheet.page()
    sticker = words("welcome-sticker")
    row = look.body() if look.large else replace(look.body(), size=look.scale.button)
    _draw_how(sheet, laid, place, sheet.free.height - row_height(look, sticker, row) - 30.0, size)
    sheet.row("qr_code_scanner", sticker, row)
    return sheet.page()


def _offer(sheet: Sheet, without: Choice, screen: Welcome | ForFamily) -> None:
    if isinstance(screen, ForFamily):
        sheet.offer(without, height=176.0)
    else:
        family = Choice(sheet.look.words("welcome-for-family"), Touch.FOR_FAMILY, "elderly")
        sheet.offer_beside(without, family, height=176.0)


def _say_what(sheet: Sheet, screen: Welcome | ForFamily, size: _Type, *, reader_down: bool) -> None:
    look, words = sheet.look, sheet.look.words
    width = look.content.width
    title = TextStyle(size.title, Weight.BOLD, Colour.PINE, centred=True)
    if screen.notice is not None:
        sheet.ask(words(f"notice-{screen.notice.value}"), centred=True, gap=28.0)
        return
    said = words("family-title" if isinstance(screen, ForFamily) else "welcome-title")
    sheet.write(said, fitting(said, title, (width, size.title * 1.6), look.scale.floor))
    call = replace(title, size=size.call, colour=Colour.INK)
    asked = "family" if isinstance(screen, ForFamily) else "welcome"
    key = "welcome-reader-down" if reader_down else asked
    sheet.write(words(key), fitting(words(key), call, (width, size.call * 1.6), look.scale.question), gap=22.0)


def _draw_how(sheet: Sheet, icons: tuple[str, str], where: str, height: float, size: _Type) -> None:
    """Draw what is laid or shown, and where, in a box of a height."""
    content = sheet.look.content
    style = TextStyle(sheet.look.scale.floor, Weight.BOLD, centred=True)
    larger = replace(style, size=max(style.size, min(LARGEST_WHERE, style.size * size.where)))
    if len(set_text(where, larger, content.width - 2 * INSIDE).lines) == 1:
        style = larger
    words = set_text(where, style, content.width - 2 * INSIDE)
    icon = min(content.width * 0.4, height - words.height - 3 * INSIDE)
    left = (sheet.look.canvas.width - 2 * icon - BETWEEN) / 2
    y = sheet.top + (height - icon - words.height - INSIDE) / 2
    sheet.add(
        Box(Rect(content.x, sheet.top, content.width, height)),
        Picture(Rect(left, y, icon, icon), icons[0], Colour.PINE, sways=BETWEEN - 8.0 if sheet.look.hint else 0.0),
        Picture(Rect(left + icon + BETWEEN, y, icon, icon), icons[1], Colour.PINE),
        Text(Rect(content.x + INSIDE, y + icon + INSIDE, content.width - 2 * INSIDE, words.height), where, style),
    )
    sheet.skip(height + INSIDE)
