"""Readings of measuring devices in the store: nobody's first, then somebody's, and back again.

The hub hears of a reading when it is in a record, and not before.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from kiosk.domain.vitals import MeasurementFailed, RecordedVitals, Vitals, WaitingReading
from kiosk.store import tables
from kiosk.store.writing import Writing

KEPT_FOR = timedelta(minutes=15)
"""How long a reading waits for somebody to put it into a record, and again once it was taken out of one."""
MOST_WAITING = 5

_READINGS, _DESKS = tables.vital_readings.c, tables.desks.c
_COLUMNS = {
    "systolic_mmhg": "systolic",
    "diastolic_mmhg": "diastolic",
    "pulse_per_minute": "pulse",
    "height_cm": "height_cm",
    "weight_kg": "weight_kg",
    "moved": "moved",
}


def add_reading(work: Writing, device: str, profile: str, outcome: Vitals | MeasurementFailed) -> str:
    """Write down what a device said; it is nobody's yet. Its own clock and id are not kept."""
    failure = outcome.code if isinstance(outcome, MeasurementFailed) else None
    vitals = outcome if isinstance(outcome, Vitals) else Vitals()
    values = {column: getattr(vitals, name) for column, name in _COLUMNS.items()}
    return work.insert_here(
        tables.vital_readings, device=device, profile=profile, measured_at=work.now, failure=failure, **values
    )


def waiting_readings(connection: Connection, clinic_id: str, now: datetime) -> tuple[WaitingReading, ...]:
    """Return the readings that are nobody's, newest first."""
    query = (
        select(tables.vital_readings, _DESKS.name.label("desk_name"))
        .join_from(tables.vital_readings, tables.desks, _READINGS.desk_id == _DESKS.id, isouter=True)
        .where(_READINGS.clinic_id == clinic_id, _READINGS.person_id.is_(None))
        .order_by(_READINGS.id.desc())
        .limit(MOST_WAITING)
    )
    rows = [row for row in connection.execute(query) if abs(now - row.made_at) <= KEPT_FOR]
    return tuple(WaitingReading(row.id, row.measured_at, row.desk_name or "", _outcome(row)) for row in rows)


def put_into_record(work: Writing, reading_id: str, person_id: str, registration_id: str | None) -> bool:
    """Make a waiting reading a person's; False when it is gone, failed, or somebody's already."""
    row = _find(work, reading_id)
    if row is None or row["person_id"] is not None or row["failure"] is not None:
        return False
    _remove_here(work, reading_id)
    work.insert(tables.vital_readings, **{**row, "person_id": person_id, "registration_id": registration_id})
    return True


def take_out_of_record(work: Writing, reading_id: str) -> str | None:
    """Make a reading nobody's again; return whose it was, None when it was nobody's."""
    row = _find(work, reading_id)
    if row is None or row["person_id"] is None:
        return None
    work.delete(tables.vital_readings, reading_id)
    work.insert_here(tables.vital_readings, **{**row, "person_id": None, "registration_id": None, "made_at": work.now})
    return str(row["person_id"])


def vitals_of(connection: Connection, clinic_id: str, person_id: str) -> tuple[RecordedVitals, ...]:
    """Return a person's last pressure and last height or weight: one reading, two, or none."""
    query = select(tables.vital_readings).where(_READINGS.clinic_id == clinic_id, _READINGS.person_id == person_id)
    newest = query.order_by(_READINGS.measured_at.desc(), _READINGS.id.desc()).limit(1)
    pressure = _READINGS.systolic_mmhg.is_not(None) | _READINGS.pulse_per_minute.is_not(None)
    size = _READINGS.height_cm.is_not(None) | _READINGS.weight_kg.is_not(None)
    found = [connection.execute(newest.where(kind)).first() for kind in (pressure, size)]
    rows = {row.id: row for row in found if row is not None}
    return tuple(RecordedVitals(row.id, row.measured_at, _vitals(row)) for row in rows.values())


def forget_waiting_readings(work: Writing) -> int:
    """Delete what nobody wanted for a quarter of an hour, whichever way a clock was set since; return how many."""
    nobodys = select(_READINGS.id, _READINGS.made_at).where(
        _READINGS.clinic_id == work.place.clinic_id, _READINGS.person_id.is_(None)
    )
    old = [row.id for row in work.connection.execute(nobodys) if abs(work.now - row.made_at) > KEPT_FOR]
    for reading_id in old:
        _remove_here(work, reading_id)
    return len(old)


def _find(work: Writing, reading_id: str) -> dict[str, Any] | None:
    query = select(tables.vital_readings).where(_READINGS.clinic_id == work.place.clinic_id, _READINGS.id == reading_id)
    row = work.connection.execute(query).first()
    return None if row is None else {str(column): value for column, value in row._mapping.items()}


def _remove_here(work: Writing, reading_id: str) -> None:
    work.connection.execute(tables.vital_readings.delete().where(_READINGS.id == reading_id))


def _outcome(row: Row[Any]) -> Vitals | MeasurementFailed:
    return _vitals(row) if row.failure is None else MeasurementFailed(row.failure)


def _vitals(row: Row[Any]) -> Vitals:
    return Vitals(**{name: row._mapping[column] for column, name in _COLUMNS.items()})
