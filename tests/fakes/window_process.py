"""A life (see lives) that is a window, on a store that a kiosk uses too. It is worked by what it is told.

It says `ready`, then answers `sticker <person>` and `card <person>` with the printer that was named, and `printers`
with what the clerk sees of each; it closes when it is told None.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

from devices.ports import PortFinder
from kiosk.cli.opening import open_desk
from kiosk.cli.printer_room import PrinterRoom, PrinterTies
from kiosk.config import load_config
from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.floor import Queued


def live(line: Connection, path: Path, clerk: str, pin: str) -> None:
    """Open the window of this kiosk.toml, with the clerk signed in."""
    config = load_config(path)
    opened = open_desk(config)
    window = opened.window
    window.shift.sign_in(clerk, pin)
    with ThreadPoolExecutor(1) as thread:
        ties = PrinterTies(thread.submit, lambda job, state: None, lambda printer, condition: None)
        room = PrinterRoom(config.printers, opened.store, window.own_printers, PortFinder(config.lines), ties)
        room.start()
        line.send("ready")
        for words in iter(line.recv, None):
            line.send(answer(window, *words.split()))
        room.stop()
    opened.store.close()


def answer(window: WindowDesk, do: str, *arguments: str) -> str:
    if do == "printers":
        seen = [f"{one.printer}:{'on' if one.running else 'off'}:{one.waiting}" for one in window.floor.printers()]
        return " ".join(seen)
    made = window.paper.sticker(*arguments) if do == "sticker" else window.paper.card(*arguments)
    return str(made.printer) if isinstance(made, Queued) else "nothing"
