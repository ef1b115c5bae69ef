"""Data of a ^GFA field: hexadecimal, with ZPL's run lengths, or base64 with or without zlib and a checksum."""

from __future__ import annotations

import base64
import binascii
import re
import zlib

LARGEST_GRAPHIC = 4_000_000

_ENCODED = re.compile(rb":(B64|Z64):([A-Za-z0-9+/=\s]*):([0-9A-Fa-f]{4})", re.DOTALL)
_HEX = frozenset(b"0123456789ABCDEFabcdef")


class BadGraphic(Exception):
    """The data is not what the field says, or its checksum is wrong."""


def decode_graphic(data: bytes, row_bytes: int, total: int) -> bytes:
    """Return `total` bytes of packed dots (1 = black). Raises BadGraphic."""
    if not 0 < row_bytes <= total <= LARGEST_GRAPHIC:
        raise BadGraphic("size")
    encoded = _ENCODED.fullmatch(data.strip())
    dots = _from_base64(encoded, total) if encoded else _from_hex(data, row_bytes, total)
    return dots[:total].ljust(total, b"\x00")


def _from_base64(encoded: re.Match[bytes], total: int) -> bytes:
    text = re.sub(rb"\s", b"", encoded[2])
    if binascii.crc_hqx(text, 0) != int(encoded[3], 16):
        raise BadGraphic("checksum")
    try:
        packed = base64.b64decode(text, validate=True)
        return zlib.decompressobj().decompress(packed, total + 1) if encoded[1] == b"Z64" else packed
    except (binascii.Error, zlib.error) as error:
        raise BadGraphic("encoding") from error


def _from_hex(data: bytes, row_bytes: int, total: int) -> bytes:
    """Read hexadecimal digits with counts G-Y (1-19) and g-z (20-400), commas, exclamation marks and colons."""
    row_digits, rows = row_bytes * 2, bytearray()
    row, count = bytearray(), 0
    for character in data:
        if len(rows) >= total * 2:
            break
        if character in _HEX:
            row += bytes([character]) * max(1, count)
            count = 0
        elif character in b",!:" and count == 0:
            rows += _ended_row(character, row, rows, row_digits)
            row.clear()
        elif step := _count(character):
            count += step
        elif character not in b"\r\n\t ":
            raise BadGraphic("character")
        while len(row) >= row_digits:
            rows += row[:row_digits]
            del row[:row_digits]
    return bytes.fromhex((rows + row + b"0" * (len(row) % 2)).decode())


def _ended_row(character: int, row: bytearray, rows: bytearray, row_digits: int) -> bytes:
    """Return the row that "," fills with white, "!" with black, and ":" repeats."""
    match chr(character):
        case ":" if not row:
            return bytes(rows[-row_digits:]) or b"0" * row_digits
        case "!":
            return bytes(row).ljust(row_digits, b"F")
        case _:
            return bytes(row).ljust(row_digits, b"0")


def _count(character: int) -> int:
    if ord("G") <= character <= ord("Y"):
        return character - ord("G") + 1
    if ord("g") <= character <= ord("z"):
        return (character - ord("g") + 1) * 20
    return 0
