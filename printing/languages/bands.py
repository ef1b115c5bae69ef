"""Cutting a 1-bit picture into the rectangles that are worth sending: blank rows and blank edges stay at home.

The cut loses nothing: outside the bands every dot is white.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class Band:
    """Rows `top`..`top + rows` from byte column `left` on; `data` has `width` bytes a row, 1 = black, MSB left."""

    top: int
    rows: int
    left: int
    width: int
    data: bytes = field(repr=False)


MOST_BYTES = 3840
"""Dots in one band, in bytes: with its command and a question behind it they fit the 4 KB of cheap printers."""


@dataclass(frozen=True)
class Economy:
    """What a language pays: `overhead` bytes a band, at most `rows` rows in one, and whether blank left edges go."""

    overhead: int
    rows: int
    trims_left: bool


def packed(image: Image) -> bytes:
    """Return the picture as rows of bytes, 1 = black, MSB left; the last byte of a row is filled with white."""
    return bytes(255 - byte for byte in image.convert("1").tobytes()) if image.width % 8 == 0 else _padded(image)


def bands(image: Image, economy: Economy) -> list[Band]:
    """Return the bands that cost the fewest bytes, from the top down."""
    stride = -(-image.width // 8)
    data = packed(image)
    rows = [data[start : start + stride] for start in range(0, len(data), stride)]
    spans = [_span(row, economy.trims_left) for row in rows]
    found = []
    for top, bottom in _cheapest_cuts(spans, economy):
        left, right = _hull(spans[top:bottom])
        found.append(Band(top, bottom - top, left, right - left, b"".join(row[left:right] for row in rows[top:bottom])))
    return found


def _span(row: bytes, trims_left: bool) -> tuple[int, int] | None:
    """Return the bytes of a row from the first to behind the last with ink, or None for a blank row."""
    right = len(row.rstrip(b"\0"))
    return (len(row) - len(row.lstrip(b"\0")) if trims_left else 0, right) if right else None


def _hull(spans: Sequence[tuple[int, int] | None]) -> tuple[int, int]:
    inked = [span for span in spans if span is not None]
    return min(left for left, _ in inked), max(right for _, right in inked)


def _cheapest_cuts(spans: Sequence[tuple[int, int] | None], economy: Economy) -> list[tuple[int, int]]:
    """Return the bands as (top, bottom): the shortest path over all rows, where a blank row may be stepped over."""
    costs = [0] + [0] * len(spans)
    steps: list[int] = [0] * (len(spans) + 1)
    for bottom in range(1, len(spans) + 1):
        costs[bottom], steps[bottom] = _best_step(spans, costs, bottom, economy)
    cuts: list[tuple[int, int]] = []
    bottom = len(spans)
    while bottom:
        rows = steps[bottom]
        if rows:
            cuts.append((bottom - rows, bottom))
        bottom -= rows or 1
    return cuts[::-1]


def _best_step(
    spans: Sequence[tuple[int, int] | None], costs: list[int], bottom: int, economy: Economy
) -> tuple[int, int]:
    """Return the least cost of all rows above `bottom` and the rows of its last band; 0 rows: a blank row skipped."""
    if spans[bottom - 1] is None:
        return costs[bottom - 1], 0
    best = (1 << 60, 0)
    left, right = 1 << 30, 0
    for top in range(bottom - 1, max(-1, bottom - economy.rows - 1), -1):
        span = spans[top]
        if span is None:
            continue
        left, right = min(left, span[0]), max(right, span[1])
        if (bottom - top) * (right - left) > MOST_BYTES and top < bottom - 1:
            break
        cost = costs[top] + economy.overhead + (bottom - top) * (right - left)
        best = min(best, (cost, bottom - top))
    return best


def _padded(image: Image) -> bytes:
    from PIL import Image as Pillow  # noqa: PLC0415 - only when something is printed

    wide = Pillow.new("1", (-(-image.width // 8) * 8, image.height), 1)
    wide.paste(image, (0, 0))
    return packed(wide)
