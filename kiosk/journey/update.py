"""`update(model, event) -> (model, effects)`: the whole journey, as a pure function.

The screen's own reaction stands in touches, arrivals and answers; here stands what holds for all of them: the clock of
the law (hesitation, veil, idle, warning) and the offer of help. What is spoken then stands in speech.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.domain.registration import Identification
from kiosk.journey.answers import Answer, on_answer
from kiosk.journey.arrivals import Arrival, on_arrival
from kiosk.journey.effects import Effect, EndHelp, Say, SetTimer, StopTimer
from kiosk.journey.endings import remind_of_card, walked_away
from kiosk.journey.events import (
    BadgeShown,
    Event,
    HandedBack,
    HelpAnswered,
    OfferedAgain,
    PrintChanged,
    PrinterChanged,
    ReprintQueued,
    SessionChosen,
    StaffAnswered,
    StaffReached,
    StoreChanged,
    TakenOver,
    Timer,
    TimerFired,
    Touch,
    Typed,
)
from kiosk.journey.following import on_offered_again, on_store_changed
from kiosk.journey.model import Done, Model, Screen, Sorry, TakeCard, Welcome
from kiosk.journey.moves import IDENTIFIED, PERSONAL, Step, end_help, forget_slips, fresh, help_comes, is_printing, stay
from kiosk.journey.speech import PROGRESS, said_at
from kiosk.journey.staff import hand_back, on_staff, staff_left, staff_timers, stands_for_staff
from kiosk.journey.touches import on_touch
from kiosk.ports import (
    CardFailed,
    CardFault,
    CardFound,
    CardPresence,
    CardRead,
    CodeScanned,
    LinkChanged,
    Presence,
    SocialSecurityCardRead,
)

HESITATION_SECONDS = 40.0
VEIL_SECONDS = 30.0
IDLE_SECONDS = 120.0
WARNING_SECONDS = 45.0
PRINTING_SECONDS = 60.0
"""How long a printer that works keeps the clock standing (law 19)."""
CAME_BACK_SECONDS = 30.0
SEARCHES_SECONDS = 60.0
"""How long the welcome screen keeps what somebody set there and left: size, language, figures (law 28).

Who came back to it and touches nothing more has most likely gone; who has just set the size may be looking for a card.
A touch, a card or a code begins the time anew; while a card lies there, its owner stands there too.
"""
PROGRESS_SECONDS = 1.0
"""After this a machine that is busy says so (law 17)."""

ATTENDED = (Timer.HESITATION, Timer.VEIL, Timer.IDLE, Timer.WARNING)
"""Timers that every sign of life starts anew."""

MISSED_TAPS_BEFORE_OFFER = 2
BACKS_BEFORE_OFFER = 2
FAILED_NUMBERS_BEFORE_OFFER = 1


def update(model: Model, event: Event) -> Step:
    """Return the next model and what the world is asked to do."""
    if (
        model.idle_warning
        and isinstance(event, Touch | Typed | SessionChosen)
        and event not in (Touch.HELP, Touch.STAFF)
    ):
        event = Touch.STILL_HERE  # what lies beneath the warning cannot have been meant
    before = _attended(model, event) if _is_life(event) else model
    after, effects = _react(before, event)
    after = _offer_help(_unveiled_for_whom_it_is(before, after))
    said = said_at(model, after, event)
    return after, (
        *effects,
        *staff_left(model, after),
        *_timers(model, after, event),
        *staff_timers(model, after, event),
        *said,
    )


def _react(model: Model, event: Event) -> Step:
    if isinstance(event, Touch | Typed | SessionChosen):
        return on_touch(model, event)
    if isinstance(event, TimerFired):
        return _timer_fired(model, event.timer)
    if isinstance(event, HelpAnswered):
        return (replace(model, help=None), (EndHelp(answered=True),)) if model.help else stay(model)
    if isinstance(event, StaffReached):
        told = model.help is not None or isinstance(model.screen, Sorry)
        return (replace(model, reached=event.reached), ()) if told else stay(model)
    if isinstance(event, StaffAnswered | BadgeShown | TakenOver | HandedBack):
        return on_staff(model, event)
    if isinstance(event, StoreChanged):
        return on_store_changed(model)
    if isinstance(event, OfferedAgain):
        return on_offered_again(model, event)
    if isinstance(event, Answer):
        return on_answer(model, event)
    if isinstance(event, Arrival):
        return on_arrival(model, event)
    assert_never(event)


def _is_life(event: Event) -> bool:
    """Whether somebody is there: a touch, a card or a code from a hand. What machines say by themselves is no life."""
    if isinstance(event, Answer):
        return False
    match event:
        case Touch() | Typed() | SessionChosen():
            return True
        case CardFound() | CardRead() | SocialSecurityCardRead() | CodeScanned() | BadgeShown():
            return True
        case CardFailed(fault):
            return fault is not CardFault.READER_FAULT
        case CardPresence():
            return False  # who takes the card may be going: they are asked 您还在吗, and one tap answers
        case TimerFired() | LinkChanged() | PrintChanged() | PrinterChanged() | ReprintQueued():
            return False
        case StoreChanged() | OfferedAgain() | HelpAnswered() | StaffReached() | TakenOver() | HandedBack():
            return False
        case StaffAnswered():
            return False
        case _:
            assert_never(event)


def _attended(model: Model, event: Event) -> Model:
    """Take back warning and veil. The veil is for a tap only: who lays or takes a card may be the next in the queue."""
    touched = isinstance(event, Touch | Typed | SessionChosen)
    return replace(model, idle_warning=False, veiled=model.veiled and not touched, idle_postponed=False)


def _unveiled_for_whom_it_is(before: Model, after: Model) -> Model:
    """Lift the veil when it would cover another screen, or another person's, than that over which it fell."""
    same = type(after.screen) is type(before.screen) and _person_on(after.screen) == _person_on(before.screen)
    return after if same else replace(after, veiled=False)


