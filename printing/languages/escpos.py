"""ESC/POS (Epson's ESC/POS command reference): raster bands, feeds between them, and the cut.

All text is dots: two-byte GB18030 in these printers prints `，`, `℃` and rare characters as question marks. Bands
are short because cheap printers have 4 KB of buffer, and status may be asked only between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kiosk.ports import Chunk, PrinterProfile
from printing.languages.bands import Band, Economy, bands

if TYPE_CHECKING:
    from PIL.Image import Image

INITIALISE = b"\x1b@"
RASTER = b"\x1dv0\x00"
"""GS v 0, normal size; then bytes across and rows, both little-endian 16 bit."""
FEED = b"\x1bJ"
"""ESC J n: feed n dots, at most 255."""
FEED_AND_CUT = b"\x1dVB"
"""GS V 66 n: feed n dots beyond the cutter, then cut, leaving a bridge."""
BAND_OVERHEAD = 16
"""A band's command is 8 bytes and the feed before it 3; the rest is the price of one more start of the motor."""


def encode(image: Image, profile: PrinterProfile) -> tuple[Chunk, ...]:
    """Return the job: every dot of the picture, blank rows fed, then what the profile feeds and cuts."""
    return (Chunk(INITIALISE), *_picture(image, profile), Chunk(_end(profile)))


def _picture(image: Image, profile: PrinterProfile) -> Iterator[Chunk]:
    below = 0
    for band in bands(image, Economy(BAND_OVERHEAD, profile.band_rows, trims_left=False)):
        yield Chunk(_feed(band.top - below) + _raster(band))
        below = band.top + band.rows
    if image.height > below:
        yield Chunk(_feed(image.height - below))


def _raster(band: Band) -> bytes:
    return RASTER + band.width.to_bytes(2, "little") + band.rows.to_bytes(2, "little") + band.data


def _feed(rows: int) -> bytes:
    return b"".join(FEED + bytes([min(255, rows - fed)]) for fed in range(0, rows, 255))


def _end(profile: PrinterProfile) -> bytes:
    if profile.cutter:
        return FEED_AND_CUT + bytes([min(255, profile.feed_dots_after)])
    return _feed(profile.feed_dots_after)
