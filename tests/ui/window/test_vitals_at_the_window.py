"""What a monitor measured: one line, one key into the record on screen, one key out again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from kiosk.domain.vitals import MeasurementFailed, Vitals
from kiosk.texts import texts
from settled import settle

PRESSURE = Vitals(systolic=128, diastolic=76, pulse=72)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def words(phrase, **arguments):
    return texts("zh_CN")(phrase, **arguments)


def measured(front, clerk, outcome=PRESSURE):
    front.kiosk_desk.keep_reading("bp", "omron-hbp-9030", outcome)
    clerk.wait(clerk.console.work.vitals.isVisible)


def put(front, clerk, card):
    clerk.lay(card)
    measured(front, clerk)
    clerk.press(Qt.Key.Key_F4, modifier=SHIFT)
    clerk.wait(lambda: clerk.said == words("window-vitals-put"))
    clerk.wait(lambda: bool(clerk.console.flow.counter.subject.detail.vitals))


def page_texts(console):
    return "\n".join(one.text() for one in console.flow.person.findChildren(type(console.flow.person._vitals)))


def test_a_reading_at_the_kiosk_stands_in_one_line_at_the_window(front, clerk):
    assert not clerk.console.work.vitals.isVisible()
    measured(front, clerk)
    line = clerk.console.work.vitals
    assert (line.text.text(), line.from_where.text()) == ("测到 血压 128/76 脉搏 72", "09:00 · 1号自助机")


def test_one_key_puts_it_into_the_record_on_screen_and_the_line_goes(front, clerk):
    put(front, clerk, front.people.regulars[0])
    clerk.wait(lambda: not clerk.console.work.vitals.isVisible())
    clerk.wait(lambda: "血压 128/76 脉搏 72  11-23 09:00" in page_texts(clerk.console))


def test_it_is_taken_out_again_after_a_question_and_waits_for_the_right_person(front, clerk):
    put(front, clerk, front.people.regulars[0])
    clerk.press(Qt.Key.Key_F6, modifier=SHIFT)
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.question))
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: clerk.said == words("window-vitals-taken-back"))
    clerk.wait(clerk.console.work.vitals.isVisible)
    clerk.wait(lambda: clerk.console.flow.counter.subject.detail.vitals == ())


def test_without_anybody_on_screen_the_key_puts_it_nowhere(front, clerk):
    measured(front, clerk)
    clerk.press(Qt.Key.Key_F4, modifier=SHIFT)
    assert clerk.said == words("window-nobody-open")
    clerk.lay(front.people.newcomers[0])
    clerk.press(Qt.Key.Key_F4, modifier=SHIFT)
    assert clerk.said == words("window-first-register")


def test_a_failed_measurement_is_told_and_has_no_key(front, clerk):
    measured(front, clerk, MeasurementFailed("3"))
    line = clerk.console.work.vitals
    assert line.text.text() == words("window-measure-failed", code="3")
    assert not line.put.isVisible()
    clerk.lay(front.people.regulars[0])
    clerk.press(Qt.Key.Key_F4, modifier=SHIFT)
    clerk.wait(lambda: clerk.said == words("window-vitals-gone"))


def test_nothing_measured_and_nothing_recorded_are_told(front, clerk):
    clerk.lay(front.people.regulars[0])
    clerk.press(Qt.Key.Key_F4, modifier=SHIFT)
    assert clerk.said == words("window-nothing-measured")
    clerk.press(Qt.Key.Key_F6, modifier=SHIFT)
    assert clerk.said == words("window-vitals-none")


def test_a_locked_window_shows_no_reading(front, clerk):
    put(front, clerk, front.people.regulars[0])
    measured(front, clerk)
    clerk.press(Qt.Key.Key_F12)
    assert clerk.console.work.vitals.text.text() == ""
    assert "128/76" not in page_texts(clerk.console)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_what_is_measured_fits_beside_its_key_in_both_languages(front, console_in, clerk_at, language):
    clerk = clerk_at(console_in(language))
    clerk.sign_in()
    clerk.lay(front.people.regulars[0])
    longest = Vitals(systolic=228, diastolic=128, pulse=172, height_cm=156.5, weight_kg=101.2, moved=True)
    measured(front, clerk, longest)
    line = clerk.console.work.vitals
    settle(clerk.console)
    assert line.put.geometry().right() <= line.width()
    assert line.text.height() >= line.text.heightForWidth(line.text.width())
    assert (clerk.console.width(), clerk.console.height()) == (1366, 768)
