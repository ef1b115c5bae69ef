"""Every journey by keys and voice alone, and nothing said that a bystander must not hear."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_stage import made_up_number
from keypad_stage import KEYS, KeypadStage
from kiosk.journey.arrivals import READER
from kiosk.journey.events import SessionChosen, Timer, TimerFired, Touch
from kiosk.journey.model import Choose, Confirm, Done, JourneySettings, Keypad, NoDocument, TemporaryNumber, Welcome
from kiosk.ports import CardFound, CardRead, CodeScanned, LinkChanged, LinkState
from ui.keypad_keys import Do, Type, meaning

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NUMBER = made_up_number("37150219470501122")
TELEPHONE = ("8", "5")
STAR_AND_HASH = ("*", "#")
BLOCK = ("+", "enter")


@pytest.fixture
def stage(qtbot, hand_clock):
    made = KeypadStage(hand_clock)
    qtbot.addWidget(made.window)
    qtbot.waitUntil(made.window.isActiveWindow)
    return made


@pytest.fixture
def alone(qtbot, hand_clock):
    """Headphones: only the person hears."""
    made = KeypadStage(hand_clock, JourneySettings(private_audio=True))
    made.ear.private = True
    qtbot.addWidget(made.window)
    qtbot.waitUntil(made.window.isActiveWindow)
    return made


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


def type_the_number(stage):
    for sign in NUMBER:
        stage.press("x" if sign == "X" else sign)


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


def test_one_repeats_the_question_and_the_focus(stage):
    stage.press("8", "8")
    named = stage.ear.last
    stage.press("1")
    assert stage.ear.last.startswith("看病挂号")
    assert stage.ear.last.endswith(named)


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


def test_the_number_is_never_heard_by_the_room(stage):
    stage.press("8")
    stage.choose(Touch.NO_DOCUMENT)
    stage.choose(Touch.REMEMBER_NUMBER)
    before = len(stage.ear.heard)
    type_the_number(stage)
    phrases = {phrase.id for said, _ in stage.ear.heard[before:] for phrase in said}
    assert phrases <= {"voice-typed", "voice-target-number-finished"}


def test_alone_with_headphones_each_figure_is_heard(alone):
    alone.press("8")
    alone.choose(Touch.NO_DOCUMENT)
    alone.choose(Touch.REMEMBER_NUMBER)
    alone.press("3")
    assert [phrase.id for phrase in alone.ear.heard[-1][0]] == ["voice-typed-key"]


def to_the_choice(stage):
    stage.happens(CardFound())
    stage.happens(CardRead(stage.desk.stage.zhang.card))
    stage.press("8")
    stage.choose(Touch.IT_IS_ME)


def test_departments_are_told_by_their_place_to_the_room(stage):
    to_the_choice(stage)
    stage.press("8")
    assert stage.ear.last == "第 2 个。"
    assert "血压血糖" not in stage.ear.everything


def test_the_same_as_last_time_is_told_as_that(stage):
    to_the_choice(stage)
    assert stage.ear.last.endswith("第 1 个。 还看上次的")


def test_departments_are_told_in_words_to_the_person_alone(alone):
    to_the_choice(alone)
    alone.press("8")
    assert alone.ear.last == "第 2 个。 血压血糖"


def test_a_new_page_of_choices_goes_on_counting(stage):
    to_the_choice(stage)
    stage.choose(Touch.MORE, *TELEPHONE)
    assert isinstance(stage.path.focus, SessionChosen)
    assert stage.ear.last == "第 4 个。"


def test_who_cannot_hear_the_departments_is_told_so_and_what_to_do(stage, alone):
    to_the_choice(stage)
    assert "看什么科，这里不念出来。不知道是第几个，请按 零，请人帮忙。" in stage.ear.last
    stage.press("1")
    assert "这里不念出来" in stage.ear.last
    to_the_choice(alone)
    assert "这里不念出来" not in alone.ear.everything


def test_alone_with_headphones_but_without_a_sound_for_the_departments_they_are_told_by_their_place(alone):
    alone.ear.soundless.add("voice-words")
    to_the_choice(alone)
    assert "这里不念出来" in alone.ear.everything
    alone.press("8")
    assert alone.ear.last == "第 2 个。"


def test_while_the_machine_is_busy_no_target_is_named_as_if_it_were_to_be_pressed(stage):
    stage.press("8")
    stage.happens(CardFound())
    assert stage.ear.last == "正在看证件，请别拿开。"
    stage.press("8")
    assert stage.ear.last == "返回"


def test_a_target_that_went_in_silence_is_not_followed_by_one_that_nobody_heard(stage):
    to_the_choice(stage)
    stage.choose(stage.first_session())
    stage.go_to(Touch.CANCEL_REGISTRATION)
    stage.happens(TimerFired(Timer.UNDO))
    stage.press("5")
    assert isinstance(stage.screen, Done)
    assert stage.ear.last == "好了"
    stage.press("5")
    assert not isinstance(stage.screen, Done)


def test_the_focus_stays_where_it_is_when_another_target_goes(stage):
    to_the_choice(stage)
    stage.choose(stage.first_session())
    stage.go_to(Touch.HELP)
    stage.happens(TimerFired(Timer.UNDO))
    stage.press("1")
    assert stage.path.focus is Touch.HELP
    assert stage.ear.last.endswith("请人帮忙")


def test_the_size_that_was_switched_is_heard(stage):
    stage.press("8")
    stage.choose(Touch.SIZE)
    assert stage.ear.last == "字大了。 字的大小"
    stage.press("5")
    assert stage.ear.last == "字小了。 字的大小"


def test_without_a_reader_the_number_is_offered_by_the_name_that_stands_there(stage):
    stage.happens(LinkChanged(READER, LinkState.DISCONNECTED))
    stage.press("8")
    assert stage.ear.last.endswith("输身份证号")


def test_any_key_answers_whether_somebody_is_still_there(stage):
    stage.press("8")
    stage.choose(Touch.NO_DOCUMENT)
    stage.happens(TimerFired(Timer.IDLE))
    stage.press("7")
    assert not stage.runner.model.idle_warning
    assert isinstance(stage.screen, NoDocument)


def test_the_other_language_is_chosen_and_heard(stage):
    stage.press("8")
    stage.choose(Touch.LANGUAGE)
    assert stage.ear.heard[-1][1] == "en"
    assert stage.ear.last.startswith("To see a doctor")
    stage.choose(Touch.LANGUAGE)
    assert stage.ear.heard[-1][1] == "zh_CN"


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
