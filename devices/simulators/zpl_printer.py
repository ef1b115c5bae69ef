"""A simulated ZPL II label printer: ^XA ^PW ^LL ^LH ^FO ^GFA ^FS ^PO ^PQ ^XZ, ~JX and ~HS.

After Zebra's programming guide. As the maker says, ~HS is not answered at all while the media is out or the head is
open.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PIL import Image

from devices.simulators.printer import HEAD_HOT, JAM, SimulatedPrinter, blank_page, burn
from devices.simulators.zpl_graphic import BadGraphic, decode_graphic

LONGEST_LABEL = 20_000
SECONDS_PER_LABEL = 0.2
MOST_COPIES = 20

_WITHOUT_PARAMETERS = (b"^XA", b"^XZ", b"^FS", b"~HS", b"~JX")
_BEGIN = re.compile(rb"[\^~]")
_PASSED_OVER = frozenset("CI FX LS LT MD MM MN MT PM PR LR JM JU JA SD TA".split())


class SimulatedZplPrinter(SimulatedPrinter):
    """Decodes a stream of ZPL II into labels."""

    def __init__(self, dpi: int, width_dots: int) -> None:
        super().__init__(dpi, width_dots)
        self._printing_until = 0.0
        self._print_width = width_dots
        self._length = round(30 / 25.4 * dpi)
        self._actions: dict[str, Callable[[bytes], None]] = {
            "XA": self._begin_format,
            "PW": self._set_width,
            "LL": self._set_length,
            "LH": self._set_home,
            "FO": self._set_origin,
            "FS": lambda parameters: self._set_origin(b""),
            "GF": self._take_graphic,
            "PQ": self._set_copies,
            "PO": self._set_orientation,
        }
        self.forget()

    def forget(self) -> None:
        """Start with no format begun; width and length are kept, as in the printer's settings."""
        self._fields: list[tuple[bytes, int, int, int]] = []
        self._home = self._origin = (0, 0)
        self._copies = 1
        self._in_format = self._inverted = False

    def decode(self, now: float) -> None:
        """Take commands while whole ones are there."""
        while begin := _BEGIN.search(self._waiting):
            del self._waiting[: begin.start()]
            if bytes(self._waiting[:3]).upper() in _WITHOUT_PARAMETERS:
                size = 3
            else:
                end = _BEGIN.search(self._waiting, 1)
                if end is None:
                    return
                size = end.start()
            command = bytes(self._waiting[:size])
            del self._waiting[:size]
            self._obey(command[1:3].decode("ascii", "replace").upper(), command[3:], now)
        self._waiting.clear()

    def _obey(self, name: str, parameters: bytes, now: float) -> None:
        match name:
            case "HS":
                self._answer(now)
            case "JX":
                self.forget()
            case "XZ":
                self._end_format(now)
            case _ if name in self._actions:
                self._actions[name](parameters)
            case _ if name not in _PASSED_OVER:
                self.count_unsupported(name)

    def _begin_format(self, parameters: bytes) -> None:
        self.forget()
        self._in_format = True

    def _set_width(self, parameters: bytes) -> None:
        self._print_width = max(1, min(_numbers(parameters, 1)[0], self.width_dots))

    def _set_length(self, parameters: bytes) -> None:
        self._length = max(1, min(_numbers(parameters, 1)[0], LONGEST_LABEL))

    def _set_home(self, parameters: bytes) -> None:
        self._home = _pair(parameters)

    def _set_origin(self, parameters: bytes) -> None:
        self._origin = _pair(parameters)

    def _set_copies(self, parameters: bytes) -> None:
        self._copies = min(_numbers(parameters, 1)[0], MOST_COPIES)

    def _set_orientation(self, parameters: bytes) -> None:
        self._inverted = parameters.strip().upper() == b"I"

    def _take_graphic(self, parameters: bytes) -> None:
        form, _, total, row, data = (*parameters.split(b",", 4), b"", b"", b"", b"")[:5]
        try:
            if form.strip().upper() != b"A":
                raise BadGraphic("form")
            row_bytes = _numbers(row, 1)[0]
            dots = decode_graphic(data, row_bytes, _numbers(total, 1)[0])
        except BadGraphic as error:
            self.count_unsupported(f"GF {error}")
            return
        x, y = (home + origin for home, origin in zip(self._home, self._origin, strict=True))
        self._fields.append((dots, row_bytes, x, y))

    def _end_format(self, now: float) -> None:
        if self._in_format:
            page = self._drawn()
            for _ in range(self._copies):
                self.print_page(page)
            self._printing_until = now + SECONDS_PER_LABEL
        self.forget()

    def _drawn(self) -> Image.Image:
        page = blank_page(self._print_width, self._length)
        for dots, row_bytes, x, y in self._fields:
            burn(page, dots, row_bytes, x, y)
        return page.transpose(Image.Transpose.ROTATE_180) if self._inverted else page

    def _answer(self, now: float) -> None:
        if self.blocked and self.fault not in {JAM, HEAD_HOT}:
            return
        paused, hot = int(self.fault == JAM), int(self.fault == HEAD_HOT)
        remaining = int(now < self._printing_until) or len(self._waiting_pages)
        for line in (
            f"030,0,{paused},{self._length:04d},000,0,0,{int(self._in_format)},000,0,0,{hot}",
            f"001,0,0,0,0,2,4,0,{remaining:08d},1,000",
            "1234,0",
        ):
            self.output += b"\x02" + line.encode() + b"\x03\r\n"


def _numbers(parameters: bytes, least: int) -> list[int]:
    """Return the whole numbers at the head of the parameters, with zeros for what is missing."""
    numbers = [int(number[:9]) for number in re.findall(rb"\d+", parameters[:64])]
    return numbers + [0] * (least - len(numbers))


def _pair(parameters: bytes) -> tuple[int, int]:
    x, y = _numbers(parameters, 2)[:2]
    return x, y
