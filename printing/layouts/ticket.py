"""The registration ticket on 80 or 58 mm paper, as long as what it says.

The number is what is called and the room is where to go: these two are large. Who must first go to
a window reads so right below the room; what else to do comes last.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from kiosk.domain.documents import Ticket
from kiosk.texts import Texts, texts
from printing.fonts import Weight
from printing.layouts import ticket_words
from printing.layouts.column import Column, Style
from printing.sheet import DoesNotFit, Page, Sheet
from printing.typesetting import Block, Room, Typesetter

MARGIN_MM = 1.5
TOP_MM = 2.0
BOTTOM_MM = 3.0
WIDE_MM = 60.0
"""Paper whose head is at least so wide is the 80 mm kind."""
NUMBER_MM = {True: (21.0, 18.0), False: (15.0, 12.0)}
"""Largest and smallest ink of the number on wide and on narrow paper."""
LEAST_NUMBER_MM = 6.0
"""Ink of a number of so many digits that it has no room in its size: smaller is better than broken."""
NUMBER_MARGIN = 0.2
"""Share of the margin that the number keeps."""
NUMBER_WEIGHT = Weight.BOLD
UNIT_SHARES = (0.55, 0.3)
"""Sizes of 号 beside the digits, the usual one first."""
BAR_MM = 0.5
"""A heavy line; one that a printer with characters of its own still draws as a line (`native.RULE_DOTS`)."""
UNIT_SPACE = 0.12
"""White between the digits and 号, in em of the digits."""

HEAD = Style(Weight.BOLD, 3.1, 3.0, "centre")
REPRINT = Style(Weight.BOLD, 3.8, 3.5, "centre")
DEPARTMENT = Style(Weight.BOLD, 5.0, 4.0, "centre")
PLAIN_WORDS = Style(Weight.MEDIUM, 3.8, 3.4, "centre")
BEFORE = Style(Weight.BOLD, 6.0, 5.0, "centre")
PLACE = Style(Weight.BOLD, 7.4, 7.0, "centre")
SLOT = Style(Weight.BOLD, 4.4, 4.0, "centre")
WAITING = Style(Weight.MEDIUM, 3.4, 3.0, "centre")
FACTS = Style(Weight.MEDIUM, 3.1, 3.0)
TASK = Style(Weight.BOLD, 4.6, 3.4, "centre")
NARROW_TASK = Style(Weight.BOLD, 5.0, 4.6, "centre")
HELP = Style(Weight.BOLD, 3.1, 3.0)
ADVICE = Style(Weight.BOLD, 3.9, 3.6, "centre")


def lay_out(ticket: Ticket, page: Page, typesetter: Typesetter) -> Sheet | DoesNotFit:
    """Return the sheet; its height is what the content needs."""
    words = texts(ticket.language)
    margin = round(page.mm(MARGIN_MM))
    column = Column(typesetter, margin, page.width - margin, page.mm(TOP_MM))
    head(column, ticket_words.joined(ticket.clinic, words("paper-ticket-title")), ticket.reprint, words)
    _where(column, ticket, words)
    _when(column, ticket, words)
    column.rule(gap_mm=2.5)
    for index, line in enumerate(_facts(ticket, words)):
        column.put("facts", line, FACTS, gap_mm=2.0 if index == 0 else 1.4)
    column.rule(gap_mm=2.5)
    _advice(column, ticket, words)
    return finished(column, page)


def head(column: Column, title: str, reprint: bool, words: Texts) -> None:
    """Put the clinic's name and what this paper is, and 补打 where it is one."""
    column.put("clinic", title, HEAD)
    column.rule(gap_mm=1.5)
    if reprint:
        column.banner("reprint", words("paper-reprint"), REPRINT, gap_mm=1.5, padding_mm=1.2)


def finished(column: Column, page: Page) -> Sheet | DoesNotFit:
    """Return the sheet that the column has become."""
    height = ceil(column.top + page.mm(BOTTOM_MM))
    return column.misfit or Sheet(page.width, height, page.dpi, tuple(column.items))


