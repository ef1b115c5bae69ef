"""Printers' own view of our bytes, written from the makers' tables and sharing no code with the product."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PIL import Image
from qrcode.main import QRCode

from printing.renderer import DocumentRenderer

Decoder = Callable[[str, bytes], Image.Image]


def _canvas(rows: list[bytearray]) -> Image.Image:
    """Return rows of one byte a dot, 1 = black, as a picture."""
    width = max(map(len, rows))
    data = b"".join(bytes(0 if dot else 255 for dot in row.ljust(width, b"\0")) for row in rows)
    return Image.frombytes("L", (width, len(rows)), data).convert("1")


def _bits(data: bytes) -> bytearray:
    return bytearray(byte >> shift & 1 for byte in data for shift in range(7, -1, -1))


def _escpos(data: bytes) -> Image.Image:
    rows: list[bytearray] = []
    at = margin = 0
    while at < len(data):
        if data.startswith(b"\x1b@", at):
            at += 2
        elif data.startswith(b"\x1dP", at):
            assert data[at + 2] == data[at + 3], "units of a dot both ways"
            at += 4
        elif data.startswith(b"\x1dL", at):
            margin = data[at + 2] + 256 * data[at + 3]
            at += 4
        elif data.startswith(b"\x1dv0\x00", at):
            across = data[at + 4] + 256 * data[at + 5]
            down = data[at + 6] + 256 * data[at + 7]
            start = at + 8
            lines = (data[start + across * row : start + across * (row + 1)] for row in range(down))
            rows += [bytearray(margin) + _bits(line) for line in lines]
            at = start + across * down
        elif data.startswith(b"\x1bJ", at):
            rows += [bytearray() for _ in range(data[at + 2])]
            at += 3
        elif data.startswith(b"\x1dVB", at):
            at += 4
        else:
            raise AssertionError(f"no ESC/POS command at byte {at}")
    return _canvas(rows)


def _tspl(data: bytes) -> Image.Image:
    size = re.match(rb"SIZE ([\d.]+) mm,([\d.]+) mm\r\nGAP ([\d.]+) mm,0 mm\r\nDIRECTION 0,0\r\nCLS\r\n", data)
    assert size is not None
    height = round(float(size[2]) * 8)
    rows = [bytearray() for _ in range(height)]
    at = size.end()
    while not data.startswith(b"PRINT 1,1\r\n", at):
        head = re.compile(rb"BITMAP (\d+),(\d+),(\d+),(\d+),0,").match(data, at)
        assert head is not None, f"no TSPL command at byte {at}"
        x, y, across, down = (int(number) for number in head.groups())
        at = head.end()
        rows += [bytearray() for _ in range(y + down - len(rows))]
        for row in range(y, y + down):
            rows[row] = rows[row].ljust(x + across * 8, b"\0")
            rows[row][x : x + across * 8] = bytearray(1 - dot for dot in _bits(data[at : at + across]))
            at += across
        assert data.startswith(b"\r\n", at)
        at += 2
    assert at + len(b"PRINT 1,1\r\n") == len(data)
    return _canvas(rows)


def _zpl(data: bytes) -> Image.Image:
    head = re.match(rb"\^XA(?:\^MNN)?\^PW(\d+)\^LL(\d+)\^LH0,0", data)
    assert head is not None
    width, height = int(head[1]), int(head[2])
    rows: list[bytearray] = []
    at, graphic = head.end(), re.compile(rb"\^FO0,(\d+)\^GFA,(\d+),\2,(\d+),:Z64:([\w+/=]+):([\dA-F]{4})\^FS")
    while not data.startswith(b"^PQ1^XZ", at):
        field = graphic.match(data, at)
        assert field is not None, f"no graphic field at byte {at}"
        assert int(field[1]) == len(rows)
        assert binascii.crc_hqx(field[4], 0) == int(field[5], 16)
        raster, across = zlib.decompress(base64.b64decode(field[4])), int(field[3])
        assert len(raster) == int(field[2])
        rows += (_bits(raster[start : start + across])[:width] for start in range(0, len(raster), across))
        at = field.end()
    assert (at + len(b"^PQ1^XZ"), len(rows)) == (len(data), height)
    return _canvas(rows)


@dataclass(frozen=True)
class Printed:
    """What a receipt printer did by itself: lines as (text, left, top, width, height, white), codes, rows of dots."""

    lines: list[tuple[str, int, int, int, int, bool]]
    codes: list[tuple[bytes, int, int]]
    """Content, level and dots a module."""
    pictures: list[Image.Image]
    height: int


class _ReceiptPrinter:
    """ESC/POS from Epson's tables: Chinese mode, GS !, ESC E, GS B, ESC a, ESC 3, LF, ESC J, GS ( k, GS v 0."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._line: list[tuple[str, int, int]] = []
        self._y, self._pitch, self._align, self._chinese, self._white = 0, 30, 0, False, False
        self._size = (1, 1)
        self._lines: list[tuple[str, int, int, int, int, bool]] = []
        self._codes: list[tuple[bytes, int, int]] = []
        self._pictures: list[Image.Image] = []
        self._code: dict[str, int | bytes] = {}

    def print(self, data: bytes) -> Printed:
        at = 0
        while at < len(data):
            at = self._take(data, at)
        assert not self._line, "a line was never printed"
        assert not self._chinese, "Chinese mode was left on"
        return Printed(self._lines, self._codes, self._pictures, self._y)

    def _take(self, data: bytes, at: int) -> int:
        head, n = data[at : at + 2], data[at + 2] if at + 2 < len(data) else 0
        if data[at] >= 0x20:
            return self._text(data, at)
        if data[at] == 0x0A:
            self._print_line()
            return at + 1
        if head in {b"\x1b@", b"\x1c&", b"\x1c."}:
            self._chinese = head == b"\x1c&"
            return at + 2
        if head == b"\x1d(":
            assert data[at + 2 : at + 3] == b"k"
            size = data[at + 3] + 256 * data[at + 4]
            self._function(data[at + 5 : at + 5 + size])
            return at + 5 + size
        if head == b"\x1dv":
            size = 8 + (data[at + 4] + 256 * data[at + 5]) * (data[at + 6] + 256 * data[at + 7])
            self._pictures.append(_escpos(data[at : at + size]))
            self._y += self._pictures[-1].height
            return at + size
        if head == b"\x1dV":
            return at + 4
        assert head in {b"\x1b3", b"\x1ba", b"\x1bE", b"\x1dB", b"\x1d!", b"\x1bJ"}, f"no command at byte {at}"
        self._set(head, n)
        return at + 3

    def _set(self, head: bytes, n: int) -> None:
        if head == b"\x1b3":
            self._pitch = n
        elif head == b"\x1ba":
            assert not self._line, "aligned in mid-line"
            self._align = n
        elif head == b"\x1dB":
            self._white = n == 1
        elif head == b"\x1d!":
            self._size = ((n >> 4) + 1, (n & 15) + 1)
        elif head == b"\x1bJ":
            assert not self._line, "fed in mid-line"
            self._y += n

    def _text(self, data: bytes, at: int) -> int:
        two = data[at] >= 0x81
        assert not two or self._chinese, "two bytes outside Chinese mode"
        raw = data[at : at + 1 + two]
        self._line.append((raw.decode("gbk"), *self._size))
        return at + 1 + two

    def _print_line(self) -> None:
        cells = [(24 if ord(text) > 127 else 12) * across for text, across, _ in self._line]
        height = 24 * max(down for _, _, down in self._line)
        assert sum(cells) <= self._width, "the line is wider than the head"
        assert self._pitch >= height, "the next line would be printed over this one"
        left = (self._width - sum(cells)) // 2 if self._align == 1 else 0
        text = "".join(text for text, _, _ in self._line)
        self._lines.append((text, left, self._y, sum(cells), height, self._white))
        self._y += self._pitch
        self._line = []

    def _function(self, body: bytes) -> None:
        assert body[0] == 0x31
        match body[1]:
            case 0x41:
                assert body[2:] == b"2\x00"
            case 0x43:
                self._code["module"] = body[2]
            case 0x45:
                self._code["level"] = body[2]
            case 0x50:
                assert body[2] == 0x30
                self._code["content"] = body[3:]
            case 0x51:
                self._draw_code()

    def _draw_code(self) -> None:
        content, level, module = (self._code[name] for name in ("content", "level", "module"))
        assert isinstance(content, bytes)
        assert isinstance(level, int)
        assert isinstance(module, int)
        self._codes.append((content, level, module))
        code = QRCode(error_correction={48: 1, 49: 0, 50: 3, 51: 2}[level], border=0)
        code.add_data(content)
        code.make()
        assert code.modules_count * module <= self._width
        self._y += code.modules_count * module


@pytest.fixture(scope="session")
def printed_by_itself() -> Callable[[bytes, int], Printed]:
    """Return what a receipt printer makes of text and codes of its own: `printed(data, width_dots)`."""
    return lambda data, width: _ReceiptPrinter(width).print(data)


@pytest.fixture(scope="session")
def dots_from_printer_bytes() -> Decoder:
    """Return what a printer of a language would burn: `decode(language, data)`."""
    decoders = {"escpos": _escpos, "tspl": _tspl, "zpl": _zpl}
    return lambda language, data: decoders[language](data)


@pytest.fixture(scope="session")
def document_renderer() -> DocumentRenderer:
    """Return one renderer for all tests: its fonts are read once."""
    return DocumentRenderer()
