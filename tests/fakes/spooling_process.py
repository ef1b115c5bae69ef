"""A life (see lives) that only prints: the real spooler on a real store, at a printer behind a URL.

Each slip's number is the height, in rows, of what is printed, so that a page tells which job it was.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from devices.printer import SerialPrinter
from kiosk.domain.documents import Document, TemporarySlip, Ticket
from kiosk.ports import (
    Chunk,
    DocumentMedia,
    PrinterLanguage,
    PrinterProfile,
    StatusDialect,
)
from kiosk.spool import Pace, Spooler
from kiosk.store.engine import make_store
from kiosk.store.print_ledger import PrintLedger
from made_up_clinic import KEY

PROFILE = PrinterProfile(
    "p", "", PrinterLanguage.ESCPOS, DocumentMedia.RECEIPT_80, 203, 576, None, StatusDialect.DLE_EOT, baud=921_600
)


class RowsRenderer:
    """Renders a slip or a ticket as so many black rows."""

    def render(self, document: Document, profile: PrinterProfile) -> Sequence[Chunk]:
        assert isinstance(document, TemporarySlip | Ticket)
        rows = int(document.number)
        raster = b"\x1dv0\x00\x48\x00" + rows.to_bytes(2, "little") + b"\xff" * (72 * rows)
        return [Chunk(b"\x1b@"), Chunk(raster), Chunk(b"\x1dV\x00")]


def live(line: Connection, path: Path, url: str) -> None:
    """Say each state that a job comes to, and wait for the end."""
    spooler = Spooler(
        "slips",
        PrintLedger(make_store(path, KEY)),
        RowsRenderer(),
        SerialPrinter(url, PROFILE),
        on_change=lambda job, state: line.send(state.value),
        on_condition=lambda printer, condition: None,
        pace=Pace(look=0.005, idle_check=0.05, backoff=(0.01,)),
    )
    spooler.start()
    signal.pause()
