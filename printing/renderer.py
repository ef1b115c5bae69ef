"""From a document to the bytes of one printer model: layout, PDF, dots, proof, language. Owns no port."""

from __future__ import annotations

from collections.abc import Sequence
from threading import RLock
from typing import TYPE_CHECKING, assert_never

from kiosk.domain.documents import (
    Document,
    FollowUpSlip,
    GuidanceSlip,
    HealthCodeSticker,
    PaperCard,
    PrinterTestPage,
    TemporarySlip,
    Ticket,
    WallSlip,
    WifiSlip,
)
from kiosk.ports import Chunk, DocumentDoesNotFit, PrinterLanguage, PrinterProfile
from printing import native, pdf, raster
from printing.examples import example
from printing.fonts import FontChain, default_chain
from printing.languages import escpos, escpos_native, tspl, zpl
from printing.languages import pdf as whole_pdf
from printing.layouts import card, follow_up, guidance, sticker, temporary, test_page, ticket, wall, wifi
from printing.profiles import as_it_lies, default_profile, fits
from printing.proof import prove
from printing.sheet import Code, DoesNotFit, Page, Sheet
from printing.typesetting import Typesetter

if TYPE_CHECKING:
    from PIL.Image import Image


_ONE_AT_A_TIME = RLock()
"""PDFium is not made for threads, and the fonts' files are read through one handle each."""


class DocumentRenderer:
    """Fulfils `kiosk.ports.Renderer`. Every method raises DocumentDoesNotFit; those with dots also CodeUnreadable."""

    def __init__(self, fonts: FontChain | None = None) -> None:
        self._fonts = fonts or default_chain()

    def warm_up(self) -> None:
        """Read fonts and libraries now, so that the first person of the day does not wait for them."""
        document = example("sticker")
        self.dots(document, default_profile(document))

    def render(self, document: Document, profile: PrinterProfile) -> Sequence[Chunk]:
        """Return the whole job in the printer's language."""
        with _ONE_AT_A_TIME:
            sheet = self.sheet(document, profile)
            image = self._proven(sheet)
            match profile.language:
                case PrinterLanguage.TSPL:
                    return tspl.encode(image, profile)
                case PrinterLanguage.ESCPOS:
                    parts = native.strip(document, sheet, profile)
                    return escpos_native.encode(parts, image, profile) if parts else escpos.encode(image, profile)
                case PrinterLanguage.ZPL:
                    return zpl.encode(image, profile)
                case PrinterLanguage.PDF:
                    return whole_pdf.encode(pdf.draw(sheet, self._fonts))
                case _:
                    assert_never(profile.language)

    def dots(self, document: Document, profile: PrinterProfile) -> Image:
        """Return what the printer will burn, mode "1", 0 is black; proven readable and whole."""
        with _ONE_AT_A_TIME:
            return self._proven(self.sheet(document, profile))

    def pdf(self, document: Document, profile: PrinterProfile) -> bytes:
        """Return the document as a PDF whose page is what the printer's head can burn."""
        with _ONE_AT_A_TIME:
            return pdf.draw(self.sheet(document, profile), self._fonts)

    def sheet(self, document: Document, profile: PrinterProfile) -> Sheet:
        """Return the document laid out for the printer, a card in the size that lies in it."""
        document = as_it_lies(document, profile)
        if not fits(document, profile):
            raise DocumentDoesNotFit(f"a {document.kind} is not printed on {profile.media} ({profile.name})")
        page = Page(profile.width_dots, profile.height_dots, profile.dpi)
        laid_out = _laid_out(document, page, Typesetter(page, self._fonts))
        if isinstance(laid_out, DoesNotFit):
            raise DocumentDoesNotFit(f"{document.kind}: no room for the field {laid_out.what} on {profile.name}")
        return laid_out

    def _proven(self, sheet: Sheet) -> Image:
        image = raster.dots(pdf.draw(sheet, self._fonts), sheet.width, sheet.height)
        for item in sheet.items:
            if isinstance(item, Code):
                raster.stamp(image, item)
        prove(sheet, image)
        return image


def _laid_out(document: Document, page: Page, typesetter: Typesetter) -> Sheet | DoesNotFit:
    match document:
        case HealthCodeSticker():
            return sticker.lay_out(document, page, typesetter)
        case Ticket():
            return ticket.lay_out(document, page, typesetter)
        case PaperCard():
            return card.lay_out(document, page, typesetter)
        case TemporarySlip():
            return temporary.lay_out(document, page, typesetter)
        case WifiSlip():
            return wifi.lay_out(document, page, typesetter)
        case FollowUpSlip():
            return follow_up.lay_out(document, page, typesetter)
        case GuidanceSlip():
            return guidance.lay_out(document, page, typesetter)
        case WallSlip():
            return wall.lay_out(document, page, typesetter)
        case PrinterTestPage():
            return test_page.lay_out(document, page, typesetter)
        case _:
            assert_never(document)
