"""A PDF as the printer's own dots: grey, then black or white by a threshold, never dithered.

Codes are drawn once more into the dots themselves: PDFium rounds a rectangle's edge outward, and a dot too many on
every third one is what a scanner stumbles over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from printing.sheet import Code

if TYPE_CHECKING:
    from PIL.Image import Image

THRESHOLD = 150
"""Grey below which a dot burns. A little above the middle: thin strokes rather grow than break."""


def dots(pdf: bytes, width: int, height: int) -> Image:
    """Return the first page stretched onto exactly width x height dots, mode "1", 0 where it is black."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - a command that prints nothing does not wait for it
    from pypdfium2 import raw  # noqa: PLC0415

    # PdfPage.render() would round the page's size up, and a page of 400.0001 dots would become 401 of them.
    document = pdfium.PdfDocument(pdf)
    page = document[0]
    bitmap = pdfium.PdfBitmap.new_native(width, height, raw.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT)
    grey: Image = bitmap.to_pil().convert("L").copy()
    bitmap.close()
    page.close()
    document.close()
    return grey.point(lambda value: 255 if value >= THRESHOLD else 0).convert("1")


def stamp(image: Image, code: Code) -> None:
    """Draw the code and its quiet zone over whatever the PDF left in their place, on whole dots."""
    from PIL import Image as Pillow  # noqa: PLC0415 - only when something is printed

    count = len(code.modules)
    ink = bytes(0 if black else 255 for row in code.modules for black in row)
    symbol = Pillow.new("L", (count + 2 * Code.QUIET, count + 2 * Code.QUIET), 255)
    symbol.paste(Pillow.frombytes("L", (count, count), ink), (Code.QUIET, Code.QUIET))
    side = symbol.width * code.module_dots
    corner = (round(code.area.left), round(code.area.top))
    image.paste(symbol.resize((side, side), Pillow.Resampling.NEAREST).convert("1"), corner)
