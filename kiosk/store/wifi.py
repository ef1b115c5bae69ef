"""The clinic's Wi-Fi for visitors, in the encrypted store and nowhere else. The newest row without an end is in use."""

from __future__ import annotations

from sqlalchemy import Connection, select

from kiosk.domain.wifi import WifiNetwork
from kiosk.store import tables
from kiosk.store.writing import Writing

_NETWORKS = tables.wifi_networks.c


def set_wifi(work: Writing, network: WifiNetwork | None) -> None:
    """Take a network into use in the caller's transaction; None: there is none any more."""
    ended = tables.wifi_networks.update().where(
        _NETWORKS.clinic_id == work.place.clinic_id, _NETWORKS.ended_at.is_(None)
    )
    # An old password is of no use to anybody here.
    work.connection.execute(ended.values(ended_at=work.now, password=None))
    if network is None:
        work.audit("wifi_ended")
        return
    row = work.insert_here(tables.wifi_networks, name=network.name, password=network.password, hidden=network.hidden)
    work.audit("wifi_set", row)


def wifi_in_use(connection: Connection, clinic_id: str) -> WifiNetwork | None:
    """Return the network that slips are printed for."""
    query = select(tables.wifi_networks).where(_NETWORKS.clinic_id == clinic_id, _NETWORKS.ended_at.is_(None))
    row = connection.execute(query.order_by(_NETWORKS.id.desc()).limit(1)).first()
    return None if row is None else WifiNetwork(row.name, row.password, row.hidden)
