"""The paper card for people without a phone, of ID-1 size (85.6 x 54 mm) or A6. The name is what is large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from kiosk.domain.documents import PaperCard
from kiosk.domain.names import mask_name
from kiosk.domain.short_code import grouped
from kiosk.texts import Texts, texts
from printing.codes import Symbol, code_for
from printing.fonts import Weight
from printing.layouts import ticket_words
from printing.layouts.column import Column, Style
from printing.sheet import Area, Box, DoesNotFit, Item, Page, Sheet
from printing.typesetting import Room, Typesetter

MARGIN_MM = 3.0
HEAD_MM = 10.0
CODE_MM = 30.0
SHORT_CODE_MM = 6.5
"""Height that the short code has below the largest code."""
MOST_CLINIC_MM = 16.0
TITLE = Style(Weight.BOLD, 4.4, 4.0, lines=1)
CLINIC = Style(Weight.MEDIUM, 3.0, 2.5, "right")
NAME = Style(Weight.BOLD, 9.0, 5.0, lines=3)
CLOSE_NAME = Style(Weight.BOLD, 5.0, 4.2, lines=4, clear=0.1)
SMALLER_NAME = Style(Weight.BOLD, 5.0, 3.3)
LONG_NAME = Style(Weight.BOLD, 3.0, 2.5)
FACTS = Style(Weight.MEDIUM, 3.0, 2.5)
SMALL_FACTS = Style(Weight.MEDIUM, 2.5, 2.5)
NO_PHONE_NEEDED = Style(Weight.BOLD, 3.2, 2.8)
SHORT_CODE = Style(Weight.BOLD, 4.2, 4.0, "centre")

SHEET_MARGIN_MM = 6.0
SHEET_TITLE = Style(Weight.BOLD, 8.0, 5.0, "centre", lines=1)
SHEET_CLINIC = Style(Weight.BOLD, 4.2, 3.0, "centre", lines=2)
SHEET_NAME = Style(Weight.BOLD, 15.0, 5.5, "centre", lines=4)
SHEET_LONG_NAME = Style(Weight.BOLD, 5.5, 3.0, "centre")
SHEET_FACTS = Style(Weight.MEDIUM, 4.2, 3.0, "centre")
SHEET_NO_PHONE_NEEDED = Style(Weight.BOLD, 5.0, 4.0, "centre")
SHEET_SHORT_CODE = Style(Weight.BOLD, 6.5, 6.0, "centre")
SHEET_SMALL_FACTS = Style(Weight.MEDIUM, 3.3, 3.0, "centre")
SHEET_CODE_MM = 42.0
"""Room for the code and the white around it."""
SHEET_LEAST_CODE_MM = 39.0
"""A code of 5 dots a module at 203 dpi."""


def lay_out(card: PaperCard, page: Page, typesetter: Typesetter) -> Sheet | DoesNotFit:
    """Return the sheet of the card's own size."""
    items = _a6(card, page, typesetter) if card.size == "a6" else _id1(card, page, typesetter)
    return items if isinstance(items, DoesNotFit) else Sheet(page.width, page.height or 0, page.dpi, tuple(items))


def _id1(card: PaperCard, page: Page, typesetter: Typesetter) -> list[Item] | DoesNotFit:
    """Band with title and clinic above; name and facts on the left, code and short code on the right."""
    margin, height = page.mm(MARGIN_MM), page.height or 0
    band = _band(card, page, typesetter)
    if isinstance(band, DoesNotFit):
        return band
    top = band[0].area.bottom
    symbol = code_for(card.code, page.dpi, page.mm(CODE_MM), height - top - page.mm(SHORT_CODE_MM))
    if symbol is None:
        return DoesNotFit("code")
    left = page.width - symbol.side - page.mm(1)
    code = _code_and_short_code(card, symbol, Column(typesetter, left, left + symbol.side, top, height))
    facts = _name_and_facts(card, Column(typesetter, margin, left, top + page.mm(2.5), height - page.mm(2.5)))
    if isinstance(facts, DoesNotFit):
        return facts
    return code.misfit or [*band, *code.items, *facts]


def _band(card: PaperCard, page: Page, typesetter: Typesetter) -> list[Item] | DoesNotFit:
    """Return title and clinic, white on black. A clinic with a long name has a higher band."""
    margin = page.mm(MARGIN_MM)
    title = typesetter.fit(texts(card.language)("paper-card-title"), *_sizes(TITLE), Room(page.width / 2, None, 1))
    if title is None:
        return DoesNotFit("title")
    width = page.width - 2 * margin - title.width - page.mm(4)
    clinic = typesetter.fit(card.clinic, *_sizes(CLINIC), Room(width, page.mm(MOST_CLINIC_MM)))
    if clinic is None:
        return DoesNotFit("clinic")
    height = max(round(page.mm(HEAD_MM)), ceil(clinic.height + page.mm(2)))
    titles = title.placed(margin, (height - title.height) / 2, title.width, "left", white=True)
    clinics = clinic.placed(page.width - margin - width, (height - clinic.height) / 2, width, "right", white=True)
    return [Box(Area(0, 0, page.width, height)), *titles, *clinics]


def _sizes(style: Style) -> tuple[Weight, float, float]:
    return style.weight, style.largest_mm, style.smallest_mm


def _code_and_short_code(card: PaperCard, symbol: Symbol, column: Column) -> Column:
    """Put the code and the short code below it, in the middle of what the band leaves."""
    short = column.block(grouped(card.short_code), SHORT_CODE)
    if short is None:
        column.misfit = DoesNotFit("short_code")
        return column
    spare = (column.bottom or 0) - column.top - symbol.side - short.height
    top = round(column.top + spare * 0.25)
    column.items.append(symbol.at(column.left, top))
    column.top = top + symbol.side
    column.place(short, "centre")
    return column


