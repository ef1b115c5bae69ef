"""A simulated ESC/POS receipt printer: init, raster, feed, cut, margins, DLE EOT and automatic status back (ASB).

After Epson's command reference. Within raster data a status command is taken as dots, as in the real thing. Text and
codes drawn by the printer itself are passed over and counted: the product sends rasters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from devices.simulators.printer import COVER_OPEN, JAM, PAPER_OUT, SimulatedPrinter, blank_page, burn

LINE_DOTS = 30
LONGEST_PAGE = 20_000
IDLE_ENDS_PAGE_S = 0.5
"""A printer without a cutter is never told that a page ends: somebody tears it off."""

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
_PASSED_OVER = frozenset({"", "FS &", "FS ."})
"""Padding, and Chinese on and off, which only text would mind."""


@dataclass
class _Command:
    """A whole command at the head of the stream."""

    size: int
    name: str = ""
    body: bytes = b""


class SimulatedEscposPrinter(SimulatedPrinter):
    """Decodes a stream of ESC/POS into receipts."""

    faults = SimulatedPrinter.faults | {"paper_near_end"}

    def __init__(self, dpi: int, width_dots: int) -> None:
        super().__init__(dpi, width_dots)
        self._asb = False
        self._last_byte_at = 0.0
        self._actions: dict[str, Callable[[bytes], None]] = {
            "DLE": self._real_time,
            "ESC @": self._initialise,
            "ESC J": lambda body: self._feed_dots(body[2]),
            "ESC d": lambda body: self._feed_dots(body[2] * LINE_DOTS),
            "LF": lambda body: self._feed_dots(LINE_DOTS),
            "GS v 0": self._take_raster,
            "GS V": self._cut_paper,
            "GS L": self._set_margin,
            "ESC $": self._set_left,
            "GS a": self._set_asb,
        }
        self.forget()

    def forget(self) -> None:
        """Start with no page begun."""
        self._bands: list[tuple[int, int, int, bytes]] = []
        self._height = 0
        self._margin = 0
        self._left = 0
        self._asb = False

    def decode(self, now: float) -> None:
        """Take commands while whole ones are there."""
        self._last_byte_at = now
        while self._waiting:
            command = self._command()
            if command is None:
                return
            del self._waiting[: command.size]
            self._obey(command)

    def tick(self, now: float) -> None:
        """Tear the page off when nothing more has come for it."""
        if self._bands and not self._waiting and now - self._last_byte_at >= IDLE_ENDS_PAGE_S:
            self._end_page()

    def fault_changed(self) -> None:
        """Send automatic status back, if it was asked for."""
        if self._asb and self.powered:
            self.output += self._asb_status()

    def _command(self) -> _Command | None:
        """Return the command at the head of the stream, None while it is not whole."""
        head = self._waiting
        match head[0]:
            case 0x10:
                return self._whole(3, "DLE")
            case 0x1B:
                return self._escape()
            case 0x1C:
                return self._by_table("FS", _FS_PARAMETERS)
            case 0x1D:
                return self._group()
            case 0x0A:
                return _Command(1, "LF")
            case 0x0D | 0x00:
                return _Command(1)
            case _:
                return _Command(1, "text")

    def _whole(self, size: int, name: str) -> _Command | None:
        if len(self._waiting) < size:
            return None
        return _Command(size, name, bytes(self._waiting[:size]))

    def _by_table(self, family: str, parameters: dict[int, int]) -> _Command | None:
        if len(self._waiting) < 2:
            return None
        count = parameters.get(self._waiting[1], 0)
        return self._whole(2 + count, f"{family} {chr(self._waiting[1])}")

    def _escape(self) -> _Command | None:
        if len(self._waiting) < 2:
            return None
        match chr(self._waiting[1]):
            case "@":
                return self._whole(2, "ESC @")
            case "J" | "d":
                return self._whole(3, f"ESC {chr(self._waiting[1])}")
            case _:
                return self._by_table("ESC", _ESC_PARAMETERS)

    def _group(self) -> _Command | None:
        if len(self._waiting) < 2:
            return None
        match chr(self._waiting[1]):
            case "v":
                return self._raster()
            case "V":
                return self._cut()
            case "(":
                if len(self._waiting) < 5:
                    return None
                return self._whole(5 + int.from_bytes(self._waiting[3:5], "little"), "GS (")
            case "a":
                return self._whole(3, "GS a")
            case "L":
                return self._whole(4, "GS L")
            case _:
                return self._by_table("GS", _GS_PARAMETERS)

    def _raster(self) -> _Command | None:
        if len(self._waiting) < 8:
            return None
        row_bytes = int.from_bytes(self._waiting[4:6], "little")
        rows = int.from_bytes(self._waiting[6:8], "little")
        return self._whole(8 + row_bytes * rows, "GS v 0")

    def _cut(self) -> _Command | None:
        if len(self._waiting) < 3:
            return None
        return self._whole(4 if self._waiting[2] in (65, 66) else 3, "GS V")

    def _obey(self, command: _Command) -> None:
        act = self._actions.get(command.name)
        if act is not None:
            act(command.body)
        elif command.name not in _PASSED_OVER:
            self.count_unsupported(command.name)

    def _initialise(self, body: bytes) -> None:
        self._end_page()
        self._margin = self._left = 0

    def _cut_paper(self, body: bytes) -> None:
        self._feed_dots(body[3] if len(body) > 3 else 0)
        self._end_page()

    def _set_margin(self, body: bytes) -> None:
        self._margin = int.from_bytes(body[2:4], "little")

    def _set_left(self, body: bytes) -> None:
        self._left = int.from_bytes(body[2:4], "little")

    def _set_asb(self, body: bytes) -> None:
        self._asb = body[2] != 0
        self.fault_changed()

    def _take_raster(self, body: bytes) -> None:
        mode, row_bytes, dots = body[3] & 3, int.from_bytes(body[4:6], "little"), body[8:]
        rows = len(dots) // row_bytes if row_bytes else 0
        if mode & 1:
            self.count_unsupported("GS v 0 double width")
        if mode & 2:
            dots = b"".join(dots[at : at + row_bytes] * 2 for at in range(0, len(dots), row_bytes))
            rows *= 2
        self._bands.append((self._margin + self._left, self._height, row_bytes, dots))
        self._left = 0
        self._feed_dots(rows)

    def _feed_dots(self, dots: int) -> None:
        self._height += dots
        if self._height > LONGEST_PAGE:
            self._end_page()

    def _end_page(self) -> None:
        if self._bands:
            self.print_page(self._drawn())
        self._bands, self._height = [], 0

    def _drawn(self) -> Image.Image:
        page = blank_page(self.width_dots, self._height)
        for left, top, row_bytes, dots in self._bands:
            burn(page, dots, row_bytes, left, top)
        return page

    def _real_time(self, body: bytes) -> None:
        if body[1] == 0x04 and 1 <= body[2] <= 4:
            self.output.append(self._status(body[2]))
        else:
            self.count_unsupported("DLE")

    def _status(self, n: int) -> int:
        fixed = 0x12
        match n, self.fault:
            case 1, _ if self.blocked:
                return fixed | 0x08
            case 2, "cover_open":
                return fixed | 0x04
            case 2, "paper_out":
                return fixed | 0x20
            case 2, "jam":
                return fixed | 0x40
            case 3, "jam":
                return fixed | 0x08
            case 4, "paper_near_end":
                return fixed | 0x0C
            case 4, "paper_out":
                return fixed | 0x6C
            case _:
                return fixed

    def _asb_status(self) -> bytes:
        first = 0x10 | (0x08 if self.blocked else 0) | (0x20 if self.fault == COVER_OPEN else 0)
        second = 0x08 if self.fault == JAM else 0
        third = {"paper_near_end": 0x03, PAPER_OUT: 0x0F}.get(self.fault, 0)
        return bytes([first, second, third, 0])
