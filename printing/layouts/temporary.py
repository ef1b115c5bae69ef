"""The temporary slip for somebody with no document and no number: a number to be called by, and the window to go to."""

from __future__ import annotations

from kiosk.domain.documents import TemporarySlip
from kiosk.texts import texts
from printing.fonts import Weight
from printing.layouts import ticket_words
from printing.layouts.column import Column, Style
from printing.layouts.ticket import ADVICE, FACTS, MARGIN_MM, PLACE, TOP_MM, finished, head
from printing.sheet import DoesNotFit, Page, Sheet
from printing.typesetting import Typesetter

TITLE = Style(Weight.BOLD, 5.0, 4.0, "centre")
NUMBER = Style(Weight.BOLD, 18.0, 6.0, "centre")
STAFF = Style(Weight.BOLD, 4.2, 4.0, "centre")


def lay_out(slip: TemporarySlip, page: Page, typesetter: Typesetter) -> Sheet | DoesNotFit:
    """Return the sheet; its height is what the content needs."""
    words = texts(slip.language)
    margin = round(page.mm(MARGIN_MM))
    column = Column(typesetter, margin, page.width - margin, page.mm(TOP_MM))
    head(column, slip.clinic, slip.reprint, words)
    column.put("title", words("paper-temporary-title"), TITLE, gap_mm=3.0)
    column.put("number", slip.number, NUMBER, gap_mm=4.0)
    column.banner("window", ticket_words.window(slip.window, words, "temporary-"), PLACE, gap_mm=4.5, padding_mm=2.2)
    column.put("staff", words("paper-temporary-staff"), STAFF, gap_mm=3.5)
    column.rule(gap_mm=2.5)
    column.put("facts", slip.desk, FACTS, gap_mm=2.0)
    column.put("facts", ticket_words.moment(slip.issued_at, words), FACTS, gap_mm=1.4)
    column.put("advice", words("paper-temporary-show"), ADVICE, gap_mm=3.5)
    return finished(column, page)
