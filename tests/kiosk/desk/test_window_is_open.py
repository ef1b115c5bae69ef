"""Whether somebody at a window sees a call: a window that said within a minute that it lives."""

from __future__ import annotations

from datetime import timedelta

from made_up_clinic import MadeUpClinic
from staffed_window import StaffedWindow


def test_only_a_window_that_lives_is_open(staffed: tuple[MadeUpClinic, StaffedWindow]) -> None:
    clinic, window = staffed
    kiosk = clinic.desk()
    kiosk.beat("Welcome")
    assert not kiosk.window_is_open()
    window.signed_in().floor.beat()
    assert kiosk.window_is_open()
    clinic.clock.moment += timedelta(seconds=61)
    assert not kiosk.window_is_open()
