"""Lines of the audit as people read them."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, select

from kiosk.domain.staff import AuditRow
from kiosk.store import tables

_AUDIT, _STAFF = tables.audit.c, tables.staff.c


def read_lines(connection: Connection, clinic_id: str, limit: int, before: int | None = None) -> tuple[AuditRow, ...]:
    """Return lines, newest first; `before`: only those of earlier positions."""
    query = select(tables.audit).where(_AUDIT.clinic_id == clinic_id)
    if before is not None:
        query = query.where(_AUDIT.position < before)
    names = {row.id: row.name for row in connection.execute(select(_STAFF.id, _STAFF.name))}
    rows = connection.execute(query.order_by(_AUDIT.id.desc()).limit(limit))
    return tuple(_line(row, names) for row in rows)


def _line(row: Row[Any], names: dict[str, str]) -> AuditRow:
    details = json.loads(row.details)
    return AuditRow(
        id=row.id,
        position=row.position,
        at=row.made_at,
        desk_id=row.desk_id,
        event=row.event,
        subject_id=row.subject_id,
        staff=names.get(details.pop("staff", "")),
        details=tuple(sorted((name, str(value)) for name, value in details.items() if value is not None)),
    )
