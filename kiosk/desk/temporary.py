"""临时号: somebody whom nobody could identify gets a number, a slip, the window's attention, and later a person."""

from __future__ import annotations

from sqlalchemy import and_, or_, select

from kiosk.desk.clock import keep_day
from kiosk.desk.help_calls import TEMPORARY, tell_window
from kiosk.desk.papers import have_printed, temporary_slip
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.linking import LinkProblem, TemporaryRow
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
    keep_day(work, look)
    work.audit("temporary_issued", temporary_id)
    return TemporaryIssued(number, look.settings.window, job)


def _given_today(look: Look, cti: str) -> int | None:
    query = select(_COLUMNS.number).where(
        _COLUMNS.clinic_id == look.clinic_id, _COLUMNS.day == look.moment.day, _COLUMNS.cti == cti
    )
    found = look.connection.execute(query).scalar()
    return None if found is None else int(found)


def temporaries(desk: Workplace, person_id: str) -> tuple[TemporaryRow, ...]:
    """Return today's temporary numbers that are nobody's yet, and those of a person. Raises DeskFailed."""
    with desk.looking() as look:
        nobodys = and_(_COLUMNS.day == look.moment.day, _COLUMNS.person_id.is_(None))
        query = select(tables.temporary_identities).where(_COLUMNS.clinic_id == look.clinic_id)
        rows = look.connection.execute(
            query.where(or_(nobodys, _COLUMNS.person_id == person_id)).order_by(_COLUMNS.id.desc())
        )
        return tuple(TemporaryRow(row.id, temporary_number(row.number), row.day, row.person_id) for row in rows)


def give_temporary(desk: Workplace, temporary_id: str, person_id: str | None) -> LinkProblem | None:
    """Say whose a temporary number was, or with None that it is nobody's again. Raises DeskFailed.

    The code that was shown for it then finds the person, until it is taken back.
    """
    with desk.writing() as work:
        query = select(_COLUMNS.person_id).where(
            _COLUMNS.clinic_id == work.place.clinic_id, _COLUMNS.id == temporary_id
        )
        known = work.connection.execute(query).first()
        if known is None:
            return LinkProblem.UNKNOWN
        if person_id is not None and known.person_id not in {None, person_id}:
            return LinkProblem.CLOSED
        work.update(tables.temporary_identities, temporary_id, person_id=person_id)
        work.audit("temporary_given" if person_id else "temporary_taken_back", temporary_id, person=person_id)
    return None


def person_of_temporary_code(look: Look, cti: str) -> str | None:
    """Return to whom staff gave the temporary number that was made for a code of ours that nobody here had."""
    query = select(_COLUMNS.person_id).where(
        _COLUMNS.clinic_id == look.clinic_id, _COLUMNS.cti == cti, _COLUMNS.person_id.is_not(None)
    )
    found = look.connection.execute(query.order_by(_COLUMNS.id.desc()).limit(1)).scalar()
    return None if found is None else str(found)
