"""The Wi-Fi slip: three steps, a code for the phone's camera, and name and password in large print."""

from __future__ import annotations

from kiosk.domain.documents import WifiSlip
from kiosk.texts import texts
from printing.codes import code_for
from printing.fonts import Weight
from printing.layouts.column import Column, Style
from printing.layouts.ticket import FACTS, MARGIN_MM, TOP_MM, finished
from printing.sheet import DoesNotFit, Page, Sheet
from printing.typesetting import Typesetter

CODE_MM = 36.0
"""With the quiet zone: large enough for a hand that is not steady."""
TITLE = Style(Weight.BOLD, 5.4, 4.0, "centre", lines=2)
CLINIC = Style(Weight.MEDIUM, 3.1, 3.0, "centre")
STEP = Style(Weight.BOLD, 4.2, 3.4)
LABEL = Style(Weight.MEDIUM, 3.1, 3.0, "centre")
NETWORK = Style(Weight.BOLD, 5.4, 3.4, "centre")
ESCAPED = frozenset('\\;,:"')


def lay_out(slip: WifiSlip, page: Page, typesetter: Typesetter) -> Sheet | DoesNotFit:
    """Return the sheet; its height is what the content needs."""
    words = texts(slip.language)
    margin = round(page.mm(MARGIN_MM))
    column = Column(typesetter, margin, page.width - margin, page.mm(TOP_MM))
    column.put("title", words("paper-wifi-title"), TITLE)
    column.put("clinic", slip.clinic, CLINIC, gap_mm=1.4)
    column.rule(gap_mm=1.8)
    steps = [words(f"paper-wifi-step-{number}") for number in (1, 2, 3)]
    style = column.alike(steps, STEP)
    for number, step in enumerate(steps, start=1):
        column.put("steps", step, style, gap_mm=2.6 if number == 1 else 2.0)
    symbol = code_for(content(slip), page.dpi, page.mm(CODE_MM), column.right - column.left)
    if symbol is None:
        return DoesNotFit("network")
    column.code(symbol, gap_mm=1.0)
    _by_hand(column, slip)
    return finished(column, page)


def _by_hand(column: Column, slip: WifiSlip) -> None:
    words = texts(slip.language)
    column.put("network", words("paper-wifi-network"), LABEL, gap_mm=0.8)
    column.put("network", slip.network, NETWORK, gap_mm=1.6)
    if slip.password:
        column.put("password", words("paper-wifi-password"), LABEL, gap_mm=4.0)
        column.put("password", slip.password, NETWORK, gap_mm=1.6)
    else:
        column.put("password", words("paper-wifi-open"), LABEL, gap_mm=4.0)
    column.rule(gap_mm=2.5)
    column.put("help", words("paper-wifi-help"), FACTS, gap_mm=2.0)


def content(slip: WifiSlip) -> str:
    """Return what phones read from the code: WIFI:S:…;T:…;P:…;; (ZXing's barcode contents, read by Android and iOS)."""
    security = f"T:{slip.security};P:{_escaped(slip.password)};" if slip.password else "T:nopass;"
    hidden = "H:true;" if slip.hidden else ""
    return f"WIFI:S:{_escaped(slip.network)};{security}{hidden};"


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in ESCAPED else character for character in text)
