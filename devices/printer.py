"""A printer on a serial line: fulfils kiosk.ports.Printer for every language, with the status its dialect can give.

Knows what a chunk is and when status may be asked, nothing of what a job says. Never sends a job twice: what is not
known to have come out is `unknown`, and a person decides.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import assert_never

from devices.link import BITS_PER_BYTE, WRITE_TIMEOUT_S, SerialLink, Unplugged, WriteStalled
from devices.ports import PortFinder
from devices.printer_questions import LONGEST_DRAIN_S, PrinterQuestions
from devices.protocols.escpos_status import EscposStatus
from devices.protocols.status import StatusDialogue
from devices.protocols.tspl_status import TsplLongStatus, TsplStatus
from devices.protocols.zpl_status import FORGET_FORMAT, ZplStatus
from kiosk.ports import Chunk, PrinterCondition, PrinterProfile, SendOutcome, StatusDialect

BUSY_BEFORE_JOB_S = 5.0
DONE_WITHIN_S = 10.0
ASK_PAUSE_S = 0.1
READY_ANSWERS = 2
"""Confirmed once it says so twice: the first may come before the printer has begun with the last bytes."""
MID_JOB_PATIENCE_S = 5.0
"""Longer than usual: a slow printer answers when it has worked off the band before the question."""
SLOW_ANSWER_S = 1.0
"""A printer whose last answer took longer is asked only as often as its buffer wants, and not after every band."""
BUFFER_BYTES = 4000
"""What may be sent after an answer until the next question: cheap printers have 4 KB, the question in them."""
SILENT_ANSWERS = 8
"""Some printers answer nothing while they burn: this many time-outs in a row are more than a page takes."""

_DIALOGUES: dict[StatusDialect, Callable[[], StatusDialogue]] = {
    StatusDialect.DLE_EOT: EscposStatus,
    StatusDialect.TSPL: TsplStatus,
    StatusDialect.TSPL_LONG: TsplLongStatus,
    StatusDialect.ZPL_HS: ZplStatus,
}
_AFTER_JOB = _DIALOGUES | {StatusDialect.ZPL_HS: partial(ZplStatus, job_ended=True)}
_DONE = frozenset({PrinterCondition.READY, PrinterCondition.PAPER_NEAR_END})
_BROKEN = frozenset(
    {
        PrinterCondition.COVER_OPEN,
        PrinterCondition.JAM,
        PrinterCondition.PAPER_OUT,
        PrinterCondition.RIBBON_OUT,
        PrinterCondition.FAULT,
    }
)


class SerialPrinter:
    """One printer, worked from one thread. The port stays open between calls, and is opened again after an unplug."""

    def __init__(
        self,
        url: str,
        profile: PrinterProfile,
        stopping: threading.Event | None = None,
        write_timeout_s: float = WRITE_TIMEOUT_S,
        *,
        finder: PortFinder | None = None,
    ) -> None:
        """`url` is a path, usb://vid:pid:socket or pyserial URL; the speed is the profile's.

        `stopping`, once set, cuts all waits short.
        """
        self._url = url
        self._finder = finder or PortFinder([url])
        self._profile = profile
        self._stopping = stopping or threading.Event()
        self._write_timeout_s = write_timeout_s
        self._link: SerialLink | None = None
        self._maybe_within = True
        """Whether the printer may be waiting for the rest of a picture: of a job that broke off, or from before."""
        self._drained_at = 0.0
        self._answers_slowly = False
        self._questions = PrinterQuestions(
            profile.status_timeout_s, lambda link, question: self._write(link, question, question=True)
        )

    @property
    def profile(self) -> PrinterProfile:
        """The model."""
        return self._profile

    def condition(self) -> PrinterCondition:
        """Ask how the printer is. UNKNOWN when it does not answer, or cannot by its language."""
        was_open = self._link is not None
        try:
            return self._ask_awake(self._open_link())
        except Unplugged:
            self.close()
        except WriteStalled:
            self.close()
            return PrinterCondition.UNKNOWN
        # The line may have been gone for a moment and be back, which an old handle cannot see.
        return self.condition() if was_open else PrinterCondition.UNPLUGGED

    def send(self, chunks: Sequence[Chunk]) -> SendOutcome:
        """Send one whole job, asking how the printer is before, between chunks and after."""
        condition = self._condition_before_job()
        if not self._may_start(condition):
            return SendOutcome("not_sent", condition)
        self._maybe_within = True
        try:
            outcome = self._send_to(self._open_link(), chunks)
            self._maybe_within = outcome.result == "unknown"
            return outcome
        except Unplugged:
            self.close()
            return SendOutcome("unknown", PrinterCondition.UNPLUGGED)
        except WriteStalled:
            self.close()
            return SendOutcome("unknown", PrinterCondition.UNKNOWN)

    def close(self) -> None:
        """Close the port; the next call opens it again."""
        if self._link is not None:
            self._link.close()
        self._link = None
        self._drained_at = 0.0
        self._questions.forget()

    def _open_link(self) -> SerialLink:
        if self._link is None:
            port, profile = self._finder.find(self._url), self._profile
            self._link = SerialLink(port, profile.baud, self._write_timeout_s, flow=profile.flow)
        return self._link

    def _condition_before_job(self) -> PrinterCondition:
        deadline = time.monotonic() + BUSY_BEFORE_JOB_S
        while True:
            condition = self.condition()
            if condition is not PrinterCondition.BUSY or time.monotonic() >= deadline or self._stopping.is_set():
                return condition
            self._stopping.wait(ASK_PAUSE_S)

    def _may_start(self, condition: PrinterCondition) -> bool:
        # A printer that could answer and does not gets no job: it would be lost, or come out hours later.
        if condition is PrinterCondition.UNKNOWN:
            return self._profile.status is StatusDialect.NONE
        return condition.can_print

    def _send_to(self, link: SerialLink, chunks: Sequence[Chunk]) -> SendOutcome:
        listening = self._profile.status is not StatusDialect.NONE
        may_ask, unasked = False, 0
        for chunk in chunks:
            if listening and may_ask and self._is_due(unasked + len(chunk.data)):
                condition, unasked = self._ask(link, MID_JOB_PATIENCE_S), 0
                listening = condition is not PrinterCondition.UNKNOWN
                if condition in _BROKEN:
                    return SendOutcome("unknown", condition)
            self._write(link, chunk.data)
            may_ask, unasked = chunk.may_ask_status_after, unasked + len(chunk.data)
        outcome = self._outcome(link)
        # Silent in mid-job it may have lost part of the picture, and is as ready afterwards as if nothing had been.
        doubtful = not listening and outcome.result == "confirmed"
        return SendOutcome("unknown", outcome.condition) if doubtful else outcome

    def _is_due(self, unasked: int) -> bool:
        """Whether to ask before so many bytes are out: always, or if it answers slowly, before they are too many."""
        return not self._answers_slowly or unasked > BUFFER_BYTES

    def _write(self, link: SerialLink, data: bytes, *, question: bool = False) -> float:
        """Write, and reckon when it will have gone over the line: the system takes bytes faster than that."""
        begins = max(time.monotonic(), self._drained_at)
        self._drained_at = begins + len(data) * BITS_PER_BYTE / self._profile.baud
        link.write(data, though_held_up=question)
        return self._drained_at

    def _outcome(self, link: SerialLink) -> SendOutcome:
        if self._profile.status is StatusDialect.NONE:
            cut_short = self._stopping.wait(min(max(0.0, self._drained_at - time.monotonic()), LONGEST_DRAIN_S))
            link.discard_input()  # an unplugged line shows here
            # Whoever stops closes the port next, which drops what has not left yet.
            dropped = cut_short and time.monotonic() < self._drained_at
            return SendOutcome("unknown" if dropped else "sent", PrinterCondition.UNKNOWN)
        deadline = time.monotonic() + DONE_WITHIN_S
        ready = silent = 0
        while True:
            condition = self._ask(link, dialogues=_AFTER_JOB)
            ready = ready + 1 if condition in _DONE else 0
            silent = silent + 1 if condition is PrinterCondition.UNKNOWN else 0
            if ready == READY_ANSWERS:
                return SendOutcome("confirmed", condition)
            hopeless = condition in _BROKEN or silent == SILENT_ANSWERS
            if hopeless or time.monotonic() >= deadline or self._stopping.is_set():
                return SendOutcome("unknown", condition)
            self._stopping.wait(ASK_PAUSE_S)

    def _ask_awake(self, link: SerialLink) -> PrinterCondition:
        """Ask; a printer that is silent within a picture is given the rest of it, in white, and asked again.

        Within a picture questions are taken as dots, so it would be silent for good. Outside of one the padding is
        nothing: ESC/POS passes NUL over, and TSPL an unknown line. ZPL ends a picture at any command by itself, but
        keeps the fields of a label that broke off: they are forgotten first, or would come out with the next one.
        """
        if self._maybe_within and self._profile.status is StatusDialect.ZPL_HS:
            self._write(link, FORGET_FORMAT)
            self._maybe_within = False
        condition = self._ask(link)
        padding = self._padding()
        if condition is not PrinterCondition.UNKNOWN or not self._maybe_within or not padding:
            return condition
        self._maybe_within = False
        self._write(link, padding)
        return self._ask(link)

    def _padding(self) -> bytes:
        band = -(-self._profile.width_dots // 8) * self._profile.band_rows
        match self._profile.status:
            case StatusDialect.DLE_EOT:
                return bytes(band)
            case StatusDialect.TSPL | StatusDialect.TSPL_LONG:
                return b"\xff" * band + b"\r\n"
            case StatusDialect.ZPL_HS | StatusDialect.NONE:
                return b""
            case never:
                assert_never(never)

    def _ask(
        self,
        link: SerialLink,
        patience_s: float = 0.0,
        dialogues: Mapping[StatusDialect, Callable[[], StatusDialogue]] = _DIALOGUES,
    ) -> PrinterCondition:
        if self._profile.status is StatusDialect.NONE:
            link.discard_input()  # an unplugged line shows here
            return PrinterCondition.UNKNOWN
        condition = self._questions.ask(link, dialogues[self._profile.status], patience_s)
        self._answers_slowly = time.monotonic() - self._drained_at > SLOW_ANSWER_S
        return condition
