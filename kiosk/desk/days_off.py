"""Days off: days on which the timetable, or one line of it, does not hold. What one closed, only that one opens.

A session remembers which day off closed it (`closed_by`). What staff close or open live is theirs, and stays so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kiosk.desk.queue import not_called
from kiosk.desk.timetable import make_day
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.timetable import LONGEST_WORD, DayOn, DaysOff, SessionProblem, TimetableException
from kiosk.store import tables
from kiosk.store import timetable as stored
from kiosk.store.sessions import CLOSED, OPEN, StoredSession, sessions_on
from kiosk.store.writing import Writing

LONGEST_HOLIDAY = 60
"""Days off in one go: longer than any holiday, shorter than a mistyped year."""


def exceptions(desk: Workplace) -> tuple[TimetableException, ...]:
    """Return the exceptions from today on. Raises DeskFailed."""
    with desk.looking() as look:
        return _every(look)


def add_exception(
    desk: Workplace, day: date, template_id: str | None, reason: str, until: date | None = None
) -> DaysOff | SessionProblem:
    """Let a line, or with None the whole timetable, fall out on a day, or from it until another. Raises DeskFailed.

    Sessions of these days that were made already are closed; people registered for them are counted, to be told.
    """
    last = until or day
    if last < day or last - day >= timedelta(days=LONGEST_HOLIDAY):
        return SessionProblem.DATES
    with desk.writing() as work:
        look = desk.look(work.connection)
        if day < look.moment.day:
            return SessionProblem.PAST
        known = {(one.day, one.template_id) for one in _every(look)}
        days = [day + timedelta(days=ahead) for ahead in range((last - day).days + 1)]
        new = [one for one in days if (one, template_id) not in known and (one, None) not in known]
        if not new:
            return SessionProblem.ALREADY_OFF
        words = reason.strip()[:LONGEST_WORD]
        off = DaysOff(())
        for one in new:
            off = _fall_out(work, look, TimetableException("", one, template_id, words), off)
        return off


def remove_exception(desk: Workplace, exception_id: str) -> DayOn | SessionProblem:
    """Let the timetable hold again on a day: what the day off had closed opens, what it kept away is made.

    What another day off closes as well stays closed, by that one. Raises DeskFailed.
    """
    with desk.writing() as work:
        look = desk.look(work.connection)
        every = _every(look)
        one = next((found for found in every if found.id == exception_id), None)
        if one is None:
            return SessionProblem.UNKNOWN
        work.delete(tables.timetable_exceptions, exception_id)
        work.audit("timetable_exception_removed", exception_id)
        others = [other for other in every if other.day == one.day and other is not one]
        return DayOn(one, _give_back(work, look, one, others), make_day(work, one.day))


def restore_exception(desk: Workplace, on: DayOn) -> SessionProblem | None:
    """Have a day off be again as it was before it was removed: what was opened and made by that, and nothing else.

    Raises DeskFailed.
    """
    with desk.writing() as work:
        look, one = desk.look(work.connection), on.exception
        if one.day < look.moment.day:
            return SessionProblem.PAST
        if (one.day, one.template_id) in {(known.day, known.template_id) for known in _every(look)}:
            return SessionProblem.ALREADY_OFF
        exception_id = stored.add_exception(work, one.day, one.template_id, one.reason)
        kept = {session for session in on.made if not stored.unmake_session(work, session)}
        for session in sessions_on(look.connection, look.clinic_id, one.day):
            if session.closed_by is None and session.session.id in {*on.opened, *kept}:
                _close(work, session.session.id, exception_id)
        return None


def _every(look: Look) -> tuple[TimetableException, ...]:
    return stored.exceptions(look.connection, look.clinic_id, look.moment.day)


def _fall_out(work: Writing, look: Look, one: TimetableException, so_far: DaysOff) -> DaysOff:
    exception_id = stored.add_exception(work, one.day, one.template_id, one.reason)
    shut = [session for session in _made_on(look, one) if session.closed_by is None]
    for session in shut:
        _close(work, session.session.id, exception_id)
    return replace(
        so_far,
        exceptions=(*so_far.exceptions, exception_id),
        closed=(*so_far.closed, *(session.session.id for session in shut)),
        registered=so_far.registered + sum(map(not_called, shut)),
    )


def _made_on(look: Look, one: TimetableException) -> list[StoredSession]:
    """Return the sessions that were made from the timetable, or from one line of it, on a day off."""
    ids = stored.made_from(look.connection, look.clinic_id, one.day)
    wanted = {session for line, session in ids.items() if one.template_id in (None, line)}
    return [found for found in sessions_on(look.connection, look.clinic_id, one.day) if found.session.id in wanted]


def _close(work: Writing, session_id: str, exception_id: str) -> None:
    work.update(tables.sessions, session_id, state=CLOSED, closed_by=exception_id)
    work.audit("session_closed", session_id)


def _give_back(work: Writing, look: Look, one: TimetableException, others: list[TimetableException]) -> tuple[str, ...]:
    """Open what a day off closed, and hand over to another one what that closes too; return what is open."""
    opened = []
    for line, session_id in stored.closed_by(look.connection, look.clinic_id, one.id):
        other = next((other.id for other in others if other.template_id in (None, line)), None)
        if other is not None:
            work.update(tables.sessions, session_id, closed_by=other)
        else:
            work.update(tables.sessions, session_id, state=OPEN, closed_by=None)
            work.audit("session_opened", session_id)
            opened.append(session_id)
    return tuple(opened)
