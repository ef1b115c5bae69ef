"""Runs a journey: carries out its effects and feeds the answers back as events.

`dispatch` and `post` meet on one thread, the one that owns the screens. What asks the store goes to the desk's own
thread and comes back through `post`. The runner knows no Qt: the composition root gives it a World to do all this with.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from kiosk.domain.identity_number import examine
from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.domain.staff import LockedOut
from kiosk.journey import effects as fx
from kiosk.journey.events import (
    BadgeShown,
    CancelAnswered,
    DeskAnsweredTrouble,
    Event,
    LookedUp,
    NumberRefused,
    OfferedAgain,
    RegisterAnswered,
    ReprintQueued,
    SessionsListed,
    StaffAnswered,
    StaffReached,
    StickerQueued,
    TemporaryAnswered,
    Timer,
)
from kiosk.journey.model import Model, Sorry
from kiosk.journey.moves import Step, fresh, sorry
from kiosk.journey.staff import staff_left
from kiosk.journey.update import IDLE_SECONDS, update
from kiosk.journey.world import World
from kiosk.log import log


class Runner:
    """One kiosk's running journey."""

    def __init__(self, model: Model, world: World) -> None:
        self.model = model
        self._world = world

    def start(self) -> None:
        """Show the first screen."""
        self._world.render(self.model)

    def dispatch(self, event: Event) -> None:
        """Take one event: update, render, carry out. On the screens' thread only."""
        before = self.model
        self.model, effects = self._update(event)
        if self.model != before:
            self._world.render(self.model)
        for effect in effects:
            try:
                self._carry_out(effect)
            except Exception as bug:  # a bell or a voice that falls over keeps nothing else from being done
                log.error("effect_failed", exc_info=bug)

    def _update(self, event: Event) -> Step:
        """Return the next step; a journey that falls over its own mistake sends the person to the window."""
        try:
            return update(self.model, event)
        except Exception as bug:  # any: nobody stands before a screen that no longer answers
            log.error("journey_failed", exc_info=bug)
            if isinstance(self.model.screen, Sorry):  # sent there already: no second failure tells staff again
                return self.model, ()
            after, effects = sorry(fresh(self.model))
            return after, (*effects, *staff_left(self.model, after), fx.SetTimer(Timer.IDLE, IDLE_SECONDS))

    def _carry_out(self, effect: fx.Effect) -> None:
        world = self._world
        match effect:
            case fx.SetTimer(timer, seconds):
                world.timers.start(timer, seconds)
            case fx.StopTimer(timer):
                world.timers.stop(timer)
            case fx.Say(phrases):
                world.speaker.say(phrases, self.model.language)
            case fx.CallHelp(reason):
                self._call(lambda: world.desk.call_help(reason), world.bell.reaches)
                world.bell.ring(True)
            case fx.EndHelp(answered):
                self._tell(lambda: world.desk.end_help(answered))
                world.bell.ring(False)
            case fx.TellStaff(reason):
                self._call(lambda: world.desk.tell_staff(reason), False)
            case fx.EndTakeover(staff_id):
                self._tell(lambda: world.desk.end_takeover(staff_id))
            case fx.TellWindowWho(takeover_id, screen, known):
                self._tell(lambda: world.desk.tell_window_who(takeover_id, screen, known))
            case _:
                self._at_the_desk(effect)

    def _at_the_desk(self, effect: DeskEffect) -> None:
        """Have the desk do what nobody waits for, or ask it what somebody does wait for."""
        desk, post = self._world.desk, self._world.post
        match effect:
            case fx.ReadBadge(data):
                self._tell(lambda: self._read_badge(data))
            case fx.ListAgain(who):
                self._tell(lambda: post(OfferedAgain(who, desk.sessions_for(who))))
            case fx.CloseUnknownPrint(job):
                self._tell(lambda: desk.close_unknown_print(job))
            case fx.ReprintTicket(registration_id, instead_of):
                self._tell(lambda: post(ReprintQueued(desk.reprint_ticket(registration_id, instead_of))))
            case _:
                self._ask(effect)

    def _ask(self, question: Question) -> None:
        """Put a question to the desk's thread; its answer, or its trouble, comes back as an event."""
        language = self.model.language

        def answer() -> None:
            try:
                event = self._answer(question, language)
            except DeskFailed as failed:
                event = DeskAnsweredTrouble(question.request, failed.trouble)
            except Exception as bug:  # a bug must not leave a person before a waiting screen
                log.error("desk_call_broke", exc_info=bug)
                event = DeskAnsweredTrouble(question.request, DeskTrouble.BROKEN)
            self._world.post(event)
            self._world.poke_printers()

        self._world.on_desk_thread(answer)

    def _answer(self, question: Question, language: str) -> Event:
        desk, request = self._world.desk, question.request
        match question:
            case fx.LookUpCard(_, card):
                return LookedUp(request, desk.look_up_card(card))
            case fx.LookUpNumber(_, typed):
                return self._look_up_number(request, typed)
            case fx.LookUpCode(_, data):
                staff_id = desk.staff_of_badge(data)
                return LookedUp(request, desk.look_up_code(data)) if staff_id is None else BadgeShown(staff_id, request)
            case fx.LookUpSocialSecurityCard(_, card):
                return LookedUp(request, desk.look_up_social_security_card(card))
            case fx.LookUpShortCode(_, code):
                return LookedUp(request, desk.look_up_short_code(code))
            case fx.ListSessions(_, who):
                return SessionsListed(request, desk.sessions_for(who))
            case fx.Register(_, identification, session_id):
                return RegisterAnswered(request, desk.register(replace(identification, language=language), session_id))
            case fx.RegisterTemporary(_, cti):
                return TemporaryAnswered(request, desk.register_temporary(cti, language))
            case fx.CancelRegistration(_, registration_id):
                desk.cancel(registration_id)
                return CancelAnswered(request)
            case fx.ReprintSticker(_, person_id, instead_of):
                return StickerQueued(request, desk.reprint_sticker(person_id, instead_of, language))
            case fx.SignInStaff(_, pin, badge_of):
                return _staff_answer(request, desk.begin_takeover(pin, badge_of))
            case _:
                assert_never(question)

    def _read_badge(self, data: bytes) -> None:
        staff_id = self._world.desk.staff_of_badge(data)
        if staff_id is not None:
            self._world.post(BadgeShown(staff_id))

    def _look_up_number(self, request: int, typed: str) -> Event:
        """Judge before asking: an impossible number is nobody's."""
        today = self._world.clock.now().astimezone(self._world.zone).date()
        verdict = examine(typed, today)
        if verdict.problem is not None:
            return NumberRefused(request, verdict.problem, verdict.group)
        return LookedUp(request, self._world.desk.look_up_number(verdict.number, verdict.typed_15))

    def _call(self, call: Callable[[], object], rings: bool) -> None:
        """Tell staff, and say whether anybody can know of it: by what rings here, or at a window that is open."""

        def tell() -> None:
            reached = rings
            try:
                call()
                reached = rings or self._world.desk.window_is_open()
            finally:
                self._world.post(StaffReached(reached))

        self._tell(tell)

    def _tell(self, call: Callable[[], object]) -> None:
        """Have the desk do what nobody waits for. Trouble with it is staff's, and the journey goes on."""

        def tell() -> None:
            try:
                call()
            except DeskFailed as failed:
                log.warning("desk_call_failed", trouble=failed.trouble.value)
            except Exception as bug:  # as above
                log.error("desk_call_broke", exc_info=bug)
            self._world.poke_printers()

        self._world.on_desk_thread(tell)


Question = (
    fx.LookUpCard
    | fx.LookUpNumber
    | fx.LookUpCode
    | fx.LookUpSocialSecurityCard
    | fx.LookUpShortCode
    | fx.ListSessions
    | fx.Register
    | fx.RegisterTemporary
    | fx.CancelRegistration
    | fx.ReprintSticker
    | fx.SignInStaff
)
"""Effects that the desk answers and somebody waits for."""
DeskEffect = Question | fx.ReadBadge | fx.ListAgain | fx.CloseUnknownPrint | fx.ReprintTicket
"""Effects that are the desk's to carry out."""


def _staff_answer(request: int, came: str | LockedOut | None) -> StaffAnswered:
    if isinstance(came, LockedOut):
        return StaffAnswered(request, None, locked_out=True)
    return StaffAnswered(request, came)
