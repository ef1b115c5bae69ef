"""The technician's test page: rulers in millimetres, a line at every edge, Chinese, rare characters, a code.

A line that is missing is an edge that the paper or the head does not have; a ruler whose 10 is not 10 mm is a wrong
dpi in the profile; a white stripe through the bar at the foot is a dead dot.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from kiosk.domain.documents import PrinterTestPage
from kiosk.texts import texts
from printing.codes import Symbol, code_for
from printing.fonts import Weight
from printing.layouts.column import Column, Style
from printing.sheet import Area, Box, DoesNotFit, Item, Page, Sheet
from printing.typesetting import Block, Typesetter

EDGE_MM = 0.25
TICK_MM = {1: 1.2, 5: 2.0, 10: 3.0}
FIGURE_MM = 1.8
FIGURES_AT_MM = 3.4
RULER_MM = 6.0
"""Depth of both rulers with their figures."""
BAR_MM = 1.5
CODE_MM = 16.0
LABEL_CODE_MM = 22.0
"""Times a label's proportions: on a flat one the code makes way for the samples."""
LEAST_HEIGHT_MM = 40.0
"""Of a page on endless paper: a shorter ruler measures nothing."""
NAME = Style(Weight.BOLD, 3.0, 2.0)
FACT = Style(Weight.MEDIUM, 2.4, 2.0)
SAMPLE = Style(Weight.MEDIUM, 3.4, 2.0, lines=3)
SAMPLES = "国泰民安鹰饕鼗，℃ 𬭎𠮷𫖯㛃䶮"
"""Plain and dense Chinese, what two-byte printers turn into question marks, and rare characters of names."""


def lay_out(document: PrinterTestPage, page: Page, typesetter: Typesetter) -> Sheet | DoesNotFit:
    """Return the sheet. On endless paper it is as long as its content."""
    comfortable = page.mm(CODE_MM if page.height is None else min(CODE_MM, LABEL_CODE_MM * page.height / page.width))
    symbol = code_for(document.printer, page.dpi, comfortable, page.mm(CODE_MM) + page.mm(8))
    if symbol is None:
        return DoesNotFit("printer")
    column = _content(document, page, symbol, typesetter)
    if column.misfit:
        return column.misfit
    height = page.height or ceil(max(column.top + page.mm(BAR_MM + 2), page.mm(LEAST_HEIGHT_MM)))
    rulers = [*_across(page, typesetter), *_down(page, height, typesetter)]
    return Sheet(page.width, height, page.dpi, (*_edges(page, height), *rulers, *column.items))


def _content(document: PrinterTestPage, page: Page, symbol: Symbol, typesetter: Typesetter) -> Column:
    """Return the code in the upper right corner, what is known of the printer beside it, and below what to look at."""
    words, top, right = texts(document.language), page.mm(RULER_MM), page.width - page.mm(1.5)
    bottom = page.height - page.mm(BAR_MM + 0.6) if page.height else None
    code = symbol.at(right - symbol.side, top)
    column = Column(typesetter, page.mm(RULER_MM + 1), right - symbol.side, top + page.mm(0.5), bottom)
    column.put("printer", document.printer, NAME)
    column.put("facts", _facts(document, page), FACT, gap_mm=0.9)
    below = Column(typesetter, column.left, right, max(column.top, top + symbol.side), bottom)
    below.put("sample", SAMPLES, SAMPLE, gap_mm=0.3)
    for text, gap_mm in ((document.title, 1.5), (words("paper-test-page-hint"), 0.9)):
        if below.block(text, FACT, gap_mm):  # a small label shows the rulers and the samples; the rest is in the manual
            below.put("hint", text, FACT, gap_mm)
    below.items = [code, *column.items, *below.items]
    below.misfit = column.misfit or below.misfit
    return below


def _facts(document: PrinterTestPage, page: Page) -> str:
    dots = f"{page.width}" if page.height is None else f"{page.width}\u00a0×\u00a0{page.height}"
    return texts(document.language)("paper-test-page-dots", dpi=str(page.dpi), dots=dots)


def _edges(page: Page, height: int) -> Iterator[Item]:
    thick, bar = max(1, round(page.mm(EDGE_MM))), round(page.mm(BAR_MM))
    yield Box(Area(0, 0, page.width, thick))
    yield Box(Area(0, thick, thick, height - bar))
    yield Box(Area(page.width - thick, thick, page.width, height - bar))
    yield Box(Area(0, height - bar, page.width, height))


def _across(page: Page, typesetter: Typesetter) -> Iterator[Item]:
    """Yield the ruler along the upper edge, its nought at the first dot."""
    edge, thick = max(1, round(page.mm(EDGE_MM))), max(1, page.dpi // 100)
    for millimetre in range(1, int((page.width - 2 * edge) * 25.4 / page.dpi)):
        at, length = round(page.mm(millimetre)), page.mm(_tick(millimetre))
        yield Box(Area(at, edge, at + thick, edge + round(length)))
        figure = _figure(millimetre, typesetter)
        if millimetre % 10 == 0 and at + figure.width / 2 < page.width - page.mm(1):
            yield from figure.placed(at - figure.width / 2, page.mm(FIGURES_AT_MM), figure.width, "left")


def _down(page: Page, height: int, typesetter: Typesetter) -> Iterator[Item]:
    """Yield the ruler along the left edge, as far as the other leaves it room."""
    edge, thick = max(1, round(page.mm(EDGE_MM))), max(1, page.dpi // 100)
    last = int((height - page.mm(BAR_MM)) * 25.4 / page.dpi)
    for millimetre in range(ceil(RULER_MM), last):
        at, length = round(page.mm(millimetre)), page.mm(_tick(millimetre))
        yield Box(Area(edge, at, edge + round(length), at + thick))
        figure = _figure(millimetre, typesetter)
        if millimetre % 10 == 0 and millimetre < last - 1:
            yield from figure.placed(page.mm(FIGURES_AT_MM), at - figure.height / 2, figure.width, "left")


def _tick(millimetre: int) -> float:
    return TICK_MM[next(step for step in (10, 5, 1) if millimetre % step == 0)]


def _figure(number: int, typesetter: Typesetter) -> Block:
    size = typesetter.em(str(number), FIGURE_MM, Weight.MEDIUM)
    return typesetter.set(str(number), Weight.MEDIUM, size)