def _name_and_facts(card: PaperCard, column: Column) -> list[Item] | DoesNotFit:
    """Return the facts at the foot of the column and the name above them; the longer it is, the more makes way.

    A name that has no room in any way is printed as it is shown in public places, never cut.
    """
    advice = texts(card.language)("paper-card-no-phone-needed")
    attempts = (
        (NAME, FACTS, advice),
        (NAME, SMALL_FACTS, advice),
        (NAME, SMALL_FACTS, ""),
        (CLOSE_NAME, SMALL_FACTS, advice),
        (CLOSE_NAME, SMALL_FACTS, ""),
        (SMALLER_NAME, SMALL_FACTS, advice),
        (SMALLER_NAME, SMALL_FACTS, ""),
        (LONG_NAME, SMALL_FACTS, advice),
        (LONG_NAME, SMALL_FACTS, ""),
    )
    cards = (card, replace(card, name=mask_name(card.name)))
    found = (_stacked(one, column, *attempt) for one in cards for attempt in attempts)
    return next((items for items in found if items is not None), DoesNotFit("name"))


def _stacked(card: PaperCard, column: Column, name: Style, facts: Style, advice: str) -> list[Item] | None:
    foot = Column(column.typesetter, column.left, column.right, 0)
    for line in _facts(card, texts(card.language)):
        foot.put("facts", line, facts, gap_mm=1.6 if facts is FACTS else 1.0)
    foot.put("advice", advice, NO_PHONE_NEEDED, gap_mm=2.0)
    bottom = (column.bottom or 0) - foot.top
    above = Column(column.typesetter, column.left, column.right, column.top, bottom)
    above.put("name", card.name, name)
    return None if above.misfit or foot.misfit else [*above.items, *foot.moved_down(bottom)]


def _facts(card: PaperCard, words: Texts) -> Iterator[str]:
    yield ticket_words.joined(words(f"paper-sex-{card.sex}") if card.sex else None, _birth(card, words))
    yield words("paper-card-family", phone=card.family_phone) if card.family_phone else ""
    yield words("paper-card-clinic-phone", phone=card.clinic_phone) if card.clinic_phone else ""
    yield words("paper-card-director-phone", phone=card.director_phone) if card.director_phone else ""


def _birth(card: PaperCard, words: Texts) -> str | None:
    match card.birth_year, card.birth_month:
        case None, _:
            return None
        case year, None:
            return words("paper-card-birth-year", year=str(year))
        case year, month:
            return words("paper-card-birth-month", year=str(year), month=str(month))


def _a6(card: PaperCard, page: Page, typesetter: Typesetter) -> list[Item] | DoesNotFit:
    """Return everything below each other and centred: name, code, short code, facts.

    For a longer name the facts and then the code are smaller, so that the name stays what is large. One that has no
    room in any way is printed as it is shown in public places, never cut.
    """
    masked = replace(card, name=mask_name(card.name))
    attempts = (
        (card, SHEET_NAME, SHEET_FACTS, SHEET_CODE_MM),
        (card, SHEET_NAME, SHEET_SMALL_FACTS, SHEET_LEAST_CODE_MM),
        (card, SHEET_LONG_NAME, SHEET_SMALL_FACTS, SHEET_LEAST_CODE_MM),
        (masked, SHEET_NAME, SHEET_FACTS, SHEET_CODE_MM),
    )
    found: list[Item] | DoesNotFit = DoesNotFit("name")
    for one, name, facts, code_mm in attempts:
        found = _sheet(one, page, typesetter, (name, facts, code_mm))
        if not isinstance(found, DoesNotFit):
            return found
    return found


def _sheet(
    card: PaperCard, page: Page, typesetter: Typesetter, said: tuple[Style, Style, float]
) -> list[Item] | DoesNotFit:
    """Return the A6 sheet with the name and the facts in these styles, and room of so many mm for the code."""
    words, (name, facts, code_mm) = texts(card.language), said
    margin, height = page.mm(SHEET_MARGIN_MM), page.height or 0
    column = Column(typesetter, margin, page.width - margin, page.mm(SHEET_MARGIN_MM))
    column.put("clinic", card.clinic, SHEET_CLINIC)
    column.banner("title", words("paper-card-title"), SHEET_TITLE, gap_mm=2.5, padding_mm=2.0)
    foot = Column(typesetter, margin, page.width - margin, 0)
    foot.put("short_code", grouped(card.short_code), SHEET_SHORT_CODE)
    for index, line in enumerate(_facts(card, words)):
        foot.put("facts", line, facts, gap_mm=2.2 if index else 4.0)
    foot.put("advice", words("paper-card-no-phone-needed"), SHEET_NO_PHONE_NEEDED, gap_mm=4.0)
    column.bottom = height - margin - foot.top - page.mm(code_mm)
    column.put("name", card.name, name, gap_mm=5.0)
    room = height - margin - foot.top - column.top - page.mm(3)
    symbol = code_for(card.code, page.dpi, room, room)
    if symbol is None:
        return DoesNotFit("code")
    code = symbol.at((page.width - symbol.side) / 2, column.top + page.mm(1.5) + (room - symbol.side) / 2)
    misfit = column.misfit or foot.misfit
    return misfit or [*column.items, code, *foot.moved_down(height - margin - foot.top)]
