"""The slip on the waiting room's wall: the rule of calling, large enough to be read by somebody who stands before it.

On a sheet of A4 everything is as large as the sheet allows; a receipt is as long as it needs.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.documents import WallSlip
from printing.fonts import Weight
from printing.layouts.column import Column, Style
from printing.layouts.ticket import finished
from printing.sheet import DoesNotFit, Page, Sheet
from printing.typesetting import Room, Typesetter

SHEET_SCALES = (2.8, 2.3, 1.8, 1.4, 1.0)
"""On a sheet, the largest of these with which all rules have room: 13 mm on A4, readable from three metres."""
MARGIN_MM, SHEET_MARGIN_MM = 2.0, 15.0
CLINIC = Style(Weight.BOLD, 3.6, 3.0, "centre")
TITLE = Style(Weight.BOLD, 7.0, 4.6, "centre")
RULE = Style(Weight.BOLD, 4.6, 4.6)
"""One size for all rules: none weighs more than another."""
NUMBER_MM = 6.0
NUMBER_GAP_MM = 2.5


def lay_out(slip: WallSlip, page: Page, typesetter: Typesetter) -> Sheet | DoesNotFit:
    """Return the sheet; on endless paper its height is what the content needs."""
    if page.height is None:
        return finished(_filled(slip, page, typesetter, 1.0), page)
    for scale in SHEET_SCALES:
        column = _filled(slip, page, typesetter, scale)
        if column.misfit is None and column.top <= page.height - page.mm(SHEET_MARGIN_MM):
            return Sheet(page.width, page.height, page.dpi, tuple(column.items))
    return DoesNotFit("rules")


def _filled(slip: WallSlip, page: Page, typesetter: Typesetter, scale: float) -> Column:
    margin = round(page.mm(MARGIN_MM if page.height is None else SHEET_MARGIN_MM))
    column = Column(typesetter, margin, page.width - margin, margin)
    column.put("clinic", slip.clinic, _scaled(CLINIC, scale))
    column.banner("title", slip.title, _scaled(TITLE, scale), gap_mm=2.0 * scale, padding_mm=2.0 * scale)
    for number, rule in enumerate(slip.rules, start=1):
        _rule(column, number, rule, scale)
    return column


def _rule(column: Column, number: int, rule: str, scale: float) -> None:
    """Put a rule's number at the left and its words beside it."""
    size = NUMBER_MM * scale
    mark = column.typesetter.fit(str(number), Weight.BOLD, size, size, Room(column.right - column.left, None, 1))
    if mark is None:
        column.misfit = column.misfit or DoesNotFit("rules")
        return
    top = round(column.top + column.mm(4.0 * scale))
    beside = Column(column.typesetter, column.left + mark.width + column.mm(NUMBER_GAP_MM * scale), column.right, top)
    beside.put("rules", rule, _scaled(RULE, scale))
    column.items += [*mark.placed(column.left, top, mark.width, "left"), *beside.items]
    column.misfit = column.misfit or beside.misfit
    column.top = max(beside.top, top + mark.height)


def _scaled(style: Style, scale: float) -> Style:
    return replace(style, largest_mm=style.largest_mm * scale, smallest_mm=style.smallest_mm * scale)