def large_number(column: Column, text: str, words: Texts, gap_mm: float) -> None:
    """Put the number as large as the paper allows, with what stands before it above and 号 beside it."""
    before, called, after = ticket_words.number(text, words)
    column.put("number", before, BEFORE, gap_mm)
    spare = (1 - NUMBER_MARGIN) * column.mm(MARGIN_MM)
    wide = Column(column.typesetter, column.left - spare, column.right + spare, column.top)
    blocks = _number(wide, called, after)
    if blocks is None:
        column.misfit = column.misfit or DoesNotFit("number")
    elif len(blocks) == 1:
        wide.place(blocks[0], "centre", gap_mm)
    else:
        wide.place_in_row(blocks, "centre", blocks[0].size * UNIT_SPACE, gap_mm)
    column.items += wide.items
    column.top = wide.top


def _number(column: Column, called: str, after: str) -> tuple[Block, ...] | None:
    """Return the number and its unit, or the number alone: broken at its hyphen, or at last smaller."""
    width = column.right - column.left
    largest, smallest = NUMBER_MM[width > column.mm(WIDE_MM)]
    fit, weight = column.typesetter.fit, NUMBER_WEIGHT
    for share in UNIT_SHARES if after else ():
        digits = fit(called, weight, largest, smallest, Room(_beside(column, called, after, share), None, 1))
        if digits is not None:
            return digits, column.typesetter.set(after, weight, round(digits.size * share))
    whole = fit(called, weight, largest, smallest, Room(width, whole_words=True))
    alone = whole or fit(called, weight, largest, LEAST_NUMBER_MM, Room(width))
    return None if alone is None else (alone,)


def _beside(column: Column, called: str, after: str, share: float) -> float:
    """Return the width that the digits have when 号 of that share stands beside them."""
    digits, unit = (column.typesetter.width_in_em(text, NUMBER_WEIGHT) for text in (called, after))
    return (column.right - column.left) * digits / (digits + unit * share + UNIT_SPACE)


def _where(column: Column, ticket: Ticket, words: Texts) -> None:
    column.put("department", ticket.department, DEPARTMENT, gap_mm=3.0)
    column.put("plain_words", ticket.plain_words or "", PLAIN_WORDS, gap_mm=1.6)
    large_number(column, ticket.number, words, gap_mm=4.5)
    column.banner("room", ticket_words.place(ticket.floor, ticket.room, words), PLACE, gap_mm=4.5, padding_mm=2.2)
    if ticket.go_to_window:
        _task(column, ticket_words.window(ticket.go_to_window, words, "go-to-"))


def _task(column: Column, task: str) -> None:
    """Put what comes before the room: white on black, and between bars on narrow paper.

    There a second black field is a seventh of all bytes on the wire, is read as one with the room's, and has less
    room for its words.
    """
    if column.right - column.left > column.mm(WIDE_MM):
        column.banner("go_to_window", task, TASK, gap_mm=1.8, padding_mm=1.8)
        return
    column.rule(gap_mm=2.2, thickness_mm=BAR_MM)
    column.put("go_to_window", task, NARROW_TASK, gap_mm=1.6)
    column.rule(gap_mm=1.6, thickness_mm=BAR_MM)


def _when(column: Column, ticket: Ticket, words: Texts) -> None:
    column.put("slot", ticket_words.slot(ticket, words), SLOT, gap_mm=3.5)
    column.put("waiting", ticket_words.waiting(ticket, words), WAITING, gap_mm=2.2)


def _facts(ticket: Ticket, words: Texts) -> Iterator[str]:
    yield ticket_words.person(ticket, words)
    yield ticket_words.joined(ticket.insurance, words("paper-senior-priority") if ticket.senior_priority else None)
    yield ticket_words.joined(ticket.doctor, ticket.desk)
    yield ticket_words.moment(ticket.issued_at, words)
    yield ticket.fee_line or ""


def _advice(column: Column, ticket: Ticket, words: Texts) -> None:
    column.put("help", words("paper-lost-your-way"), HELP, gap_mm=2.5)
    if ticket.director_phone:
        column.put("director_phone", words("paper-director-phone", phone=ticket.director_phone), FACTS, gap_mm=1.4)
    column.put("advice", ticket.advice or "", ADVICE, gap_mm=3.5)
