"""A simulated TSPL label printer: SIZE, GAP, DIRECTION, CLS, BITMAP, PRINT, ESC ! ? and ESC ! S.

After TSC's programming manual. In BITMAP data 0 burns. Status is answered between commands, never within BITMAP data.
"""

from __future__ import annotations

import re

from PIL import Image, ImageChops

from devices.simulators.printer import COVER_OPEN, HEAD_HOT, JAM, NEAR_END, PAPER_OUT, SimulatedPrinter, blank_page

MM_PER_INCH = 25.4
LONGEST_LINE = 1024
LONGEST_LABEL_MM = 2000.0
SECONDS_PER_LABEL = 0.2

_BITMAP = re.compile(rb"BITMAP\s+(-?\d+),(-?\d+),(\d+),(\d+),([012]),", re.IGNORECASE)
_SIZE = re.compile(rb"SIZE\s+([\d.]+)\s*(mm)?\s*(?:,\s*([\d.]+)\s*(mm)?)?", re.IGNORECASE)
_KNOWN = (b"GAP", b"SPEED", b"DENSITY", b"REFERENCE", b"OFFSET", b"SET", b"CODEPAGE", b"BLINE", b"SHIFT", b"SOUND")
_STATUS_BITS = {COVER_OPEN: 0x01, JAM: 0x02, PAPER_OUT: 0x04, HEAD_HOT: 0x80}
_LONG_STATUS = {COVER_OPEN: b"E@@`", JAM: b"E@@B", PAPER_OUT: b"E@@A", HEAD_HOT: b"EA@@", NEAR_END: b"@A@@"}
_PRINTING = 0x20


class SimulatedTsplPrinter(SimulatedPrinter):
    """Decodes a stream of TSPL into labels."""

    faults = SimulatedPrinter.faults | {NEAR_END}

    def __init__(self, dpi: int, width_dots: int) -> None:
        super().__init__(dpi, width_dots)
        self._printing_until = 0.0
        self.forget()

    def forget(self) -> None:
        """Start with a label of 50 x 30 mm and an empty picture."""
        self._label = (self._dots(50.0), self._dots(30.0))
        self._page = self._blank()
        self._direction, self._mirror = 0, 0

    def decode(self, now: float) -> None:
        """Take commands while whole ones are there."""
        while self._waiting:
            if self._waiting[0] in b"\r\n \x00":
                del self._waiting[:1]
            elif self._waiting[0] == 0x1B:
                if len(self._waiting) < 3:
                    return
                self._answer(bytes(self._waiting[:3]), now)
                del self._waiting[:3]
            elif not self._take_line(now):
                return

    def _take_line(self, now: float) -> bool:
        bitmap = _BITMAP.match(self._waiting)
        if bitmap:
            return self._take_bitmap(bitmap)
        end = self._waiting.find(b"\n")
        if end < 0:
            if len(self._waiting) > LONGEST_LINE:
                self.count_unsupported("endless line")
                self._waiting.clear()
            return False
        line = bytes(self._waiting[:end]).strip()
        del self._waiting[: end + 1]
        self._obey(line, now)
        return True

    def _take_bitmap(self, found: re.Match[bytes]) -> bool:
        x, y, row_bytes, rows, mode = (int(group) for group in found.groups())
        begin, size = found.end(), row_bytes * rows
        if len(self._waiting) < begin + size:
            return False
        data = bytes(self._waiting[begin : begin + size])
        del self._waiting[: begin + size]
        if size:
            self._draw(Image.frombytes("1", (row_bytes * 8, rows), data), x, y, mode)
        return True

    def _draw(self, dots: Image.Image, x: int, y: int, mode: int) -> None:
        """Draw a picture in which, as on the paper, 1 is white."""
        if mode == 0:
            self._page.paste(dots, (x, y))
            return
        layer = blank_page(*self._page.size)
        layer.paste(dots, (x, y))
        if mode == 1:
            self._page = ImageChops.logical_and(self._page, layer)
        else:
            self._page = ImageChops.invert(ImageChops.logical_xor(self._page, layer))

    def _obey(self, line: bytes, now: float) -> None:
        word = line.split(b" ", 1)[0].upper()
        rest = line[len(word) :]
        match word:
            case b"SIZE":
                self._set_size(line)
            case b"DIRECTION":
                numbers = [int(number) for number in re.findall(rb"\d+", rest)]
                self._direction, self._mirror = (*numbers, 0, 0)[:2]
            case b"CLS":
                self._page = self._blank()
            case b"PRINT":
                self._print(rest, now)
            case _ if word in _KNOWN:
                pass
            case _:
                self.count_unsupported(word[:16].decode("ascii", "replace"))

    def _set_size(self, line: bytes) -> None:
        found = _SIZE.fullmatch(line)
        if not found:
            self.count_unsupported("SIZE")
            return
        width, width_unit, height, height_unit = found.groups()
        self._label = (
            self._dots(_millimetres(width, width_unit)),
            self._dots(_millimetres(height, height_unit)) if height else self._label[1],
        )
        self._page = self._blank()

    def _print(self, rest: bytes, now: float) -> None:
        numbers = [int(number) for number in re.findall(rb"\d+", rest)] or [1]
        copies = numbers[0] * (numbers[1] if len(numbers) > 1 else 1)
        page = self._page.copy()
        if self._direction:
            page = page.transpose(Image.Transpose.ROTATE_180)
        if self._mirror:
            page = page.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        for _ in range(min(copies, 20)):
            self.print_page(page)
        self._printing_until = now + SECONDS_PER_LABEL

    def _answer(self, question: bytes, now: float) -> None:
        printing = now < self._printing_until and not self.blocked
        match question:
            case b"\x1b!?":
                self.output.append(_STATUS_BITS.get(self.fault, _PRINTING if printing else 0))
            case b"\x1b!S":
                self.output += b"\x02" + _LONG_STATUS.get(self.fault, b"P@@@" if printing else b"@@@@") + b"\x03\r\n"
            case _:
                self.count_unsupported("ESC " + question[1:].decode("ascii", "replace"))

    def _blank(self) -> Image.Image:
        width, height = self._label
        return blank_page(min(width, self.width_dots), height)

    def _dots(self, millimetres: float) -> int:
        return max(1, round(min(millimetres, LONGEST_LABEL_MM) * self.dpi / MM_PER_INCH))


def _millimetres(number: bytes, unit: bytes | None) -> float:
    try:
        value = float(number)
    except ValueError:
        return 0.0
    return value if unit else value * MM_PER_INCH
