"""Cuts a stream of ESC/POS into commands by the makers' tables of parameters. Obeys none of them."""

from __future__ import annotations

from dataclasses import dataclass

# How many parameter bytes follow, for commands that are passed over.
_ESC_PARAMETERS = {
    **dict.fromkeys(b" !%-3EGMRVSTUat{", 1),
    **dict.fromkeys(b"2<iLm", 0),
    **dict.fromkeys(b"$\\", 2),
    **dict.fromkeys(b"c", 2),
    **dict.fromkeys(b"p", 3),
}
_GS_PARAMETERS = {**dict.fromkeys(b"!BHfhwrIbx", 1), **dict.fromkeys(b"PW", 2), **dict.fromkeys(b":", 0)}
_FS_PARAMETERS = {**dict.fromkeys(b"&.", 0), **dict.fromkeys(b"!-CW", 1), **dict.fromkeys(b"S", 2)}


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
            return _whole(waiting, 3, "DLE")
        case 0x1B:
            return _escape(waiting)
        case 0x1C:
            return _by_table(waiting, "FS", _FS_PARAMETERS)
        case 0x1D:
            return _group(waiting)
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


def _by_table(waiting: bytearray, family: str, parameters: dict[int, int]) -> Command | None:
    if len(waiting) < 2:
        return None
    count = parameters.get(waiting[1], 0)
    return _whole(waiting, 2 + count, f"{family} {chr(waiting[1])}")


def _escape(waiting: bytearray) -> Command | None:
    if len(waiting) < 2:
        return None
    match chr(waiting[1]):
        case "@":
            return _whole(waiting, 2, "ESC @")
        case "J" | "d":
            return _whole(waiting, 3, f"ESC {chr(waiting[1])}")
        case _:
            return _by_table(waiting, "ESC", _ESC_PARAMETERS)


def _group(waiting: bytearray) -> Command | None:
    if len(waiting) < 2:
        return None
    match chr(waiting[1]):
        case "v":
            return _raster(waiting)
        case "V":
            return _cut(waiting)
        case "(":
            if len(waiting) < 5:
                return None
            return _whole(waiting, 5 + int.from_bytes(waiting[3:5], "little"), "GS (")
        case "a":
            return _whole(waiting, 3, "GS a")
        case "L":
            return _whole(waiting, 4, "GS L")
        case _:
            return _by_table(waiting, "GS", _GS_PARAMETERS)


def _raster(waiting: bytearray) -> Command | None:
    if len(waiting) < 8:
        return None
    row_bytes = int.from_bytes(waiting[4:6], "little")
    rows = int.from_bytes(waiting[6:8], "little")
    return _whole(waiting, 8 + row_bytes * rows, "GS v 0")


def _cut(waiting: bytearray) -> Command | None:
    if len(waiting) < 3:
        return None
    return _whole(waiting, 4 if waiting[2] in (65, 66) else 3, "GS V")
