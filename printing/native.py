"""A sheet as lines that a receipt printer sets by itself: its own characters in whole multiples, its own QR codes.

Far fewer bytes than dots, and less beautiful: for slow lines, where the profile asks for it. What the printer's set
of characters lacks stays a picture. A sheet that is no strip of lines (things beside each other) has no such form,
but for the sticker, which is set anew as a code with one line below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import Literal, assert_never

from kiosk.domain.documents import Document, HealthCodeSticker
from kiosk.domain.short_code import grouped
from kiosk.ports import PrinterProfile
from printing.fonts import Weight
from printing.sheet import Box, Code, Item, Sheet, Text

CELL = 24
"""Dots of a Chinese character at its single size, both ways; all others are half as wide."""
LARGEST = 8
"""Multiples that GS ! knows."""
LARGER_THAN_SET = 1.15
"""A character may come out so much larger than on the sheet: the steps between the multiples are wide."""
LEAST_DOWN = 2
"""Times down: at its single height a digit has 2.2 mm of ink at 203 dpi and a hanzi 2.8, less than paper's 3 mm."""
LEAST_CLEAR = 10
"""Dots of white below a line of text, beside those that its cells have."""
RULE_DOTS = 4
ALIKE = 1.25
"""Lines whose sizes differ less than this are of one kind: steps, facts."""
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
Align = Literal["left", "centre"]


