"""A clock that was set back or jumped: staff are asked to look at a calendar. The clinic's day never goes back alone.

It goes back when staff say that the machine's date is right and the records are not: after a clock that ran ahead,
else everybody would be registered for a day to come until it comes.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from kiosk.desk.help_calls import tell_window
from kiosk.desk.timetable import make_day
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.clock_check import ClockDoubt, ClockView, doubt_of
from kiosk.store import tables
from kiosk.store.later_days import go_on_behind_later_days, registered_by_day
from kiosk.store.writing import Writing, current_incarnation

_CALLS = tables.help_calls.c


def clock(desk: Workplace) -> ClockView:
    """Return how machine and records stand to each other. Raises DeskFailed."""
    with desk.looking() as look:
        return _view(look)


def days_ahead(desk: Workplace) -> tuple[tuple[date, int], ...]:
    """Return the days behind the clinic's and how many are registered for each: under a clock that ran ahead."""
    with desk.looking() as look:
        return registered_by_day(look.connection, look.clinic_id, look.moment.day)


def ask_about_clock(desk: Workplace) -> ClockDoubt | None:
    """Put a doubtful date on the window's list, once for each day of the machine. Raises DeskFailed."""
    with desk.looking() as look:
        doubt = _view(look).doubt
    if doubt is None:
        return None
    with desk.writing() as work:
        _ask(work, desk.look(work.connection))
    return doubt


def keep_day(work: Writing, look: Look) -> None:
    """Keep the day on which something is written, and ask about a doubtful one: the work itself goes on."""
    _ask(work, look)
    work.remember_day(look.moment.day)


def confirm_clock(desk: Workplace, call_id: str) -> None:
    """Have the machine's date be the clinic's day: staff looked at a calendar. The call is over. Raises DeskFailed.

    Where that is before the last record, records keep their days, and no number of theirs is given on this day.
    """
    with desk.writing() as work:
        view = _view(desk.look(work.connection))
        days = {"machine": view.machine_day.isoformat(), "records": str(view.last_day)}
        work.update(tables.help_calls, call_id, ended_at=work.now, answered=True, answered_by=desk.staff_id)
        work.audit("clock_confirmed", call_id, **days)
        if view.doubt is ClockDoubt.BACK:
            make_day(work, view.machine_day)
            go_on_behind_later_days(work, view.machine_day)
            work.audit("day_set_back", work.incarnation.id, **days)
        work.believe_day(view.machine_day)


def _view(look: Look) -> ClockView:
    machine_day = look.moment.local.date()
    last_day = current_incarnation(look.connection).last_day
    doubt = doubt_of(machine_day, last_day)
    ahead = registered_by_day(look.connection, look.clinic_id, machine_day) if doubt is ClockDoubt.BACK else ()
    return ClockView(machine_day, last_day, look.moment.day, doubt, sum(count for _, count in ahead))


def _ask(work: Writing, look: Look) -> None:
    machine_day, last_day = look.moment.local.date(), work.incarnation.last_day
    doubt = doubt_of(machine_day, last_day)
    if doubt is not None and not _is_asked(look, doubt, machine_day):
        tell_window(work, _reason(doubt))
        work.audit("clock_doubted", machine=machine_day.isoformat(), records=str(last_day))


def _is_asked(look: Look, doubt: ClockDoubt, day: date) -> bool:
    """Whether this is on the list since that day of the machine, and nobody has answered yet."""
    query = select(_CALLS.made_at).where(
        _CALLS.clinic_id == look.clinic_id, _CALLS.ended_at.is_(None), _CALLS.reason == _reason(doubt)
    )
    return any(made.astimezone(look.settings.zone).date() == day for made in look.connection.scalars(query))


def _reason(doubt: ClockDoubt) -> str:
    return doubt.value.replace("-", "_")
