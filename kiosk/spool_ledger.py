"""The part of the print ledger that a spooler needs. A contract only: kiosk.store.print_ledger fulfils it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kiosk.domain.documents import Document
from kiosk.domain.print_job import PrintState


class SpooledJob(Protocol):
    """A claimed job: it is SENDING in the ledger from the moment it is handed out."""

    @property
    def id(self) -> str:
        """The job's id."""
        ...

    @property
    def document(self) -> Document:
        """What is to be printed."""
        ...


class Ledger(Protocol):
    """The part of the print ledger that a spooler needs. Every call may raise StoreTrouble."""

    def claim(self, printer: str) -> SpooledJob | None:
        """Make the printer's oldest queued job SENDING and return it; None when there is none."""
        ...

    def finish(self, job_id: str, state: PrintState, condition: str | None = None) -> None:
        """Write down how a sending job ended."""
        ...

    def release(self, job_id: str, condition: str | None = None) -> None:
        """Put a sending job back in its place: not one byte of it went out."""
        ...

    def redirect(self, printer: str, instead: Mapping[str, str]) -> int:
        """Give what is queued at a printer to others, by kind; return how many jobs that were."""
        ...

    def labels_left(self, printer: str) -> int | None:
        """Return how many labels are left on the printer's roll; None when nobody counts them."""
        ...

    def recover(self, printer: str) -> int:
        """Make what was SENDING when the program stopped UNKNOWN; return how many jobs that were."""
        ...

    def data_version(self) -> int:
        """Return a number that changes when anybody wrote to the store."""
        ...
