"""How many labels are left on a printer's roll: counted from the last change of roll. Warns nobody by itself."""

from __future__ import annotations

from sqlalchemy import Connection, Row, select

from kiosk.store import tables
from kiosk.store.writing import Writing

_ROLLS = tables.paper_rolls.c


def put_in_roll(work: Writing, printer: str, labels: int) -> None:
    """Write down that a roll with so many labels was put in, in the caller's transaction."""
    roll = work.insert_here(tables.paper_rolls, printer=printer, labels=labels, used=0)
    work.audit("roll_put_in", roll, printer=printer, labels=labels)


def count_sheet(work: Writing, printer: str | None) -> None:
    """Count a sheet that came out, or may have, in the caller's transaction."""
    roll = None if printer is None else _roll_in_use(work.connection, printer)
    if roll is not None:
        work.update_here(tables.paper_rolls, roll.id, used=roll.used + 1)


def labels_left(connection: Connection, printer: str) -> int | None:
    """Return how many labels are left, at least 0; None for a printer whose rolls nobody counts."""
    roll = _roll_in_use(connection, printer)
    return None if roll is None else max(0, roll.labels - roll.used)


def _roll_in_use(connection: Connection, printer: str) -> Row[str, int, int] | None:
    query = select(_ROLLS.id, _ROLLS.labels, _ROLLS.used).where(_ROLLS.printer == printer)
    return connection.execute(query.order_by(_ROLLS.id.desc()).limit(1)).first()
