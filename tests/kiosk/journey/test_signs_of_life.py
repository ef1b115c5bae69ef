"""Which events say that somebody is there: they start the clock of the law anew. What machines say does not."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from kiosk.domain.identity_number import Problem
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import DeskTrouble, Unidentified
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.journey import effects as fx
from kiosk.journey import events as ev
from kiosk.journey.events import Timer, Touch
from kiosk.journey.model import Choose, Confirm, Done, Keypad, Model, Welcome
from kiosk.journey.update import IDLE_SECONDS, update
from kiosk.ports import (
    CardFailed,
    CardFault,
    CardFound,
    CardPresence,
    CardRead,
    CodeScanned,
    LinkChanged,
    LinkState,
    Presence,
    SocialSecurityCardRead,
)
from screen_cast import cast_of

CAST = cast_of(worst=False)
WATCHED = Model(screen=Keypad("3715"), idle_warning=True, card=Presence.YES, request=7)
"""Somebody typed, and was asked 您还在吗. A card lies there."""

LIFE: tuple[ev.Event, ...] = (
    Touch.STILL_HERE, ev.Typed("1"), ev.SessionChosen("s-0"), CardFound(), CardRead(CAST.newcomer.identification.card),
    SocialSecurityCardRead(SocialSecurityCard("A12345678", name="王秀芳")), CodeScanned(b"JZ1:X"),
    ev.BadgeShown("m-1"), CardFailed(CardFault.LAY_AGAIN, 0x31), CardFailed(CardFault.OTHER_CARD, 0x40),
)  # fmt: skip
NO_LIFE: tuple[ev.Event, ...] = (
    ev.TimerFired(Timer.HESITATION), ev.LookedUp(6, Unidentified.UNKNOWN_CODE),
    ev.NumberRefused(6, Problem.LENGTH, None), ev.SessionsListed(6, CAST.offered), ev.StoreChanged(),
    ev.OfferedAgain(CAST.known.identification, CAST.offered), ev.RegisterAnswered(6, DeskTrouble.BROKEN),
    ev.TemporaryAnswered(6, CAST.temporary), ev.CancelAnswered(6), ev.StickerQueued(6, "job"),
    ev.StaffAnswered(6, None), ev.TakenOver("t-1"), ev.HandedBack(), ev.DeskAnsweredTrouble(6, DeskTrouble.BROKEN),
    ev.PrintChanged("job", PrintState.SENT), ev.ReprintQueued("job"), ev.PrinterChanged(working=False),
    ev.HelpAnswered(), ev.StaffReached(reached=True), CardFailed(CardFault.READER_FAULT, 0x60),
    *map(CardPresence, Presence), LinkChanged("card-reader", LinkState.SILENT),
)  # fmt: skip


def test_every_kind_of_event_is_judged_here_so_that_a_new_one_cannot_escape():
    assert {type(event) for event in (*LIFE, *NO_LIFE)} == set(get_args(ev.Event))


@pytest.mark.parametrize("event", LIFE, ids=repr)
def test_a_sign_of_life_ends_the_warning_and_starts_the_clock_anew(event):
    after, effects = update(WATCHED, event)
    assert not after.idle_warning
    staff = after.staff is not None
    assert staff or fx.SetTimer(Timer.IDLE, IDLE_SECONDS) in effects


@pytest.mark.parametrize("event", [event for event in NO_LIFE if not isinstance(event, ev.TakenOver)], ids=repr)
def test_what_machines_say_by_themselves_leaves_the_warning_where_it_is(event):
    after, effects = update(WATCHED, event)
    assert after.idle_warning
    assert fx.SetTimer(Timer.IDLE, IDLE_SECONDS) not in effects


def test_paper_that_comes_beneath_the_warning_does_not_hold_the_last_person_s_screen_for_ever():
    job = CAST.registration.ticket_job
    assert job is not None
    done = Done(CAST.known.identification, CAST.known.person, CAST.registration, ticket=PrintState.QUEUED)
    told, effects = update(Model(screen=done, idle_warning=True), ev.PrintChanged(job, PrintState.SENT))
    assert told.screen == replace(done, ticket=PrintState.SENT)
    assert told.idle_warning
    assert effects == ()  # the warning's own timer runs on
    assert isinstance(update(told, ev.TimerFired(Timer.WARNING))[0].screen, Welcome)


def test_sessions_that_fill_up_while_nobody_is_there_keep_neither_veil_nor_warning_away():
    fewer = replace(CAST.offered, choices=CAST.offered.choices[:-1])
    choosing = Model(screen=Choose(CAST.known.identification, CAST.known.person, CAST.offered))
    told, effects = update(choosing, ev.OfferedAgain(CAST.known.identification, fewer))
    assert told.screen != choosing.screen
    assert not [effect for effect in effects if isinstance(effect, fx.SetTimer | fx.StopTimer)]


def test_a_cancel_that_is_offered_no_longer_keeps_neither_veil_nor_warning_away():
    """Law 20: the veil falls after 30 s without a touch, which is when 取消挂号 goes."""
    done = Done(CAST.known.identification, CAST.known.person, CAST.registration, may_cancel=True)
    told, effects = update(Model(screen=done), ev.TimerFired(Timer.UNDO))
    assert told.screen == replace(done, may_cancel=False)
    assert not [effect for effect in effects if isinstance(effect, fx.SetTimer | fx.StopTimer)]


def veiled_confirm() -> Model:
    return Model(screen=Confirm(CAST.known.identification, CAST.known.person), veiled=True, card=Presence.YES)


@pytest.mark.parametrize("event", [CardFound(), CardPresence(Presence.NO), CodeScanned(b"JZ1:X")], ids=repr)
def test_whoever_lays_or_takes_a_card_does_not_see_what_the_veil_covers(event):
    assert update(veiled_confirm(), event)[0].veiled


def test_a_tap_lifts_the_veil_and_acts():
    assert not update(veiled_confirm(), Touch.SIZE)[0].veiled


def test_the_next_person_s_card_shows_them_and_no_veil():
    model = update(update(veiled_confirm(), CardFound())[0], CardRead(CAST.newcomer.identification.card))[0]
    assert model.veiled
    model = update(model, ev.LookedUp(model.request, CAST.newcomer))[0]
    assert model.screen == Confirm(CAST.newcomer.identification, CAST.newcomer.person)
    assert not model.veiled


def test_the_same_person_s_next_screen_has_no_veil():
    model = update(replace(veiled_confirm(), veiled=False), Touch.IT_IS_ME)[0]
    model = update(replace(model, veiled=True), ev.SessionsListed(model.request, CAST.offered))[0]
    assert isinstance(model.screen, Choose)
    assert not model.veiled
