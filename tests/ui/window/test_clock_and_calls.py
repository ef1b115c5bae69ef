"""A call opens whoever it is about, and a doubtful date is asked about before it leaves the list."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kiosk.desk.clock import ask_about_clock
from kiosk.texts import texts

WORDS = texts("zh_CN")


def test_answering_a_call_of_somebody_registered_opens_their_page(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(Qt.Key.Key_F2)
    clerk.wait(lambda: clerk.console.flow.person.choosing)
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: bool(clerk.console.flow.counter.subject.today))
    who = clerk.console.flow.counter.subject.person_id
    clerk.press(Qt.Key.Key_F1, modifier=Qt.KeyboardModifier.ShiftModifier)
    clerk.wait(lambda: bool(clerk.console.work.side.floor.calls))
    clerk.press(Qt.Key.Key_Escape)
    clerk.wait(lambda: clerk.console.flow.counter.subject is None)
    clerk.press(Qt.Key.Key_F1)
    clerk.wait(lambda: clerk.console.flow.counter.subject is not None)
    assert clerk.console.flow.counter.subject.person_id == who


def test_a_clock_that_went_back_is_asked_about_with_both_dates(clerk, front):
    desk = clerk.console._desk
    clerk.lay(front.people.regulars[0])
    clerk.press(Qt.Key.Key_F2)
    clerk.wait(lambda: clerk.console.flow.person.choosing)
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: bool(clerk.console.flow.counter.subject.today))
    front.clock.moment -= timedelta(days=365)
    front.run.submit(ask_about_clock, desk.shift.workplace).result()
    clerk.wait(lambda: bool(clerk.console.work.side.floor.calls))
    clerk.press(Qt.Key.Key_F1)
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.question))
    seen = front.run.submit(desk.floor.clock).result()
    assert seen.clinic_day > seen.machine_day
    told = clerk.console.flow.question.findChildren(QLabel)[0].text()
    assert WORDS("clock-registered-ahead", count=str(seen.registered_ahead)) in told
    clerk.console.grab()
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: clerk.said == WORDS("clock-confirmed"))
    clerk.wait(lambda: not clerk.console.work.side.floor.calls)
