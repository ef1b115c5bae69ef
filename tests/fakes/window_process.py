"""A window in a process of its own, on a store that a kiosk uses too. It is worked by lines on its standard input.

Arguments: its kiosk.toml, the clerk's id, the clerk's PIN. It says `ready`, then answers `sticker <person>` and
`card <person>` with the printer that was named, and `printers` with what the clerk sees of each.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from devices.ports import PortFinder
from kiosk.cli.opening import open_desk
from kiosk.cli.printer_room import PrinterRoom, PrinterTies
from kiosk.config import load_config
from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.floor import Queued


def main() -> None:
    path, clerk, pin = sys.argv[1:4]
    config = load_config(Path(path))
    opened = open_desk(config)
    window = opened.window
    window.shift.sign_in(clerk, pin)
    with ThreadPoolExecutor(1) as thread:
        ties = PrinterTies(thread.submit, lambda job, state: None, lambda printer, condition: None)
        room = PrinterRoom(config.printers, opened.store, window.own_printers, PortFinder(config.lines), ties)
        room.start()
        say("ready")
        for line in sys.stdin:
            say(answer(window, *line.split()))
        room.stop()
    opened.store.close()


def answer(window: WindowDesk, do: str, *arguments: str) -> str:
    if do == "printers":
        seen = [f"{one.printer}:{'on' if one.running else 'off'}:{one.waiting}" for one in window.floor.printers()]
        return " ".join(seen)
    made = window.paper.sticker(*arguments) if do == "sticker" else window.paper.card(*arguments)
    return str(made.printer) if isinstance(made, Queued) else "nothing"


def say(line: str) -> None:
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


if __name__ == "__main__":
    main()
