"""The whole way of a call: the runner asks who can hear it, and the screen says no more than is so."""

from __future__ import annotations

import pytest

from keypad_stage import KeypadStage
from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.journey.events import DeskAnsweredTrouble, Touch
from kiosk.journey.model import Waiting
from kiosk.texts import texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
WORDS = texts("zh_CN")


def shown(stage: KeypadStage) -> str:
    return " ".join(text.text() for text in stage.window.panel.texts())


@pytest.mark.parametrize(("window", "bell"), [(True, False), (False, True), (True, True)])
def test_an_open_window_or_a_bell_lets_somebody_come(stage, monkeypatch, window, bell):
    stage.desk.window_open = window
    monkeypatch.setattr(type(stage.runner._world.bell), "reaches", bell)
    stage.happens(Touch.HELP)
    assert WORDS("help-coming") in shown(stage)
    assert stage.ear.last == "工作人员马上过来，请等一等。"


def test_where_nobody_can_hear_the_window_is_named_on_screen_and_aloud(stage):
    stage.desk.window_open = False
    stage.happens(Touch.HELP)
    assert WORDS("help-unreached", window="1") in shown(stage)
    assert WORDS("help-coming") not in shown(stage)
    assert "请到 1 号窗口" in stage.ear.last
    stage.happens(Touch.NO_MORE_HELP)
    assert WORDS("welcome-title") in shown(stage)


def fail(*_args: object) -> None:
    raise DeskFailed(DeskTrouble.BROKEN)


@pytest.mark.parametrize("bell", [False, True])
def test_a_call_that_could_not_be_written_reaches_those_who_hear_the_bell(stage, monkeypatch, bell):
    monkeypatch.setattr(stage.desk, "call_help", fail)
    monkeypatch.setattr(type(stage.runner._world.bell), "reaches", bell)
    stage.happens(Touch.HELP)
    assert (WORDS("help-coming") in shown(stage)) is bell


@pytest.mark.parametrize("told", [False, True])
def test_that_staff_know_is_said_of_a_trouble_only_when_it_was_written_and_a_window_is_open(stage, monkeypatch, told):
    if not told:
        monkeypatch.setattr(stage.desk, "tell_staff", fail)
    stage.happens(Touch.NO_DOCUMENT)
    stage.happens(Touch.REMEMBER_NUMBER)
    stage.runner.model = type(stage.runner.model)(waiting=Waiting.TEMPORARY, request=5)
    stage.happens(DeskAnsweredTrouble(5, DeskTrouble.BROKEN))
    assert WORDS("sorry") in shown(stage)
    assert (WORDS("sorry-told") in shown(stage)) is told
