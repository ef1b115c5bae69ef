"""ESC/POS with the printer's own characters and codes: GB18030 text in two bytes a character, QR by GS ( k.

After Epson's command reference and the GB manuals of HPRT and Gprinter. What the set lacks comes as a raster of the
sheet's own dots. Chinese mode is switched on at the start and off at the end, because printers wake up in either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kiosk.ports import Chunk, PrinterProfile
from printing.languages import escpos
from printing.native import CELL, Line, OwnCode, Part, Picture, Rule, Span
from printing.sheet import Code

if TYPE_CHECKING:
    from PIL.Image import Image

CHINESE_ON, CHINESE_OFF = b"\x1c&", b"\x1c."
SIZE = b"\x1d!"
"""GS ! n: times across less one in the upper four bits, times down less one in the lower."""
BOLD, WHITE, ALIGN, PITCH, PRINT = b"\x1bE", b"\x1dB", b"\x1ba", b"\x1b3", b"\n"
BOLD_UP_TO = 1
"""Times across: a stroke more is enlarged with its character, and then fills the hollows of 号 and 窗."""
QR = b"\x1d(k"
MODEL_2 = b"1A2\x00"
LEVELS = {"L": 48, "M": 49, "Q": 50, "H": 51}
ALIGNS = {"left": 0, "centre": 1}
RULE = "─"


def encode(parts: tuple[Part, ...], image: Image, profile: PrinterProfile) -> tuple[Chunk, ...]:
    """Return the job. `image` holds the sheet's dots, for the parts that are pictures."""
    middle = [Chunk(_part(part, image, profile)) for part in parts]
    return (Chunk(escpos.beginning(profile) + CHINESE_ON), *middle, Chunk(CHINESE_OFF + escpos.end(profile)))


def _part(part: Part, image: Image, profile: PrinterProfile) -> bytes:
    match part:
        case Line():
            return _line(part, profile)
        case Rule():
            rule = Span(RULE * (profile.width_dots // CELL), 1, 1)
            return _line(Line((rule,), "centre", feed=part.feed), profile)
        case Picture(top, bottom):
            return escpos.picture(image.crop((0, top, image.width, bottom)), profile) + escpos.feed(part.feed)
        case OwnCode():
            return _code(part)
        case _:
            assert_never(part)


def _line(line: Line, profile: PrinterProfile) -> bytes:
    """Return the line, fed as far as it is high and what is white below it."""
    pitch = min(255, line.height + line.feed)
    switch, back = (WHITE + b"\x01", WHITE + b"\x00") if line.white else (b"", b"")
    text = b"".join(_span(span, profile) for span in line.spans)
    rest = escpos.feed(line.height + line.feed - pitch)
    return _aligned(line.align) + PITCH + bytes([pitch]) + switch + text + PRINT + back + rest


def _span(span: Span, profile: PrinterProfile) -> bytes:
    size = SIZE + bytes([(span.across - 1) << 4 | (span.down - 1)])
    bold = span.bold and span.across <= BOLD_UP_TO
    return size + BOLD + bytes([bold]) + span.text.encode(str(profile.native_text))


def _code(code: OwnCode) -> bytes:
    quiet = escpos.feed(Code.QUIET * code.module_dots)
    stored = b"1P0" + code.content
    commands = (MODEL_2, b"1C" + bytes([code.module_dots]), b"1E" + bytes([LEVELS[code.level]]), stored, b"1Q0")
    drawn = b"".join(QR + len(command).to_bytes(2, "little") + command for command in commands)
    return _aligned("centre") + quiet + drawn + quiet + escpos.feed(code.feed)


def _aligned(align: str) -> bytes:
    return ALIGN + bytes([ALIGNS[align]])
