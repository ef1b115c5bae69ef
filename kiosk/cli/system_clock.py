"""The machine's own clocks, as the composition root hands them to whoever needs one. Judges no date."""

from __future__ import annotations

from datetime import UTC, datetime
from time import monotonic


class SystemClock:
    """Fulfils `kiosk.ports.Clock`."""

    def now(self) -> datetime:
        """Return the present time in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds from some fixed moment."""
        return monotonic()
