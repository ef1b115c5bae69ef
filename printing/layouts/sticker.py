"""The health-code sticker, a 50 x 30 mm label for the back of the social-security card.

The code stands in the upper left corner, the name large beside it, and below both the short code. For a longer name
the caption, the clinic's name and at last the note make way, and its lines move together: up to twenty hanzi of 5 mm.
What is longer begins in that size and goes on in a smaller one; nothing is cut. A foreign code may be so large that it
takes the whole height: then everything else stands in one column beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial

from kiosk.domain.documents import HealthCodeSticker
from kiosk.domain.names import graphemes, mask_name
from kiosk.domain.short_code import grouped
from kiosk.texts import texts
from printing.codes import code_for
from printing.fonts import Weight
from printing.layouts.column import Column, Style
from printing.sheet import Code, DoesNotFit, Item, Page, Sheet
from printing.typesetting import Typesetter

MARGIN_MM = 0.8
RIGHT_MM = 0.5
"""Hanzi bring a quarter of a millimetre of white of their own."""
GAP_MM = 0.9
FOOT_LEFT_MM = 1.5
"""The foot begins where the ink of a code begins, behind its quiet zone."""
LABEL = Style(Weight.MEDIUM, 2.3, 2.5, lines=1)
SHORT_CODE = Style(Weight.BOLD, 4.1, 4.0, lines=2)
NOTE_GAP_MM = 0.5
NOTE = Style(Weight.MEDIUM, 2.1, 2.5)
CLINIC = Style(Weight.MEDIUM, 2.1, 2.5, lines=3)
CAPTION = Style(Weight.MEDIUM, 2.1, 2.5, lines=2)
NAME = Style(Weight.BOLD, 5.3, 5.0, lines=4, whole_words=True)
CLOSE_NAME = Style(Weight.BOLD, 4.1, 5.0, lines=4, clear=0.06, whole_words=True)
"""Hanzi of 5 mm are told apart with a third of a millimetre between their lines."""
BEGINNING = Style(Weight.BOLD, 4.1, 5.0, lines=2, clear=0.06, whole_words=True)
REST_OF_NAME = Style(Weight.BOLD, 3.4, 2.5, clear=0.15, whole_words=True)
LARGE_LETTERS = Style(Weight.BOLD, 5.0, 3.2, clear=0.3, whole_words=True)
"""Width is what words of letters want: as long as they are this high nothing has to make way for them."""
LETTERS = Style(Weight.BOLD, 5.0, 2.5, clear=0.15, whole_words=True)
"""A long word of letters is rather set smaller than broken: nobody knows it again in two pieces."""
LONG_NAME = Style(Weight.BOLD, 4.2, 2.5)
MOST_AT_THE_BEGINNING = 10
"""Hanzi that two lines of 5 mm may hold."""
_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f]")
_PART = re.compile(r"[·\s]+")


@dataclass(frozen=True)
class _Said:
    """What one attempt puts beside and below the code: the name in one size or in two."""

    names: tuple[tuple[str, Style], ...] = field(repr=False)
    clinic: str = ""
    caption: str = ""
    note: str = ""


@dataclass(frozen=True)
class _Frame:
    """Where everything stands around a code of its size: the code placed, the name's column, the foot."""

    code: Code
    beside: Column
    foot: Column


def lay_out(sticker: HealthCodeSticker, page: Page, typesetter: Typesetter) -> Sheet | DoesNotFit:
    """Return the sheet. `page.height` is that of the label."""
    frame = cache(partial(_frame, sticker, page, typesetter))
    for said in _attempts(sticker):
        around = frame(said.note)
        if isinstance(around, DoesNotFit):
            return around
        items = _stacked(said, around.beside)
        if items is not None:
            return Sheet(page.width, page.height or 0, page.dpi, (around.code, *items, *around.foot.items))
    return DoesNotFit("name")


