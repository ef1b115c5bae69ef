"""Calls for help, and what the window is told without ringing."""

from __future__ import annotations

from sqlalchemy import select

from kiosk.desk.workplace import Workplace
from kiosk.journey.model import HelpReason
from kiosk.store import tables
from kiosk.store.writing import Writing

NAME_OPEN = "name_open"
TEMPORARY = "temporary"
NUMBER_CLAIMED_TWICE = "number_claimed_twice"


def call_help(desk: Workplace, reason: HelpReason) -> str:
    """Write a call down that rings until it is ended; return its id. Raises DeskFailed."""
    with desk.writing() as work:
        call_id = work.insert(tables.help_calls, reason=reason.value, rings=True)
        work.audit("help_called", call_id, reason=reason.value)
        return call_id


def help_waits(desk: Workplace) -> bool:
    """Whether a call of this desk still rings. Raises DeskFailed."""
    calls = tables.help_calls.c
    query = select(calls.id).where(calls.desk_id == desk.settings.desk_id, calls.ended_at.is_(None))
    with desk.looking() as look:
        return look.connection.execute(query.where(calls.rings.is_(True)).limit(1)).first() is not None


def tell_staff(desk: Workplace, reason: HelpReason) -> None:
    """Put on the window's list what happened, without ringing: the person goes on alone. Raises DeskFailed."""
    with desk.writing() as work:
        tell_window(work, reason.value)
        work.audit("staff_told", reason=reason.value)


def end_help(desk: Workplace, answered: bool) -> None:
    """End every call of this desk that rings. `answered`: staff came. Raises DeskFailed."""
    calls = tables.help_calls.c
    query = select(calls.id).where(
        calls.clinic_id == desk.settings.clinic_id,
        calls.ended_at.is_(None),
        calls.desk_id == desk.settings.desk_id,
        calls.rings.is_(True),
    )
    with desk.writing() as work:
        for call_id in work.connection.scalars(query).all():
            work.update(tables.help_calls, call_id, ended_at=work.now, answered=answered)
            work.audit("help_ended", call_id, answered=answered)


def tell_window(
    work: Writing, reason: str, registration_id: str | None = None, temporary_id: str | None = None
) -> None:
    """Put something on the window's list, in the caller's transaction."""
    work.insert(
        tables.help_calls, reason=reason, rings=False, registration_id=registration_id, temporary_id=temporary_id
    )
