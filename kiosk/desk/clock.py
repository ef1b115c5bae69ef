"""A clock that was set back or jumped: staff are asked to look at the date. The clinic's day never goes back."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from kiosk.desk.help_calls import tell_window
from kiosk.desk.workplace import Workplace
from kiosk.domain.clock_check import ClockDoubt, ClockView, doubt_of
from kiosk.store import tables
from kiosk.store.writing import Writing, current_incarnation

_CALLS = tables.help_calls.c


def clock(desk: Workplace) -> ClockView:
    """Return how machine and records stand to each other. Raises DeskFailed."""
    with desk.looking() as look:
        return _view(desk, look.connection)


def ask_about_clock(desk: Workplace) -> ClockDoubt | None:
    """Put a doubtful date on the window's list, once for each day of the machine. Raises DeskFailed."""
    with desk.looking() as look:
        doubt = _view(desk, look.connection).doubt
    if doubt is None:
        return None
    with desk.writing() as work:
        view = _view(desk, work.connection)
        if view.doubt is not None and not _asked_on(desk, work, view.machine_day):
            tell_window(work, _reason(view.doubt))
            work.audit("clock_doubted", machine=view.machine_day.isoformat(), records=str(view.last_day))
    return doubt


def confirm_clock(desk: Workplace, call_id: str) -> None:
    """Write down that staff looked at a calendar and the machine's date is right; the call is over. Raises DeskFailed.

    Records keep their days all the same: while the machine is behind them, the clinic's day is that of the last one.
    """
    with desk.writing() as work:
        view = _view(desk, work.connection)
        work.update(tables.help_calls, call_id, ended_at=work.now, answered=True, answered_by=desk.staff_id)
        work.audit("clock_confirmed", call_id, machine=view.machine_day.isoformat(), records=str(view.last_day))


def _view(desk: Workplace, connection: Connection) -> ClockView:
    machine_day = desk.clock.now().astimezone(desk.settings.zone).date()
    last_day = current_incarnation(connection).last_day
    return ClockView(machine_day, last_day, desk.look(connection).moment.day, doubt_of(machine_day, last_day))


def _asked_on(desk: Workplace, work: Writing, day: date) -> bool:
    query = select(_CALLS.made_at).where(
        _CALLS.clinic_id == work.place.clinic_id, _CALLS.reason.in_([_reason(doubt) for doubt in ClockDoubt])
    )
    return any(made.astimezone(desk.settings.zone).date() == day for made in work.connection.scalars(query))


def _reason(doubt: ClockDoubt) -> str:
    return doubt.value.replace("-", "_")
