"""The number, as large as the sheet allows, on amber; below it what to do. Shared by the number and the 临时号."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ui.geometry import Rect
from ui.page import Box, Text
from ui.senior.reading import MOST_TO_READ
from ui.senior.sheet import CLOSE_ICON, WIDE_ICON, RowIcon, Sheet, row_height, row_width
from ui.text_layout import TextStyle, fitting, set_text
from ui.theme import Colour, Weight, type_scale

WIDEST_ROW_GAP = 96.0
WIDEST_FRAME = 74.0
FRAME_SHARE = 0.12
"""Of the paper that is left over, each side of the card takes this part; the rows share the rest."""
ROOMIEST = 1.3
"""A wider panel shows the number larger, up to this."""
USUAL_WIDTH = 960.0
GROWTH = ((1.45, 0.95), (1.3, 0.95), (1.3, 0.8), (1.15, 0.8))
LARGEST = 84.0
"""Words may be larger than the floor, up to the question's size, where they need no more lines for it; and how small
the number may be then."""
LEAST_NUMBER = 0.62
LEAST_BESIDE_ICONS = 0.5
"""Parts of its size to which a number may shrink before something less needed goes; the icons are worth more to it."""


@dataclass(frozen=True)
class Row:
    """One thing to do, with its picture. What is not needed goes where large type leaves no room.

    `brief` says the same in fewer words, for large type; none where it cannot be said shorter.
    """

    icon: str
    words: str
    weight: Weight = Weight.MEDIUM
    needed: bool = True
    brief: str = ""


@dataclass(frozen=True)
class _Air:
    """Paper left free: within the card, below it, after each row."""

    frame: float
    below: float
    row_gap: float


ROOMY, TIGHT = _Air(24.0, 26.0, 14.0), _Air(14.0, 10.0, 4.0)


@dataclass(frozen=True)
class _Try:
    """A way to fill the paper, and how small the number may become for it, as a part of its size."""

    least: float
    size: float
    above: str
    rows: tuple[Row, ...]
    icon: RowIcon | None = WIDE_ICON
    air: _Air = ROOMY


@dataclass(frozen=True)
class _Plan:
    chosen: _Try
    number: TextStyle


def number_card(sheet: Sheet, number: str, above: str, rows: tuple[Row, ...]) -> None:
    """Set the card and the rows below it into the free paper."""
    if not _short_enough(sheet, number, above, rows):
        rows = tuple(replace(row, words=row.brief or row.words) for row in rows)
    if not _short_enough(sheet, number, above, rows):
        above = ""
    free, plan = sheet.free, _plan(sheet, number, above, rows)
    chosen, air = plan.chosen, plan.chosen.air
    x, width = free.x + air.frame, free.width - 2 * air.frame
    heading = _heading_height(sheet, chosen)
    high = set_text(number, plan.number, width).height
    spare = free.height - heading - high - 2 * air.frame - air.below - _rows_height(sheet, chosen)
    frame = min(WIDEST_FRAME, air.frame + max(0.0, spare) * FRAME_SHARE)
    y = free.y + frame
    card = Rect(free.x, free.y, free.width, heading + high + 2 * frame)
    sheet.add(Box(card, Colour.AMBER))
    if chosen.above:
        sheet.add(Text(Rect(x, y, width, heading), chosen.above, _heading_style(sheet), personal=True))
    sheet.add(Text(Rect(x, y + heading, width, high), number, plan.number))
    sheet.skip(card.height + air.below)
    _set_rows(sheet, chosen)


def _short_enough(sheet: Sheet, number: str, above: str, rows: tuple[Row, ...]) -> bool:
    """Whether all that is told is no more than may be on a screen to read, with the veil over the heading, too."""
    veil = sheet.look.words("veil") if above else ""
    return sheet.reading(number, veil, *(row.words for row in rows)) <= MOST_TO_READ


def _set_rows(sheet: Sheet, chosen: _Try) -> None:
    """Set the rows, with the free paper shared out between them."""
    spare = sheet.free.height - _rows_height(sheet, chosen)
    more = min(WIDEST_ROW_GAP - chosen.air.row_gap, max(0.0, spare / (len(chosen.rows) + 1)))
    sheet.skip(more)
    for row in chosen.rows:
        style = TextStyle(chosen.size, row.weight)
        sheet.row(row.icon, row.words, style, gap=chosen.air.row_gap + more, stands=chosen.icon)


def _plan(sheet: Sheet, number: str, above: str, rows: tuple[Row, ...]) -> _Plan:
    """Return the fullest plan that leaves the number large; the last one leaves only what is needed."""
    scale, free = sheet.look.scale, sheet.free
    size = scale.number * max(1.0, min(ROOMIEST, free.width / USUAL_WIDTH))
    largest = TextStyle(size, Weight.BOLD, Colour.ON_AMBER, centred=True, spacing=1.24)
    for tried in _ways(sheet, above, rows):
        air = tried.air
        taken = _heading_height(sheet, tried) + _rows_height(sheet, tried) + 2 * air.frame + air.below
        room = (free.width - 2 * air.frame, free.height - taken)
        style = fitting(number, largest, room, scale.echo, lines=1)
        made = set_text(number, style, room[0])
        plan = _Plan(tried, style)
        if len(made.lines) == 1 and made.height <= room[1] and style.size >= tried.least * scale.number:
            break
    return plan


def _ways(sheet: Sheet, above: str, rows: tuple[Row, ...]) -> Iterator[_Try]:
    """Yield from the fullest on: the heading goes, then the icons, and last what there is to do."""
    floor = sheet.look.scale.floor
    rows = tuple(_in_brief(sheet, row, floor) for row in rows)
    lines = _lines(sheet, rows, floor)
    for growth, least in GROWTH:
        if floor * growth <= LARGEST and _lines(sheet, rows, floor * growth) == lines:
            yield _Try(least, floor * growth, above, rows)
    yield _Try(LEAST_NUMBER, floor, above, rows)
    icon = _largest_icon(sheet, rows, floor)
    yield _Try(LEAST_NUMBER, floor, above, rows, icon)
    yield from _without_heading(floor, rows, LEAST_BESIDE_ICONS, icon)
    yield _Try(LEAST_NUMBER, floor, above, rows, None)
    yield from _without_heading(floor, rows, 0.0, None)
    needed = tuple(row for row in rows if row.needed)
    yield from _of_what_is_needed(floor, above, needed)
    if sheet.look.large:  # where large type leaves no room for all that is needed, usual type has it
        floor = type_scale(sheet.look.language, large=False).floor
        yield from _of_what_is_needed(floor, above, needed)
    for count in range(len(needed) - 1, 0, -1):  # words of a store that is older than their limits
        yield from _of_what_is_needed(floor, "", needed[:count])


def _in_brief(sheet: Sheet, row: Row, size: float) -> Row:
    """Return the row in fewer words where they save it a line."""
    said = replace(row, words=row.brief or row.words)
    return said if _lines(sheet, (said,), size, CLOSE_ICON) < _lines(sheet, (row,), size, CLOSE_ICON) else row


def _largest_icon(sheet: Sheet, rows: tuple[Row, ...], size: float) -> RowIcon:
    """Return the close icon only where the wide one costs a line."""
    wide, close = _lines(sheet, rows, size), _lines(sheet, rows, size, CLOSE_ICON)
    return WIDE_ICON if wide == close else CLOSE_ICON


def _without_heading(floor: float, rows: tuple[Row, ...], least: float, icon: RowIcon | None) -> Iterator[_Try]:
    """Yield with room to breathe, then set tight, then with the number at its least."""
    yield _Try(LEAST_NUMBER, floor, "", rows, icon)
    yield _Try(LEAST_NUMBER, floor, "", rows, icon, TIGHT)
    yield _Try(least, floor, "", rows, icon, TIGHT)


def _of_what_is_needed(floor: float, above: str, needed: tuple[Row, ...]) -> Iterator[_Try]:
    """Yield all of these rows, with the heading, with their icons, and as words alone."""
    yield _Try(LEAST_NUMBER, floor, above, needed, CLOSE_ICON)
    yield from _without_heading(floor, needed, LEAST_BESIDE_ICONS, CLOSE_ICON)
    yield from _without_heading(floor, needed, 0.0, None)


def _lines(sheet: Sheet, rows: tuple[Row, ...], size: float, icon: RowIcon = WIDE_ICON) -> int:
    styles = [TextStyle(size, row.weight) for row in rows]
    pairs = zip(rows, styles, strict=True)
    return sum(len(set_text(row.words, style, row_width(sheet.look, style, icon)).lines) for row, style in pairs)


def _heading_style(sheet: Sheet) -> TextStyle:
    return sheet.look.body(Colour.ON_AMBER, centred=True, bold=True)


def _heading_height(sheet: Sheet, tried: _Try) -> float:
    if not tried.above:
        return 0.0
    return set_text(tried.above, _heading_style(sheet), sheet.free.width - 2 * tried.air.frame).height


def _rows_height(sheet: Sheet, tried: _Try) -> float:
    styles = [TextStyle(tried.size, row.weight) for row in tried.rows]
    heights = [
        row_height(sheet.look, row.words, style, tried.icon) for row, style in zip(tried.rows, styles, strict=True)
    ]
    return sum(heights) + len(heights) * tried.air.row_gap
