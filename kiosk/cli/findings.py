"""What `kiosk doctor` finds: one line each, well or not, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a thing is. INFO is neither good nor bad."""

    OK = "ok"
    INFO = "info"
    WARNING = "warning"
    BROKEN = "broken"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: its name in the catalogue (doctor-<about>), and what is said of it."""

    about: str
    verdict: Verdict
    says: str
    name: str = ""
    """Which one, where there are several: a device's name."""
