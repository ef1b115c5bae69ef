"""Lengths of the senior's screens. Everything is laid out in units of 1/92.56 inch, one pixel of the 23.8-inch panel.

A panel of another density, or a desktop window that shows the panel smaller, multiplies the units; no screen knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

MM_PER_INCH = 25.4
REFERENCE_PPI = 92.56
"""The 23.8-inch panel of 1080 x 1920 pixels, on which the sizes of the look were chosen."""

HIGHEST_CONTROL_MM = 1200.0


def mm(length: float) -> float:
    """Return millimetres as units."""
    return length * REFERENCE_PPI / MM_PER_INCH


class Rect(NamedTuple):
    """A rectangle in units; the origin is the panel's top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def inset(self, across: float, down: float) -> Rect:
        """Return the rectangle made smaller on all sides."""
        return Rect(self.x + across, self.y + down, self.width - 2 * across, self.height - 2 * down)

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies within; the right and lower edges belong to the neighbour."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def distance(self, x: float, y: float) -> float:
        """Return how far outside a point lies; 0 within."""
        across = max(self.x - x, 0.0, x - self.right)
        down = max(self.y - y, 0.0, y - self.bottom)
        return float((across**2 + down**2) ** 0.5)


@dataclass(frozen=True)
class PanelSettings:
    """The touch panel as the clinic configured it. The platform's own idea of its density is not to be trusted."""

    width_px: int = 1080
    height_px: int = 1920
    ppi: float = REFERENCE_PPI
    lower_edge_mm: float = 640.0
    """Height of the panel's lower edge above the floor."""

    @property
    def px_per_unit(self) -> float:
        """Pixels of this panel in a unit."""
        return self.ppi / REFERENCE_PPI

    @property
    def canvas(self) -> Rect:
        """The panel's whole face, in units."""
        return Rect(0, 0, self.width_px / self.px_per_unit, self.height_px / self.px_per_unit)

    def height_above_floor_mm(self, y: float) -> float:
        """Return how high a point of the canvas is mounted."""
        return self.lower_edge_mm + (self.canvas.height - y) / REFERENCE_PPI * MM_PER_INCH
