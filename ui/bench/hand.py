"""The thread that works the simulators. The window only hears signals, so that a dead simulator never freezes it."""

from __future__ import annotations

import base64
import binascii
import queue
import threading
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.ports import SimulatorControl, SimulatorGone
from ui.bench.things import PRINTERS, SCANNER

POLL_SECONDS = 0.5

Job = Callable[[], object]
ReadCode = Callable[[bytes], str | None]


class Hand(QObject):
    """Does one thing after the other, and looks at every device in between."""

    state_came = Signal(str, object)
    """Device, and the simulator's answer to `state`."""
    gone = Signal(str)
    """Device whose simulator does not answer."""
    page_came = Signal(str, object)
    """Device, and a printed page as PNG."""
    code_missing = Signal()
    """No sticker was printed yet, or no code is on it."""

    def __init__(self, controls: Mapping[str, SimulatorControl], read_code: ReadCode) -> None:
        super().__init__()
        self._controls = controls
        self._read_code = read_code
        self._jobs: queue.Queue[Job | None] = queue.Queue()
        self._seen = dict.fromkeys(PRINTERS, 0)
        self._thread = threading.Thread(target=self._work, name="bench", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for the thread."""
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def do(self, device: str, what: str, arguments: Mapping[str, object] | None = None) -> None:
        """Have a device do something, soon."""
        self._jobs.put(partial(self._ask, device, what, dict(arguments or {})))

    def show_sticker(self, page: bytes | None) -> None:
        """Hold a printed sticker before the scanner."""
        self._jobs.put(partial(self._show_sticker, page))

    def _work(self) -> None:
        while True:
            try:
                job = self._jobs.get(timeout=POLL_SECONDS)
            except queue.Empty:
                self._look()
                continue
            if job is None:
                return
            job()
            self._look()

    def _look(self) -> None:
        for device in self._controls:
            state = self._ask(device, "state", {})
            if state is None:
                continue
            self.state_came.emit(device, state)
            if device in PRINTERS:
                self._fetch_pages(device)

    def _fetch_pages(self, device: str) -> None:
        answer = self._ask(device, "pages", {"after": self._seen[device]})
        pages = answer.get("pages") if answer else None
        for page in pages if isinstance(pages, list) else []:
            index, png = page.get("index"), page.get("png")
            if isinstance(index, int) and isinstance(png, str):
                self._seen[device] = max(self._seen[device], index)
                self._tell_page(device, png)

    def _tell_page(self, device: str, png: str) -> None:
        try:
            self.page_came.emit(device, base64.b64decode(png, validate=True))
        except binascii.Error:
            self.gone.emit(device)

    def _show_sticker(self, page: bytes | None) -> None:
        text = self._read_code(page) if page is not None else None
        if text is None:
            self.code_missing.emit()
        else:
            self._ask(SCANNER, "show", {"text": text})

    def _ask(self, device: str, what: str, arguments: dict[str, object]) -> dict[str, object] | None:
        try:
            return self._controls[device].ask(what, **arguments)
        except (SimulatorGone, KeyError):
            self.gone.emit(device)
            return None
