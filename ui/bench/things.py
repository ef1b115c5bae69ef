"""What lies on the bench: made-up cards and codes, and the faults that each device can have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

READER, SCANNER = "card-reader", "scanner"
LABEL_PRINTER, RECEIPT_PRINTER = "label-printer", "receipt-printer"
MONITOR = "blood-pressure"
PRINTERS = (LABEL_PRINTER, RECEIPT_PRINTER)

LINE_FAULTS = ("unplug", "silent", "slow", "noise", "half_frames")
FAULTS: Mapping[str, tuple[str, ...]] = {
    READER: (
        "damaged_chip",
        "other_card",
        "reader_fault",
        "lifted_early",
        "stuck_card",
        "needs_reset",
        *LINE_FAULTS,
    ),
    SCANNER: LINE_FAULTS,
    LABEL_PRINTER: ("paper_out", "cover_open", "jam", "head_hot", "overrun", "power_cut", *LINE_FAULTS),
    RECEIPT_PRINTER: (
        "paper_out",
        "cover_open",
        "jam",
        "head_hot",
        "paper_near_end",
        "overrun",
        "power_cut",
        *LINE_FAULTS,
    ),
    MONITOR: ("cannot_measure", *LINE_FAULTS),
}


@dataclass(frozen=True)
class BenchCard:
    """A made-up card: its title on the bench, and the fields that the simulated reader lays."""

    title: str
    fields: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True)
class BenchCode:
    """A made-up code to show to the scanner."""

    title: str
    text: str = field(repr=False)
