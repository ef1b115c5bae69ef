"""The guidance slip: the stops of the way one below the other, what is done there large and where it is larger."""

from __future__ import annotations

from kiosk.domain.documents import GuidanceSlip
from kiosk.texts import texts
from printing.fonts import Weight
from printing.layouts import ticket_words
from printing.layouts.column import Column, Style
from printing.layouts.ticket import ADVICE, FACTS, MARGIN_MM, TOP_MM, finished, head
from printing.sheet import DoesNotFit, Page, Sheet
from printing.typesetting import Room, Typesetter

NAME = Style(Weight.MEDIUM, 3.4, 3.0, "centre")
NUMBER_MM = 7.0
NUMBER_GAP_MM = 2.5
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
    for number, step in enumerate(slip.steps, start=1):
        place = ticket_words.place(step.floor, step.room, words)
        _stop(column, number, step.task, place, gap_mm=4.0 if number == 1 else 5.0)
    column.banner("help", words("paper-guidance-help"), HELP, gap_mm=5.0, padding_mm=2.0)
    if slip.phone:
        column.put("phone", words("paper-card-clinic-phone", phone=slip.phone), FACTS, gap_mm=2.5)
    column.put("advice", slip.advice or "", ADVICE, gap_mm=3.5)
    return finished(column, page)


def _stop(column: Column, number: int, task: str, place: str, gap_mm: float) -> None:
    """Put the stop's number at the left and what is done there, and where, beside it."""
    room = Room(column.right - column.left, None, 1)
    mark = column.typesetter.fit(str(number), Weight.BOLD, NUMBER_MM, NUMBER_MM, room)
    if mark is None:
        column.misfit = column.misfit or DoesNotFit("steps")
        return
    top = round(column.top + column.mm(gap_mm))
    beside = Column(column.typesetter, column.left + mark.width + column.mm(NUMBER_GAP_MM), column.right, top)
    beside.put("steps", task, TASK)
    beside.put("steps", place, PLACE, gap_mm=2.0)
    column.items += [*mark.placed(column.left, top, mark.width, "left"), *beside.items]
    column.misfit = column.misfit or beside.misfit
    column.top = max(beside.top, top + mark.height)
