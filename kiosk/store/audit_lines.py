"""Lines of the audit as people read them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from kiosk.domain.staff import AuditRow
from kiosk.store import tables

_AUDIT, _STAFF, _DESKS = tables.audit.c, tables.staff.c, tables.desks.c


@dataclass(frozen=True)
class Lines:
    """Which lines: written between two moments, by somebody, of some events. None is all."""

    since: datetime | None = None
    until: datetime | None = None
    staff_id: str | None = None
    events: frozenset[str] | None = None


def read_lines(connection: Connection, clinic_id: str, limit: int, lines: Lines | None = None) -> tuple[AuditRow, ...]:
    """Return lines, newest first, those of the incarnations before a restore too."""
    query = select(tables.audit).where(_AUDIT.clinic_id == clinic_id)
    query = query if lines is None else query.where(*_conditions(lines))
    names = {row.id: row.name for row in connection.execute(select(_STAFF.id, _STAFF.name))}
    desks = {row.id: row.name for row in connection.execute(select(_DESKS.id, _DESKS.name))}
    rows = connection.execute(query.order_by(_AUDIT.id.desc()).limit(limit))
    return tuple(_line(row, names, desks) for row in rows)


def _conditions(lines: Lines) -> list[ColumnElement[bool]]:
    """Return what a line must be. The time in an id is no use: it goes on from the last one under a clock set back."""
    found = []
    if lines.since is not None:
        found.append(_AUDIT.made_at >= lines.since)
    if lines.until is not None:
        found.append(_AUDIT.made_at < lines.until)
    if lines.staff_id is not None:
        found.append(_AUDIT.details.contains(f'"staff":"{lines.staff_id}"', autoescape=True))
    if lines.events is not None:
        found.append(_AUDIT.event.in_(sorted(lines.events)))
    return found


def _line(row: Row[Any], names: dict[str, str], desks: dict[str, str]) -> AuditRow:
    details = json.loads(row.details)
    return AuditRow(
        id=row.id,
        position=row.position,
        at=row.made_at,
        desk_id=row.desk_id,
        event=row.event,
        subject_id=row.subject_id,
        staff=names.get(details.pop("staff", "")),
        desk=desks.get(row.desk_id),
        about=names.get(row.subject_id),
        details=tuple(sorted((name, str(value)) for name, value in details.items() if value is not None)),
    )
