"""A column of paper that is filled from the top down, the way all our layouts are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from printing.codes import Symbol
from printing.fonts import Weight
from printing.sheet import Area, Box, DoesNotFit, Item
from printing.typesetting import CAPITAL_HEIGHT, CLEAR, Align, Block, Room, Typesetter


@dataclass(frozen=True)
class Style:
    """How a field is set: weight, the ink in mm it has where there is room, its floor, and the side it leans to.

    `clear` is the white between the inks of two lines, in em. With `whole_words` words break at their hyphens only.
    """

    weight: Weight
    largest_mm: float
    smallest_mm: float
    align: Align = "left"
    lines: int = 40
    clear: float = CLEAR
    whole_words: bool = False


@dataclass
class Column:
    """Fields below each other between `left` and `right`, none lower than `bottom` (None: endless paper)."""

    typesetter: Typesetter
    left: float
    right: float
    top: float
    bottom: float | None = None
    items: list[Item] = field(default_factory=list)
    misfit: DoesNotFit | None = None

    def mm(self, millimetres: float) -> float:
        """Return millimetres in dots."""
        return self.typesetter.page.mm(millimetres)

    def put(self, what: str, text: str, style: Style, gap_mm: float = 0.0) -> None:
        """Set a field below the last one, `gap_mm` of white above it. `what` names it where it does not fit."""
        if not text.strip():
            return
        block = self.block(text, style, gap_mm)
        if block is None:
            self.misfit = self.misfit or DoesNotFit(what)
            return
        self.place(block, style.align, gap_mm)

    def block(self, text: str, style: Style, gap_mm: float = 0.0) -> Block | None:
        """Return the text as it would be set in what is left of the column, or None."""
        height = None if self.bottom is None else self.bottom - self.top - self.mm(gap_mm)
        room = Room(self.right - self.left, height, style.lines, style.whole_words, style.clear)
        return self.typesetter.fit(text, style.weight, style.largest_mm, style.smallest_mm, room)

    def alike(self, texts: Sequence[str], style: Style) -> Style:
        """Return the style in which all these texts, each in its place in this column, come out in one size."""
        sizes = [block.size for text in texts if (block := self.block(text, style)) is not None]
        return replace(style, largest_mm=min(sizes) * CAPITAL_HEIGHT / self.mm(1)) if sizes else style

    def place(self, block: Block, align: Align, gap_mm: float = 0.0) -> None:
        """Place a block that was made for this column."""
        top = round(self.top + self.mm(gap_mm))
        self.items += block.placed(self.left, top, self.right - self.left, align)
        self.top = top + block.height

    def place_in_row(self, blocks: Sequence[Block], align: Align, space: float, gap_mm: float = 0.0) -> None:
        """Place one-line blocks beside each other on one baseline, `space` dots between them."""
        up, down = (max(block.inks[0][side] for block in blocks) for side in (0, 1))
        width = sum(block.width for block in blocks) + space * (len(blocks) - 1)
        spare = self.right - self.left - width
        left = self.left + {"left": 0.0, "centre": spare / 2, "right": spare}[align]
        baseline = round(self.top + self.mm(gap_mm) + up)
        for block in blocks:
            texts = block.placed(left, baseline - block.baselines[0], block.width, "left")
            self.items += [replace(text, align=align) for text in texts]
            left += block.width + space
        self.top = baseline + down

    def code(self, symbol: Symbol, gap_mm: float = 0.0) -> None:
        """Place a code in the middle, its quiet zone `gap_mm` below the last field."""
        top = round(self.top + self.mm(gap_mm))
        self.items.append(symbol.at(self.left + (self.right - self.left - symbol.side) / 2, top))
        self.top = top + symbol.side

    def moved_down(self, dots: float) -> list[Item]:
        """Return the items as far lower as asked: for a column that stands on something instead of hanging."""
        return [item.moved_down(round(dots)) for item in self.items]

    def rule(self, gap_mm: float, thickness_mm: float = 0.3) -> None:
        """Draw a line across, `gap_mm` below the last field."""
        top = round(self.top + self.mm(gap_mm))
        self.items.append(Box(Area(self.left, top, self.right, top + round(self.mm(thickness_mm)))))
        self.top = top + round(self.mm(thickness_mm))

    def banner(self, what: str, text: str, style: Style, gap_mm: float, padding_mm: float) -> None:
        """Set a field white on black across the column."""
        padding = round(self.mm(padding_mm))
        room = Room(self.right - self.left - 2 * padding, None, style.lines)
        block = self.typesetter.fit(text, style.weight, style.largest_mm, style.smallest_mm, room)
        if block is None:
            self.misfit = self.misfit or DoesNotFit(what)
            return
        top = round(self.top + self.mm(gap_mm))
        bottom = round(top + block.height + 2 * padding)
        self.items.append(Box(Area(self.left, top, self.right, bottom)))
        self.items += block.placed(self.left + padding, top + padding, room.width, style.align, white=True)
        self.top = bottom
