"""Cuts a stream of ESC/POS into commands by the makers' tables of parameters. Obeys none of them.

Commands that are passed over are in the tables too: data whose length nobody knows would be printed as text, or obeyed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

# How many parameter bytes follow the two of the command, where that is always the same.
_ESC_PARAMETERS = {
    **dict.fromkeys(b"@2<iLmSv\x0c", 0),
    **dict.fromkeys(b" !%-3459=?EGJKMRTUVadertu{", 1),
    **dict.fromkeys(b"$\\Bc", 2),
    **dict.fromkeys(b"p", 3),
    **dict.fromkeys(b"W", 8),
}
_GS_PARAMETERS = {
    **dict.fromkeys(b":c\x0c", 0),
    **dict.fromkeys(b"!/BEHITabfhjrwx", 1),
    **dict.fromkeys(b"$LPW\\", 2),
    **dict.fromkeys(b"^z", 3),
    **dict.fromkeys(b"g", 4),
}
_FS_PARAMETERS = {**dict.fromkeys(b"&.", 0), **dict.fromkeys(b"!-CW", 1), **dict.fromkeys(b"S?p", 2), ord("2"): 74}
_FAMILIES = {0x1B: ("ESC", _ESC_PARAMETERS), 0x1C: ("FS", _FS_PARAMETERS), 0x1D: ("GS", _GS_PARAMETERS)}
_REAL_TIME_SIZES = {(4, 7): 4, (4, 8): 4, (4, 18): 4, (20, 1): 5, (20, 2): 5, (20, 3): 8, (20, 7): 4, (20, 8): 10}
"""Bytes of a whole DLE EOT or DLE DC4, by that and its function, where they are not 3."""
_CUTS_WITH_FEED = frozenset({65, 66, 97, 98, 103, 104})
_COLUMN_BYTES = {0: 1, 1: 1, 32: 3, 33: 3}
"""Bytes a column of ESC *, by its mode."""


@dataclass(frozen=True)
class Command:
    """A whole command at the head of the stream."""

    size: int
    name: str = ""
    body: bytes = b""


def head_command(waiting: bytearray) -> Command | None:
    """Return the command at the head of the stream, None while it is not whole."""
    match waiting[0]:
        case 0x10:
            size = _real_time_size(waiting)
            return None if size is None else _whole(waiting, size, "DLE")
        case 0x1B | 0x1C | 0x1D:
            return _of_family(waiting)
        case 0x0A:
            return Command(1, "LF")
        case 0x0D | 0x00:
            return Command(1)
        case _:
            return Command(1, "text", bytes(waiting[:1]))


def _whole(waiting: bytearray, size: int, name: str) -> Command | None:
    if len(waiting) < size:
        return None
    return Command(size, name, bytes(waiting[:size]))


def _of_family(waiting: bytearray) -> Command | None:
    if len(waiting) < 2:
        return None
    family, parameters = _FAMILIES[waiting[0]]
    name = f"{family} {chr(waiting[1])}"
    measure = _MEASURES.get(name)
    if measure is None:
        return _whole(waiting, 2 + parameters.get(waiting[1], 0), name)
    size = measure(waiting)
    # What says "8 L" or "v 0" is one command with its third byte.
    return None if size is None else _whole(waiting, size, _LONG_NAMES.get(name, name))


def _number(waiting: bytearray, at: int, size: int = 2) -> int:
    return int.from_bytes(waiting[at : at + size], "little")


def _real_time_size(waiting: bytearray) -> int | None:
    return _REAL_TIME_SIZES.get((waiting[1], waiting[2]), 3) if len(waiting) >= 3 else None


def _measured(least: int, size: Callable[[bytearray], int]) -> Callable[[bytearray], int | None]:
    """Return a rule that knows the size of a command once `least` bytes of it are there."""
    return lambda waiting: size(waiting) if len(waiting) >= least else None


def _until_nul(waiting: bytearray) -> int | None:
    end = waiting.find(b"\0", 2)
    return None if end < 0 else end + 1


def _barcode(waiting: bytearray) -> int | None:
    """GS k: up to 6 the data end with NUL, from 65 on their number stands before them."""
    if len(waiting) < 4:
        return None
    if waiting[2] >= 65:
        return 4 + waiting[3]
    end = waiting.find(b"\0", 3)
    return None if end < 0 else end + 1


def _own_characters(waiting: bytearray) -> int | None:
    """ESC & y c1 c2, then for each character x and x * y bytes."""
    if len(waiting) < 5:
        return None
    at = 5
    for _ in range(waiting[4] - waiting[3] + 1):
        if len(waiting) <= at:
            return None
        at += 1 + waiting[2] * waiting[at]
    return at


def _own_pictures(waiting: bytearray) -> int | None:
    """FS q n, then for each picture x, y (16 bit) and x * y * 8 bytes."""
    if len(waiting) < 3:
        return None
    at = 3
    for _ in range(waiting[2]):
        if len(waiting) < at + 4:
            return None
        at += 4 + _number(waiting, at) * _number(waiting, at + 2) * 8
    return at


_FUNCTION = _measured(5, lambda waiting: 5 + _number(waiting, 3))
_RASTER = _measured(8, lambda waiting: 8 + _number(waiting, 4) * _number(waiting, 6))
_MEASURES: dict[str, Callable[[bytearray], int | None]] = {
    "ESC *": _measured(5, lambda waiting: 5 + _COLUMN_BYTES.get(waiting[2], 1) * _number(waiting, 3)),
    "ESC D": _until_nul,
    "ESC &": _own_characters,
    "ESC (": _FUNCTION,
    "FS (": _FUNCTION,
    "FS q": _own_pictures,
    "GS (": _FUNCTION,
    "GS 8": _measured(7, lambda waiting: 7 + _number(waiting, 3, 4)),
    "GS *": _measured(4, lambda waiting: 4 + waiting[2] * waiting[3] * 8),
    "GS k": _barcode,
    "GS Q": _RASTER,
    "GS v": _RASTER,
    "GS V": _measured(3, lambda waiting: 4 if waiting[2] in _CUTS_WITH_FEED else 3),
}
"""Commands with data: how many bytes there are in all, None while that is not known."""
_LONG_NAMES = {"GS v": "GS v 0", "GS 8": "GS 8 L"}
