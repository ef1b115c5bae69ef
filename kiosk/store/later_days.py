"""Numbers that are on paper for days to come: a clock ran ahead. Decides nothing about which day it is.

Nobody registers ahead, so whatever stands in the records behind today was written under a wrong clock, and may have
been handed out today: a day that begins beside it goes on behind its numbers.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, select

from kiosk.store import tables
from kiosk.store.writing import Writing

_REGISTRATIONS = tables.registrations.c
_SESSIONS = tables.sessions.c
_SERIES = tables.series.c


def registered_by_day(connection: Connection, clinic_id: str, after: date) -> tuple[tuple[date, int], ...]:
    """Return the days behind `after` for which there are live registrations, and how many of each."""
    query = select(_REGISTRATIONS.day, func.count().label("people")).where(
        _REGISTRATIONS.clinic_id == clinic_id, _REGISTRATIONS.day > after, _REGISTRATIONS.cancelled_at.is_(None)
    )
    rows = connection.execute(query.group_by(_REGISTRATIONS.day).order_by(_REGISTRATIONS.day)).all()
    return tuple((row.day, int(row.people)) for row in rows)


def go_on_behind_later_days(work: Writing, day: date) -> None:
    """Have the sessions and series of `day` give no number that stands on paper for a later one."""
    clinic_id = work.place.clinic_id
    highest = select(func.max(_REGISTRATIONS.number)).where(
        _REGISTRATIONS.clinic_id == clinic_id, _REGISTRATIONS.day > day
    )
    first = int(work.connection.execute(highest).scalar() or 0) + 1
    behind = select(_SESSIONS.id).where(
        _SESSIONS.clinic_id == clinic_id, _SESSIONS.day == day, _SESSIONS.next_no < first
    )
    for session_id in work.connection.scalars(behind).all():
        work.update_here(tables.sessions, session_id, next_no=first)
    _series_behind(work, day)


def _series_behind(work: Writing, day: date) -> None:
    query = select(_SERIES.owner_id, _SERIES.kind, func.max(_SERIES.next_no).label("next_no"))
    later = query.where(_SERIES.clinic_id == work.place.clinic_id, _SERIES.day > day)
    for row in work.connection.execute(later.group_by(_SERIES.owner_id, _SERIES.kind)).all():
        work.raise_series(row.owner_id, row.kind, day, int(row.next_no))
