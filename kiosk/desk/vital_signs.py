"""What was measured at this machine, on its way into somebody's record. It is personal: nothing of it is logged."""

from __future__ import annotations

from dataclasses import replace

from kiosk.desk.shift import Shift
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.staff import Act
from kiosk.domain.vitals import MeasurementFailed, RecordedVitals, Vitals, WaitingReading
from kiosk.store import vital_readings as stored
from kiosk.store.people import find_person
from kiosk.store.registrations import registrations_of
from kiosk.texts import Texts, texts


def keep_reading(desk: Workplace, device: str, profile: str, outcome: Vitals | MeasurementFailed) -> None:
    """Keep what a device of this desk measured until somebody puts it into a record. Raises DeskFailed."""
    with desk.writing() as work:
        stored.forget_waiting_readings(work)
        stored.add_reading(work, device, profile, outcome)


def forget_old_readings(desk: Workplace) -> None:
    """Delete what nobody wanted for a quarter of an hour. Raises DeskFailed."""
    with desk.writing() as work:
        stored.forget_waiting_readings(work)


def recorded_vitals(look: Look, person_id: str) -> tuple[RecordedVitals, ...]:
    """Return a person's last pressure and last height or weight."""
    found, zone = stored.vitals_of(look.connection, look.clinic_id, person_id), look.settings.zone
    return tuple(replace(one, measured_at=one.measured_at.astimezone(zone)) for one in found)


def measured_today(look: Look, person_id: str) -> str | None:
    """Return what was measured of a person today, for their own paper; None when nothing was."""
    words = texts(look.settings.language)
    today = [one for one in recorded_vitals(look, person_id) if one.measured_at.date() == look.moment.day]
    measured = " ".join(in_words(one.vitals, words) for one in today)
    return words("guidance-measured", vitals=measured) if measured else None


def in_words(vitals: Vitals, words: Texts) -> str:
    """Return 血压 128/76 脉搏 72: what was measured, for staff and for the person's own paper."""
    pressure = {"systolic": str(vitals.systolic), "diastolic": str(vitals.diastolic)}
    both = vitals.systolic is not None and vitals.diastolic is not None
    parts = (
        words("vitals-pressure", **pressure) if both else "",
        words("vitals-pulse", pulse=str(vitals.pulse)) if vitals.pulse is not None else "",
        words("vitals-height", height=f"{vitals.height_cm:g}") if vitals.height_cm is not None else "",
        words("vitals-weight", weight=f"{vitals.weight_kg:g}") if vitals.weight_kg is not None else "",
        words("vitals-moved") if vitals.moved else "",
    )
    return " ".join(part for part in parts if part)


class VitalsRoom:
    """Vital signs at the window."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift

    def waiting(self) -> tuple[WaitingReading, ...]:
        """Return what was measured and is nobody's yet, newest first."""
        desk = self._shift.doing(Act.SEE_PEOPLE)
        with desk.looking() as look:
            found = stored.waiting_readings(look.connection, look.clinic_id, desk.clock.now())
        zone = desk.settings.zone
        return tuple(replace(one, measured_at=one.measured_at.astimezone(zone)) for one in found)

    def put(self, reading_id: str, person_id: str) -> bool:
        """Put a reading into a person's record, with today's registration; False when it is gone or taken."""
        desk = self._shift.doing(Act.REGISTER)
        with desk.writing() as work:
            look = desk.look(work.connection)
            if find_person(look.connection, look.clinic_id, person_id) is None:
                return False
            today = registrations_of(look.connection, look.clinic_id, person_id, look.moment.day)
            put = stored.put_into_record(work, reading_id, person_id, today[-1].id if today else None)
            if put:
                work.audit("vitals_put_into_record", person_id, reading=reading_id)
            return put

    def take_back(self, reading_id: str) -> bool:
        """Take a reading out of a record again: it was somebody else's. False when it is in none."""
        with self._shift.doing(Act.REGISTER).writing() as work:
            person_id = stored.take_out_of_record(work, reading_id)
            if person_id is not None:
                work.audit("vitals_taken_back", person_id, reading=reading_id)
            return person_id is not None
