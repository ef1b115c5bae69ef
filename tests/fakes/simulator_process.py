"""A life (see lives) that is `kiosk simulate` with these arguments. It says the device's address when it is there."""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO
from multiprocessing.connection import Connection

from kiosk.cli.simulate import command


class _Said(StringIO):
    """Standard output, told to the test."""

    def __init__(self, line: Connection) -> None:
        super().__init__()
        self._line = line

    def write(self, text: str) -> int:
        self._line.send(text)
        return len(text)


def live(line: Connection, *arguments: str) -> None:
    with redirect_stdout(_Said(line)):
        command.main(arguments, standalone_mode=False)
