"""Where text breaks into lines: as few as can be, as even as can be, and at pauses rather than within words.

Chinese may break between any two characters, but is read more easily where it breaks behind a comma, behind the dot
within a name or at a blank. Knows tokens and their widths in em; no fonts, no millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

Tokens = Sequence[tuple[str, float]]
"""Blanks, words and characters in order, each with its width in em."""
HANGING = {"\u00b7": 0.35}
"""Em of white at the right of a character that may stand over the edge at the end of a line: the dot within a name."""
MARKS = frozenset("\u00b7，、。；：？！…,;:.?!）)」』”’》")
"""A line ends best behind these."""
JOINTS = frozenset("-\u00a0")
"""A line may well end behind these, as behind a blank between words."""
MOST_LINES = 8
"""Of more lines than these it matters little where each one ends."""
_Line = tuple[int, int]
"""The tokens of a line, from the first to behind the last."""
_MARK, _WORDS, _TORN = range(3)
"""What a line may end at: a mark or a wide blank, the end of a word, the middle of one."""
_ROUGH = (_TORN, _WORDS)
"""In the order in which they are to be few."""
_Cost = tuple[int, int, float, float]
"""Breaks in the middle of words, those between words, em of the longest line, and how uneven the lines are."""
_WORST = (1 << 30, 0, 0.0, 0.0)


def hanging(text: str) -> float:
    """Return the em that the end of a line leaves white."""
    return HANGING.get(text[-1:], 0.0)


def lines_needed(tokens: Tokens, width: float) -> int | None:
    """Return how many lines of `width` em the tokens fill; None when one alone is wider."""
    lines = _filled(tokens, width)
    return None if lines is None else len(lines)


def broken(tokens: Tokens, count: int, width: float) -> list[str]:
    """Return the text in `count` lines, which is how many it needs at `width` em, of lengths as even as can be."""
    return _texts(tokens, _even(tokens, count, width))


def at_pauses(tokens: Tokens, count: int, width: float) -> list[str] | None:
    """Return the text in as many lines with fewer breaks within words; None where there is nothing to be gained."""
    ends = [_end(tokens, place) for place in range(len(tokens))]
    starts = [start for start, _ in _even(tokens, count, width)[1:]]
    rough = tuple(sum(ends[start] == kind for start in starts) for kind in _ROUGH)
    if not any(rough) or count > MOST_LINES or min(ends[1:], default=_TORN) == _TORN:
        return None
    cost, lines = _gentlest(tokens, ends, count, width)
    return _texts(tokens, lines) if cost[:2] < rough else None


def _texts(tokens: Tokens, lines: Sequence[_Line]) -> list[str]:
    return ["".join(token for token, _ in tokens[start:end]).strip() for start, end in lines]


def _filled(tokens: Tokens, width: float) -> list[_Line] | None:
    """Return the lines, each filled before the next; None when a token alone is wider."""
    lines: list[_Line] = []
    start, used = 0, 0.0
    for place, (token, length) in enumerate(tokens):
        needed = length - hanging(token)
        if not token.strip():
            start, used = (place + 1, 0.0) if used == 0 else (start, used + length)
            continue
        if needed > width:
            return None
        if used + needed > width:
            lines.append((start, place))
            start, used = place, 0.0
        used += length
    return [*lines, (start, len(tokens))] if used else lines


def _even(tokens: Tokens, count: int, width: float) -> list[_Line]:
    """Return the lines of lengths as even as can be: no last line of one character."""
    low, high, best = width / 2, width, _filled(tokens, width) or []
    for _ in range(8 if count > 1 else 0):
        middle = (low + high) / 2
        tried = _filled(tokens, middle)
        if tried is not None and len(tried) == count:
            best, high = tried, middle
        else:
            low = middle
    return best


def _gentlest(tokens: Tokens, ends: Sequence[int], count: int, width: float) -> tuple[_Cost, tuple[_Line, ...]]:
    """Return the lines with the fewest breaks in the middle of words, then between them, then the most even ones."""
    measure = _Measure(tokens)
    # Of the text from a token on, in as many lines as there were rounds.
    best: dict[int, tuple[_Cost, tuple[_Line, ...]]] = {len(tokens): ((0, 0, 0.0, 0.0), ())}
    for _ in range(count):
        longer: dict[int, tuple[_Cost, tuple[_Line, ...]]] = {}
        for end, (cost, rest) in best.items():
            for start in measure.starts(end, width):
                kind, length = ends[start] if start else _MARK, measure.length(start, end)
                rough = cost[0] + (kind == _TORN), cost[1] + (kind == _WORDS)
                found = (*rough, max(cost[2], length), cost[3] + length**2), ((start, end), *rest)
                longer[start] = min(found, longer.get(start, found))
        best = longer
    return best.get(0, (_WORST, ()))


class _Measure:
    """How long a line of these tokens is, in em, without the blanks at its end."""

    def __init__(self, tokens: Tokens) -> None:
        self._blank = [not token.strip() for token, _ in tokens]
        self._hanging = [hanging(token) for token, _ in tokens]
        self._until = [0.0, *accumulate(length for _, length in tokens)]

    def length(self, start: int, end: int) -> float:
        """Return the em from a token to before another."""
        while end > start and self._blank[end - 1]:
            end -= 1
        return self._until[end] - self._until[start] - (self._hanging[end - 1] if end > start else 0.0)

    def starts(self, end: int, width: float) -> Iterator[int]:
        """Yield where a line that ends before this token may begin."""
        for start in range(end - 1, -1, -1):
            if self.length(start, end) > width:
                return
            if not self._blank[start] or start == 0:
                yield start


def _end(tokens: Tokens, place: int) -> int:
    """Return what a line would end at that is followed by this token; no good end is a blank beside a number."""
    before = "".join(token for token, _ in tokens[max(0, place - 2) : place])
    last = before.rstrip(" \u3000")[-1:]
    if last in MARKS or "\u3000" in before[len(before.rstrip(" \u3000")) :]:
        return _MARK
    between = before.endswith(" ") and not (last.isdigit() or tokens[place][0][:1].isdigit())
    return _WORDS if between or last in JOINTS else _TORN
