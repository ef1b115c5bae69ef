"""A system printer behind a CUPS queue: fulfils kiosk.ports.Printer by handing PDFs to `lp`.

The document goes over standard input and the job's title is neutral, so that no name stands in a file name, a command
line or the system's job list. What CUPS says it has handed on counts as sent and never as confirmed: a queue does not
know what came out. What was cancelled there or given up by it is unknown. Asks `lpstat` in the C locale; knows nothing
of any printer's own language.
"""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from collections.abc import Sequence

from devices.cups_job import JobState, end_of_job
from kiosk.ports import Chunk, DocumentMedia, PrinterCondition, PrinterProfile, SendOutcome

SCHEME = "cups://"
TITLE = "document"
COMMAND_TIMEOUT_S = 15.0
HANDED_ON_WITHIN_S = 60.0
LOOK_PAUSE_S = 0.25

_MEDIA = {DocumentMedia.CARD_A6: "iso_a6_105x148mm", DocumentMedia.CARD_ID1: "Custom.85.6x54mm"}
_TAKES_JOBS = frozenset({PrinterCondition.READY, PrinterCondition.PAPER_NEAR_END, PrinterCondition.BUSY})
"""Not UNKNOWN: a system that does not answer gets no job that might come out hours later."""
_REQUEST = re.compile(r"^request id is (\S+-\d+) ", re.MULTILINE)

# lpstat -l -p: the line of the state, and below it "Alerts:" with the IPP printer-state-reasons (RFC 8011, 5.4.12).
_STATES = (
    (" disabled since ", PrinterCondition.PAUSED),
    (" now printing ", PrinterCondition.BUSY),
    (" is idle.", PrinterCondition.READY),
)
_ALERTS = (
    ("cover-open", PrinterCondition.COVER_OPEN),
    ("door-open", PrinterCondition.COVER_OPEN),
    ("media-jam", PrinterCondition.JAM),
    ("media-empty", PrinterCondition.PAPER_OUT),
    ("media-needed", PrinterCondition.PAPER_OUT),
    ("marker-supply-empty", PrinterCondition.RIBBON_OUT),
    ("toner-empty", PrinterCondition.RIBBON_OUT),
    ("offline-report", PrinterCondition.UNPLUGGED),
    ("connecting-to-device", PrinterCondition.UNPLUGGED),
    ("paused", PrinterCondition.PAUSED),
    ("media-low", PrinterCondition.PAPER_NEAR_END),
)


def queue_of(url: str) -> str | None:
    """Return the queue's name in a URL like cups://laser, None for URLs of lines."""
    name = url.removeprefix(SCHEME)
    return name if url.startswith(SCHEME) and re.fullmatch(r"[^\s/#-][^\s/#]*", name) else None


class CupsPrinter:
    """One queue. Calls block for a bounded time and never raise for what the system may do."""

    def __init__(
        self,
        queue: str,
        profile: PrinterProfile,
        stopping: threading.Event | None = None,
        handed_on_within_s: float = HANDED_ON_WITHIN_S,
    ) -> None:
        """`queue` is its name as `lpstat -p` tells it. `stopping`, once set, cuts all waits short."""
        self._queue = queue
        self._profile = profile
        self._stopping = stopping or threading.Event()
        self._handed_on_within_s = handed_on_within_s

    @property
    def profile(self) -> PrinterProfile:
        """The model."""
        return self._profile

    def condition(self) -> PrinterCondition:
        """Ask how the queue is. UNPLUGGED: there is no such queue, or no CUPS; UNKNOWN: it does not answer."""
        try:
            answer = self._run("lpstat", "-l", "-p", self._queue)
        except OSError:
            return PrinterCondition.UNPLUGGED
        except subprocess.TimeoutExpired:
            return PrinterCondition.UNKNOWN
        return _said(answer.stdout) if answer.returncode == 0 else PrinterCondition.UNPLUGGED

    def send(self, chunks: Sequence[Chunk]) -> SendOutcome:
        """Hand one whole job to the queue and wait until it has left it. A busy queue takes it too: it is a queue."""
        condition = self.condition()
        if condition not in _TAKES_JOBS:
            return SendOutcome("not_sent", condition)
        try:
            answer = self._run("lp", *self._options(), document=b"".join(chunk.data for chunk in chunks))
        except OSError:
            return SendOutcome("not_sent", PrinterCondition.UNPLUGGED)
        except subprocess.TimeoutExpired:  # it may have made the job before it fell silent
            return SendOutcome("unknown", PrinterCondition.UNKNOWN)
        request = _REQUEST.search(answer.stdout)
        if request is not None:
            return self._outcome(request[1])
        if answer.returncode > 0:
            return SendOutcome("not_sent", self._why_refused())
        return SendOutcome("unknown", self.condition())

    def close(self) -> None:
        """Hold nothing open: there is nothing to close."""

    def _options(self) -> list[str]:
        media = _MEDIA.get(self._profile.media)
        size = ["-o", f"media={media}"] if media else []
        return ["-d", self._queue, "-t", TITLE, *size, "-o", "print-scaling=none"]

    def _why_refused(self) -> PrinterCondition:
        # A queue that rejects jobs (cupsreject) still tells that its printer is idle.
        condition = self.condition()
        return PrinterCondition.PAUSED if condition.can_print else condition

    def _outcome(self, request: str) -> SendOutcome:
        """Wait for the job to leave the queue. While it is in there nobody knows, so nobody may print it again."""
        deadline = time.monotonic() + self._handed_on_within_s
        while self._is_waiting(request):
            if time.monotonic() >= deadline or self._stopping.is_set():
                return SendOutcome("unknown", self.condition())
            self._stopping.wait(LOOK_PAUSE_S)
        # A job also leaves the queue when somebody cancels it, or when the printer cannot print what it asks for.
        in_vain = self._end(request) in {JobState.CANCELED, JobState.ABORTED}
        return SendOutcome("unknown" if in_vain else "sent", self.condition())

    def _end(self, request: str) -> JobState | None:
        try:
            server = self._run("lpstat", "-H").stdout.strip()
        except (OSError, subprocess.TimeoutExpired):
            return None
        return end_of_job(server, self._queue, int(request.rpartition("-")[2]))

    def _is_waiting(self, request: str) -> bool:
        try:
            answer = self._run("lpstat", "-o", self._queue)
        except (OSError, subprocess.TimeoutExpired):
            return True
        waiting = {line.split()[0] for line in answer.stdout.splitlines() if line.strip()}
        return answer.returncode != 0 or request in waiting

    @staticmethod
    def _run(*command: str, document: bytes = b"") -> subprocess.CompletedProcess[str]:
        answer = subprocess.run(  # noqa: S603 - the queue's name comes from the configuration, and there is no shell
            command,
            input=document,
            capture_output=True,
            timeout=COMMAND_TIMEOUT_S,
            check=False,
            env={**os.environ, "LC_ALL": "C", "LANGUAGE": "C"},
        )
        text = answer.stdout.decode("utf-8", "replace")
        return subprocess.CompletedProcess(list(command[:1]), answer.returncode, text, "")


def _said(answer: str) -> PrinterCondition:
    """Return what the state and the alerts say; an alert explains more than the state does, but for a low stock."""
    alerts = " ".join(line.partition("Alerts:")[2] for line in answer.splitlines() if "Alerts:" in line)
    state = next((condition for words, condition in _STATES if words in answer), PrinterCondition.UNKNOWN)
    alert = next((condition for word, condition in _ALERTS if word in alerts), state)
    if alert is PrinterCondition.PAPER_NEAR_END and state is not PrinterCondition.READY:
        return state
    return alert
