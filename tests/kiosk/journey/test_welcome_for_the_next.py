"""The welcome screen as somebody left it is soon the next person's again; who still stands there keeps it."""

from __future__ import annotations

import pytest

from journey_stage import Stage
from kiosk.journey import effects as fx
from kiosk.journey.events import Timer, TimerFired, Touch, Typed
from kiosk.journey.model import Confirm, ForFamily, Keypad, Model, NoDocument, Notice, Welcome
from kiosk.journey.update import CAME_BACK_SECONDS, IDLE_SECONDS, SEARCHES_SECONDS
from kiosk.ports import CardFound, CardPresence, CardRead, Presence

IDLE = TimerFired(Timer.IDLE)


def idle_seconds(effects: tuple[fx.Effect, ...]) -> list[float]:
    return [effect.seconds for effect in effects if isinstance(effect, fx.SetTimer) and effect.timer is Timer.IDLE]


def test_large_type_taken_back_to_the_welcome_goes_after_half_a_minute_without_a_touch(stage: Stage):
    back = stage.given().when(Touch.SIZE, Touch.NO_DOCUMENT, Touch.BACK)
    assert back.model.large
    assert idle_seconds(back.effects) == [CAME_BACK_SECONDS]
    assert CAME_BACK_SECONDS <= 30
    rested = back.when(IDLE).model
    assert rested == Model(request=rested.request)


@pytest.mark.parametrize("touch", [Touch.SIZE, Touch.LANGUAGE], ids=str)
def test_who_sets_size_or_language_on_the_welcome_has_a_minute_to_find_the_card(stage: Stage, touch: Touch):
    chosen = stage.given().when(touch)
    assert idle_seconds(chosen.effects) == [SEARCHES_SECONDS]
    assert SEARCHES_SECONDS >= 60
    rested = chosen.when(IDLE).model
    assert rested == Model(request=rested.request)


def test_every_touch_begins_the_time_anew(stage: Stage):
    back = stage.given().when(Touch.SIZE, Touch.NO_DOCUMENT, Touch.BACK)
    for touch in (Touch.SAY_AGAIN, Touch.MISSED, Touch.STILL_HERE):
        after = back.when(touch)
        assert after.model.large
        assert idle_seconds(after.effects) == [CAME_BACK_SECONDS]


def test_who_lays_the_card_in_time_goes_on_in_large_type(stage: Stage):
    searching = stage.given().when(Touch.SIZE, Touch.NO_DOCUMENT, Touch.BACK, CardFound())
    assert idle_seconds(searching.effects) == [IDLE_SECONDS]
    read = searching.when(CardRead(stage.zhang.card))
    assert read.model.large
    assert not read.when(IDLE).model.idle_warning  # the desk is asked: nobody is called idle


def test_a_card_that_lies_there_keeps_the_size(stage: Stage):
    lying = stage.given().when(CardPresence(Presence.YES), Touch.SIZE)
    assert idle_seconds(lying.effects) == [IDLE_SECONDS]


@pytest.mark.parametrize(
    "screen", [Welcome(Notice.LAY_AGAIN), ForFamily(), NoDocument(), Keypad("3715")], ids=lambda one: type(one).__name__
)
def test_whoever_has_begun_has_the_whole_time_of_the_law(stage: Stage, screen):
    begun = stage.given(Model(screen=screen)).when(Touch.SIZE)
    assert idle_seconds(begun.effects) == [IDLE_SECONDS]


def test_figures_typed_before_going_back_are_not_left_for_the_next_person(stage: Stage):
    typed = (Touch.NO_DOCUMENT, Touch.REMEMBER_NUMBER, Typed("3"), Typed("7"), Touch.BACK, Touch.BACK)
    back = stage.given().when(*typed)
    assert back.model.draft == "37"
    assert idle_seconds(back.effects) == [CAME_BACK_SECONDS]
    assert back.when(IDLE).model.draft == ""


def test_help_that_was_called_for_holds_the_clock_on_the_welcome_too(stage: Stage):
    called = stage.given().when(Touch.SIZE, Touch.HELP)
    assert idle_seconds(called.effects) == []
    assert called.when(IDLE).model.large
    given_up = called.when(Touch.NO_MORE_HELP)
    assert idle_seconds(given_up.effects) == [SEARCHES_SECONDS]


def test_staff_who_sign_in_at_the_welcome_have_the_whole_time_too(stage: Stage):
    came = stage.given().when(Touch.SIZE, Touch.STAFF)
    assert idle_seconds(came.effects) == [IDLE_SECONDS]


def test_a_person_who_was_shown_and_went_back_keeps_the_size_for_half_a_minute(stage: Stage):
    confirm = Confirm(stage.zhang.identification, stage.zhang.view)
    back = stage.given(Model(screen=confirm, back=(Welcome(),), large=True)).when(Touch.BACK)
    assert back.model.screen == Welcome()
    assert back.model.large
    assert idle_seconds(back.effects) == [CAME_BACK_SECONDS]
