"""The devices of each desk in the store, written by the desk's own process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from kiosk.domain.machine_devices import DeviceLine
from kiosk.store import tables
from kiosk.store.writing import Writing

WORKS = "connected"
_DEVICES = tables.machine_devices.c


def have_devices(work: Writing, lines: Sequence[DeviceLine]) -> None:
    """Write down the devices of this desk anew: its process starts, and knows nothing of them yet."""
    mine = (_DEVICES.clinic_id == work.place.clinic_id, _DEVICES.desk_id == work.place.desk_id)
    work.connection.execute(delete(tables.machine_devices).where(*mine))
    for line in lines:
        work.insert_here(
            tables.machine_devices,
            device=line.device,
            kind=line.kind.value,
            url=line.url,
            model=line.model,
            link=None,
            changed_at=None,
            seen_at=None,
        )


def tell_link(work: Writing, device: str, link: str) -> None:
    """Write down how a device's line is; one that this desk does not have is passed over."""
    query = select(_DEVICES.id, _DEVICES.link).where(
        _DEVICES.clinic_id == work.place.clinic_id, _DEVICES.desk_id == work.place.desk_id, _DEVICES.device == device
    )
    row = work.connection.execute(query).first()
    if row is None:
        return
    seen = {"seen_at": work.now} if link == WORKS else {}
    changed = {"changed_at": work.now} if row.link != link else {}
    work.update_here(tables.machine_devices, row.id, link=link, **seen, **changed)


def device_rows(connection: Connection, clinic_id: str) -> list[Row[Any]]:
    """Return the devices of all desks, a desk's together, in the order of its settings."""
    query = select(tables.machine_devices).where(_DEVICES.clinic_id == clinic_id)
    return list(connection.execute(query.order_by(_DEVICES.desk_id, _DEVICES.id)))
