"""KioskButton under real touches and a real mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QPointingDevice
from PySide6.QtTest import QTest

from kiosk.domain.registration import Identification, IdentifiedBy, PersonView
from kiosk.journey.events import Touch, Typed
from kiosk.journey.model import Confirm, Keypad, Model, NoDocument
from ui.geometry import mm

CONFIRM = Confirm(Identification(IdentifiedBy.CARD, "p"), PersonView("王*芳", None, 78))
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="module")
def touch_screen() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def heard(senior_window):
    events: list[object] = []
    senior_window.happened.connect(events.append)
    return events


def show(window, clock, screen) -> None:
    window.render(Model(screen=screen))
    clock.pass_by(1.0)


def middle(button) -> QPoint:
    return button.rect().center()


def tap(window, button, device, at: QPoint | None = None, finger: int = 0) -> None:
    QTest.touchEvent(window, device).press(finger, middle(button), button).commit()
    QTest.touchEvent(window, device).release(finger, at or middle(button), button).commit()


def test_a_tap_acts_once_on_release(senior_window, hand_clock, heard, touch_screen):
    show(senior_window, hand_clock, NoDocument())
    button = senior_window.panel.button(Touch.REMEMBER_NUMBER)
    QTest.touchEvent(senior_window, touch_screen).press(0, middle(button), button).commit()
    assert heard == []
    assert button.looks_pressed
    QTest.touchEvent(senior_window, touch_screen).release(0, middle(button), button).commit()
    assert heard == [Touch.REMEMBER_NUMBER]
    assert not button.looks_pressed


def slipped(window, device, slip_mm: float) -> None:
    button = window.panel.button(Touch.IT_IS_ME)
    tap(window, button, device, QPoint(middle(button).x(), button.height() + round(mm(slip_mm))))


def test_a_slip_of_less_than_ten_millimetres_off_the_target_counts(senior_window, hand_clock, heard, touch_screen):
    show(senior_window, hand_clock, CONFIRM)
    slipped(senior_window, touch_screen, 9.5)
    assert heard == [Touch.IT_IS_ME]


def test_a_slip_of_more_than_ten_millimetres_cancels(senior_window, hand_clock, heard, touch_screen):
    show(senior_window, hand_clock, CONFIRM)
    slipped(senior_window, touch_screen, 10.5)
    assert heard == []


def test_a_press_in_one_and_a_lift_in_another_does_nothing(senior_window, hand_clock, heard, touch_screen):
    show(senior_window, hand_clock, NoDocument())
    first, second = (senior_window.panel.button(touch) for touch in (Touch.REMEMBER_NUMBER, Touch.REMEMBER_NOTHING))
    tap(
        senior_window,
        first,
        touch_screen,
        second.mapTo(senior_window, QPoint(9, 3)) - first.mapTo(senior_window, QPoint()),
    )
    assert heard == []


def test_a_slip_of_eight_millimetres_onto_the_next_target_does_nothing(senior_window, hand_clock, heard, touch_screen):
    show(senior_window, hand_clock, NoDocument())
    button = senior_window.panel.button(Touch.REMEMBER_NUMBER)
    tap(senior_window, button, touch_screen, QPoint(middle(button).x(), button.height() + 31))
    assert heard == []


def test_a_tremor_of_ten_taps_is_one(senior_window, hand_clock, heard, touch_screen):
    show(senior_window, hand_clock, NoDocument())
    button = senior_window.panel.button(Touch.REMEMBER_NUMBER)
    for _ in range(10):
        tap(senior_window, button, touch_screen)
        hand_clock.pass_by(0.04)
    assert heard == [Touch.REMEMBER_NUMBER]


def test_two_noughts_can_be_typed_and_a_trembling_nought_is_one(senior_window, hand_clock, heard, touch_screen):
    show(senior_window, hand_clock, Keypad())
    key = senior_window.panel.button(Typed("0"))
    for pause in (0.1, 0.2, 0.3):
        tap(senior_window, key, touch_screen)
        hand_clock.pass_by(pause)
    assert heard == [Typed("0"), Typed("0")]


def test_a_second_finger_on_another_target_does_nothing(senior_window, hand_clock, heard, touch_screen):
    show(senior_window, hand_clock, NoDocument())
    first, second = (senior_window.panel.button(touch) for touch in (Touch.REMEMBER_NUMBER, Touch.REMEMBER_NOTHING))
    QTest.touchEvent(senior_window, touch_screen).press(0, middle(first), first).commit()
    QTest.touchEvent(senior_window, touch_screen).stationary(0).press(1, middle(second), second).commit()
    QTest.touchEvent(senior_window, touch_screen).stationary(0).release(1, middle(second), second).commit()
    assert heard == []
    QTest.touchEvent(senior_window, touch_screen).release(0, middle(first), first).commit()
    assert heard == [Touch.REMEMBER_NUMBER]


def test_a_palm_of_five_points_on_one_target_acts_once_at_most(senior_window, hand_clock, heard, touch_screen):
    show(senior_window, hand_clock, NoDocument())
    button = senior_window.panel.button(Touch.REMEMBER_NOTHING)
    sequence = QTest.touchEvent(senior_window, touch_screen)
    for finger in range(5):
        sequence.press(finger, middle(button) + QPoint(20 * finger, 0), button)
    sequence.commit()
    sequence = QTest.touchEvent(senior_window, touch_screen)
    for finger in range(5):
        sequence.release(finger, middle(button) + QPoint(20 * finger, 0), button)
    sequence.commit()
    assert heard == [Touch.REMEMBER_NOTHING]


def test_a_tap_beside_all_targets_is_told_as_missed(senior_window, hand_clock, heard, touch_screen):
    show(senior_window, hand_clock, NoDocument())
    panel = senior_window.panel
    nowhere = QPoint(540, 20)
    QTest.touchEvent(senior_window, touch_screen).press(0, nowhere, panel).commit()
    QTest.touchEvent(senior_window, touch_screen).release(0, nowhere, panel).commit()
    assert heard == [Touch.MISSED]


def test_a_new_screen_is_deaf_for_half_a_second(senior_window, hand_clock, heard, touch_screen):
    senior_window.render(Model(screen=NoDocument()))
    button = senior_window.panel.button(Touch.REMEMBER_NUMBER)
    hand_clock.pass_by(0.49)
    tap(senior_window, button, touch_screen)
    hand_clock.pass_by(0.02)
    tap(senior_window, button, touch_screen)
    assert heard == [Touch.REMEMBER_NUMBER]


def test_typing_does_not_make_the_keypad_deaf(senior_window, hand_clock, heard, touch_screen):
    show(senior_window, hand_clock, Keypad("1"))
    senior_window.render(Model(screen=Keypad("12")))
    tap(senior_window, senior_window.panel.button(Typed("3")), touch_screen)
    assert heard == [Typed("3")]


def test_a_finger_down_while_the_screen_changes_does_nothing(senior_window, hand_clock, heard, touch_screen):
    show(senior_window, hand_clock, NoDocument())
    button = senior_window.panel.button(Touch.HELP)
    QTest.touchEvent(senior_window, touch_screen).press(0, middle(button), button).commit()
    senior_window.render(Model(screen=Keypad()))
    hand_clock.pass_by(1.0)
    QTest.touchEvent(senior_window, touch_screen).release(0, middle(button), button).commit()
    assert heard == []
    assert not button.looks_pressed


def test_the_mouse_is_a_finger_and_a_double_click_is_one_tap(senior_window, hand_clock, heard):
    show(senior_window, hand_clock, NoDocument())
    button = senior_window.panel.button(Touch.REMEMBER_NUMBER)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert heard == [Touch.REMEMBER_NUMBER]


def test_the_right_mouse_button_does_nothing(senior_window, hand_clock, heard):
    show(senior_window, hand_clock, NoDocument())
    QTest.mouseClick(senior_window.panel.button(Touch.REMEMBER_NUMBER), Qt.MouseButton.RightButton)
    assert heard == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_keyboard_works_a_target_once_however_long_it_is_held(senior_window, hand_clock, heard, key):
    show(senior_window, hand_clock, NoDocument())
    button = senior_window.panel.button(Touch.REMEMBER_NUMBER)
    QTest.keyClick(button, key)
    QTest.keyClick(button, key)
    assert heard == [Touch.REMEMBER_NUMBER]


def test_a_screen_reader_finds_a_button_with_its_words_and_can_press_it(qtbot, senior_window, hand_clock, heard):
    show(senior_window, hand_clock, NoDocument())
    found = QAccessible.queryAccessibleInterface(senior_window.panel.button(Touch.REMEMBER_NUMBER))
    assert found.role() == QAccessible.Role.Button
    assert "记得" in found.text(QAccessible.Text.Name)
    with qtbot.waitSignal(senior_window.happened):
        found.actionInterface().doAction("Press")
    assert heard == [Touch.REMEMBER_NUMBER]


def test_a_pressed_target_looks_different_at_once(senior_window, hand_clock, touch_screen):
    show(senior_window, hand_clock, NoDocument())
    button = senior_window.panel.button(Touch.REMEMBER_NUMBER)
    before = button.grab().toImage().pixelColor(60, 20)
    QTest.touchEvent(senior_window, touch_screen).press(0, middle(button), button).commit()
    after = button.grab().toImage().pixelColor(60, 20)
    QTest.touchEvent(senior_window, touch_screen).release(0, middle(button), button).commit()
    assert abs(before.lightness() - after.lightness()) > 150


def test_a_touch_that_is_taken_away_does_nothing(senior_window, hand_clock, heard, touch_screen):
    from PySide6.QtGui import QTouchEvent  # noqa: PLC0415

    show(senior_window, hand_clock, NoDocument())
    button = senior_window.panel.button(Touch.REMEMBER_NUMBER)
    QTest.touchEvent(senior_window, touch_screen).press(0, middle(button), button).commit()
    button.event(QTouchEvent(QEvent.Type.TouchCancel, touch_screen))
    QTest.touchEvent(senior_window, touch_screen).release(0, middle(button), button).commit()
    assert heard == []
    assert not button.looks_pressed
