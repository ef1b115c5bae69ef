"""64 MB that lie beside the store for the day the disk is full: they are given up, and registering goes on.

Made only where there is room enough, and made again when there is. Says nothing to anybody; the caretaker does.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kiosk.log import log

BALLAST_BYTES = 64 * 1024 * 1024
LOW_BYTES = 200_000_000
"""Below so much room staff are told."""


class Ballast:
    """The file in the store's folder. Safe to use from several threads and processes."""

    def __init__(self, folder: Path, size: int = BALLAST_BYTES, low: int = LOW_BYTES) -> None:
        self._folder, self._size, self._low = folder, size, low
        self._path = folder / "ballast"

    @property
    def is_there(self) -> bool:
        """Whether there is something to give up."""
        return self._path.exists()

    @property
    def room_is_low(self) -> bool:
        """Whether staff must be told. Raises OSError."""
        return shutil.disk_usage(self._folder).free < self._low

    def keep(self) -> None:
        """Make it where it is missing and would leave room enough. Raises OSError."""
        if self.is_there or shutil.disk_usage(self._folder).free < self._size + self._low:
            return
        unfinished = self._folder / f".ballast.{os.getpid()}"
        try:
            with unfinished.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, self._size)  # blocks of its own: a sparse file would hold nothing
            unfinished.replace(self._path)
        finally:
            unfinished.unlink(missing_ok=True)

    def give(self) -> bool:
        """Give it up; return whether there was one."""
        try:
            self._path.unlink()
        except OSError:
            return False
        log.warning("ballast_given")
        return True
