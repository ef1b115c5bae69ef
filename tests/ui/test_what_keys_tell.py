"""What somebody who works the kiosk by keys hears, and what bystanders do not."""

from __future__ import annotations

import pytest

from keypad_stage import KeypadStage
from keypad_typing import TELEPHONE, to_the_choice, type_the_number
from kiosk.journey.arrivals import READER
from kiosk.journey.events import SessionChosen, Timer, TimerFired, Touch
from kiosk.journey.model import Done, JourneySettings, NoDocument
from kiosk.ports import CardFound, LinkChanged, LinkState

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def alone(qtbot, hand_clock):
    """Headphones: only the person hears."""
    made = KeypadStage(hand_clock, JourneySettings(private_audio=True))
    made.ear.private = True
    qtbot.addWidget(made.window)
    qtbot.waitUntil(made.window.isActiveWindow)
    return made


def test_one_repeats_the_question_and_the_focus(stage):
    stage.press("8", "8")
    named = stage.ear.last
    stage.press("1")
    assert stage.ear.last.startswith("看病挂号")
    assert stage.ear.last.endswith(named)


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
