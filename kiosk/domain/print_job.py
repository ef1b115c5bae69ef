"""States of a job in the print ledger, and which may follow which."""

from __future__ import annotations

from enum import StrEnum


class PrintState(StrEnum):
    """Where a print job stands. SENT is not printed; UNKNOWN is never sent again by itself."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    CONFIRMED = "confirmed"
    UNKNOWN = "unknown"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def finished(self) -> bool:
        """Whether no machine will change the state any more."""
        return not NEXT_STATES[self]


NEXT_STATES: dict[PrintState, frozenset[PrintState]] = {
    PrintState.QUEUED: frozenset({PrintState.SENDING, PrintState.FAILED, PrintState.CANCELLED}),
    # Back to QUEUED only when it is certain that not one byte went out.
    PrintState.SENDING: frozenset(
        {PrintState.CONFIRMED, PrintState.SENT, PrintState.UNKNOWN, PrintState.FAILED, PrintState.QUEUED}
    ),
    PrintState.SENT: frozenset(),
    PrintState.CONFIRMED: frozenset(),
    # A person's answer closes an unknown job: it came out (CONFIRMED by a person) or it did not (FAILED).
    PrintState.UNKNOWN: frozenset({PrintState.CONFIRMED, PrintState.FAILED}),
    PrintState.FAILED: frozenset(),
    PrintState.CANCELLED: frozenset(),
}
