"""Who is told that somebody comes: only those for whom somebody can know. The others hear where to go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.registration import DeskTrouble, Identified
from kiosk.journey import effects as fx
from kiosk.journey.effects import Phrase
from kiosk.journey.events import DeskAnsweredTrouble, HelpAnswered, LookedUp, StaffReached, Timer, TimerFired, Touch
from kiosk.journey.model import Confirm, HelpReason, Model, Sorry, TakeCard, TemporaryNumber, Waiting, Welcome
from kiosk.journey.speech import spoken
from kiosk.ports import CardPresence, CardRead, Presence

UNREACHED = Phrase("voice-help-unreached", (("window", "1"),))


@pytest.mark.parametrize(
    ("reached", "said"), [(True, Phrase("voice-help-coming")), (False, UNREACHED)], ids=["heard", "unheard"]
)
def test_a_call_is_on_its_way_until_it_is_known_who_hears_it(stage, reached, said):
    calling = stage.given().when(Touch.HELP)
    assert calling.asked(fx.Say).phrases == (Phrase("voice-help-calling"),)
    assert calling.when(StaffReached(reached)).asked(fx.Say).phrases == (said,)


def test_the_clock_stands_for_a_call_that_is_heard_and_runs_for_one_that_is_not(stage):
    calling = stage.given().when(Touch.NO_DOCUMENT, Touch.HELP)
    heard, unheard = calling.when(StaffReached(True)), calling.when(StaffReached(False))
    assert not heard.when(TimerFired(Timer.IDLE)).model.idle_warning
    assert fx.SetTimer(Timer.IDLE, 120.0) in unheard.effects
    assert unheard.when(TimerFired(Timer.IDLE)).model.idle_warning


def test_whoever_went_to_the_window_leaves_a_welcome_and_no_bell_ringing(stage):
    gone = stage.given().when(
        Touch.NO_DOCUMENT, Touch.HELP, StaffReached(False), TimerFired(Timer.IDLE), TimerFired(Timer.WARNING)
    )
    assert fx.EndHelp(answered=False) in gone.effects
    assert gone.when(CardPresence(Presence.NO)).model == replace(Model(), request=gone.model.request)


@pytest.mark.parametrize("screen", [Welcome(), TakeCard()], ids=["welcome", "take-card"])
def test_who_is_gone_without_a_warning_leaves_no_bell_ringing_either(stage, screen):
    unheard = stage.given(Model(screen=screen)).when(Touch.HELP, StaffReached(False))
    assert fx.SetTimer(Timer.IDLE, 120.0) in unheard.effects
    gone = unheard.when(TimerFired(Timer.IDLE))
    assert fx.EndHelp(answered=False) in gone.effects
    assert gone.model == replace(Model(), request=gone.model.request)


@pytest.mark.parametrize("heard", [None, True, False])
def test_a_call_goes_on_when_its_card_is_taken(stage, heard):
    called = stage.given(Model(screen=TakeCard(), card=Presence.YES)).when(Touch.HELP)
    called = called if heard is None else called.when(StaffReached(heard))
    taken = called.when(CardPresence(Presence.NO)).model
    assert taken == replace(Model(), help=HelpReason.ASKED, reached=heard, request=taken.request)


def test_a_call_goes_on_when_the_next_card_is_laid_and_ends_when_staff_are_there(stage):
    calling = stage.given(Model(screen=TemporaryNumber("T-0001", "1"))).when(Touch.HELP, StaffReached(True))
    laid = calling.when(CardRead(stage.zhang.card))
    laid = laid.when(LookedUp(laid.model.request, Identified(stage.zhang.identification, stage.zhang.view)))
    assert isinstance(laid.model.screen, Confirm)
    assert laid.model.help is HelpReason.ASKED
    assert laid.when(HelpAnswered()).asked(fx.EndHelp).answered


def test_staff_who_come_all_the_same_end_the_call(stage):
    came = stage.given().when(Touch.HELP, StaffReached(False), HelpAnswered())
    assert came.model.help is None
    assert came.asked(fx.EndHelp).answered


def test_a_new_call_is_judged_anew(stage):
    again = stage.given().when(Touch.HELP, StaffReached(False), Touch.NO_MORE_HELP, Touch.HELP)
    assert again.model.reached is None


def test_that_staff_know_of_a_trouble_is_known_only_when_they_do(stage):
    trouble = stage.given(Model(waiting=Waiting.TEMPORARY, request=1)).when(DeskAnsweredTrouble(1, DeskTrouble.BROKEN))
    assert trouble.model.screen == Sorry("1")
    assert trouble.model.reached is None
    assert trouble.when(StaffReached(True)).model.reached
    assert spoken(trouble.model) == (Phrase("voice-sorry", (("window", "1"),)),)


def test_an_answer_that_comes_when_nobody_waits_for_it_changes_nothing(stage):
    assert stage.given().when(StaffReached(False)).model == Model()
    assert isinstance(stage.given().when(StaffReached(True)).model.screen, Welcome)
