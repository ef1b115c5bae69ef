"""The floor as the window sees it: calls for help, escorts, kiosks, printers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from kiosk.desk.views import view_of_registration
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.floor import HelpCallView, KioskView, PrinterView
from kiosk.domain.numbers import temporary_number
from kiosk.store import tables
from kiosk.store.floor import beat as write_beat
from kiosk.store.floor import beats, is_alive, open_calls, open_takeovers
from kiosk.store.paper_rolls import labels_left
from kiosk.store.people import find_person
from kiosk.store.printers import jobs_waiting, printer_rows
from kiosk.store.registrations import find_registration

ESCORT = "escort"
KIOSK = "kiosk"
WINDOW = "window"
"""What a window says that it shows, whenever it says that it lives."""


def help_calls(desk: Workplace) -> tuple[HelpCallView, ...]:
    """Return what waits for staff, what rings first, then oldest first; escorts are among them. Raises DeskFailed."""
    with desk.looking() as look:
        names = desk_names(look)
        return tuple(_call(look, desk.clock.now(), row, names) for row in open_calls(look.connection, look.clinic_id))


def answer(desk: Workplace, call_id: str) -> None:
    """Take a call off the list: staff are there. A second time changes nothing. Raises DeskFailed."""
    calls = tables.help_calls.c
    query = select(calls.id).where(
        calls.clinic_id == desk.settings.clinic_id, calls.id == call_id, calls.ended_at.is_(None)
    )
    with desk.writing() as work:
        if work.connection.execute(query).scalar() is None:
            return
        work.update(tables.help_calls, call_id, ended_at=work.now, answered=True, answered_by=desk.staff_id)
        work.audit("help_ended", call_id, answered=True)


def ask_escort(desk: Workplace, registration_id: str) -> str:
    """Ask somebody to walk with the person (陪诊); it stands among the calls until answered. Raises DeskFailed."""
    with desk.writing() as work:
        call_id = work.insert(tables.help_calls, reason=ESCORT, rings=False, registration_id=registration_id)
        work.audit("escort_asked", call_id, registration=registration_id)
        return call_id


def kiosks(desk: Workplace) -> tuple[KioskView, ...]:
    """Return the kiosks of this machine. Raises DeskFailed."""
    table = tables.desks
    with desk.looking() as look:
        now = desk.clock.now()
        known, taken = beats(look.connection, look.clinic_id), open_takeovers(look.connection, look.clinic_id, now)
        staff = {row.id: row.name for row in look.connection.execute(select(tables.staff.c.id, tables.staff.c.name))}
        query = select(table).where(table.c.clinic_id == look.clinic_id, table.c.kind == KIOSK).order_by(table.c.id)
        views = []
        for row in look.connection.execute(query):
            beat = known.get(row.id)
            by = taken.get(row.id)
            views.append(
                KioskView(
                    desk_id=row.id,
                    name=row.name,
                    alive=beat is not None and is_alive(beat.beat_at, now),
                    screen=None if beat is None else beat.screen,
                    seconds_since_beat=None if beat is None else seconds_since(beat.beat_at, now),
                    taken_over_by=None if by is None else staff.get(by.staff_id),
                )
            )
        return tuple(views)


def printers(desk: Workplace) -> tuple[PrinterView, ...]:
    """Return the printers as the processes that hold their ports last said. Raises DeskFailed."""
    with desk.looking() as look:
        waiting, names = jobs_waiting(look.connection, look.clinic_id), desk_names(look)
        return tuple(
            PrinterView(
                printer=row.printer,
                condition=row.condition,
                since=row.changed_at,
                waiting=waiting.get(row.printer, 0),
                desk_name=names.get(row.desk_id, ""),
                running=is_alive(row.held_at, desk.clock.now()),
                labels_left=labels_left(look.connection, row.printer),
            )
            for row in printer_rows(look.connection, look.clinic_id)
        )


def beat(desk: Workplace, screen: str) -> None:
    """Say that this desk lives, every 15 s and when its screen changes. Raises DeskFailed."""
    with desk.writing() as work:
        write_beat(work, screen)


def window_is_open(desk: Workplace) -> bool:
    """Whether somebody sits at a window of this machine, where calls are seen. Raises DeskFailed."""
    with desk.looking() as look:
        now = desk.clock.now()
        states = beats(look.connection, look.clinic_id).values()
        return any(state.screen == WINDOW and is_alive(state.beat_at, now) for state in states)


def seconds_since(then: datetime, now: datetime) -> int:
    """Return whole seconds; 0 where a clock was set back."""
    return max(0, int((now - then).total_seconds()))


def desk_names(look: Look) -> dict[str, str]:
    """Return every desk's name."""
    table = tables.desks.c
    rows = look.connection.execute(select(table.id, table.name).where(table.clinic_id == look.clinic_id))
    return {row.id: row.name for row in rows}


def _call(look: Look, now: datetime, row: object, names: dict[str, str]) -> HelpCallView:
    values = row._mapping  # type: ignore[attr-defined]  # a Row of help_calls
    registration = (
        None
        if values["registration_id"] is None
        else find_registration(look.connection, look.clinic_id, values["registration_id"])
    )
    temporary = _temporary(look, values["temporary_id"])
    person_id = temporary.person_id if registration is None else registration.person_id
    person = None if person_id is None else find_person(look.connection, look.clinic_id, person_id)
    return HelpCallView(
        id=values["id"],
        desk_id=values["desk_id"] or "",
        desk_name=names.get(values["desk_id"], ""),
        reason=values["reason"],
        rings=values["rings"],
        seconds=seconds_since(values["made_at"], now),
        registration=None if registration is None else view_of_registration(look, registration),
        person_id=None if person is None else person.id,
        name=None if person is None else person.facts.called,
        temporary_number=temporary.number,
    )


@dataclass(frozen=True)
class _Temporary:
    number: str | None = None
    person_id: str | None = None


def _temporary(look: Look, temporary_id: str | None) -> _Temporary:
    """Return the number of a call, and whom staff gave it to."""
    if temporary_id is None:
        return _Temporary()
    table = tables.temporary_identities.c
    row = look.connection.execute(select(table.number, table.person_id).where(table.id == temporary_id)).one()
    return _Temporary(temporary_number(int(row.number)), row.person_id)
