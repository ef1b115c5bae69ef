"""Whether somebody may leave the full screen of a real kiosk."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.desk.workplace import desk_edge
from kiosk.domain.pin import normalise_pin
from kiosk.store.engine import Store
from kiosk.store.staff import Role, StaffMember, sign_in
from kiosk.store.writing import Place


def may_leave(store: Store, place: Place, pin: str) -> bool:
    """Whether `pin` is a technician's or a lead's; a few wrong ones lock the desk for minutes. Raises DeskFailed."""
    roles = {Role.TECHNICIAN, Role.LEAD}
    with desk_edge():
        return isinstance(sign_in(store, place, datetime.now(UTC), normalise_pin(pin), roles), StaffMember)
