"""What the clinic decided about one window's console."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

IDLE_LOCK_MS = 5 * 60_000


@dataclass(frozen=True)
class ConsoleSettings:
    """What the clinic decided about one window. Nobody's touch for `idle_lock_ms` locks it."""

    clinic: str
    window: str
    zone: ZoneInfo
    language: str = "zh_CN"
    idle_lock_ms: int = IDLE_LOCK_MS
    sound: bool = True
