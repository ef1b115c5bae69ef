"""What one sticker weighs on the wire: bytes, their share of the whole raster, and seconds at three speeds (8N1)."""

from __future__ import annotations

from benchmarks.figure import Figure
from kiosk.ports import PrinterLanguage
from printing.examples import example
from printing.profiles import default_profile
from printing.renderer import DocumentRenderer

SHARES = {PrinterLanguage.ESCPOS: 60.0, PrinterLanguage.TSPL: 60.0, PrinterLanguage.ZPL: 30.0}
SPEEDS = (9600, 19200, 115200)
BITS_A_BYTE = 10


def measure() -> list[Figure]:
    document, renderer, figures = example("sticker"), DocumentRenderer(), []
    for language, goal in SHARES.items():
        profile = default_profile(document, language)
        sent = sum(len(chunk.data) for chunk in renderer.render(document, profile))
        whole = profile.width_dots // 8 * (profile.height_dots or 0)
        name = f"sticker in {language.value}"
        figures.append(Figure(f"{name}, bytes", sent, "bytes"))
        figures.append(Figure(f"{name}, share of the raster", 100 * sent / whole, "%", goal))
        figures += [Figure(f"{name}, at {speed}", sent * BITS_A_BYTE / speed, "s") for speed in SPEEDS]
    return figures
