"""A life (see lives) that is `kiosk` with these arguments. It says what the command writes on its standard output."""

from __future__ import annotations

from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from multiprocessing.connection import Connection

from kiosk.__main__ import COMMANDS, main


class _Said(StringIO):
    """Standard output, told to the test."""

    def __init__(self, line: Connection) -> None:
        super().__init__()
        self._line = line

    def write(self, text: str) -> int:
        length = super().write(text)
        if text:  # click asks with an empty one what may be written here
            self._line.send(text)
        return length


def warm_up() -> None:
    """Import what these tests call; no screen is among it."""
    for name in ("simulate", "sessions"):
        import_module(COMMANDS[name][0])


def live(line: Connection, *arguments: str) -> None:
    with redirect_stdout(_Said(line)):
        main.main(arguments, prog_name="kiosk", standalone_mode=False)
