"""Setting text: how large it may be in its place, where its lines break, and where each line then stands.

Sizes are asked for as millimetres of ink, the way the paper's rules state them and a ruler measures them. Text is
made smaller down to its floor, then broken into lines; it is never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from math import ceil
from typing import Literal

from printing.fonts import FontChain, Weight
from printing.line_breaks import Tokens, at_pauses, broken, hanging, lines_needed
from printing.sheet import Area, Page, Text

HAN_HEIGHT = {Weight.MEDIUM: 0.87, Weight.BOLD: 0.89}
"""Ink of 国 in em (0.885 and 0.898) less what a threshold may take."""
CAPITAL_HEIGHT = 0.73
"""Ink of H and of the digits in em (0.737), less what a threshold may take."""
CLEAR = 0.3
"""Em that stay white between the inks of two lines."""
ROUNDING = 0.001
"""Dots that are rounding and no distance."""
WORTH_A_LINE = 1.35
"""Text breaks into one line more only when it becomes this much larger by it."""

Align = Literal["left", "centre", "right"]

NO_BREAK = "\u00a0"
_SPELLED = r"\[[^\[\] \u3000]{1,12}\]"
"""A character that no font has, as `printing.fonts` spells it: it stays on one line."""
_TOKEN = re.compile(
    r"[ \u3000]+"
    r"|[（「『“‘《]*(?:"
    + _SPELLED
    + r"|(?:(?!"
    + _SPELLED
    + r")[!-~\u00a1-\u024f])+(?: ?[号楼点分人岁年月日层次位])?|[^ \u3000])"
    r"[、，。；：？！）」』”’》·…—,.;:!?)]*"
)
"""Blanks; a word with what closes it, a number also with its unit, so that no line is a lone 次。; or a character."""
_WEAK_BREAK = re.compile(r"(?<=[-\u00a0])(?=.)")
"""Where a word that is too wide is broken first."""
_HAS_SMALLER = re.compile(r"[0-9A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True)
class Block:
    """Lines of one size. `inks` holds for each line how far it reaches above and below its baseline, in dots."""

    lines: tuple[str, ...] = field(repr=False)
    widths: tuple[float, ...]
    inks: tuple[tuple[float, float], ...]
    size: float
    weight: Weight
    clear: float = CLEAR

    @property
    def width(self) -> float:
        """Dots across the longest line."""
        return max(self.widths, default=0.0)

    @property
    def baselines(self) -> tuple[float, ...]:
        """The lines' baselines in dots below the top of the block's ink."""
        if not self.inks:
            return ()
        pitch = max(up for up, _ in self.inks) + max(down for _, down in self.inks) + self.clear * self.size
        return tuple(ceil(self.inks[0][0] + line * pitch) for line in range(len(self.inks)))

    @property
    def height(self) -> float:
        """Dots from the top of the first line's ink to the bottom of the last one's."""
        return self.baselines[-1] + self.inks[-1][1] if self.lines else 0.0

    def placed(self, left: float, top: float, width: float, align: Align, white: bool = False) -> Iterator[Text]:
        """Yield the lines where they stand, within `width` dots from `left`; `top` is the top of the ink."""
        for line, length, (up, down), baseline in zip(self.lines, self.widths, self.inks, self.baselines, strict=True):
            spare = {"left": 0.0, "centre": (width - length) / 2, "right": width - length}[align]
            x, y = round(left + spare), ceil(top - ROUNDING) + baseline
            yield Text(line, x, y, self.size, self.weight, Area(x, y - up, x + length, y + down), white, align)


@dataclass(frozen=True)
class Room:
    """The place that a text has: dots across, dots down (None: no limit), and lines.

    A word that is wider than the place is broken at its hyphens and then anywhere; with `whole_words` at its hyphens
    only. `clear` is the white between the inks of two lines, in em.
    """

    width: float
    height: float | None = None
    lines: int = 40
    whole_words: bool = False
    clear: float = CLEAR


class Typesetter:
    """Sets text for one page with one chain of fonts."""

    def __init__(self, page: Page, fonts: FontChain) -> None:
        self.page = page
        self._fonts = fonts

    def fit(self, text: str, weight: Weight, largest_mm: float, smallest_mm: float, room: Room) -> Block | None:
        """Return the text as large as the room allows, or None where even the smallest size does not go in.

        `largest_mm` is the ink of a digit, so that lines with and without digits come out alike; `smallest_mm` is
        the ink of what is smallest in this very text, hanzi or digits.
        """
        spelled = self._fonts.spelled(text)
        smallest = self.em(spelled, smallest_mm, weight)
        largest = max(smallest, round(self.page.mm(largest_mm) / CAPITAL_HEIGHT))
        tokens = self._measured(spelled, weight, room, smallest)
        at = cache(partial(self._at, tokens, weight, room))
        best: Block | None = None
        for lines in range(1, room.lines + 1):
            blocks = (at(size) for size in range(largest, smallest - 1, -1))
            block = next((one for one in blocks if one is not None and len(one.lines) <= lines), None)
            if block is not None and (best is None or block.size > best.size * WORTH_A_LINE):
                best = block
            if (best is not None and best.size == largest) or lines > len(spelled):
                break
        return None if best is None else self._at_pauses(best, tokens, room)

    def set(self, text: str, weight: Weight, size: int) -> Block:
        """Return the text on one line of a given size in dots."""
        return self._block([self._fonts.spelled(text)], weight, size)

    def width_in_em(self, text: str, weight: Weight) -> float:
        """Return how wide the text is for each dot of its size."""
        return self._fonts.width(self._fonts.spelled(text), weight)

    def em(self, text: str, ink_mm: float, weight: Weight) -> int:
        """Return the size in whole dots at which what is smallest in the text, hanzi or digits, has that ink."""
        share = CAPITAL_HEIGHT if _HAS_SMALLER.search(text) else HAN_HEIGHT[weight]
        return int(-(-self.page.mm(ink_mm) // share))

    def _at(self, tokens: Tokens, weight: Weight, room: Room, size: int) -> Block | None:
        """Return the text at a size in as few lines as it needs; None where that has no room."""
        count = lines_needed(tokens, room.width / size)
        if count is None or count > room.lines:
            return None
        block = self._block(broken(tokens, count, room.width / size), weight, size, room.clear)
        return block if room.height is None or block.height <= room.height else None

    def _at_pauses(self, block: Block, tokens: Tokens, room: Room) -> Block:
        """Return the block with its lines broken behind commas and blanks, where that takes no more room."""
        lines = at_pauses(tokens, len(block.lines), room.width / block.size)
        if lines is None:
            return block
        gentler = self._block(lines, block.weight, int(block.size), room.clear)
        return gentler if room.height is None or gentler.height <= room.height else block

    def _measured(self, text: str, weight: Weight, room: Room, size: int) -> Tokens:
        return [(token, self._fonts.width(token, weight)) for token in self._tokens(text, weight, room, size)]

    def _tokens(self, text: str, weight: Weight, room: Room, size: int) -> Iterator[str]:
        for token in _joined(_TOKEN.findall(text)):
            wide = self._fonts.width(token, weight) * size > room.width
            for part in _WEAK_BREAK.split(token) if wide else [token]:
                if room.whole_words or self._fonts.width(part, weight) * size <= room.width:
                    yield part
                else:
                    yield from part

    def _block(self, lines: list[str], weight: Weight, size: int, clear: float = CLEAR) -> Block:
        inks = [self._fonts.ink(line, weight) for line in lines]
        return Block(
            lines=tuple(lines),
            widths=tuple((self._fonts.width(line, weight) - hanging(line)) * size for line in lines),
            inks=tuple((up * size, down * size) for up, down in inks),
            size=size,
            weight=weight,
            clear=clear,
        )


def _joined(tokens: list[str]) -> list[str]:
    """Return the tokens with those on both sides of a no-break space in one."""
    joined: list[str] = []
    for token in tokens:
        if joined and NO_BREAK in {token, joined[-1][-1]}:
            joined[-1] += token
        else:
            joined.append(token)
    return joined