def _person_on(screen: Screen) -> Identification | None:
    return screen.identification if isinstance(screen, IDENTIFIED) else None


def _timer_fired(model: Model, timer: Timer) -> Step:
    match timer:
        case Timer.HESITATION:
            return _hesitated(model), ()
        case Timer.VEIL:
            return replace(model, veiled=isinstance(model.screen, PERSONAL)), ()
        case Timer.IDLE:
            return _idle(model)
        case Timer.WARNING:
            return walked_away(model) if model.idle_warning else stay(model)
        case Timer.UNDO:
            done = model.screen
            return (
                (replace(model, screen=replace(done, may_cancel=False)), ()) if isinstance(done, Done) else stay(model)
            )
        case Timer.TAKE_CARD:
            return remind_of_card(model)
        case Timer.RESUME:
            return replace(model, left=None), ()
        case Timer.STAFF:
            return hand_back(model)
        case Timer.PROGRESS:
            return model, ((Say((PROGRESS,)),) if model.waiting is not None else ())
        case _:
            assert_never(timer)


def _hesitated(model: Model) -> Model:
    """Offer help; but what was offered for slips on the welcome screen goes: whoever made them went away."""
    calm = forget_slips(model)
    if isinstance(model.screen, Welcome) and (model.help_offered or (calm != model and _at_rest(calm))):
        return calm
    return replace(model, help_offered=model.help is None and model.staff is None)


def _idle(model: Model) -> Step:
    """Ask whether anybody is there; on the welcome screen there is nobody to warn."""
    if _clock_stands(model):
        return stay(model)
    if is_printing(model.screen) and not model.idle_postponed:
        return replace(model, idle_postponed=True), ()
    if isinstance(model.screen, Welcome) or (isinstance(model.screen, TakeCard) and model.card is not Presence.YES):
        alone, quiet = end_help(model)
        return fresh(alone), quiet
    return (model if isinstance(model.screen, TakeCard) else replace(model, idle_warning=True)), ()


def _clock_stands(model: Model) -> bool:
    """While help is on its way, or the machine itself is busy, nobody is called idle (law 19)."""
    return help_comes(model) or model.waiting is not None or stands_for_staff(model)


def _offer_help(model: Model) -> Model:
    slips = model.slips
    trouble = (
        slips.missed_taps >= MISSED_TAPS_BEFORE_OFFER
        or slips.backs >= BACKS_BEFORE_OFFER
        or slips.failed_numbers >= FAILED_NUMBERS_BEFORE_OFFER
    )
    wanted = trouble and model.help is None and model.staff is None
    return replace(model, help_offered=True) if wanted else model


def _at_rest(model: Model) -> bool:
    """Whether this is the bare welcome screen, waiting for anybody: nobody has called and may be gone since."""
    return model == replace(fresh(model), help=None, request=model.request, waiting=model.waiting, card=model.card)


def _timers(before: Model, after: Model, event: Event) -> tuple[Effect, ...]:
    if after.idle_warning and not before.idle_warning:
        return (SetTimer(Timer.WARNING, WARNING_SECONDS),)
    if after.idle_warning:
        return _progress(before, after)  # whatever machines say beneath the warning, its time runs out
    if help_comes(after) or stands_for_staff(after) or _at_rest(after):
        return (*_stop_timers(before, after), *_progress(before, after))
    if _is_life(event) or _went_on(before, after, event) or _stood(before) or event == TimerFired(Timer.IDLE):
        return (*_start_timers(after), *_progress(before, after))
    return _progress(before, after)


def _went_on(before: Model, after: Model, event: Event) -> bool:
    """Whether something new is to be read.

    Sessions that fill up while nobody is there begin no clock anew, nor does 取消挂号 when it goes.
    """
    told_nothing = isinstance(event, OfferedAgain) or event == TimerFired(Timer.UNDO)
    return after.screen != before.screen and not told_nothing


def _stood(model: Model) -> bool:
    return help_comes(model) or stands_for_staff(model)


def _progress(before: Model, after: Model) -> tuple[Effect, ...]:
    """Let a machine that begins to be busy speak up after a while; one that is done needs not."""
    if after.waiting is not None and (after.waiting is not before.waiting or after.request != before.request):
        return (SetTimer(Timer.PROGRESS, PROGRESS_SECONDS),)
    return (StopTimer(Timer.PROGRESS),) if before.waiting is not None and after.waiting is None else ()


def _stop_timers(before: Model, after: Model) -> tuple[Effect, ...]:
    if help_comes(before) == help_comes(after) and _at_rest(before):
        return ()
    return tuple(StopTimer(timer) for timer in ATTENDED)


def _start_timers(model: Model) -> tuple[Effect, ...]:
    veil = SetTimer(Timer.VEIL, VEIL_SECONDS) if isinstance(model.screen, PERSONAL) else StopTimer(Timer.VEIL)
    return (
        SetTimer(Timer.HESITATION, HESITATION_SECONDS),
        veil,
        SetTimer(Timer.IDLE, _idle_seconds(model)),
        StopTimer(Timer.WARNING),
    )


def _idle_seconds(model: Model) -> float:
    if model.idle_postponed:
        return PRINTING_SECONDS
    changed = model.large or model.draft or model.language != model.settings.languages[0]
    begun = model.screen != Welcome() or model.waiting or model.staff or model.card is Presence.YES
    if begun or not changed:
        return IDLE_SECONDS
    return CAME_BACK_SECONDS if model.slips.backs else SEARCHES_SECONDS
