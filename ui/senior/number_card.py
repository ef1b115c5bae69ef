"""The number, as large as the sheet allows, on amber; below it what to do. Shared by the number and the 临时号."""

from __future__ import annotations

from dataclasses import dataclass

from ui.geometry import Rect
from ui.page import Box, Text
from ui.senior.sheet import Sheet, row_height
from ui.text_layout import TextStyle, fitting, set_text
from ui.theme import Colour, Weight

FRAME = 24.0
ROW_GAP = 14.0
BELOW = 26.0
GROWTH = (1.3, 1.15, 1.0)
"""Words may be larger than the floor where there is room."""


@dataclass(frozen=True)
class Row:
    """One thing to do, with its picture."""

    icon: str
    words: str
    weight: Weight = Weight.MEDIUM


def number_card(sheet: Sheet, number: str, above: str, rows: tuple[Row, ...]) -> None:
    """Set the card and the rows below it into the free paper."""
    look, free = sheet.look, sheet.free
    width = free.width - 2 * FRAME
    heading = look.body(centred=True, bold=True)
    heading_height = set_text(above, heading, width).height if above else 0.0
    room = free.height - heading_height - 2 * FRAME - BELOW
    style = TextStyle(look.scale.number, Weight.BOLD, Colour.INK, centred=True, spacing=1.24)
    size = _row_size(sheet, rows, room - style.size * style.spacing)
    style = fitting(number, style, (width, room - _rows_height(sheet, rows, size)), look.scale.echo)
    number_height = set_text(number, style, width).height
    y = free.y + FRAME
    sheet.add(Box(Rect(free.x, free.y, free.width, heading_height + number_height + 2 * FRAME), Colour.AMBER))
    if above:
        sheet.add(Text(Rect(free.x + FRAME, y, width, heading_height), above, heading, personal=True))
    sheet.add(Text(Rect(free.x + FRAME, y + heading_height, width, number_height), number, style))
    sheet.skip(heading_height + number_height + 2 * FRAME + BELOW)
    for row in rows:
        sheet.row(row.icon, row.words, TextStyle(size, row.weight), gap=ROW_GAP)


def _row_size(sheet: Sheet, rows: tuple[Row, ...], room: float) -> float:
    floor = sheet.look.scale.floor
    for growth in GROWTH:
        if _rows_height(sheet, rows, floor * growth) <= room:
            return floor * growth
    return floor


def _rows_height(sheet: Sheet, rows: tuple[Row, ...], size: float) -> float:
    return sum(row_height(sheet.look, row.words, TextStyle(size, row.weight)) + ROW_GAP for row in rows)
