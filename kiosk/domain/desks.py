"""What a desk is: the same words in the settings and in the store. Knows neither."""

from __future__ import annotations

from enum import StrEnum


class DeskKind(StrEnum):
    """A machine for the seniors, or a place where staff sit."""

    KIOSK = "kiosk"
    WINDOW = "window"
