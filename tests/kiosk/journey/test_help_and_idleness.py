"""Help that is called or offered, and the clock of the law: idleness, the veil, slips that are forgotten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journey_stage import choosing, confirming
from kiosk.domain.registration import (
    Identified,
)
from kiosk.journey import effects as fx
from kiosk.journey.events import (
    HelpAnswered,
    LookedUp,
    SessionChosen,
    Timer,
    TimerFired,
    Touch,
)
from kiosk.journey.model import (
    Confirm,
    HelpReason,
    Model,
    Slips,
    Welcome,
)
from kiosk.ports import (
    CardFound,
    CardPresence,
    CardRead,
    Presence,
)


def test_help_lies_over_the_screen_and_leaves_it_untouched(stage):
    told = choosing(stage).when(Touch.HELP)
    assert told.asked(fx.CallHelp).reason is HelpReason.ASKED
    assert told.when(SessionChosen("s-bp")).did_not_ask(fx.Register)
    back = told.when(HelpAnswered())
    assert back.asked(fx.EndHelp).answered
    assert back.model.screen == choosing(stage).model.screen
    assert not told.when(Touch.NO_MORE_HELP).asked(fx.EndHelp).answered


def test_help_called_twice_rings_once(stage):
    assert stage.given().when(Touch.HELP, Touch.HELP).did_not_ask(fx.CallHelp)


def test_who_cannot_say_what_is_wrong_gets_a_person(stage):
    assert choosing(stage).when(Touch.CANNOT_SAY).asked(fx.CallHelp).reason is HelpReason.CANNOT_SAY


def test_idleness_warns_first_and_one_touch_extends_it(stage):
    told = confirming(stage).when(TimerFired(Timer.IDLE))
    assert told.model.idle_warning
    assert fx.SetTimer(Timer.WARNING, 45.0) in told.effects
    stayed = told.when(Touch.STILL_HERE)
    assert isinstance(stayed.model.screen, Confirm)
    assert fx.SetTimer(Timer.IDLE, 120.0) in stayed.effects
    gone = told.when(CardPresence(Presence.NO), TimerFired(Timer.WARNING))
    assert gone.model.screen == Welcome()


def test_a_touch_during_the_warning_does_not_act_on_what_lies_beneath_unseen(stage):
    told = choosing(stage).when(TimerFired(Timer.IDLE), SessionChosen("s-bp"))
    assert not told.model.idle_warning
    assert told.did_not_ask(fx.Register)


def test_the_clock_stands_while_help_is_on_its_way(stage):
    told = confirming(stage).when(Touch.HELP)
    assert fx.StopTimer(Timer.IDLE) in told.effects
    assert not told.when(TimerFired(Timer.IDLE)).model.idle_warning


def test_the_welcome_screen_forgets_language_and_size_without_a_warning(stage):
    told = stage.given().when(Touch.LANGUAGE, Touch.SIZE)
    assert (told.model.language, told.model.large) == ("en", True)
    told = told.when(TimerFired(Timer.IDLE))
    assert told.model == replace(Model(), request=told.model.request)


def test_the_veil_falls_over_personal_data_and_the_touch_that_lifts_it_acts(stage):
    told = confirming(stage).when(TimerFired(Timer.VEIL))
    assert told.model.veiled
    told = told.when(Touch.IT_IS_ME)
    assert not told.model.veiled
    assert told.asked(fx.ListSessions).identification.person_id == "p-zhang"


@pytest.mark.parametrize("trouble", [(Touch.MISSED, Touch.MISSED), (TimerFired(Timer.HESITATION),)])
def test_help_is_offered_unasked_to_who_hesitates_or_misses(stage, trouble):
    assert stage.given().when(*trouble).model.help_offered


def test_two_backs_offer_help(stage):
    told = stage.given().when(Touch.NO_DOCUMENT, Touch.BACK)
    assert not told.model.help_offered
    assert told.when(Touch.NO_DOCUMENT, Touch.BACK).model.help_offered


def test_every_new_screen_is_spoken_and_a_touch_silences(stage):
    told = stage.given().when(Touch.NO_DOCUMENT)
    assert told.asked(fx.Say).phrases
    assert told.when(Touch.SIZE).asked(fx.Say).phrases == ()
    assert told.when(Touch.SAY_AGAIN).asked(fx.Say).phrases == told.asked(fx.Say).phrases


def test_slips_on_the_welcome_screen_are_forgotten_when_nobody_goes_on(stage):
    told = stage.given().when(Touch.MISSED, Touch.MISSED, Touch.MISSED)
    assert told.model.help_offered
    assert fx.SetTimer(Timer.IDLE, 120.0) in told.effects
    alone = told.when(TimerFired(Timer.HESITATION)).model
    assert (alone.help_offered, alone.slips) == (False, Slips())
    assert not stage.given().when(Touch.MISSED, TimerFired(Timer.HESITATION)).model.help_offered


def test_who_is_identified_on_the_welcome_screen_inherits_no_slips(stage):
    told = stage.given().when(Touch.MISSED, Touch.MISSED, CardFound(), CardRead(stage.zhang.card))
    told = told.when(LookedUp(told.model.request, Identified(stage.zhang.identification, stage.zhang.view)))
    assert isinstance(told.model.screen, Confirm)
    assert (told.model.help_offered, told.model.slips) == (False, Slips())
