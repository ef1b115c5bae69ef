"""The guidance slip: the stops of the way one below the other, what is done there large and where it is larger."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.documents import GuidanceSlip
from kiosk.texts import texts
from printing.fonts import Weight
from printing.layouts import ticket_words
from printing.layouts.column import Column, Style
from printing.layouts.ticket import ADVICE, FACTS, MARGIN_MM, TOP_MM, finished, head
from printing.sheet import DoesNotFit, Page, Sheet
from printing.typesetting import Typesetter

NAME = Style(Weight.MEDIUM, 3.4, 3.0, "centre")
NUMBER = Style(Weight.BOLD, 7.0, 7.0)
STOP_LEFT_MM = 8.1
"""Where the words begin beside the number."""
TASK = Style(Weight.BOLD, 4.4, 3.4)
PLACE = Style(Weight.BOLD, 6.0, 4.4)
HELP = Style(Weight.BOLD, 4.2, 3.4, "centre")


def lay_out(slip: GuidanceSlip, page: Page, typesetter: Typesetter) -> Sheet | DoesNotFit:
    """Return the sheet; its height is what the content needs."""
    words = texts(slip.language)
    margin = round(page.mm(MARGIN_MM))
    column = Column(typesetter, margin, page.width - margin, page.mm(TOP_MM))
    head(column, ticket_words.joined(slip.clinic, words("paper-guidance-title")), False, words)
    column.put("name", slip.name or "", NAME, gap_mm=2.5)
    _stops(column, [(step.task, ticket_words.place(step.floor, step.room, words)) for step in slip.steps])
    column.banner("help", words("paper-guidance-help"), HELP, gap_mm=5.0, padding_mm=2.0)
    if slip.phone:
        column.put("phone", words("paper-card-clinic-phone", phone=slip.phone), FACTS, gap_mm=2.5)
    column.put("advice", slip.advice or "", ADVICE, gap_mm=3.5)
    return finished(column, page)


def _stops(column: Column, stops: Sequence[tuple[str, str]]) -> None:
    """Put what is done at each stop, and where, in one size on all of them, the stop's number at the left."""
    left = column.left + column.mm(STOP_LEFT_MM)
    beside = Column(column.typesetter, left, column.right, column.top)
    styles = beside.alike([task for task, _ in stops], TASK), beside.alike([place for _, place in stops], PLACE)
    for number, stop in enumerate(stops, start=1):
        column.top = beside.top = round(column.top + column.mm(4.0 if number == 1 else 5.0))
        column.put("steps", str(number), NUMBER)
        beside.put("steps", stop[0], styles[0])
        beside.put("steps", stop[1], styles[1], gap_mm=2.0)
        column.top = max(beside.top, column.top)
        column.items += beside.items
        beside.items = []
    column.misfit = column.misfit or beside.misfit
