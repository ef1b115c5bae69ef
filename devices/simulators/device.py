"""What a simulated device is to the loop that runs it: bytes in, bytes out, and a hand that asks things of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class BadRequest(Exception):
    """The hand asked for something that does not exist, or gave arguments that make no sense."""


class SimulatedDevice(Protocol):
    """A device behind a line. It has no thread and no clock; `now` is in seconds."""

    output: bytearray
    """Bytes on their way to the kiosk. The loop takes them out."""

    @property
    def faults(self) -> frozenset[str]:
        """The faults of its own that it can have, besides those of the line."""
        ...

    @property
    def powered(self) -> bool:
        """Whether it has power; without it the line is gone."""
        ...

    def holds_up(self, now: float) -> bool:
        """Whether it says by its wires that it takes no more for now."""
        ...

    def feed(self, data: bytes, now: float) -> None:
        """Take bytes that came from the kiosk."""
        ...

    def tick(self, now: float) -> None:
        """Do what is due by now."""
        ...

    def line_lost(self) -> None:
        """Notice that the line was pulled out."""
        ...

    def set_fault(self, fault: str, arguments: Mapping[str, object]) -> None:
        """Have one of its faults from now on, or "none"."""
        ...

    def ask(self, do: str, arguments: Mapping[str, object], now: float) -> dict[str, object]:
        """Do what the hand asks and answer. Raises BadRequest."""
        ...


def text_argument(arguments: Mapping[str, object], name: str, default: str = "") -> str:
    """Return an argument that is a string. Raises BadRequest."""
    value = arguments.get(name, default)
    if value is None:
        return default
    if not isinstance(value, str):
        raise BadRequest(f"{name} must be a string")
    return value


def number_argument(arguments: Mapping[str, object], name: str, default: int) -> int:
    """Return an argument that is a whole number from 0. Raises BadRequest."""
    value = arguments.get(name, default)
    if not isinstance(value, int) or value < 0:
        raise BadRequest(f"{name} must be a whole number")
    return value
