"""The number, as large as the sheet allows, on amber; below it what to do. Shared by the number and the 临时号."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ui.geometry import Rect
from ui.page import Box, Text
from ui.senior.sheet import Sheet, row_height, row_width
from ui.text_layout import TextStyle, fitting, set_text
from ui.theme import Colour, Weight

FRAME = 24.0
ROW_GAP = 14.0
BELOW = 26.0
WIDEST_ROW_GAP = 68.0
GROWTH = ((1.45, 0.95), (1.3, 0.95), (1.3, 0.8), (1.15, 0.8))
LARGEST = 84.0
"""Words may be larger than the floor, up to the question's size, where they need no more lines for it; and how small
the number may be then."""
LEAST_NUMBER = 0.62
"""Part of its size to which a number may shrink before something less needed goes."""


@dataclass(frozen=True)
class Row:
    """One thing to do, with its picture. What is not needed goes where large type leaves no room."""

    icon: str
    words: str
    weight: Weight = Weight.MEDIUM
    needed: bool = True


@dataclass(frozen=True)
class _Plan:
    above: str
    rows: tuple[Row, ...]
    size: float
    number: TextStyle
    icons: bool


_Candidate = tuple[float, float, str, tuple[Row, ...], bool]
"""The least part of the number's size, the size of the words, the heading, the rows, and whether they have icons."""


def number_card(sheet: Sheet, number: str, above: str, rows: tuple[Row, ...]) -> None:
    """Set the card and the rows below it into the free paper."""
    look, free = sheet.look, sheet.free
    plan = _plan(sheet, number, above, rows)
    width = free.width - 2 * FRAME
    heading = look.body(Colour.ON_AMBER, centred=True, bold=True)
    heading_height = _heading_height(sheet, plan.above)
    number_height = set_text(number, plan.number, width).height
    y = free.y + FRAME
    sheet.add(Box(Rect(free.x, free.y, free.width, heading_height + number_height + 2 * FRAME), Colour.AMBER))
    if plan.above:
        sheet.add(Text(Rect(free.x + FRAME, y, width, heading_height), plan.above, heading, personal=True))
    sheet.add(Text(Rect(free.x + FRAME, y + heading_height, width, number_height), number, plan.number))
    sheet.skip(heading_height + number_height + 2 * FRAME + BELOW)
    spare = sheet.free.height - _rows_height(sheet, plan.rows, plan.size, icons=plan.icons)
    more = min(WIDEST_ROW_GAP - ROW_GAP, max(0.0, spare / (len(plan.rows) + 1)))
    sheet.skip(more)
    for row in plan.rows:
        sheet.row(row.icon if plan.icons else None, row.words, TextStyle(plan.size, row.weight), gap=ROW_GAP + more)


def _plan(sheet: Sheet, number: str, above: str, rows: tuple[Row, ...]) -> _Plan:
    """Return the fullest plan that leaves the number large; the last one leaves only what is needed."""
    scale, free = sheet.look.scale, sheet.free
    largest = TextStyle(scale.number, Weight.BOLD, Colour.ON_AMBER, centred=True, spacing=1.24)
    for least, size, heading, kept, icons in _candidates(sheet, above, rows):
        taken = _heading_height(sheet, heading) + _rows_height(sheet, kept, size, icons=icons) + 2 * FRAME + BELOW
        room = (free.width - 2 * FRAME, free.height - taken)
        style = fitting(number, largest, room, scale.echo, lines=1)
        made = set_text(number, style, room[0])
        plan = _Plan(heading, kept, size, style, icons)
        if len(made.lines) == 1 and made.height <= room[1] and style.size >= least * scale.number:
            break
    return plan


def _candidates(sheet: Sheet, above: str, rows: tuple[Row, ...]) -> Iterator[_Candidate]:
    """Yield from the fullest on: the heading goes before the icons, the icons before what there is to do."""
    floor = sheet.look.scale.floor
    needed = tuple(row for row in rows if row.needed)
    lines = _lines(sheet, rows, floor)
    for growth, least in GROWTH:
        if floor * growth <= LARGEST and _lines(sheet, rows, floor * growth) == lines:
            yield least, floor * growth, above, rows, True
    yield LEAST_NUMBER, floor, above, rows, True
    for least in (LEAST_NUMBER, 0.0):
        yield least, floor, "", rows, True
    yield LEAST_NUMBER, floor, above, rows, False
    for least in (LEAST_NUMBER, 0.0):
        yield least, floor, "", rows, False
    for heading in (above, ""):
        yield LEAST_NUMBER, floor, heading, needed, True
    for heading in (above, ""):
        yield 0.0, floor, heading, needed, True
    yield 0.0, floor, "", needed, False
    yield 0.0, floor, "", needed[:1], True


def _lines(sheet: Sheet, rows: tuple[Row, ...], size: float) -> int:
    styles = [TextStyle(size, row.weight) for row in rows]
    made = [set_text(row.words, style, row_width(sheet.look, style)) for row, style in zip(rows, styles, strict=True)]
    return sum(len(text.lines) for text in made)


def _heading_height(sheet: Sheet, above: str) -> float:
    if not above:
        return 0.0
    style = sheet.look.body(Colour.ON_AMBER, centred=True, bold=True)
    return set_text(above, style, sheet.free.width - 2 * FRAME).height


def _rows_height(sheet: Sheet, rows: tuple[Row, ...], size: float, *, icons: bool) -> float:
    return sum(row_height(sheet.look, row.words, TextStyle(size, row.weight), icon=icons) + ROW_GAP for row in rows)
