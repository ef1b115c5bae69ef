"""TSPL (TSC's TSPL/TSPL2 programming manual): bitmaps on a label. A 0 burns, the reverse of all other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports import Chunk, PrinterProfile
from printing.languages.bands import Band, Economy, bands

if TYPE_CHECKING:
    from PIL.Image import Image

BAND_OVERHEAD = 28
"""`BITMAP x,y,bytes,rows,0,` and its line end."""
MM_PER_INCH = 25.4


def encode(image: Image, profile: PrinterProfile) -> tuple[Chunk, ...]:
    """Return the job: one label with every dot of the picture. Between two lines the printer may be asked."""
    cut = bands(image, Economy(BAND_OVERHEAD, profile.band_rows, trims_left=True))
    return (Chunk(_head(image, profile)), *(Chunk(_bitmap(band)) for band in cut), Chunk(b"PRINT 1,1\r\n"))


def _head(image: Image, profile: PrinterProfile) -> bytes:
    width, height = (round(dots * MM_PER_INCH / profile.dpi, 1) for dots in image.size)
    lines = (f"SIZE {width:g} mm,{height:g} mm", f"GAP {profile.gap_mm:g} mm,0 mm", "DIRECTION 0,0", "CLS", "")
    return "\r\n".join(lines).encode("ascii")


def _bitmap(band: Band) -> bytes:
    command = f"BITMAP {band.left * 8},{band.top},{band.width},{band.rows},0,"
    return command.encode("ascii") + bytes(255 - byte for byte in band.data) + b"\r\n"
