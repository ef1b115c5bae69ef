"""What the simulated printers have in common: paper, faults, pages as pictures, and the hand that works them.

A language's own decoder is in tspl_printer.py, escpos_printer.py and zpl_printer.py. Pictures are PIL images of mode
"1", white paper with burnt dots black; the last twenty are kept.
"""

from __future__ import annotations

import base64
import io
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from devices.simulators.device import BadRequest, number_argument

PAGES_KEPT = 20
PAPER, BURNT = 1, 0
LONGEST_COMMAND = 4_000_000
POWER_CUT_AFTER_BYTES = 1000

BUFFER_BYTES = 4096
BUFFER_LEFT = 128
"""Room in the buffer at which a printer drops CTS and DSR."""
BUFFER_DRAIN_S = 16_384
"""Bytes a second that a cheap printer works off: more than a line of 115,200 baud brings."""

PAPER_OUT, COVER_OPEN, JAM, POWER_CUT = "paper_out", "cover_open", "jam", "power_cut"
HEAD_HOT, NEAR_END, OVERRUN = "head_hot", "paper_near_end", "overrun"


class SimulatedPrinter(ABC):
    """Control: state, pages(after=N). Faults: those of `faults`; power_cut takes after_bytes=N.

    With `overrun` it has 4 KB of buffer: what comes faster than it prints, without a pause for status, is lost, and
    the rest comes out as garbage. Where the line has wires it holds the kiosk up by them before that.
    """

    faults = frozenset({PAPER_OUT, COVER_OPEN, JAM, HEAD_HOT, POWER_CUT, OVERRUN})

    def __init__(self, dpi: int, width_dots: int) -> None:
        self.output = bytearray()
        self.dpi = dpi
        self.width_dots = width_dots
        self.bytes_received = 0
        self.unsupported: dict[str, int] = {}
        """Commands that were passed over, with how often."""
        self.page_count = 0
        self.fault = "none"
        self._pages: deque[tuple[int, Image.Image]] = deque(maxlen=PAGES_KEPT)
        self._waiting_pages: deque[Image.Image] = deque(maxlen=PAGES_KEPT)
        self._waiting = bytearray()
        self._power_left: int | None = None
        self._powered = True
        self._buffered, self._buffered_at = 0.0, 0.0
        self.pictures: Path | None = None
        """Where every page is kept as a picture, if anywhere."""

    @property
    def powered(self) -> bool:
        """Whether it has power."""
        return self._powered

    @property
    def pages(self) -> list[Image.Image]:
        """What came out of it, oldest first."""
        return [page for _, page in self._pages]

    @property
    def blocked(self) -> bool:
        """Whether nothing can come out now."""
        return self.fault in {PAPER_OUT, COVER_OPEN, JAM, HEAD_HOT}

    def holds_up(self, now: float) -> bool:
        """Whether its 4 KB are nearly full, which it says by CTS and DSR where there are such wires."""
        return self.fault == OVERRUN and self._in_buffer(now) > BUFFER_BYTES - BUFFER_LEFT

    def feed(self, data: bytes, now: float) -> None:
        """Take bytes; a power cut ends it in the middle of them."""
        if not self._powered:
            return
        if self._power_left is not None:
            data = data[: self._power_left]
            self._power_left -= len(data)
        self.bytes_received += len(data)
        answers = len(self.output)
        self._waiting += self._as_buffered(data, now)
        self.decode(now)
        if len(self.output) > answers:  # it answers when it has worked off what came before
            self._buffered = 0.0
        if len(self._waiting) > LONGEST_COMMAND:
            self._waiting.clear()
            self.count_unsupported("endless command")
        if self._power_left == 0:
            self._lose_power()

    def _as_buffered(self, data: bytes, now: float) -> bytes:
        """Return what finds room in the buffer."""
        if self.fault != OVERRUN:
            return data
        self._buffered, self._buffered_at = self._in_buffer(now), now
        kept = data[: max(0, int(BUFFER_BYTES - self._buffered))]
        self._buffered += len(kept)
        return kept

    def _in_buffer(self, now: float) -> float:
        return max(0.0, self._buffered - (now - self._buffered_at) * BUFFER_DRAIN_S)

    def tick(self, now: float) -> None:  # noqa: B027 - most printers do nothing by themselves
        """Do what is due by now."""

    def line_lost(self) -> None:
        """Drop a half received command, as printers do when their line is reset."""
        self._waiting.clear()
        self.forget()

    def set_fault(self, fault: str, arguments: Mapping[str, object]) -> None:
        """Have one of the faults from now on; with "none" paper and power are back, and what waited comes out."""
        self.fault = fault
        self._powered, self._power_left = True, None
        if fault == POWER_CUT:
            self._power_left = number_argument(arguments, "after_bytes", POWER_CUT_AFTER_BYTES)
            if self._power_left == 0:
                self._lose_power()
        if not self.blocked:
            while self._waiting_pages:
                self._put_out(self._waiting_pages.popleft())
        self.fault_changed()

    def ask(self, do: str, arguments: Mapping[str, object], now: float) -> dict[str, object]:
        """Say how things stand, or hand over the pictures of what came out."""
        match do:
            case "state":
                return {
                    "condition": self.fault if self.blocked else "ready",
                    "pages": self.page_count,
                    "bytes": self.bytes_received,
                    "unsupported": dict(self.unsupported),
                }
            case "pages":
                after = number_argument(arguments, "after", 0)
                return {"pages": [_as_png(*numbered) for numbered in self._pages if numbered[0] > after]}
            case _:
                raise BadRequest("a printer knows state, pages, fault")

    @abstractmethod
    def decode(self, now: float) -> None:
        """Deal with what is whole in the bytes that wait, and take it out of them."""

    @abstractmethod
    def forget(self) -> None:
        """Lose what is in memory, as when the power goes."""

    def fault_changed(self) -> None:  # noqa: B027 - most printers do not speak by themselves
        """Tell the kiosk, where the printer does that by itself."""

    def print_page(self, page: Image.Image) -> None:
        """Let a page come out, now or when paper and cover are right again."""
        if self.blocked:
            self._waiting_pages.append(page)
        else:
            self._put_out(page)

    def count_unsupported(self, what: str) -> None:
        """Note a command that was passed over; only so many different ones, so that noise cannot fill the memory."""
        if what in self.unsupported or len(self.unsupported) < 50:
            self.unsupported[what] = self.unsupported.get(what, 0) + 1

    def _put_out(self, page: Image.Image) -> None:
        self.page_count += 1
        self._pages.append((self.page_count, page))
        if self.pictures is not None:
            page.save(self.pictures / f"page-{self.page_count:04d}.png")

    def _lose_power(self) -> None:
        self._powered = False
        self._waiting.clear()
        self._waiting_pages.clear()
        self.output.clear()
        self.forget()


def blank_page(width: int, height: int) -> Image.Image:
    """Return white paper."""
    return Image.new("1", (width, height), PAPER)


def burn(page: Image.Image, dots: bytes, row_bytes: int, left: int, top: int) -> None:
    """Burn packed dots (1 = black, the most significant bit left) into the page; what is outside is lost."""
    if row_bytes and len(dots) >= row_bytes:
        mask = Image.frombytes("1", (row_bytes * 8, len(dots) // row_bytes), dots)
        page.paste(BURNT, (left, top), mask)


def _as_png(index: int, page: Image.Image) -> dict[str, object]:
    buffer = io.BytesIO()
    page.save(buffer, "PNG")
    return {"index": index, "png": base64.b64encode(buffer.getvalue()).decode()}
