"""A sheet as data: what lies where, in dots from the upper left corner, before anything is drawn.

Because a layout is data, that nothing is cut and nothing overlaps is reckoned from it and not hoped for.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from printing.fonts import Weight


@dataclass(frozen=True)
class Page:
    """What a printer's head can burn. `height` is None for endless paper."""

    width: int
    height: int | None
    dpi: int

    def mm(self, millimetres: float) -> float:
        """Return millimetres in dots."""
        return millimetres * self.dpi / 25.4


@dataclass(frozen=True)
class Area:
    """A rectangle in dots: its left and upper edges are in it, its right and lower edges are not."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Dots across."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Dots down."""
        return self.bottom - self.top

    def moved_down(self, dots: int) -> Area:
        """Return the rectangle lower on the page."""
        return Area(self.left, self.top + dots, self.right, self.bottom + dots)

    def overlaps(self, other: Area) -> bool:
        """Whether the two share a dot; a thousandth of one is rounding."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.001 and down > 0.001

    def holds(self, other: Area) -> bool:
        """Whether the other lies within this one."""
        sides = (other.left - self.left, other.top - self.top, self.right - other.right, self.bottom - other.bottom)
        return min(sides) > -0.001


@dataclass(frozen=True)
class Text:
    """One line of text. `x` is where the pen starts, `baseline` where the letters stand; `area` is what they ink."""

    text: str = field(repr=False)
    x: float
    baseline: float
    size: float
    weight: Weight
    area: Area
    white: bool = False
    align: Literal["left", "centre", "right"] = "left"
    """Where it leans to in its column: what a printer is told that sets its own lines."""

    def moved_down(self, dots: int) -> Text:
        """Return the line lower on the page."""
        return replace(self, baseline=self.baseline + dots, area=self.area.moved_down(dots))


@dataclass(frozen=True)
class Box:
    """A black rectangle: a rule, or the ground of white text."""

    area: Area

    def moved_down(self, dots: int) -> Box:
        """Return the rectangle lower on the page."""
        return Box(self.area.moved_down(dots))


@dataclass(frozen=True)
class Code:
    """A QR code: its modules from the first row down, True for black, and the same content for the proof."""

    content: str = field(repr=False)
    modules: tuple[tuple[bool, ...], ...] = field(repr=False)
    x: int
    y: int
    module_dots: int
    level: str = "Q"

    def moved_down(self, dots: int) -> Code:
        """Return the code lower on the page."""
        return replace(self, y=self.y + dots)

    QUIET = 4
    """Modules that stay white on every side (ISO/IEC 18004)."""

    @property
    def area(self) -> Area:
        """The code with its quiet zone."""
        quiet = self.QUIET * self.module_dots
        side = len(self.modules) * self.module_dots
        return Area(self.x - quiet, self.y - quiet, self.x + side + quiet, self.y + side + quiet)


Item = Text | Box | Code


@dataclass(frozen=True)
class Sheet:
    """A laid-out document."""

    width: int
    height: int
    dpi: int
    items: tuple[Item, ...]

    def flaws(self) -> tuple[str, ...]:
        """Return what is wrong with the layout, without any of its content: items cut by an edge or overlapping."""
        edge = Area(0, 0, self.width, self.height)
        cut = [f"item {index} is cut" for index, item in enumerate(self.items) if not edge.holds(item.area)]
        pairs = [
            f"items {first} and {second} overlap"
            for first, one in enumerate(self.items)
            for second, other in enumerate(self.items[:first])
            if one.area.overlaps(other.area) and not _white_on_black(one, other)
        ]
        return (*cut, *pairs)


@dataclass(frozen=True)
class DoesNotFit:
    """A value that a layout returns instead of a sheet: `what` names the field that the page has no room for."""

    what: str


def _white_on_black(one: Item, other: Item) -> bool:
    return isinstance(one, Text) and one.white and isinstance(other, Box) and other.area.holds(one.area)
