"""Whether the program stopped in order the last time: after a power cut every page is read, beside the first screen.

A file beside the store says that a desk is running; whoever stops in order removes it.
"""

from __future__ import annotations

from pathlib import Path


class RunningMark:
    """One desk's mark in the store's folder. Every method raises OSError."""

    def __init__(self, folder: Path, desk_id: str) -> None:
        safe = "".join(character for character in desk_id if character.isalnum() or character == "-")
        self._path = folder / f"running-{safe}"

    def begin(self) -> bool:
        """Set the mark; return whether it was still there: the last run did not stop in order."""
        unclean = self._path.exists()
        self._path.touch(mode=0o600)
        return unclean

    def end(self) -> None:
        """Remove the mark: this run stops in order."""
        self._path.unlink(missing_ok=True)
