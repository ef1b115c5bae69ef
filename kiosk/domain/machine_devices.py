"""The devices of a machine as staff see them: what each is, how it is, what waits for it. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DeviceKind(StrEnum):
    """What a device is. The words are in the catalogue under `device-kind-<value>`."""

    CARD_READER = "card-reader"
    SCANNER = "scanner"
    PRINTER = "printer"
    VITALS = "vitals"
    SOCIAL_SECURITY_READER = "social-security-reader"
    LAMP = "lamp"


@dataclass(frozen=True)
class DeviceLine:
    """A device as a desk's settings name it. `model` is a profile's name."""

    device: str
    kind: DeviceKind
    url: str
    model: str | None = None


@dataclass(frozen=True)
class DeviceView:
    """A device. `state`: a LinkState's value, of a printer a PrinterCondition's; None while nothing was heard of it."""

    id: str
    desk_name: str
    device: str
    kind: DeviceKind
    state: str | None
    running: bool
    """The desk's process lives; else nobody knows how the device is."""
    seen_at: datetime | None
    """When it was last heard of as working."""
    waiting: int = 0
    """Jobs queued for it."""
    labels_left: int | None = None
    """On its roll; None where nobody counts them."""
    url: str | None = None
    """Its line: for the technician only."""
    model: str | None = None


@dataclass(frozen=True)
class StandIn:
    """Another printer that could print paper of one that does not: `jobs` are those of a kind that it prints."""

    printer: str
    desk_name: str
    works: bool
    """Its process lives and it says that it can print; else what is sent there waits."""
    jobs: tuple[str, ...]
