"""Printers' own view of our bytes, written from the makers' tables and sharing no code with the product."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

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
    at = 0
    while at < len(data):
        if data.startswith(b"\x1b@", at):
            at += 2
        elif data.startswith(b"\x1dv0\x00", at):
            across = data[at + 4] + 256 * data[at + 5]
            down = data[at + 6] + 256 * data[at + 7]
            start = at + 8
            rows += [_bits(data[start + across * row : start + across * (row + 1)]) for row in range(down)]
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
    label = re.fullmatch(
        rb"\^XA(?:\^MNN)?\^PW(\d+)\^LL(\d+)\^LH0,0\^FO0,0\^GFA,(\d+),\3,(\d+),:Z64:([\w+/=]+):([\dA-F]{4})\^FS\^PQ1\^XZ",
        data,
    )
    assert label is not None
    assert binascii.crc_hqx(label[5], 0) == int(label[6], 16)
    raster = zlib.decompress(base64.b64decode(label[5]))
    across = int(label[4])
    assert len(raster) == int(label[3]) == across * int(label[2])
    rows = [_bits(raster[start : start + across])[: int(label[1])] for start in range(0, len(raster), across)]
    return _canvas(rows)


@pytest.fixture(scope="session")
def dots_from_printer_bytes() -> Decoder:
    """Return what a printer of a language would burn: `decode(language, data)`."""
    decoders = {"escpos": _escpos, "tspl": _tspl, "zpl": _zpl}
    return lambda language, data: decoders[language](data)


@pytest.fixture(scope="session")
def document_renderer() -> DocumentRenderer:
    """Return one renderer for all tests: its fonts are read once."""
    return DocumentRenderer()
