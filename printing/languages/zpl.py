"""ZPL II (Zebra's programming guide): the label as compressed graphics (Z64), in pieces that a small buffer holds.

What fits 4 KB goes whole. A larger label goes as several graphic fields of one format, one below the other, and between
two of them the printer may be asked: `~` commands may stand within a format (Zebra Software Integrator Guide
P1026208-001 p. 53), and ~HS has a flag for the format that is under way.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from binascii import crc_hqx
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kiosk.ports import Chunk, PrinterProfile
from printing.languages.bands import packed

if TYPE_CHECKING:
    from PIL.Image import Image

WHOLE = 4032
"""Bytes of a label that goes in one piece: with a question behind it it fits the 4 KB of cheap printers."""
PIECE = 1984
"""Bytes of a piece: two fit those 4 KB, for a printer may answer before it has worked off what came before."""
ROOM = 48
"""Bytes of it that are kept for the beginning or end of the format, and for a longer ^FO."""
FIRST_TRY = 64
"""Rows; a piece with a code in it seldom holds more."""
END = b"^PQ1^XZ"
_STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_RLE, zlib.Z_HUFFMAN_ONLY)


def encode(image: Image, profile: PrinterProfile) -> tuple[Chunk, ...]:
    """Return the job: one label with every dot of the picture. Between two of its pieces the printer may be asked."""
    data, across = packed(image), -(-image.width // 8)
    head = _head(image, profile)
    whole = head + _graphic(_smallest(data), data, across, 0) + END
    if len(whole) <= WHOLE:
        return (Chunk(whole),)
    first, *rest = _pieces(data, across)
    *middle, last = (head + first, *rest)
    return (*(Chunk(piece) for piece in middle), Chunk(last + END))


def _head(image: Image, profile: PrinterProfile) -> bytes:
    media = b"^MNN" if profile.height_dots is None else b""
    return b"^XA" + media + f"^PW{image.width}^LL{image.height}^LH0,0".encode("ascii")


def _pieces(data: bytes, across: int) -> Iterator[bytes]:
    """Return the picture's rows from the top down, each time as many as a piece holds when packed."""
    top, height = 0, len(data) // across
    while top < height:
        rows = _rows_that_fit(data[top * across :], across)
        part = data[top * across : (top + rows) * across]
        yield _graphic(_smallest(part), part, across, top)
        top += rows


def _rows_that_fit(data: bytes, across: int) -> int:
    def size(rows: int) -> int:
        part = data[: rows * across]
        return len(_graphic(_deflated(part), part, across, 0))

    there, reach = len(data) // across, FIRST_TRY
    while reach < there and size(reach) <= PIECE - ROOM:
        reach *= 2
    return max(1, bisect_right(range(1, min(reach, there) + 1), PIECE - ROOM, key=size))


def _graphic(deflated: bytes, data: bytes, across: int, top: int) -> bytes:
    text = b64encode(deflated)
    field = f"^FO0,{top}^GFA,{len(data)},{len(data)},{across},:Z64:".encode("ascii")
    return field + text + f":{crc_hqx(text, 0):04X}^FS".encode("ascii")


def _smallest(data: bytes) -> bytes:
    """Return the shortest of what zlib's strategies make of the data: each wins on some kind of label."""
    return min((_deflated(data, strategy, memory) for strategy in _STRATEGIES for memory in (8, 9)), key=len)


def _deflated(data: bytes, strategy: int = zlib.Z_DEFAULT_STRATEGY, memory: int = 8) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS, memory, strategy)
    return packer.compress(data) + packer.flush()
