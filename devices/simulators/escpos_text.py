"""What an ESC/POS printer draws by itself: characters in cells, and QR codes. After Epson's command reference.

Font A has cells of 12 x 24 dots, Chinese characters have 24 x 24. Chinese is two bytes a character (the two-byte part
of GB18030): what has four bytes there, or no glyph, comes out as it would: wrong. Pictures are masks, 1 = burnt.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path

import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFont

CELL_WIDTH, CELL_HEIGHT = 12, 24
CHINESE_WIDTH = 24
DEFAULT_SPACING = 30
_FONT = Path(__file__).resolve().parents[2] / "assets" / "fonts" / "NotoSansSC-Medium.ttf"
_INK_FROM = 110
_CODE_PAGES = {
    0: "cp437",
    2: "cp850",
    3: "cp860",
    4: "cp863",
    5: "cp865",
    13: "cp857",
    14: "cp737",
    15: "iso8859_7",
    16: "cp1252",
    17: "cp866",
    18: "cp852",
    19: "cp858",
}
"""ESC t, as in Epson's list of code pages."""
_QR_LEVELS = {48: "L", 49: "M", 50: "Q", 51: "H"}
_LONGEST_QR = 2953


@dataclass
class TextStyle:
    """What the commands before a character have set."""

    bold: bool = False
    width: int = 1
    height: int = 1
    chinese_width: int = 1
    chinese_height: int = 1
    white: bool = False
    """White on black, GS B."""


class TextLine:
    """The line that is being filled: bytes go in, a mask comes out at its end."""

    def __init__(self, width_dots: int) -> None:
        self.style = TextStyle()
        self.chinese = True
        self._code_page = _CODE_PAGES[0]
        self._width_dots = width_dots
        self._cells: list[tuple[int, Image.Image]] = []
        self._half = b""
        self._x = 0

    def put(self, byte: int) -> Image.Image | None:
        """Take one byte of text; return the line that is full, if one is."""
        if self._half or (self.chinese and 0x81 <= byte <= 0xFE):
            pair = self._half + bytes([byte])
            if len(pair) < 2:
                self._half = pair
                return None
            self._half = b""
            if 0x40 <= pair[1] <= 0xFE and pair[1] != 0x7F:
                style = self.style
                return self._add(
                    pair.decode("gb18030", "replace"), CHINESE_WIDTH, style.chinese_width, style.chinese_height
                )
            self._add(chr(0xFFFD), CELL_WIDTH, self.style.width, self.style.height)
        return self._add(
            bytes([byte]).decode(self._code_page, "replace"), CELL_WIDTH, self.style.width, self.style.height
        )

    def put_picture(self, mask: Image.Image) -> Image.Image | None:
        """Set a picture like a character; return the line that is full, if one is."""
        full = self.end() if self._x + mask.width > self._width_dots else None
        self._cells.append((self._x, mask))
        self._x += mask.width
        return full

    def set_code_page(self, number: int) -> bool:
        """Read single bytes by this list of ESC t from now on; whether it is known."""
        self._code_page = _CODE_PAGES.get(number, self._code_page)
        return number in _CODE_PAGES

    def move_to(self, x: int) -> None:
        """Go on at an absolute place."""
        self._x = min(x, self._width_dots)

    @property
    def begun(self) -> bool:
        """Whether anything stands in the line."""
        return bool(self._cells)

    def end(self) -> Image.Image | None:
        """Return the line's mask and begin a new one; None for an empty line."""
        cells, self._cells, self._x, self._half = self._cells, [], 0, b""
        if not cells:
            return None
        width = max(x + cell.width for x, cell in cells)
        height = max(cell.height for _, cell in cells)
        mask = Image.new("1", (width, height))
        for x, cell in cells:
            mask.paste(cell, (x, height - cell.height))
        return mask

    def _add(self, character: str, cell_width: int, times_wide: int, times_high: int) -> Image.Image | None:
        cell = _glyph(character, cell_width, self.style.bold)
        cell = cell.resize((cell.width * times_wide, cell.height * times_high), Image.Resampling.NEAREST)
        cell = ImageChops.invert(cell) if self.style.white else cell
        return self.put_picture(cell)


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), 21)


@cache
def _glyph(character: str, width: int, bold: bool) -> Image.Image:
    """Return a cell; a character of our font that is wider than it is drawn narrower, as printers' own are."""
    drawn = max(width, ceil(_font().getlength(character)))
    cell = Image.new("L", (drawn, CELL_HEIGHT))
    ImageDraw.Draw(cell).text((drawn / 2, 20), character, fill=255, font=_font(), anchor="ms")
    mask = cell.resize((width, CELL_HEIGHT)).point(lambda grey: 255 if grey >= _INK_FROM else 0).convert("1")
    if bold:  # every dot is burnt once more, one to the right
        mask.paste(1, (1, 0), mask.copy())
    return mask


class QrStore:
    """GS ( k with cn 49: what was set, what was stored, and the code as a mask."""

    def __init__(self) -> None:
        self._module, self._level, self._data = 3, "L", b""

    def obey(self, body: bytes) -> Image.Image | None:
        """Take the bytes of the command; return a mask when it was to be printed. ValueError: cannot be done."""
        function, arguments = body[6], body[7:]
        match function:
            case 65:
                pass
            case 67:
                self._module = max(1, min(arguments[0], 16))
            case 69:
                self._level = _QR_LEVELS[arguments[0]]
            case 80:
                self._data = arguments[1 : 1 + _LONGEST_QR]
            case 81:
                return self._drawn()
            case _:
                raise ValueError("GS ( k")
        return None

    def _drawn(self) -> Image.Image:
        content: str | bytes = self._data.decode() if self._data.isascii() else self._data
        code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level=self._level)
        dots = Image.fromarray(code.to_image(scale=1, add_quiet_zones=False))
        mask = dots.point(lambda grey: 0 if grey else 255).convert("1")
        return mask.resize((mask.width * self._module, mask.height * self._module), Image.Resampling.NEAREST)