def _attempts(sticker: HealthCodeSticker) -> Iterator[_Said]:
    """Yield what may be printed, best first: what is of least use makes way until the name has its 5 mm.

    A name that has no room even so begins in its size and ends in a smaller one; one that has no room in any way is
    printed as it is shown in public places, never cut. Only beside a foreign code that leaves no column is it smaller.
    """
    words = texts(sticker.language)
    caption, note = words("paper-sticker-caption"), words("paper-sticker-lost")
    name, masked = sticker.name, mask_name(sticker.name)
    beside = ((sticker.clinic, caption), (sticker.clinic, ""), ("", caption), ("", ""))
    for clinic, said in beside:
        yield _Said(((name, NAME),), clinic, said, note)
    yield _Said(((name, CLOSE_NAME),), note=note)
    yield _Said(((name, CLOSE_NAME),))
    for remark in (note, ""):
        yield from (_Said(((first, BEGINNING), (rest, REST_OF_NAME)), note=remark) for first, rest in _beginnings(name))
    if _LETTERS.search(name):
        yield from (_Said(((name, LARGE_LETTERS),), clinic, said, note) for clinic, said in beside)
        yield from (_Said(((name, style),), note=note) for style in (LETTERS, LONG_NAME))
    yield _Said(((masked, CLOSE_NAME),), note=note)
    yield _Said(((name, LONG_NAME),), note=note)
    yield _Said(((masked, LONG_NAME),), note=note)


def _beginnings(name: str) -> Iterator[tuple[str, str]]:
    """Yield the name in two: first its whole parts, then any of its hanzi, the longest beginnings first."""
    whole = graphemes(name)
    parts = [match.end() for match in _PART.finditer(name) if match.end() < len(name)]
    hanzi = [len("".join(whole[:count])) for count in range(1, min(len(whole), MOST_AT_THE_BEGINNING + 1))]
    ends = [*reversed(parts), *reversed([] if _LETTERS.search(name) else hanzi)]
    yield from ((name[:end].strip(), name[end:].strip()) for end in ends)


def _frame(sticker: HealthCodeSticker, page: Page, typesetter: Typesetter, note: str) -> _Frame | DoesNotFit:
    """Return the code in its corner with the foot below both, or a taller code with the foot beside it."""
    height, margin = page.height or 0, page.mm(MARGIN_MM)
    foot = _foot(sticker, note, Column(typesetter, page.mm(FOOT_LEFT_MM), page.width - margin, 0))
    corner = height - margin - foot.top
    note_mm = NOTE.smallest_mm + NOTE_GAP_MM
    symbol = code_for(sticker.code, page.dpi, corner if note else corner - page.mm(note_mm), height)
    if symbol is None:
        return DoesNotFit("code")
    beside = Column(typesetter, symbol.side, page.width - page.mm(RIGHT_MM), margin)
    if symbol.side > corner:
        foot = _foot(sticker, note, replace(beside, top=0, items=[]))
    top = 0 if symbol.side <= corner else (height - symbol.side) / 2
    foot_top = height - margin - foot.top
    beside.bottom = foot_top - beside.mm(GAP_MM)
    foot.items = foot.moved_down(foot_top)
    return foot.misfit or _Frame(symbol.at(0, top), beside, foot)


def _foot(sticker: HealthCodeSticker, note: str, column: Column) -> Column:
    """Put the short code with its label, beside each other where the column is wide, and the note."""
    label = column.block(texts(sticker.language)("paper-sticker-short-code"), LABEL)
    digits = column.block(grouped(sticker.short_code), SHORT_CODE)
    space = column.mm(GAP_MM)
    if label is None or digits is None:
        column.misfit = DoesNotFit("short_code")
    elif len(digits.lines) == 1 and label.width + space + digits.width <= column.right - column.left:
        column.place_in_row((label, digits), "left", space)
    else:
        column.place(label, "left")
        column.place(digits, "left", gap_mm=0.6)
    column.put("note", note, NOTE, NOTE_GAP_MM)
    return column


def _stacked(said: _Said, column: Column) -> list[Item] | None:
    """Return clinic, name and caption from the top to the bottom of the column, or None where they have no room."""
    head = Column(column.typesetter, column.left, column.right, column.top)
    head.put("clinic", said.clinic, CLINIC)
    foot = Column(column.typesetter, column.left, column.right, 0)
    foot.put("caption", said.caption, CAPTION)
    bottom = (column.bottom or 0) - foot.top
    above, under = (column.mm(GAP_MM) if text else 0.0 for text in (said.clinic, said.caption))
    middle = Column(column.typesetter, column.left, column.right, head.top + above, bottom - under)
    for index, (name, style) in enumerate(said.names):
        middle.put("name", name, style, gap_mm=GAP_MM if index else 0.0)
    if middle.misfit or head.misfit or foot.misfit:
        return None
    spare = bottom - under - middle.top
    return [*head.items, *middle.moved_down(spare / 2), *foot.moved_down(bottom)]
