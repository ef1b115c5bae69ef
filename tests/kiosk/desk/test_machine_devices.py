"""The machine's devices at the window: told by the desk that has them, looked after from any window."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.desk.desk import Desk
from kiosk.domain.documents import PrinterTestPage
from kiosk.domain.floor import CannotPrint, Queued
from kiosk.domain.machine_devices import DeviceKind, DeviceLine, DeviceView
from kiosk.domain.staff import NotAllowed, Role
from kiosk.ports import LinkState
from kiosk.print_routes import PrinterDuties
from kiosk.store.print_ledger import PrintLedger
from made_up_clinic import MadeUpClinic
from staffed_window import StaffedWindow

Staffed = tuple[MadeUpClinic, StaffedWindow]
READER = DeviceLine("card-reader", DeviceKind.CARD_READER, "/dev/ttyUSB0")
LABELS = DeviceLine("labels", DeviceKind.PRINTER, "/dev/ttyUSB1", "label-tspl-203")


@pytest.fixture
def kiosk(staffed: Staffed) -> Desk:
    desk = staffed[0].desk()
    desk.beat("welcome")
    desk.own_devices.have((READER, LABELS))
    desk.own_printers.hold([PrinterDuties("labels", ("sticker",), ())])
    return desk


def seen(staffed: Staffed, role: Role = Role.LEAD) -> dict[str, DeviceView]:
    return {one.device: one for one in staffed[1].signed_in(role).devices.list()}


def test_a_device_of_which_nothing_was_heard_has_no_state(staffed: Staffed, kiosk: Desk) -> None:
    reader = seen(staffed)["card-reader"]
    assert (reader.state, reader.seen_at, reader.running) == (None, None, True)


def test_what_a_port_says_is_seen_at_the_window_with_when_it_last_worked(staffed: Staffed, kiosk: Desk) -> None:
    clinic = staffed[0]
    worked = clinic.clock.moment
    kiosk.own_devices.tell("card-reader", LinkState.CONNECTED.value)
    clinic.clock.moment += timedelta(seconds=40)
    kiosk.own_devices.tell("card-reader", LinkState.DISCONNECTED.value)
    reader = seen(staffed)["card-reader"]
    assert (reader.state, reader.seen_at) == (LinkState.DISCONNECTED.value, worked)


def test_nobody_knows_how_a_device_is_while_its_process_is_silent(staffed: Staffed, kiosk: Desk) -> None:
    kiosk.own_devices.tell("card-reader", LinkState.CONNECTED.value)
    staffed[0].clock.moment += timedelta(minutes=2)
    assert not seen(staffed)["card-reader"].running
    assert not seen(staffed)["labels"].running


def test_a_desk_that_starts_again_forgets_the_devices_it_has_no_more(staffed: Staffed, kiosk: Desk) -> None:
    kiosk.own_devices.have((READER,))
    kiosk.own_devices.tell("labels", LinkState.CONNECTED.value)
    assert list(seen(staffed)) == ["card-reader"]


def test_lines_are_shown_to_who_looks_after_machines(staffed: Staffed, kiosk: Desk) -> None:
    assert seen(staffed, Role.TECHNICIAN)["card-reader"].url == "/dev/ttyUSB0"
    assert seen(staffed, Role.CLERK)["card-reader"].url is None


@pytest.mark.parametrize("role", [Role.CLERK, Role.TECHNICIAN])
def test_a_new_roll_is_counted_from_the_window(staffed: Staffed, kiosk: Desk, role: Role) -> None:
    devices = staffed[1].signed_in(role).devices
    assert [devices.put_in_roll("labels", labels) for labels in (0, 100_001, 500)] == [False, False, True]
    assert seen(staffed)["labels"].labels_left == 500


def test_a_test_page_comes_from_the_printer_that_was_chosen(staffed: Staffed, kiosk: Desk) -> None:
    devices = staffed[1].signed_in(Role.TECHNICIAN).devices
    assert isinstance(devices.test_page("labels"), Queued)
    assert devices.test_page("card-reader") == CannotPrint("no-model")
    job = PrintLedger(staffed[0].store).claim("labels")
    assert job is not None
    assert isinstance(job.document, PrinterTestPage)
    assert job.document.printer == "label-tspl-203"


def test_a_doctor_sees_the_devices_and_changes_nothing(staffed: Staffed, kiosk: Desk) -> None:
    made = staffed[1]
    given = made.signed_in().staff.add("赵医生", Role.DOCTOR, "951753")
    made.window.shift.sign_in(str(given), "951753")
    assert len(made.window.devices.list()) == 2
    with pytest.raises(NotAllowed):
        made.window.devices.put_in_roll("labels", 500)
