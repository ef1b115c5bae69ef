"""The way through the kiosk with keys: every journey, the dark screen, what each key does, and any keys at any time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from keypad_stage import KEYS, KeypadStage
from keypad_typing import NUMBER, TELEPHONE, to_the_choice, type_the_number
from kiosk.journey.events import Timer, TimerFired, Touch
from kiosk.journey.model import Choose, Confirm, Done, Keypad, TemporaryNumber, Welcome
from kiosk.ports import CardFound, CardRead, CodeScanned
from ui.keypad_keys import Do, Type, meaning

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
STAR_AND_HASH = ("*", "#")
BLOCK = ("+", "enter")


def register(stage, on, ok):
    """From 您是这位吗 to 挂好了."""
    assert isinstance(stage.screen, Confirm)
    stage.choose(Touch.IT_IS_ME, on, ok)
    assert isinstance(stage.screen, Choose)
    stage.choose(stage.first_session(), on, ok)
    assert isinstance(stage.screen, Done)
    assert "您是 15 号。 请到 2 楼 203 诊室。" in stage.ear.last
    stage.choose(Touch.FINISHED, on, ok)


@pytest.mark.parametrize("keys", [TELEPHONE, STAR_AND_HASH, BLOCK])
def test_journey_a_with_the_card(stage, keys):
    stage.happens(CardFound())
    stage.happens(CardRead(stage.desk.stage.zhang.card))
    register(stage, *keys)
    assert stage.desk.registered == ["s-bp"]


@pytest.mark.parametrize("keys", [TELEPHONE, STAR_AND_HASH, BLOCK])
def test_journey_b_with_the_sticker(stage, keys):
    stage.happens(CodeScanned(b"made up"))
    register(stage, *keys)
    assert stage.desk.registered == ["s-bp"]


@pytest.mark.parametrize("keys", [TELEPHONE, BLOCK])
def test_journey_c_with_the_number(stage, keys):
    on, ok = keys
    stage.press(on)
    stage.choose(Touch.NO_DOCUMENT, on, ok)
    stage.choose(Touch.REMEMBER_NUMBER, on, ok)
    assert isinstance(stage.screen, Keypad)
    type_the_number(stage)
    stage.choose(Touch.NUMBER_FINISHED, "*", "#")
    assert stage.desk.numbers == [NUMBER]
    register(stage, on, ok)
    assert stage.desk.registered == ["s-bp"]


@pytest.mark.parametrize("keys", [TELEPHONE, STAR_AND_HASH, BLOCK])
def test_journey_d_with_nothing(stage, keys):
    on, ok = keys
    stage.press(on)
    stage.choose(Touch.NO_DOCUMENT, on, ok)
    stage.choose(Touch.REMEMBER_NOTHING, on, ok)
    assert isinstance(stage.screen, TemporaryNumber)
    assert "T-0007" in stage.ear.last
    assert stage.desk.temporary == 1


def test_the_same_journey_with_the_screen_dark(stage):
    stage.press("8", "9")
    assert stage.path.dark
    stage.choose(Touch.NO_DOCUMENT, *TELEPHONE)
    stage.choose(Touch.REMEMBER_NUMBER, *TELEPHONE)
    type_the_number(stage)
    stage.choose(Touch.NUMBER_FINISHED, *STAR_AND_HASH)
    stage.choose(Touch.IT_IS_ME, *TELEPHONE)
    stage.choose(stage.first_session(), *TELEPHONE)
    assert isinstance(stage.screen, Done)
    assert stage.path.dark
    picture = stage.window.grab().toImage()
    assert picture.pixelColor(20, 20).lightness() < 40


def test_the_next_person_finds_the_screen_lit_and_the_keys_at_rest(stage):
    stage.press("8", "9")
    stage.choose(Touch.NO_DOCUMENT, *TELEPHONE)
    stage.choose(Touch.REMEMBER_NOTHING, *TELEPHONE)
    stage.choose(Touch.FINISHED, *TELEPHONE)
    assert isinstance(stage.screen, Welcome)
    assert not stage.path.dark
    assert not stage.path.in_use
    assert stage.path.focus is None


def test_a_touch_lifts_the_curtain_and_does_nothing_else(stage):
    stage.press("8", "9")
    curtain = stage.window.childAt(QPoint(100, 300))
    QTest.mouseClick(curtain, Qt.MouseButton.LeftButton)
    assert not stage.path.dark
    assert isinstance(stage.screen, Welcome)


def test_the_first_key_tells_how_it_is_done_and_does_nothing_else(stage):
    stage.press("5")
    assert isinstance(stage.screen, Welcome)
    assert "看病挂号" in stage.ear.last
    assert "用数字键也能挂号" in stage.ear.last
    assert stage.ear.last.endswith("没带证件")


def test_zero_calls_help_at_once(stage):
    stage.press("0")
    assert stage.desk.helped == 1


def test_going_on_comes_to_every_target_and_round_again_and_back_goes_the_other_way(stage):
    stage.press("8")
    seen = [stage.path.focus]
    for _ in range(len(stage.window.panel.page.targets)):
        stage.press("8")
        seen.append(stage.path.focus)
    assert set(seen) == {target.sent for target in stage.window.panel.page.targets}
    assert seen[0] == seen[-1]
    stage.press("2")
    assert stage.path.focus == seen[-2]


def test_the_target_in_focus_has_the_ring(stage):
    stage.press("8", "8")
    assert stage.window.panel.button(stage.path.focus).hasFocus()


def test_figures_are_typed_where_figures_are_asked_for(stage):
    stage.press("8")
    stage.choose(Touch.NO_DOCUMENT)
    stage.choose(Touch.REMEMBER_NUMBER)
    stage.press("2", "8", "5", "0", "1", "9")
    assert stage.screen.digits == "285019"
    assert "已经输了 6 位" in stage.ear.last
    stage.press("erase")
    assert stage.screen.digits == "28501"


def test_the_focus_stays_where_it_is_when_another_target_goes(stage):
    to_the_choice(stage)
    stage.choose(stage.first_session())
    stage.go_to(Touch.HELP)
    stage.happens(TimerFired(Timer.UNDO))
    stage.press("1")
    assert stage.path.focus is Touch.HELP
    assert stage.ear.last.endswith("请人帮忙")


def test_a_key_held_down_works_once(stage):
    stage.press("8", "8")
    focus = stage.path.focus
    again = QKeyEvent(QKeyEvent.Type.KeyPress, KEYS["8"], Qt.KeyboardModifier.NoModifier, "8", True)
    QApplication.sendEvent(stage.window, again)
    assert stage.path.focus == focus


def test_keys_of_the_technician_are_left_alone(stage):
    QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not stage.path.in_use


@pytest.mark.parametrize(("key", "figure"), [(Qt.Key.Key_End, "1"), (Qt.Key.Key_Clear, "5"), (Qt.Key.Key_Insert, "0")])
def test_a_block_without_num_lock_types_figures_all_the_same(key, figure):
    assert meaning(key, block=True, typing=True) == Type(figure)
    assert meaning(key, block=False, typing=True) != Type(figure)


def test_a_letter_means_nothing_but_x_where_figures_are_typed():
    assert meaning(Qt.Key.Key_A, block=False, typing=True) is None
    assert meaning(Qt.Key.Key_X, block=False, typing=True) == Type("X")
    assert meaning(Qt.Key.Key_X, block=False, typing=False) is None
    assert meaning(Qt.Key.Key_Enter, block=True, typing=True) is Do.CHOOSE


class OwnClock:
    """A clock of one journey among many."""

    now = 100.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


WHAT_HAPPENS = st.sampled_from([*KEYS, "card", "code", "idle", "veil", "warning"])


@settings(max_examples=30, deadline=None)
@given(happenings=st.lists(WHAT_HAPPENS, max_size=40))
def test_whatever_keys_are_pressed_there_is_a_way_on_and_nothing_private_is_heard(qapp, happenings):
    stage = KeypadStage(OwnClock())
    events = {
        "card": (CardFound(), CardRead(stage.desk.stage.zhang.card)),
        "code": (CodeScanned(b"made up"),),
        "idle": (TimerFired(Timer.IDLE),),
        "veil": (TimerFired(Timer.VEIL),),
        "warning": (TimerFired(Timer.WARNING),),
    }
    for happening in happenings:
        if happening in events:
            for event in events[happening]:
                stage.happens(event)
        else:
            stage.press(happening)
    stage.press("*")
    assert stage.path.focus in {target.sent for target in stage.window.panel.page.targets}
    assert [word for word in ("血压血糖", "高血压", "玉华", "3715") if word in stage.ear.everything] == []
    stage.window.close()
    stage.window.deleteLater()
