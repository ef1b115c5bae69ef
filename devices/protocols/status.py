"""What the status protocols of all printers have in common: a dialogue of questions and answers, without a port.

A dialogue is used once. `ask` is what to send next; `take` is given what came; `condition` is there when nothing is
left to ask. When the caller has waited long enough it takes `if_silent` instead.
"""

from __future__ import annotations

from typing import Protocol

from kiosk.ports import PrinterCondition

WORST_FIRST = (
    PrinterCondition.COVER_OPEN,
    PrinterCondition.JAM,
    PrinterCondition.PAPER_OUT,
    PrinterCondition.RIBBON_OUT,
    PrinterCondition.FAULT,
    PrinterCondition.PAUSED,
    PrinterCondition.HEAD_HOT,
    PrinterCondition.BUSY,
    PrinterCondition.PAPER_NEAR_END,
    PrinterCondition.READY,
)
"""Of several at once the first is told: an open cover explains a missing paper, and is what a hand can mend."""


class StatusDialogue(Protocol):
    """One asking after a printer's condition."""

    @property
    def ask(self) -> bytes:
        """What to send now; the same until an answer came. Only between chunks of a job."""
        ...

    @property
    def condition(self) -> PrinterCondition | None:
        """How the printer is; None while answers are awaited."""
        ...

    @property
    def if_silent(self) -> PrinterCondition:
        """How the printer is as far as it has said, when nothing more comes."""
        ...

    def take(self, data: bytes) -> None:
        """Take the bytes that came."""
        ...


def worst(conditions: set[PrinterCondition]) -> PrinterCondition:
    """Return the condition that matters most; READY when there is none."""
    return next((condition for condition in WORST_FIRST if condition in conditions), PrinterCondition.READY)