@dataclass(frozen=True)
class Span:
    """Text of one size on a line, in multiples of the single size."""

    text: str = field(repr=False)
    across: int
    down: int
    bold: bool = False

    @property
    def width(self) -> int:
        """Dots."""
        return sum(CELL // 2 if character.isascii() else CELL for character in self.text) * self.across


@dataclass(frozen=True)
class Line:
    """A line of text, `feed` dots of white below it."""

    spans: tuple[Span, ...]
    align: Align
    white: bool = False
    feed: int = 0

    @property
    def width(self) -> int:
        """Dots."""
        return sum(span.width for span in self.spans)

    @property
    def height(self) -> int:
        """Dots, without the white below."""
        return max(span.down for span in self.spans) * CELL


@dataclass(frozen=True)
class Rule:
    """A line across the paper."""

    feed: int = 0


@dataclass(frozen=True)
class Picture:
    """Rows of the sheet's own dots: what the printer's set lacks."""

    top: int
    bottom: int
    feed: int = 0


@dataclass(frozen=True)
class OwnCode:
    """A QR code that the printer makes; white around it is fed."""

    content: bytes = field(repr=False)
    level: str
    module_dots: int
    modules: int
    feed: int = 0

    @property
    def height(self) -> int:
        """Dots, with the quiet zone above and below."""
        return (self.modules + 2 * Code.QUIET) * self.module_dots


Part = Line | Rule | Picture | OwnCode


def strip(document: Document, sheet: Sheet, profile: PrinterProfile) -> tuple[Part, ...] | None:
    """Return the sheet as a strip of parts from the top down, or None where it has to be a picture."""
    if profile.native_text is None:
        return None
    if isinstance(document, HealthCodeSticker):
        return _sticker(document, sheet, profile)
    rows = [tuple(row) for _, row in groupby(_in_order(sheet), key=_row_key)]
    if profile.height_dots is not None or not _below_each_other(rows):
        return None
    parts = _evened(rows, [_part(row, sheet, profile) for row in rows])
    return tuple(replace(part, feed=gap) for part, gap in zip(parts, _gaps(rows, parts, sheet), strict=True))


def speaks(text: str, charset: str) -> bool:
    """Whether the printer's set has all the characters. It knows two bytes only: four it would take for two pairs."""
    codec = "gbk" if charset == "gb18030" else charset
    try:
        return all(len(character.encode(codec)) <= 2 for character in text) and not CONTROLS.search(text)
    except UnicodeEncodeError:
        return False


def _in_order(sheet: Sheet) -> list[Item]:
    """Return the items from the top down, without the grounds of white text: those the printer inverts itself."""
    white = [item for item in sheet.items if isinstance(item, Text) and item.white]
    grounds = {
        id(box) for box in sheet.items if isinstance(box, Box) and any(box.area.holds(text.area) for text in white)
    }
    return sorted((item for item in sheet.items if id(item) not in grounds), key=_row_key)


def _row_key(item: Item) -> tuple[float, float]:
    """Return the same for what stands on one baseline."""
    foot = item.baseline if isinstance(item, Text) else item.area.bottom
    return foot, 0.0 if isinstance(item, Text) else item.area.top


def _below_each_other(rows: Sequence[tuple[Item, ...]]) -> bool:
    spans = [(min(item.area.top for item in row), max(item.area.bottom for item in row)) for row in rows]
    apart = all(above[1] <= below[0] + 1 for above, below in pairwise(spans))
    rules = all(item.area.height <= RULE_DOTS for row in rows for item in row if isinstance(item, Box))
    return apart and rules


def _part(row: tuple[Item, ...], sheet: Sheet, profile: PrinterProfile) -> Part:
    match row[0]:
        case Box():
            return Rule()
        case Code() as code:
            return _code(code, profile) or _picture(row)
        case Text():
            return _line([item for item in row if isinstance(item, Text)], sheet, profile) or _picture(row)
        case never:
            assert_never(never)


def _picture(row: tuple[Item, ...]) -> Picture:
    return Picture(int(min(item.area.top for item in row)), int(max(item.area.bottom for item in row)) + 1)


def _code(code: Code, profile: PrinterProfile) -> OwnCode | None:
    version = (len(code.modules) - 17) // 4
    if profile.native_qr_version is None or version > profile.native_qr_version:
        return None
    return OwnCode(code.content.encode("utf-8"), code.level, code.module_dots, len(code.modules))


def _line(row: list[Text], sheet: Sheet, profile: PrinterProfile) -> Line | None:
    """Return the row in the largest multiples that are not much larger than on the sheet and not wider than it."""
    texts = sorted(row, key=lambda item: item.x)
    if not all(speaks(_spaced(item, 0), str(profile.native_text)) for item in texts):
        return None
    multiples = [_multiple(item.size) for item in texts]
    while True:
        spans = (
            Span(_spaced(item, index), size, max(size, LEAST_DOWN), item.weight is Weight.BOLD)
            for index, (item, size) in enumerate(zip(texts, multiples, strict=True))
        )
        line = Line(tuple(spans), "left" if texts[0].align == "left" else "centre", white=texts[0].white)
        if line.width <= sheet.width:
            return line
        if max(multiples) == 1:
            return None
        multiples = [max(1, multiple - 1) for multiple in multiples]


def _multiple(size: float) -> int:
    return max(1, min(LARGEST, int(size * LARGER_THAN_SET / CELL)))


def _spaced(item: Text, index: int) -> str:
    """Return the text as it is set: white on black with a blank at both ends, wide blanks as those of the set."""
    text = item.text.replace("\u00a0", " ")
    return f" {text} " if item.white and index == 0 else text


def _evened(rows: Sequence[tuple[Item, ...]], parts: Sequence[Part]) -> list[Part]:
    """Return the parts with neighbours that are alike on the sheet in the same multiple: the smallest among them."""
    evened = list(parts)
    first = 0
    for end in range(1, len(rows) + 1):
        if end < len(rows) and _are_alike(rows[end - 1], rows[end]):
            continue
        lines = [part for part in parts[first:end] if isinstance(part, Line)]
        least = min((span.across for line in lines for span in line.spans), default=1)
        if end - first > 1:
            evened[first:end] = [_in_multiple(part, least) for part in parts[first:end]]
        first = end
    return evened


def _are_alike(above: tuple[Item, ...], below: tuple[Item, ...]) -> bool:
    match above, below:
        case (Text() as one,), (Text() as other,):
            same = (one.weight, one.white, one.align) == (other.weight, other.white, other.align)
            return same and max(one.size, other.size) <= ALIKE * min(one.size, other.size)
        case _:
            return False


def _in_multiple(part: Part, multiple: int) -> Part:
    if not isinstance(part, Line):
        return part
    down = max(multiple, LEAST_DOWN)
    return replace(part, spans=tuple(replace(span, across=multiple, down=down) for span in part.spans))


def _gaps(rows: Sequence[tuple[Item, ...]], parts: Sequence[Part], sheet: Sheet) -> Iterator[int]:
    """Yield the white below each part, so that it all ends about where the sheet does."""
    printed = 0.0
    for part, below in zip(parts, [*rows[1:], None], strict=True):
        printed += _height(part)
        wanted = sheet.height if below is None else min(item.area.top for item in below)
        gap = max(LEAST_CLEAR if isinstance(part, Line) else 0, round(wanted - printed))
        printed += gap
        yield gap


def _height(part: Part) -> int:
    match part:
        case Line() | OwnCode():
            return part.height
        case Rule():
            return CELL
        case Picture(top, bottom):
            return bottom - top
        case never:
            assert_never(never)


def _sticker(sticker: HealthCodeSticker, sheet: Sheet, profile: PrinterProfile) -> tuple[Part, ...] | None:
    """Return the code and, below it on one line, name and short code, as large as the label allows."""
    (code,) = (item for item in sheet.items if isinstance(item, Code))
    own = _code(code, profile)
    if own is None or not speaks(sticker.name, str(profile.native_text)):
        return None
    for text in (grouped(sticker.short_code), sticker.short_code):
        for across, down in ((2, 2), (1, 2)):
            spans = (Span(f"{sticker.name} ", across, down, bold=True), Span(text, 2, 2, bold=True))
            line = Line(spans, "centre")
            spare = sheet.height - own.height - line.height
            if line.width <= sheet.width and spare >= 0:
                return own, replace(line, feed=spare)
    return None
