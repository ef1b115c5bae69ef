"""The follow-up slip: the day is what is large, then the hour, the department and the room."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.domain.documents import FollowUpSlip
from kiosk.texts import Texts, texts
from printing.fonts import Weight
from printing.layouts import ticket_words
from printing.layouts.column import Column, Style
from printing.layouts.ticket import ADVICE, DEPARTMENT, FACTS, MARGIN_MM, PLACE, TOP_MM, finished, head
from printing.sheet import DoesNotFit, Page, Sheet
from printing.typesetting import Typesetter

INTRO = Style(Weight.BOLD, 4.2, 3.4, "centre")
DAY = Style(Weight.BOLD, 8.4, 5.0, "centre", lines=2)
HOUR = Style(Weight.BOLD, 6.0, 4.4, "centre")
BRING = Style(Weight.BOLD, 3.9, 3.4, "centre")


def lay_out(slip: FollowUpSlip, page: Page, typesetter: Typesetter) -> Sheet | DoesNotFit:
    """Return the sheet; its height is what the content needs."""
    words = texts(slip.language)
    margin = round(page.mm(MARGIN_MM))
    column = Column(typesetter, margin, page.width - margin, page.mm(TOP_MM))
    head(column, ticket_words.joined(slip.clinic, words("paper-follow-up-title")), False, words)
    column.put("intro", words("paper-follow-up-intro"), INTRO, gap_mm=3.0)
    column.put("day", ticket_words.day(slip.day, words), DAY, gap_mm=3.5)
    column.put("at", ticket_words.time_of_day(slip.period, slip.at, words), HOUR, gap_mm=3.0)
    column.put("department", slip.department, DEPARTMENT, gap_mm=4.0)
    if slip.room:
        column.banner("room", ticket_words.place(slip.floor, slip.room, words), PLACE, gap_mm=3.5, padding_mm=2.2)
    if slip.bring:
        column.put("bring", words("paper-follow-up-bring", things=slip.bring), BRING, gap_mm=3.5)
    column.rule(gap_mm=2.5)
    for index, line in enumerate(_facts(slip, words)):
        column.put("facts", line, FACTS, gap_mm=1.4 if index else 2.0)
    column.put("advice", slip.advice or words("paper-follow-up-advice"), ADVICE, gap_mm=3.5)
    return finished(column, page)


def _facts(slip: FollowUpSlip, words: Texts) -> Iterator[str]:
    yield ticket_words.joined(slip.name, slip.doctor)
    yield words("paper-follow-up-phone", phone=slip.phone) if slip.phone else ""
