"""The last look at a sheet before it is sent: nothing cut, nothing overlapping, every code readable from its dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports import CodeUnreadable, DocumentDoesNotFit
from printing.sheet import Code, Sheet

if TYPE_CHECKING:
    from PIL.Image import Image


def prove(sheet: Sheet, image: Image) -> None:
    """Raise DocumentDoesNotFit or CodeUnreadable where the sheet must not be printed."""
    flaws = sheet.flaws()
    if flaws:
        raise DocumentDoesNotFit(", ".join(flaws))
    wanted = sorted(item.content.encode("utf-8") for item in sheet.items if isinstance(item, Code))
    if wanted and sorted(codes_in(image)) != wanted:
        raise CodeUnreadable("a code could not be read back from its own dots")


def codes_in(image: Image) -> list[bytes]:
    """Return the content of every QR code in the dots.

    Inverted codes are not read: they would hide a fault of polarity.
    """
    import zxingcpp  # noqa: PLC0415 - only when something is printed

    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(image.convert("L"), formats=formats, try_invert=False)
    return [bytes(code.bytes) for code in found]
