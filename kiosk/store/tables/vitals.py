"""What blood-pressure monitors and scales measured. Until somebody puts it into a record it is nobody's."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, String

from kiosk.store.tables.base import ID, UtcTime, index, rows

# Nobody's readings stay on this machine and are deleted after a quarter of an hour; those in a record go to the hub.
# `failure` is the device's own code where it could not measure: then there are no values.
vital_readings = rows(
    "vital_readings",
    Column("device", String(36), nullable=False),
    Column("profile", String(40), nullable=False),
    Column("measured_at", UtcTime, nullable=False),
    Column("systolic_mmhg", Integer),
    Column("diastolic_mmhg", Integer),
    Column("pulse_per_minute", Integer),
    Column("height_cm", Float),
    Column("weight_kg", Float),
    Column("moved", Boolean, nullable=False),
    Column("failure", String(4)),
    Column("person_id", ID, ForeignKey("people.id")),
    Column("registration_id", ID, ForeignKey("registrations.id")),
    index("person_id", "measured_at"),
)
