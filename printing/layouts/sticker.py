"""The health-code sticker, a 50 x 30 mm label for the back of the social-security card.

The code stands in the upper left corner, the name large beside it, and below both the short code. A longer name is
set smaller, and the caption and then the clinic's name make way for it; nothing is cut. A foreign code may be so large
that it takes the whole height: then everything else stands in one column beside it.
"""

from __future__ import annotations

from kiosk.domain.documents import HealthCodeSticker
from kiosk.domain.names import mask_name
from kiosk.domain.short_code import grouped
from kiosk.texts import texts
from printing.codes import code_for
from printing.fonts import Weight
from printing.layouts.column import Column, Style
from printing.sheet import DoesNotFit, Item, Page, Sheet
from printing.typesetting import Typesetter

MARGIN_MM = 0.8
GAP_MM = 0.9
FOOT_LEFT_MM = 1.5
"""The foot begins where the ink of a code begins, behind its quiet zone."""
LABEL = Style(Weight.MEDIUM, 2.3, 2.5, lines=1)
SHORT_CODE = Style(Weight.BOLD, 4.1, 4.0, lines=2)
NOTE = Style(Weight.MEDIUM, 2.1, 2.5)
CLINIC = Style(Weight.MEDIUM, 2.1, 2.5, lines=3)
CAPTION = Style(Weight.MEDIUM, 2.1, 2.5, lines=2)
NAME = Style(Weight.BOLD, 5.3, 5.0, lines=4)
LONG_NAME = Style(Weight.BOLD, 4.2, 2.5)


def lay_out(sticker: HealthCodeSticker, page: Page, typesetter: Typesetter) -> Sheet | DoesNotFit:
    """Return the sheet. `page.height` is that of the label."""
    height, margin = page.height or 0, page.mm(MARGIN_MM)
    below = _foot(sticker, Column(typesetter, page.mm(FOOT_LEFT_MM), page.width - margin, 0))
    corner = height - margin - below.top
    symbol = code_for(sticker.code, page.dpi, corner, height)
    if symbol is None:
        return DoesNotFit("code")
    beside = Column(typesetter, symbol.side, page.width - margin, margin, height - margin)
    items = _with_foot_below(sticker, beside, below) if symbol.side <= corner else _with_foot_beside(sticker, beside)
    if isinstance(items, DoesNotFit):
        return items
    code = symbol.at(0, 0) if symbol.side <= corner else symbol.at(0, (height - symbol.side) / 2)
    return Sheet(page.width, height, page.dpi, (code, *items))


def _foot(sticker: HealthCodeSticker, column: Column) -> Column:
    """Put the short code with its label, beside each other where the column is wide, and the note."""
    words = texts(sticker.language)
    label = column.block(words("paper-sticker-short-code"), LABEL)
    digits = column.block(grouped(sticker.short_code), SHORT_CODE)
    space = column.mm(GAP_MM)
    if label is None or digits is None:
        column.misfit = DoesNotFit("short_code")
    elif len(digits.lines) == 1 and label.width + space + digits.width <= column.right - column.left:
        column.place_in_row((label, digits), "left", space)
    else:
        column.place(label, "left")
        column.place(digits, "left", gap_mm=0.6)
    column.put("note", words("paper-sticker-lost"), NOTE, gap_mm=0.5)
    return column


def _with_foot_below(sticker: HealthCodeSticker, beside: Column, below: Column) -> list[Item] | DoesNotFit:
    bottom = beside.bottom or 0
    beside.bottom = bottom - below.top - beside.mm(GAP_MM)
    items = _named(sticker, beside)
    if isinstance(items, DoesNotFit):
        return items
    return below.misfit or [*items, *below.moved_down(bottom - below.top)]


def _with_foot_beside(sticker: HealthCodeSticker, beside: Column) -> list[Item] | DoesNotFit:
    foot = _foot(sticker, Column(beside.typesetter, beside.left, beside.right, 0))
    return _with_foot_below(sticker, beside, foot)


def _named(sticker: HealthCodeSticker, beside: Column) -> list[Item] | DoesNotFit:
    """Return clinic, name and caption from the top to the bottom of the column, with as much as the name leaves.

    A name that has no room even in the smallest size is printed as it is shown in public places, never cut.
    """
    caption = texts(sticker.language)("paper-sticker-caption")
    name, clinic = sticker.name, sticker.clinic
    attempts = (
        (name, clinic, caption, NAME),
        (name, clinic, "", NAME),
        (name, "", caption, NAME),
        (name, "", "", NAME),
        (name, "", "", LONG_NAME),
        (mask_name(name), "", "", LONG_NAME),
    )
    found = (_stacked(*attempt, beside) for attempt in attempts)
    return next((items for items in found if items is not None), DoesNotFit("name"))


def _stacked(name: str, clinic: str, caption: str, style: Style, column: Column) -> list[Item] | None:
    head = Column(column.typesetter, column.left, column.right, column.top)
    head.put("clinic", clinic, CLINIC)
    foot = Column(column.typesetter, column.left, column.right, 0)
    foot.put("caption", caption, CAPTION)
    bottom = (column.bottom or 0) - foot.top
    above, under = (column.mm(GAP_MM) if text else 0.0 for text in (clinic, caption))
    middle = Column(column.typesetter, column.left, column.right, head.top + above, bottom - under)
    block = middle.block(name, style)
    if block is None or head.misfit or foot.misfit:
        return None
    spare = bottom - under - middle.top - block.height
    middle.place(block, "left", spare / 2 / column.mm(1))
    return [*head.items, *middle.items, *foot.moved_down(bottom)]
