"""A mistake in the journey, a bell or a voice: the person is sent to the window, and what can be done is done."""

from __future__ import annotations

import pytest

from keypad_stage import KeypadStage
from kiosk.journey.events import Timer, Touch
from kiosk.journey.model import HelpReason, Sorry, Takeover, Welcome
from kiosk.ports import CardFound, CardRead
from ui.last_resort import LastResort

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SECRET = "张*华 3715"  # noqa: S105 - made up


def fail(*_args: object, **_kwargs: object) -> None:
    raise ValueError(SECRET)


@pytest.fixture(autouse=True)
def wanted(mishaps):
    """Each of these tests makes something fall over."""
    yield
    assert mishaps
    mishaps.clear()


def lay_the_card(stage: KeypadStage) -> None:
    stage.happens(CardFound())
    stage.happens(CardRead(stage.desk.stage.zhang.card))


def test_an_update_that_fails_sends_the_person_to_the_window_and_keeps_nothing(stage, monkeypatch, capfd):
    lay_the_card(stage)
    with monkeypatch.context() as broken:
        broken.setattr("kiosk.journey.runner.update", fail)
        stage.happens(Touch.IT_IS_ME)
    assert stage.screen == Sorry("1")
    assert stage.runner.model.back == ()
    assert '"event": "journey_failed"' in (written := capfd.readouterr().err)
    assert SECRET not in written
    stage.happens(Touch.FINISHED)
    assert isinstance(stage.screen, Welcome)


def test_whoever_leaves_after_a_failed_update_is_noticed(stage, monkeypatch):
    started: list[Timer] = []
    monkeypatch.setattr(stage.runner._world.timers, "start", lambda timer, _seconds: started.append(timer))
    monkeypatch.setattr("kiosk.journey.runner.update", fail)
    stage.happens(Touch.NO_DOCUMENT)
    assert Timer.IDLE in started


def test_a_call_for_help_and_the_end_of_a_takeover_outlive_a_failed_update(stage, monkeypatch):
    stage.happens(Touch.HELP)
    monkeypatch.setattr("kiosk.journey.runner.update", fail)
    stage.happens(Touch.SIZE)
    assert stage.runner.model.help is HelpReason.ASKED
    stage.runner.model = type(stage.runner.model)(staff=Takeover("m-1"))
    stage.happens(Touch.SIZE)
    assert stage.desk.staff == ["handed back"]


@pytest.mark.parametrize("broken", ["bell", "speaker", "timers"])
def test_a_part_that_fails_keeps_no_other_from_its_work(stage, monkeypatch, broken, capfd):
    part = getattr(stage.runner._world, broken)
    for name in ("ring", "say", "start", "stop"):
        if hasattr(part, name):
            monkeypatch.setattr(part, name, fail)
    stage.happens(Touch.HELP)
    assert stage.desk.helped == 1
    assert '"event": "effect_failed"' in capfd.readouterr().err


def test_a_key_over_which_the_path_falls_leaves_the_way_to_the_window(stage, monkeypatch, qtbot):
    lay_the_card(stage)
    monkeypatch.setattr(stage.path, "_move", fail)
    stage.press("8", "8")
    qtbot.waitUntil(lambda: "1 号窗口" in " ".join(text.text() for text in stage.window.panel.texts()))
    assert not stage.window.findChild(LastResort).isVisible()


def test_a_call_to_the_desk_that_breaks_is_written_with_its_place_and_without_its_words(stage, monkeypatch, capfd):
    monkeypatch.setattr(stage.desk, "look_up_card", fail)
    lay_the_card(stage)
    written = capfd.readouterr().err
    assert '"event": "desk_call_broke"' in written
    assert "test_a_journey_that_falls.py:" in written
    assert "runner.py:" in written
    assert SECRET not in written
