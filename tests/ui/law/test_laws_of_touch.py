"""Laws 7, 13-17, 30, 31 with real touch events on every target of every screen that a walk finds."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.journey.model import Model
from screen_measures import walked
from touching_hand import Hand, middle
from ui.geometry import mm
from ui.page import Dress, Page, Picture
from ui.senior.window import PATIENCE_MS
from ui.widgets.kiosk_button import KioskButton
from ui.widgets.tap_law import KEY_REST, SCREEN_REST, TARGET_REST

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def hand(senior_window, hand_clock, finger) -> Hand:
    return Hand(senior_window, hand_clock, finger)


@pytest.fixture
def states(qapp) -> list[tuple[str, Model]]:
    return list(walked(worst=False).items())


@pytest.fixture(params=[False, True], ids=["1.0", "1.5"])
def both_sizes(states, request) -> list[tuple[str, Model]]:
    return [(name, replace(model, large=request.param)) for name, model in states]


def every_target(hand: Hand, states) -> Iterator[tuple[str, KioskButton]]:
    """Yield each target of each screen; one that stands in the same place with the same words is the same target."""
    seen = set()
    for name, model in states:
        unseen = [button for button in hand.show(model) if button.target not in seen]
        seen.update(button.target for button in unseen)
        for button in unseen:
            yield f"{name}: {button.target.label}", button


def test_law_7_and_14_every_target_acts_once_on_release_wherever_it_is_drawn(hand, both_sizes):
    wrong = []
    for name, button in every_target(hand, both_sizes):
        corners = [QPoint(2, 2), QPoint(button.width() - 3, button.height() - 3), middle(button)]
        for at in corners:
            hand.press(button, at)
            early, pressed = list(hand.heard), button.looks_pressed
            hand.lift(button, at)
            if early or not pressed or hand.told() != [button.target.sent]:
                wrong.append((name, at))
    assert wrong == []


def test_law_13_only_a_single_tap_does_anything(hand, states):
    wrong = []
    for name, button in every_target(hand, states):
        once = [button.target.sent]
        hand.tap(button)
        hand.tap(button)  # a double tap
        double = hand.told()
        hand.press(button)
        hand.clock.pass_by(2.5)  # a long press
        hand.lift(button)
        long_press = hand.told()
        hand.press(button)
        for step in range(5):  # a swipe within the target
            QTest.touchEvent(hand.window, hand.device).move(0, middle(button) + QPoint(step * 4, 0), button).commit()
        hand.lift(button, middle(button) + QPoint(20, 0))
        swipe = hand.told()
        if (double, long_press, swipe) != (once, once, once):
            wrong.append((name, double, long_press, swipe))
    assert wrong == []


def test_law_14_a_slip_of_ten_millimetres_counts_and_no_further(hand, states):
    wrong = []
    for name, button in every_target(hand, states):
        for slip, counts in ((9.0, True), (11.5, False)):
            at = QPoint(-round(mm(slip)), button.height() // 2)
            lands = button.mapTo(hand.window.panel, at)
            on_another = any(other is not button and other.geometry().contains(lands) for other in others(hand))
            hand.tap(button, at)
            if hand.told() != ([button.target.sent] if counts and not on_another else []):
                wrong.append((name, slip))
    assert wrong == []


def others(hand: Hand) -> tuple[KioskButton, ...]:
    return hand.window.panel.buttons()


def test_law_14_press_here_and_lift_there_does_nothing(hand, states):
    wrong = []
    for name, model in states:
        for one, other in itertools.pairwise(hand.show(model)):
            hand.press(one)
            hand.lift(one, one.mapFromGlobal(other.mapToGlobal(middle(other))))
            if hand.told():
                wrong.append((name, one.target.label, other.target.label))
    assert wrong == []


def test_law_15_the_same_target_rests_after_a_tap_and_keys_less(hand, states):
    wrong = []
    for name, button in every_target(hand, states):
        rest = KEY_REST if button.target.dress is Dress.KEY else TARGET_REST
        hand.tap(button)
        hand.clock.pass_by(rest - 0.02)
        hand.tap(button)
        hand.clock.pass_by(0.03)
        hand.tap(button)
        if hand.told() != [button.target.sent] * 2:
            wrong.append(name)
    assert wrong == []


def places(page: Page) -> list[object]:
    return [(target.sent, target.place) for target in page.targets]


def test_law_15_a_new_screen_is_deaf_for_half_a_second(hand, states):
    wrong = []
    blank = Model()
    for name, model in states:
        hand.show(blank if model.screen != blank.screen else states[-1][1])
        page = hand.window.panel.page
        hand.window.render(model)
        if places(page) == places(hand.window.panel.page):
            continue
        hand.clock.pass_by(SCREEN_REST - 0.02)
        button = hand.window.panel.buttons()[-1]
        hand.tap(button)
        deaf = hand.told() == []
        hand.tap(button)
        if not deaf or hand.told() != [button.target.sent]:
            wrong.append(name)
    assert wrong == []


def test_law_15_another_person_in_the_same_place_is_a_new_screen(hand, states):
    """A sticker shown while somebody is asked 您是这位吗: a tap that was on its way must not say yes for the other."""
    one, other = (dict(states)[name] for name in ("confirm", "confirm-4"))
    button = hand.show(one)[2]
    before = places(hand.window.panel.page)
    hand.press(button)
    hand.window.render(other)
    assert places(hand.window.panel.page) == before
    hand.lift(button)
    hand.tap(button)
    assert hand.told() == []
    hand.tap(button)
    assert hand.told() == [button.target.sent]


def test_law_16_a_palm_and_two_hands_never_act_twice(hand, states):
    wrong = []
    for name, model in states:
        buttons = hand.show(model)
        sequence = QTest.touchEvent(hand.window, hand.device)
        for touch, button in enumerate(buttons[:5]):
            sequence = sequence.press(touch, middle(button), button)
        sequence.commit()
        sequence = QTest.touchEvent(hand.window, hand.device)
        for touch, button in enumerate(buttons[:5]):
            sequence = sequence.release(touch, middle(button), button)
        sequence.commit()
        if len(hand.told()) > 1:
            wrong.append(name)
    assert wrong == []


def test_law_16_ten_taps_a_second_act_no_oftener_than_the_law_allows(hand, states):
    wrong = []
    for name, button in every_target(hand, states):
        most = 4 if button.target.dress is Dress.KEY else 2
        for _ in range(10):
            hand.tap(button)
            hand.clock.pass_by(0.1)
        if not 1 <= len(hand.told()) <= most:
            wrong.append(name)
    assert wrong == []


def test_law_17_a_press_is_seen_at_once_and_busy_is_told_within_half_a_second(hand, states):
    wrong = []
    for name, button in every_target(hand, states):
        resting = button.grab().toImage()
        hand.press(button)
        if button.grab().toImage() == resting:
            wrong.append(name)
        hand.lift(button)
        hand.told()
    assert wrong == []
    assert PATIENCE_MS <= 500


def test_law_30_nothing_moves_but_the_one_hint_and_that_slowly(states):
    from ui.senior.pages import page_of  # noqa: PLC0415
    from ui.widgets.sway import PERIOD_MS  # noqa: PLC0415

    swaying = {
        (type(model.screen).__name__, item.icon)
        for _, model in states
        for item in page_of(model, hand_canvas()).items
        if isinstance(item, Picture) and item.sways
    }
    assert {screen for screen, _ in swaying} == {"Welcome", "ForFamily"}
    assert {icon for _, icon in swaying} <= {"id_card", "qr_code_2"}
    assert PERIOD_MS >= 5_000


def hand_canvas():
    from ui.geometry import PanelSettings  # noqa: PLC0415

    return PanelSettings().canvas


def test_law_30_the_hint_can_be_switched_off(qapp):
    from kiosk.journey.model import JourneySettings  # noqa: PLC0415
    from ui.senior.pages import page_of  # noqa: PLC0415

    still = replace(Model(), settings=JourneySettings(hint=False))
    assert [item for item in page_of(still, hand_canvas()).items if isinstance(item, Picture) and item.sways] == []


def test_law_31_every_target_has_a_name_and_a_role_and_texts_are_labels(hand, states):
    wrong = []
    for name, button in every_target(hand, states):
        interface = QAccessible.queryAccessibleInterface(button)
        said = interface.text(QAccessible.Text.Name)
        if interface.role() is not QAccessible.Role.Button or button.target.label.replace("\n", " ") not in said:
            wrong.append(name)
    assert wrong == []
    labels = hand.window.panel.texts()
    assert labels
    assert all(isinstance(label, QLabel) and label.text() for label in labels)


def test_law_31_the_tab_order_is_the_reading_order_on_every_screen(hand, states):
    wrong = []
    for name, model in states:
        buttons = hand.show(model)
        for button, following in itertools.pairwise(buttons):
            after = button.nextInFocusChain()
            while after not in buttons:
                after = after.nextInFocusChain()
            if after is not following:
                wrong.append((name, button.target.label))
    assert wrong == []


def test_law_31_the_targets_stand_in_reading_order(hand, states):
    wrong = []
    for name, model in states:
        hand.show(model)
        tops = [(round(target.place.y), round(target.place.x)) for target in hand.window.panel.page.targets]
        if tops != sorted(tops):
            wrong.append((name, tops))
    assert wrong == []


def test_a_change_keeps_the_bars_widgets_so_that_nothing_flickers(hand, states):
    kept = None
    for _, model in states:
        hand.show(model)
        bars = [hand.window.panel.button(sent) for sent in ("say-again", "size", "back")]
        assert kept in (None, bars)
        assert all(button.isVisible() for button in bars)
        kept = bars
