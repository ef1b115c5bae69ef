"""A PDF as it is, for a system printer: one piece, and nobody asks it anything in the middle."""

from __future__ import annotations

from kiosk.ports import Chunk


def encode(document: bytes) -> tuple[Chunk, ...]:
    """Return the job."""
    return (Chunk(document, may_ask_status_after=False),)
