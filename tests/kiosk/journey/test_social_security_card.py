"""A social-security card in its reader, as the journey takes it: like a sticker, or asked for the identity card."""

from __future__ import annotations

from kiosk.domain.registration import Identified, Unidentified
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.journey import effects as fx
from kiosk.journey.events import LookedUp, Touch
from kiosk.journey.model import Confirm, Notice, Welcome
from kiosk.ports import SocialSecurityCardRead

CARD = SocialSecurityCard("A12345678", name="王秀芳")


def test_its_holder_is_looked_up_and_asked(stage):
    told = stage.given().when(SocialSecurityCardRead(CARD))
    assert told.asked(fx.LookUpSocialSecurityCard).card == CARD


def test_one_that_nobody_has_asks_for_the_identity_card(stage):
    told = stage.given().when(SocialSecurityCardRead(CARD))
    told = told.when(LookedUp(told.model.request, Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD))
    assert told.model.screen == Welcome(Notice.UNKNOWN_SOCIAL_SECURITY_CARD)


def test_it_is_read_on_the_keypad_too_and_not_in_the_middle_of_a_journey(stage):
    told = stage.given().when(Touch.NO_DOCUMENT, Touch.REMEMBER_NUMBER, SocialSecurityCardRead(CARD))
    assert told.asked(fx.LookUpSocialSecurityCard).card == CARD
    confirm = stage.given().when(SocialSecurityCardRead(CARD))
    confirm = confirm.when(LookedUp(confirm.model.request, Identified(stage.zhang.identification, stage.zhang.view)))
    assert isinstance(confirm.model.screen, Confirm)
    again = confirm.when(SocialSecurityCardRead(CARD))
    assert again.did_not_ask(fx.LookUpSocialSecurityCard)
    assert again.model.screen == confirm.model.screen
