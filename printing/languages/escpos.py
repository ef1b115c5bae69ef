"""ESC/POS (Epson's ESC/POS command reference): raster bands, feeds between them, and the cut.

Bands are short because cheap printers have 4 KB of buffer, and status may be asked only between them. How the same
paper leaves as text and codes that the printer draws by itself stands in escpos_native.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kiosk.ports import Chunk, PrinterProfile
from printing.languages.bands import Band, Economy, bands

if TYPE_CHECKING:
    from PIL.Image import Image

INITIALISE = b"\x1b@"
MOTION_UNITS = b"\x1dP"
"""GS P x y: units of 1/x and 1/y inch. With x = y = dpi a unit is a dot."""
LEFT_MARGIN = b"\x1dL"
"""GS L nL nH, at the beginning of a line only; rasters start there too."""
RASTER = b"\x1dv0\x00"
"""GS v 0, normal size; then bytes across and rows, both little-endian 16 bit."""
FEED = b"\x1bJ"
"""ESC J n: feed n dots, at most 255."""
FEED_AND_CUT = b"\x1dVB"
"""GS V 66 n: feed n dots beyond the cutter, then cut, leaving a bridge."""
BAND_OVERHEAD = 16
"""A band's command is 8 bytes and the feed before it 3; the rest is the price of one more start of the motor."""
MARGIN_OVERHEAD = 4


def encode(image: Image, profile: PrinterProfile) -> tuple[Chunk, ...]:
    """Return the job: every dot of the picture, blank rows fed, then what the profile feeds and cuts."""
    return (Chunk(beginning(profile)), *_picture(image, profile), Chunk(end(profile)))


def beginning(profile: PrinterProfile) -> bytes:
    """Return what makes the printer forget the job before, and count in dots."""
    units = MOTION_UNITS + bytes([profile.dpi, profile.dpi]) if profile.sets_motion_units else b""
    return INITIALISE + units


def picture(image: Image, profile: PrinterProfile) -> bytes:
    """Return part of a page as rasters, from its first row to its last. The left margin is nought afterwards."""
    return b"".join(chunk.data for chunk in _picture(image, profile))


def feed(rows: int) -> bytes:
    """Return the command that feeds so many dots."""
    return b"".join(FEED + bytes([min(255, rows - fed)]) for fed in range(0, rows, 255))


def end(profile: PrinterProfile) -> bytes:
    """Return the cut, or the feed to where paper is torn off or the next label begins."""
    if profile.cutter:
        return FEED_AND_CUT + bytes([min(255, profile.feed_dots_after)])
    return feed(profile.feed_dots_after)


def _picture(image: Image, profile: PrinterProfile) -> Iterator[Chunk]:
    below = margin = 0
    overhead = BAND_OVERHEAD + (MARGIN_OVERHEAD if profile.left_margin else 0)
    for band in bands(image, Economy(overhead, profile.band_rows, trims_left=profile.left_margin)):
        indent = _indent(band.left * 8) if band.left * 8 != margin else b""
        margin = band.left * 8
        yield Chunk(feed(band.top - below) + indent + _raster(band))
        below = band.top + band.rows
    rest = feed(image.height - below) + (_indent(0) if margin else b"")
    if rest:
        yield Chunk(rest)


def _indent(dots: int) -> bytes:
    return LEFT_MARGIN + dots.to_bytes(2, "little")


def _raster(band: Band) -> bytes:
    return RASTER + band.width.to_bytes(2, "little") + band.rows.to_bytes(2, "little") + band.data
