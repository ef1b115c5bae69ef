"""What a blood-pressure monitor or a scale measured. Knows no device, and gives no medical judgement."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Vitals:
    """One measurement. What the device did not measure is None.

    Pressures are in mmHg, the pulse in beats a minute, height in cm, weight in kg. `device_time` is what the device's
    own clock said, without a zone: it is often wrong, and only a hint.
    """

    systolic: int | None = field(default=None, repr=False)
    diastolic: int | None = field(default=None, repr=False)
    pulse: int | None = field(default=None, repr=False)
    height_cm: float | None = field(default=None, repr=False)
    weight_kg: float | None = field(default=None, repr=False)
    moved: bool = False
    """The device noticed that the person moved: measure again when there is time."""
    device_time: datetime | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing at all was measured."""
        values = (self.systolic, self.diastolic, self.pulse, self.height_cm, self.weight_kg)
        return all(value is None for value in values)


@dataclass(frozen=True)
class MeasurementFailed:
    """The device says that it could not measure. `code` is its own error, for staff only."""

    code: str


PLAUSIBLE = {
    "systolic": (30, 320),
    "diastolic": (10, 250),
    "pulse": (20, 300),
    "height_cm": (30, 260),
    "weight_kg": (1, 400),
}
"""Outside of these a value is a broken line and no measurement: it is dropped, not stored."""


@dataclass(frozen=True)
class WaitingReading:
    """What a device of this machine measured and nobody has put into a record yet. Gone after a quarter of an hour."""

    id: str
    measured_at: datetime
    desk_name: str
    outcome: Vitals | MeasurementFailed = field(repr=False)


@dataclass(frozen=True)
class RecordedVitals:
    """A reading in somebody's record. `measured_at` is told in the clinic's zone, as everywhere on screens."""

    id: str
    measured_at: datetime
    vitals: Vitals = field(repr=False)
