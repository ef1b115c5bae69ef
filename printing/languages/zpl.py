"""ZPL II (Zebra's programming guide): the whole label as one graphic, compressed (Z64)."""

from __future__ import annotations

import zlib
from base64 import b64encode
from binascii import crc_hqx
from typing import TYPE_CHECKING

from kiosk.ports import Chunk, PrinterProfile
from printing.languages.bands import packed

if TYPE_CHECKING:
    from PIL.Image import Image

_STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_RLE, zlib.Z_HUFFMAN_ONLY)


def encode(image: Image, profile: PrinterProfile) -> tuple[Chunk, ...]:
    """Return the job in one piece: a status question within it would be taken as part of the label."""
    data = packed(image)
    text = b64encode(_smallest(data))
    graphic = f"^GFA,{len(data)},{len(data)},{-(-image.width // 8)},:Z64:".encode("ascii") + text
    media = b"^MNN" if profile.height_dots is None else b""
    label = f"^PW{image.width}^LL{image.height}^LH0,0^FO0,0".encode("ascii")
    return (Chunk(b"^XA" + media + label + graphic + f":{crc_hqx(text, 0):04X}^FS^PQ1^XZ".encode("ascii")),)


def _smallest(data: bytes) -> bytes:
    """Return the shortest of what zlib's strategies make of the data: each wins on some kind of label."""
    return min((_deflated(data, strategy, memory) for strategy in _STRATEGIES for memory in (8, 9)), key=len)


def _deflated(data: bytes, strategy: int, memory: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS, memory, strategy)
    return packer.compress(data) + packer.flush()
