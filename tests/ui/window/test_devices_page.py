"""The devices' place: every device of the machine in plain words, a new roll, a test page, paper nobody knows of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import select

from kiosk.domain.documents import PrinterTestPage, WifiSlip
from kiosk.domain.machine_devices import DeviceKind, DeviceLine
from kiosk.domain.print_job import PrintState
from kiosk.domain.staff import Role, StaffMember
from kiosk.ports import LinkState, PrinterCondition
from kiosk.print_routes import PrinterDuties
from kiosk.store import tables
from kiosk.store.print_ledger import PrintLedger, move_job, queue_job
from kiosk.store.writing import writing
from kiosk.texts import LANGUAGES, texts
from ui.window.commands import BINDINGS, Command
from ui.window.header import Header

WORDS = texts("zh_CN")
KEY = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LINE = "/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0-port0"


@pytest.fixture
def machine(front):
    """A kiosk whose card reader works and whose label printer has its cover open."""
    kiosk = front.kiosk_desk
    kiosk.beat("welcome")
    reader = DeviceLine("card-reader", DeviceKind.CARD_READER, LINE)
    kiosk.own_devices.have([reader, DeviceLine("labels", DeviceKind.PRINTER, "/dev/ttyUSB1", "label-tspl-203")])
    kiosk.own_printers.hold([PrinterDuties("labels", ("sticker",), ())])
    kiosk.own_devices.tell("card-reader", LinkState.CONNECTED.value)
    kiosk.own_printers.tell("labels", PrinterCondition.COVER_OPEN.value)
    return kiosk


@pytest.fixture
def at_devices(machine, clerk):
    """A clerk who looks at the devices."""
    return opened(clerk)


def opened(someone):
    someone.press(BINDINGS[Command.DEVICES].key, modifier=CTRL)
    someone.wait(lambda: len(page(someone).table.rows) == 2)
    return someone


def page(someone):
    return someone.console.places.open.devices


def state_of(someone, name: str) -> str:
    return next(row.cells[2] for row in page(someone).table.rows if row.cells[0] == name)


def choose_printer(someone) -> None:
    someone.press(KEY.Key_Down)
    assert page(someone).chosen.device == "labels"


def test_every_device_says_how_it_is_and_what_to_do(at_devices, machine):
    assert state_of(at_devices, WORDS("wizard-device-card-reader")) == WORDS("device-found-works")
    assert state_of(at_devices, WORDS("wizard-device-labels")) == WORDS("device-condition-cover-open")
    machine.own_devices.tell("card-reader", LinkState.DISCONNECTED.value)
    gone = WORDS("device-found-gone")
    at_devices.wait(lambda: state_of(at_devices, WORDS("wizard-device-card-reader")) == gone)


def test_a_clerk_is_shown_no_line_and_a_technician_is(machine, console_in, clerk_at):
    console = console_in()
    technician = clerk_at(console)
    technician.wait(lambda: console.sign_in.people.count() > 0)
    technician.press(KEY.Key_Down, KEY.Key_Down)
    technician.sign_in()
    opened(technician)
    technician.wait(lambda: page(technician).line.text() == LINE)
    technician.press(KEY.Key_F12, KEY.Key_Up, KEY.Key_Up)
    technician.sign_in()
    opened(technician)
    assert LINE not in page(technician).line.text()


def test_a_new_roll_is_counted_from_now_on(at_devices):
    choose_printer(at_devices)
    at_devices.press(KEY.Key_F2)
    at_devices.type("250")
    at_devices.press(KEY.Key_Return)
    at_devices.wait(lambda: page(at_devices).table.rows[1].cells[4] == "250")


def test_a_reader_has_no_roll(at_devices):
    at_devices.press(KEY.Key_F2)
    assert at_devices.console.places.open.said.text() == WORDS("devices-choose-printer")


def test_a_test_page_goes_to_the_chosen_printer(at_devices, front):
    choose_printer(at_devices)
    at_devices.press(KEY.Key_F3)
    at_devices.wait(lambda: page(at_devices).table.rows[1].cells[5] == "1")
    job = PrintLedger(front.store).claim("labels")
    assert isinstance(job.document, PrinterTestPage)


def test_paper_of_which_nobody_knows_is_answered_here(at_devices, front):
    choose_printer(at_devices)
    at_devices.press(KEY.Key_F3)
    at_devices.wait(lambda: page(at_devices).table.rows[1].cells[5] == "1")
    job = PrintLedger(front.store).claim("labels")
    with writing(front.store, front.kiosk_place, front.clock.now()) as work:
        move_job(work, job.id, PrintState.UNKNOWN, None)
    at_devices.wait(lambda: page(at_devices).unknown is not None)
    assert page(at_devices).question.isVisible()
    at_devices.press(KEY.Key_F7, modifier=SHIFT)
    at_devices.wait(lambda: page(at_devices).unknown is None)
    with front.store.reading() as connection:
        columns = tables.print_jobs.c
        state = connection.execute(select(columns.state).where(columns.id == job.id)).scalar()
    assert state == PrintState.CONFIRMED.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_every_kind_has_words(language):
    words = texts(language)
    ids = [f"device-condition-{one.value.replace('_', '-')}" for one in PrinterCondition]
    ids += [f"device-found-{one}" for one in ("works", "silent", "gone")] + ["device-page-unknown"]
    assert [one for one in ids if not words.has(one)] == []


def told_that(someone, phrase: str, **arguments: str) -> None:
    someone.wait(lambda: someone.console.places.open.said.text() == WORDS(phrase, **arguments))


def test_paper_of_a_kiosk_is_sent_to_the_windows_printer_after_a_question_that_names_both(at_devices, front, machine):
    place = at_devices.console.places.open
    choose_printer(at_devices)
    at_devices.press(KEY.Key_F4)
    told_that(at_devices, "devices-elsewhere-nothing")
    with writing(front.store, front.kiosk_place, front.clock.now()) as work:
        queue_job(work, WifiSlip("惠民门诊部", "huimin-guest", "12345678", hidden=False), "labels")
    at_devices.wait(lambda: page(at_devices).table.rows[1].cells[5] == "1")
    at_devices.press(KEY.Key_F4)
    told_that(at_devices, "devices-elsewhere-nobody")
    own = front.window_desk.own_printers
    own.hold([PrinterDuties("C1-labels", ("card",), ("wifi",))])
    own.tell("C1-labels", PrinterCondition.READY.value)
    at_devices.press(KEY.Key_F4)
    at_devices.wait(lambda: place.page is place.question)
    labels = WORDS("wizard-device-labels")
    assert all(f"{labels} · {desk}" in place.question.question.text() for desk in ("1号自助机", "1号窗口"))
    at_devices.press(KEY.Key_Return)
    told_that(at_devices, "devices-elsewhere-sent", count="1", to=f"{labels} · 1号窗口")
    ledger = PrintLedger(front.store)
    assert ledger.claim("labels") is None
    assert ledger.claim("C1-labels").kind == "wifi"


def test_paper_that_no_printer_prints_has_a_row_and_the_same_key(at_devices, front):
    with writing(front.store, front.kiosk_place, front.clock.now()) as work:
        queue_job(work, WifiSlip("惠民门诊部", "huimin-guest", "12345678", hidden=False), None)
    at_devices.wait(lambda: len(page(at_devices).table.rows) == 3)
    at_devices.press(KEY.Key_Down, KEY.Key_Down)
    assert page(at_devices).name.text() == WORDS("devices-stranded")
    at_devices.press(KEY.Key_F2)
    told_that(at_devices, "devices-choose-printer")
    at_devices.press(KEY.Key_F4)
    told_that(at_devices, "devices-elsewhere-nobody")
    front.window_desk.own_printers.hold([PrinterDuties("slips", ("ticket",))])
    front.window_desk.own_printers.tell("slips", PrinterCondition.READY.value)
    at_devices.press(KEY.Key_F4)
    place = at_devices.console.places.open
    at_devices.wait(lambda: place.page is place.question)
    at_devices.press(KEY.Key_Return)
    at_devices.wait(lambda: len(page(at_devices).table.rows) == 2)
    assert PrintLedger(front.store).claim("slips").kind == "wifi"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_keys_of_a_lead_fit_the_head_beside_a_long_clinic_and_name(front, qtbot, language):
    window = QWidget()
    qtbot.addWidget(window)
    header = Header("惠民市东关街道社区卫生服务中心第二门诊部", "1", front.zone, texts(language))
    QVBoxLayout(window).addWidget(header)
    window.layout().setContentsMargins(0, 0, 0, 0)
    header.show_member(StaffMember("s1", Role.LEAD, "阿卜杜热合曼·买买提明"))
    window.resize(1366, 768)
    window.grab()
    assert header.minimumSizeHint().width() <= 1366
    shown = [button for button in header.places.values() if not button.isHidden()]
    assert len(shown) == len(header.places)
    assert all(button.width() >= button.sizeHint().width() for button in [*shown, header.lock])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_fits_a_window_of_the_smallest_size(machine, console_in, clerk_at, language):
    clerk = clerk_at(console_in(language))
    clerk.sign_in()
    opened(clerk)
    assert clerk.console.places.open.minimumSizeHint().width() <= 1366
