"""Sessions and timetable at 1366 x 768 with the longest data: no button, heading or label is cut, no text is small."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QLineEdit

from kiosk.domain.sessions import Period
from kiosk.domain.staff import Role
from kiosk.domain.timetable import LONGEST, SessionShape
from kiosk.store.staff import add_staff, hash_pin
from kiosk.store.writing import writing
from settled import settle
from ui.theme import Weight, font
from ui.window.commands import BINDINGS, Command
from ui.window.key_button import KeyButton
from ui.window.table import SIDE, Table

LEAD = "王主任"
LONG = "高血压糖尿病慢性病复查拿药门诊第二诊疗区" * 3
KEY = {number: Qt.Key(Qt.Key.Key_F1.value + number - 1) for number in range(1, 13)}
LEAST = 18


@pytest.fixture(params=["zh_CN", "en"])
def lead(request, front, console_in, clerk_at):
    with writing(front.store, front.kiosk_place, front.clock.now()) as work:
        add_staff(work, LEAD, Role.LEAD, hash_pin("270814"))
    console = console_in(request.param)
    clerk = clerk_at(console)
    clerk.wait(lambda: console.sign_in.people.count() > 0)
    while LEAD not in console.sign_in.people.currentItem().text():
        clerk.press(Qt.Key.Key_Down)
    clerk.sign_in()
    desk = console._desk
    name, doctor, room, floor = (LONG[: LONGEST[one] // 2] for one in ("name", "doctor", "room", "floor"))
    long = desk.timetable.add_department(name, name, "sick")
    assert isinstance(long, str)
    shape = SessionShape(long, Period.AFTERNOON, time(13, 30), time(0), doctor, room, floor, 15, 200, 99, 99)
    desk.sessions.open(shape)
    desk.timetable.add_lines((0, 1, 2, 3, 4, 5, 6), shape, front.clock.now().date())
    clerk.press(BINDINGS[Command.SESSIONS].key, modifier=Qt.KeyboardModifier.ShiftModifier)
    clerk.wait(lambda: console.places.open.sessions.table.rowCount() > 6)
    clerk.press(Qt.Key.Key_End)
    return clerk


def looked_at(clerk) -> None:
    """Look at every visible part of the place that is open."""
    console = clerk.console
    settle(console)
    assert (console.width(), console.height()) == (1366, 768)
    place = console.places.open
    for button in place.findChildren(KeyButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
    for table in place.findChildren(Table):
        if table.isVisible():
            headings_fit(table)
    for shown in (*place.findChildren(QLabel), *place.findChildren(QLineEdit)):
        if shown.isVisible() and shown.text():
            assert shown.fontInfo().pixelSize() >= LEAST, shown.text()
            assert shown.height() >= shown.fontMetrics().height(), shown.text()


def headings_fit(table: Table) -> None:
    measure = QFontMetrics(font(LEAST, Weight.BOLD))
    for at, column in enumerate(table.columns):
        assert measure.horizontalAdvance(column.heading) <= table.columnWidth(at) - 2 * SIDE, column.heading


def test_the_sessions_and_their_forms(lead):
    looked_at(lead)
    for number in (3, 4, 5):
        lead.press(KEY[number])
        looked_at(lead)
        lead.press(Qt.Key.Key_Escape)
    lead.press(KEY[7])
    lead.wait(lambda: lead.console.places.open.busy)
    looked_at(lead)
    lead.press(Qt.Key.Key_Escape, Qt.Key.Key_Home, Qt.Key.Key_Return)
    lead.wait(lambda: lead.console.places.open.registered.table.rowCount() > 0)
    looked_at(lead)
    lead.press(KEY[6])
    looked_at(lead)
    lead.press(Qt.Key.Key_Return)
    lead.wait(lambda: lead.console.places.open.page is lead.console.places.open.moved)
    looked_at(lead)


def test_the_timetable_and_its_forms(lead):
    lead.press(KEY[9])
    place = lead.console.places.open
    lead.wait(lambda: place.week.week is not None)
    for way in ((), (KEY[2],), (KEY[3],), (KEY[4],), (KEY[5],), (KEY[5], KEY[2]), (KEY[6],), (KEY[6], KEY[3])):
        lead.press(*way)
        looked_at(lead)
        lead.press(*[Qt.Key.Key_Escape] * len(way))
    assert lead.console.places.open is place
