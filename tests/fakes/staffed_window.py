"""A window of the made-up clinic with its staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.desk.settings import DeskSettings
from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.desks import DeskKind
from kiosk.domain.staff import Role, StaffMember
from kiosk.domain.wifi import WifiNetwork
from kiosk.store.clinic_setup import make_desk
from kiosk.store.staff import add_staff, hash_pin
from kiosk.store.wifi import set_wifi
from kiosk.store.writing import writing
from made_up_clinic import MadeUpClinic, codes_of_the_clinic

PINS = {Role.LEAD: "248135", Role.CLERK: "703951", Role.NURSE: "590276", Role.TECHNICIAN: "816403"}
BADGE = "BADGE-0042"
WIFI = WifiNetwork("诊所", "12345678")
HASHES = {role: hash_pin(pin) for role, pin in PINS.items()}


@dataclass(frozen=True)
class StaffedWindow:
    """The window and who may sit there."""

    window: WindowDesk
    staff: dict[Role, str]

    def signed_in(self, role: Role = Role.LEAD) -> WindowDesk:
        """Sign somebody of this role in."""
        member = self.window.shift.sign_in(self.staff[role], PINS[role])
        assert isinstance(member, StaffMember), member
        return self.window


def staff_window(clinic: MadeUpClinic, desk_id: str = "window-1", prefix: str = "W1") -> StaffedWindow:
    """Make a window, and on the first one its staff."""
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        make_desk(work, desk_id, f"窗口 {prefix}", prefix, DeskKind.WINDOW)
        staff = {
            role: add_staff(work, f"员工{role.value}", role, pin_hash, BADGE if role is Role.CLERK else None)
            for role, pin_hash in HASHES.items()
            if desk_id == "window-1"
        }
        set_wifi(work, WIFI)
    return StaffedWindow(window_of(clinic, desk_id, prefix), staff)


def window_of(clinic: MadeUpClinic, desk_id: str = "window-1", prefix: str = "W1") -> WindowDesk:
    """Return the desk of a window that is there."""
    changes = {"desk_id": desk_id, "desk_prefix": prefix}
    settings = DeskSettings(**{**vars(clinic.settings), **changes})  # type: ignore[arg-type]
    return WindowDesk(clinic.store, settings, *codes_of_the_clinic(), clinic.clock)


def made_on(window: WindowDesk, day: date) -> list[bool]:
    """Return the sessions there are on a day: whether each is open."""
    return [row.is_open for row in window.sessions.list(day)]
