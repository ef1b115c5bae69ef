"""A simulated ESC/POS receipt printer: init, raster, feed, cut, margins, DLE EOT and automatic status back (ASB).

After Epson's command reference. Within raster data a status command is taken as dots, as in the real thing.
"""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from devices.simulators.escpos_graphics import GraphicsStore, columns, enlarged
from devices.simulators.escpos_stream import Command, head_command
from devices.simulators.escpos_text import DEFAULT_SPACING, QrStore, TextLine, TextStyle
from devices.simulators.printer import (
    BURNT,
    COVER_OPEN,
    HEAD_HOT,
    JAM,
    NEAR_END,
    PAPER_OUT,
    SimulatedPrinter,
    blank_page,
)

LONGEST_PAGE = 20_000
IDLE_ENDS_PAGE_S = 0.5
"""A printer without a cutter is never told that a page ends: somebody tears it off."""

_PASSED_OVER = frozenset({"", "ESC M", "ESC R", "ESC S", "FS S", "GS P", "GS W"})
"""Padding, and settings of which there is only one here."""


class SimulatedEscposPrinter(SimulatedPrinter):
    """Decodes a stream of ESC/POS into receipts."""

    faults = SimulatedPrinter.faults | {NEAR_END}

    def __init__(self, dpi: int, width_dots: int) -> None:
        super().__init__(dpi, width_dots)
        self._asb = False
        self._last_byte_at = 0.0
        self._actions: dict[str, Callable[[bytes], None]] = {
            "DLE": self._real_time,
            "ESC @": self._initialise,
            "ESC J": lambda body: self._feed_dots(body[2]),
            "ESC d": lambda body: self._feed_dots(body[2] * self._spacing),
            "ESC a": self._set_align,
            "ESC 2": lambda body: self._set_spacing(DEFAULT_SPACING),
            "ESC 3": lambda body: self._set_spacing(body[2]),
            "ESC !": self._set_mode,
            "ESC E": lambda body: self._set_bold(bool(body[2] & 1)),
            "GS B": lambda body: self._set_white(bool(body[2] & 1)),
            "GS !": lambda body: self._set_size((body[2] >> 4 & 7) + 1, (body[2] & 7) + 1),
            "FS !": lambda body: self._set_chinese_size(1 + (body[2] >> 2 & 1), 1 + (body[2] >> 3 & 1)),
            "FS W": lambda body: self._set_chinese_size(1 + (body[2] & 1), 1 + (body[2] & 1)),
            "FS &": lambda body: self._set_chinese(True),
            "FS .": lambda body: self._set_chinese(False),
            "GS (": self._take_function,
            "GS 8 L": lambda body: self._take_graphics(body[7:]),
            "LF": lambda body: self._end_line(),
            "text": self._take_text,
            "ESC *": self._take_columns,
            "ESC t": self._set_code_page,
            "GS v 0": self._take_raster,
            "GS V": self._cut_paper,
            "ESC i": self._cut_paper,
            "ESC m": self._cut_paper,
            "GS L": self._set_margin,
            "ESC $": self._set_left,
            "GS a": self._set_asb,
        }
        self.forget()

    def forget(self) -> None:
        """Start with no page begun."""
        self._marks: list[tuple[int, int, Image.Image]] = []
        self._line, self._qr, self._graphics = TextLine(self.width_dots), QrStore(), GraphicsStore()
        self._spacing, self._align = DEFAULT_SPACING, 0
        self._height = 0
        self._margin = 0
        self._left = 0
        self._asb = False

    def decode(self, now: float) -> None:
        """Take commands while whole ones are there."""
        self._last_byte_at = now
        while self._waiting:
            command = head_command(self._waiting)
            if command is None:
                return
            del self._waiting[: command.size]
            self._obey(command)

    def tick(self, now: float) -> None:
        """Tear the page off when nothing more has come for it."""
        if self._marks and not self._waiting and now - self._last_byte_at >= IDLE_ENDS_PAGE_S:
            self._end_page()

    def fault_changed(self) -> None:
        """Send automatic status back, if it was asked for."""
        if self._asb and self.powered:
            self.output += self._asb_status()

    def _obey(self, command: Command) -> None:
        act = self._actions.get(command.name)
        if act is not None:
            act(command.body)
        elif command.name not in _PASSED_OVER:
            self.count_unsupported(command.name)

    def _initialise(self, body: bytes) -> None:
        self._end_page()
        asb = self._asb
        self.forget()
        self._asb = asb

    def _take_text(self, body: bytes) -> None:
        if body[0] >= 0x20:
            self._print_line(self._line.put(body[0]))

    def _end_line(self) -> None:
        if self._line.begun:
            self._print_line(self._line.end())
        else:
            self._height += self._spacing

    def _print_line(self, mask: Image.Image | None) -> None:
        if mask is not None:
            self._put_mark(mask, max(self._spacing, mask.height))

    def _put_mark(self, mask: Image.Image, height: int) -> None:
        free = max(0, self.width_dots - self._margin - self._left - mask.width)
        left = self._margin + self._left + (0, free // 2, free)[self._align]
        self._marks.append((left, self._height, mask))
        self._left = 0
        self._advance(height)

    def _set_align(self, body: bytes) -> None:
        self._align = body[2] % 48 % 3

    def _set_spacing(self, dots: int) -> None:
        self._spacing = dots

    def _set_mode(self, body: bytes) -> None:
        self._set_bold(bool(body[2] & 0x08))
        self._set_size(1 + (body[2] >> 5 & 1), 1 + (body[2] >> 4 & 1))

    def _set_bold(self, bold: bool) -> None:
        self._line.style.bold = bold

    def _set_size(self, width: int, height: int) -> None:
        style = self._line.style
        self._line.style = TextStyle(style.bold, width, height, width, height, style.white)

    def _set_white(self, white: bool) -> None:
        self._line.style.white = white

    def _set_chinese_size(self, width: int, height: int) -> None:
        self._line.style.chinese_width, self._line.style.chinese_height = width, height

    def _set_chinese(self, on: bool) -> None:
        self._line.chinese = on

    def _set_code_page(self, body: bytes) -> None:
        if not self._line.set_code_page(body[2]):
            self.count_unsupported(f"ESC t {body[2]}")

    def _take_columns(self, body: bytes) -> None:
        mask = columns(body[2], body[5:])
        if mask is None:
            self.count_unsupported("ESC *")
        else:
            self._print_line(self._line.put_picture(mask))

    def _take_graphics(self, body: bytes) -> None:
        try:
            mask = self._graphics.obey(body)
        except ValueError:
            self.count_unsupported("GS ( L")
            return
        if mask is not None:
            self._put_mark(mask, mask.height)

    def _take_function(self, body: bytes) -> None:
        if body[2:3] == b"L":
            self._take_graphics(body[5:])
            return
        if body[2:3] != b"k" or len(body) < 7 or body[5] != 49:
            self.count_unsupported("GS (")
            return
        try:
            mask = self._qr.obey(body)
        except (ValueError, KeyError, IndexError):
            self.count_unsupported("GS ( k")
            return
        if mask is not None and mask.width <= self.width_dots:
            self._put_mark(mask, mask.height)
        elif mask is not None:
            self.count_unsupported("QR too wide")

    def _cut_paper(self, body: bytes) -> None:
        self._feed_dots(body[3] if len(body) > 3 else 0)
        self._end_page()

    def _set_margin(self, body: bytes) -> None:
        self._margin = int.from_bytes(body[2:4], "little")

    def _set_left(self, body: bytes) -> None:
        self._left = int.from_bytes(body[2:4], "little")
        self._line.move_to(self._left)
        if self._line.begun:
            self._left = 0

    def _set_asb(self, body: bytes) -> None:
        self._asb = body[2] != 0
        self.fault_changed()

    def _take_raster(self, body: bytes) -> None:
        mode, row_bytes, dots = body[3] & 3, int.from_bytes(body[4:6], "little"), body[8:]
        rows = len(dots) // row_bytes if row_bytes else 0
        if rows:
            mask = enlarged(Image.frombytes("1", (row_bytes * 8, rows), dots), 1 + (mode & 1), 1 + (mode >> 1))
            self._put_mark(mask, mask.height)

    def _feed_dots(self, dots: int) -> None:
        mask = self._line.end()
        if mask is not None:
            self._marks.append((self._margin + self._left, self._height, mask))
            self._left, dots = 0, max(dots, mask.height)
        self._advance(dots)

    def _advance(self, dots: int) -> None:
        self._height += dots
        if self._height > LONGEST_PAGE:
            self._end_page()

    def _end_page(self) -> None:
        if self._line.begun:
            self._end_line()
        if self._marks:
            self.print_page(self._drawn())
        self._marks, self._height = [], 0

    def _drawn(self) -> Image.Image:
        page = blank_page(self.width_dots, self._height)
        for left, top, mask in self._marks:
            page.paste(BURNT, (left, top), mask)
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
            case 3, "head_hot":
                return fixed | 0x40
            case 4, "paper_near_end":
                return fixed | 0x0C
            case 4, "paper_out":
                return fixed | 0x6C
            case _:
                return fixed

    def _asb_status(self) -> bytes:
        first = 0x10 | (0x08 if self.blocked else 0) | (0x20 if self.fault == COVER_OPEN else 0)
        second = {JAM: 0x08, HEAD_HOT: 0x40}.get(self.fault, 0)
        third = {NEAR_END: 0x03, PAPER_OUT: 0x0F}.get(self.fault, 0)
        return bytes([first, second, third, 0])
