"""临时号: somebody whom nobody could identify gets a number, a slip, and the window's attention."""

from __future__ import annotations

from sqlalchemy import select

from kiosk.desk.help_calls import TEMPORARY, tell_window
from kiosk.desk.papers import have_printed, temporary_slip
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.numbers import temporary_number
from kiosk.domain.registration import TemporaryIssued
from kiosk.store import tables
from kiosk.store.writing import Writing

_COLUMNS = tables.temporary_identities.c


def register_temporary(desk: Workplace, cti: str | None = None, language: str | None = None) -> TemporaryIssued:
    """Give a temporary number; `cti` (hex) is that of a valid code whose holder nobody here knows.

    The same code on the same day gets the same number, without another slip. Raises DeskFailed.
    """
    with desk.writing() as work:
        look = desk.look(work.connection)
        known = None if cti is None else _given_today(look, cti)
        if known is not None:
            return TemporaryIssued(temporary_number(known), desk.settings.window)
        return _issue(work, look, cti, language)


def _issue(work: Writing, look: Look, cti: str | None, language: str | None) -> TemporaryIssued:
    day, machine = look.moment.day, work.incarnation.id
    count = work.next_in_series(machine, TEMPORARY, day)
    temporary_id = work.insert(
        tables.temporary_identities, incarnation_id=machine, day=day, number=count, cti=cti, person_id=None
    )
    number = temporary_number(count)
    job = have_printed(look, work, temporary_slip(look, number, language))
    tell_window(work, TEMPORARY, temporary_id=temporary_id)
    work.remember_day(day)
    work.audit("temporary_issued", temporary_id)
    return TemporaryIssued(number, look.settings.window, job)


def _given_today(look: Look, cti: str) -> int | None:
    query = select(_COLUMNS.number).where(
        _COLUMNS.clinic_id == look.clinic_id, _COLUMNS.day == look.moment.day, _COLUMNS.cti == cti
    )
    found = look.connection.execute(query).scalar()
    return None if found is None else int(found)
