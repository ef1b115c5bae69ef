"""What paper weighs on the wire: sticker and ticket in every language, and what other people's encoders make of it.

Bytes, their share of the whole raster, and seconds at three speeds (8N1). python-escpos (its image path) and zebrafy
are given the very same picture; they are there where the tests' packages are installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from importlib.util import find_spec
from io import StringIO
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from kiosk.domain.documents import Document
from kiosk.ports import PrinterLanguage, PrinterProfile
from printing.examples import example
from printing.profiles import default_profile, load_profiles
from printing.renderer import DocumentRenderer

if TYPE_CHECKING:
    from PIL.Image import Image

SPEEDS = (9600, 19200, 115200)
BITS_A_BYTE = 10
SHARES = {PrinterLanguage.ESCPOS: 60.0, PrinterLanguage.TSPL: 60.0, PrinterLanguage.ZPL: 30.0}
NATIVE_SHARE = 5.0
NATIVE = {"sticker": "label-escpos-native", "ticket": "receipt-80-escpos-native"}
OTHER_PAPER = {"sticker": ("label-zpl-300",), "ticket": ("receipt-58-escpos-203", "epson-tm-t88")}
"""A label in pieces; narrow paper, which is full, and a maker who moves rasters by a left margin: each against a raster
of its own."""


def measure() -> list[Figure]:
    renderer = DocumentRenderer()
    return [figure for kind in ("sticker", "ticket") for figure in _of(kind, renderer)]


def _of(kind: str, renderer: DocumentRenderer) -> Iterator[Figure]:
    document = example("sticker" if kind == "sticker" else "ticket")
    image = renderer.dots(document, default_profile(document))
    whole = -(-image.width // 8) * image.height
    for language, goal in SHARES.items():
        profile = default_profile(document, language)
        yield from _figures(f"{kind}, {language.value}", _sent(renderer, document, profile), whole, goal)
    native = load_profiles()[NATIVE[kind]]
    yield from _figures(f"{kind}, escpos, own text", _sent(renderer, document, native), whole, NATIVE_SHARE)
    for module, name, encode in PEERS:
        if find_spec(module):
            yield from _figures(f"{kind}, {name}", len(encode(image)), whole)
    for model in OTHER_PAPER.get(kind, ()):
        profile = load_profiles()[model]
        own = renderer.dots(document, profile)
        share = -(-own.width // 8) * own.height
        yield from _figures(
            f"{kind}, {profile.name}", _sent(renderer, document, profile), share, SHARES[profile.language]
        )


def _sent(renderer: DocumentRenderer, document: Document, profile: PrinterProfile) -> int:
    return sum(len(chunk.data) for chunk in renderer.render(document, profile))


def _figures(name: str, sent: int, whole: int, goal: float | None = None) -> Iterator[Figure]:
    yield Figure(f"{name}: bytes", sent, "bytes")
    yield Figure(f"{name}: of the raster", 100 * sent / whole, "%", goal)
    yield from (Figure(f"{name}: at {speed}", sent * BITS_A_BYTE / speed, "s") for speed in SPEEDS)


def _python_escpos(image: Image) -> bytes:
    from escpos.printer import Dummy  # noqa: PLC0415 - a tests' package, not on every machine

    peer = Dummy()
    with redirect_stdout(StringIO()):  # it prints a warning about centring, which would spoil --json
        peer.image(image, impl="bitImageRaster")
    return bytes(peer.output)


def _zebrafy(image: Image) -> bytes:
    from zebrafy import ZebrafyImage  # noqa: PLC0415 - a tests' package, not on every machine

    return str(ZebrafyImage(image, format="Z64", complete_zpl=True).to_zpl()).encode("ascii")


PEERS: tuple[tuple[str, str, Callable[[Image], bytes]], ...] = (
    ("escpos", "python-escpos", _python_escpos),
    ("zebrafy", "zebrafy Z64", _zebrafy),
)
