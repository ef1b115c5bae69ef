"""The printers of a machine: one row each, written by the process that holds its port and read by every other one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from kiosk.domain.print_job import PrintState
from kiosk.ports import PrinterCondition
from kiosk.print_routes import KnownPrinter, PrinterDuties
from kiosk.store import tables
from kiosk.store.floor import is_alive
from kiosk.store.writing import Writing

_PRINTERS, _JOBS = tables.printer_states.c, tables.print_jobs.c


def hold_printers(work: Writing, duties: Sequence[PrinterDuties]) -> frozenset[str]:
    """Say that this desk's process holds these printers; return the names that another live desk's process has.

    Said again every few seconds. What the desk held before and names no more is forgotten; jobs for it stay where
    they are, for staff to send elsewhere.
    """
    known = {row.printer: row for row in printer_rows(work.connection, work.place.clinic_id)}
    taken = frozenset(one.name for one in duties if _is_anothers(known.get(one.name), work))
    for one in duties:
        if one.name not in taken:
            _hold(work, one, known.get(one.name))
    names = {one.name for one in duties}
    for name, row in known.items():
        if row.desk_id == work.place.desk_id and name not in names:
            work.connection.execute(tables.printer_states.delete().where(_PRINTERS.id == row.id))
    return taken


def expect_printers(work: Writing, desk_id: str, printers: Mapping[str, Sequence[str]]) -> None:
    """Write down what a desk that was just set up will print, by printer: the names are its own from now on.

    Its process need not have run yet; another desk that is set up meanwhile takes other names.
    """
    known = {row.printer for row in printer_rows(work.connection, work.place.clinic_id)}
    condition = PrinterCondition.UNKNOWN.value
    for name in (one for one in printers if one not in known):
        values = {"prints": " ".join(printers[name]), "condition": condition, "changed_at": work.now}
        work.insert_here(tables.printer_states, desk_id=desk_id, printer=name, **values)


def let_go_of_printers(work: Writing) -> None:
    """Say that this desk's process ends: what waits for its printers waits until it is back."""
    for row in printer_rows(work.connection, work.place.clinic_id):
        if row.desk_id == work.place.desk_id:
            work.update_here(tables.printer_states, row.id, held_at=None)


def tell_printer(work: Writing, printer: str, condition: str) -> None:
    """Write down how a printer is; the process that holds its port says so."""
    known = work.connection.execute(
        select(_PRINTERS.id).where(_PRINTERS.clinic_id == work.place.clinic_id, _PRINTERS.printer == printer)
    ).scalar()
    values = {"condition": condition, "changed_at": work.now, "held_at": work.now}
    if known is None:
        work.insert_here(tables.printer_states, printer=printer, **values)
    else:
        work.update_here(tables.printer_states, str(known), desk_id=work.place.desk_id, **values)


def printer_rows(connection: Connection, clinic_id: str) -> list[Row[Any]]:
    """Return the printers by name, each with its desk, its duties, how it is and when its process last said so."""
    query = select(tables.printer_states).where(_PRINTERS.clinic_id == clinic_id).order_by(_PRINTERS.printer)
    return list(connection.execute(query))


def known_printers(connection: Connection, clinic_id: str, now: datetime) -> tuple[KnownPrinter, ...]:
    """Return the printers of the machine as the routes need them."""
    return tuple(
        KnownPrinter(
            PrinterDuties(row.printer, row.prints.split(), row.fallback_for.split()),
            row.desk_id,
            PrinterCondition(row.condition),
            is_alive(row.held_at, now),
        )
        for row in printer_rows(connection, clinic_id)
    )


def jobs_waiting(connection: Connection, clinic_id: str) -> dict[str, int]:
    """Return how many jobs are queued for each printer."""
    query = (
        select(_JOBS.printer, func.count().label("jobs"))
        .where(_JOBS.clinic_id == clinic_id, _JOBS.state == PrintState.QUEUED.value, _JOBS.printer.is_not(None))
        .group_by(_JOBS.printer)
    )
    return {row.printer: int(row.jobs) for row in connection.execute(query)}


def _is_anothers(row: Row[Any] | None, work: Writing) -> bool:
    return row is not None and row.desk_id != work.place.desk_id and is_alive(row.held_at, work.now)


def _hold(work: Writing, duties: PrinterDuties, row: Row[Any] | None) -> None:
    values = {
        "prints": " ".join(duties.prints),
        "fallback_for": " ".join(duties.fallback_for),
        "held_at": work.now,
    }
    if row is None:
        condition = PrinterCondition.UNKNOWN.value
        work.insert_here(tables.printer_states, printer=duties.name, condition=condition, changed_at=work.now, **values)
    else:
        work.update_here(tables.printer_states, row.id, desk_id=work.place.desk_id, **values)
