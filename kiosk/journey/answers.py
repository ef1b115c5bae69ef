"""The desk's answers, and what each leads to. An answer to an older question is dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import (
    AlreadyRegistered,
    Identified,
    IdentifiedBy,
    LookUpResult,
    Registered,
    RegisterResult,
    RegistrationView,
    SessionGone,
    SessionsOffered,
    Unidentified,
    UnknownHolder,
)
from kiosk.journey.effects import Effect, ListSessions, RegisterTemporary, SetTimer, StopTimer
from kiosk.journey.events import (
    CancelAnswered,
    DeskAnsweredTrouble,
    LookedUp,
    NumberRefused,
    RegisterAnswered,
    SessionsListed,
    StickerQueued,
    TemporaryAnswered,
    Timer,
)
from kiosk.journey.model import (
    Choose,
    Confirm,
    Done,
    ForFamily,
    HelpReason,
    Keypad,
    Left,
    Model,
    NoSession,
    Notice,
    StickerAgain,
    TemporaryNumber,
    Waiting,
    Welcome,
)
from kiosk.journey.moves import (
    BEFORE_IDENTIFIED,
    IDENTIFIED,
    Step,
    ask,
    call_help,
    for_family,
    forget_slips,
    forget_typed,
    fresh,
    go,
    show,
    sorry,
    stay,
    whose,
)

TYPED = (IdentifiedBy.NUMBER, IdentifiedBy.SHORT_CODE)
UNDO_SECONDS = 30.0
"""How long 取消挂号 is offered (law 25)."""

Answer = (
    LookedUp
    | NumberRefused
    | SessionsListed
    | RegisterAnswered
    | TemporaryAnswered
    | CancelAnswered
    | StickerQueued
    | DeskAnsweredTrouble
)


def on_answer(model: Model, event: Answer) -> Step:
    """React to the desk."""
    if event.request != model.request or model.waiting is None:
        return stay(model)
    answered = replace(model, waiting=None)
    match event:
        case LookedUp(_, result):
            return _looked_up(answered, result)
        case NumberRefused():
            return _number_refused(answered, event), ()
        case SessionsListed(_, offered):
            return _sessions_listed(answered, offered), ()
        case RegisterAnswered(_, result):
            return _register_answered(answered, result)
        case TemporaryAnswered(_, issued):
            screen = TemporaryNumber(issued.number, issued.window, issued.slip_job)
            return replace(show(_anybody(answered), screen), back=()), ()
        case CancelAnswered():
            return _cancelled(answered)
        case StickerQueued(_, job):
            return _sticker_queued(answered, job), ()
        case DeskAnsweredTrouble():
            return sorry(replace(answered, staff=None))
        case _:
            assert_never(event)


def _anybody(model: Model) -> Model:
    """Return the model for a person newly identified: nothing of an earlier one is left, nor of whoever was there."""
    if isinstance(model.screen, Welcome):
        return forget_slips(model)
    return model if isinstance(model.screen, BEFORE_IDENTIFIED) else fresh(model)


def _looked_up(model: Model, result: LookUpResult) -> Step:
    match result:
        case Identified():
            return _identified(model, result)
        case UnknownHolder(cti):
            return ask(_anybody(model), Waiting.TEMPORARY, lambda request: RegisterTemporary(request, cti))
        case Unidentified.NEEDS_STAFF:
            return call_help(model, HelpReason.NEEDS_STAFF)
        case Unidentified():
            return _unknown(model, result), ()
        case _:
            assert_never(result)


def _identified(model: Model, found: Identified) -> Step:
    screen, who = model.screen, found.identification
    if (
        isinstance(screen, IDENTIFIED)
        and who.person_id is not None
        and screen.identification.person_id == who.person_id
    ):
        # The same person once more, by better proof perhaps: the screen stays where it is.
        who = replace(who, by_companion=screen.identification.by_companion)
        return replace(model, screen=replace(screen, identification=who)), ()
    base, who = _anybody(model), replace(who, by_companion=for_family(model))
    base = base if who.by in TYPED else forget_typed(base)
    left = base.left
    if left is not None and left.whose == whose(who) and who.card is not None:
        who = replace(who, by_companion=who.by_companion or left.by_companion)
        return _taken_up(go(base, Confirm(who, found.person)), left, found)
    return replace(go(base, Confirm(who, found.person)), left=None), _forget(left)


def _taken_up(model: Model, left: Left, found: Identified) -> Step:
    """Go on where the person walked away: the same card was confirmed a moment ago."""
    again = replace(model, language=left.language, large=left.large)
    if not left.choosing or found.person.registration is not None:
        return replace(again, left=None), _forget(left)
    step, effects = ask(again, Waiting.SESSIONS, lambda request: ListSessions(request, found.identification))
    return step, (*_forget(left), *effects)


def _forget(left: Left | None) -> tuple[Effect, ...]:
    return () if left is None else (StopTimer(Timer.RESUME),)


_NOTICES = {
    Unidentified.INSURANCE_VOUCHER: Notice.INSURANCE_VOUCHER,
    Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD: Notice.UNKNOWN_SOCIAL_SECURITY_CARD,
}


def _unknown(model: Model, why: Unidentified) -> Model:
    slips = replace(model.slips, failed_numbers=model.slips.failed_numbers + 1)
    match model.screen:
        case Keypad() as keypad if why is Unidentified.UNKNOWN_SHORT_CODE:
            return show(replace(model, slips=slips), replace(keypad, notice=Notice.UNKNOWN_SHORT_CODE))
        case Welcome() | ForFamily() | Keypad() as asking:
            return show(replace(model, slips=slips), replace(asking, notice=_NOTICES.get(why, Notice.UNKNOWN_CODE)))
        case _:
            return replace(model, slips=slips)


def _number_refused(model: Model, refused: NumberRefused) -> Model:
    slips = replace(model.slips, failed_numbers=model.slips.failed_numbers + 1)
    digits = model.screen.digits if isinstance(model.screen, Keypad) else model.draft
    return show(replace(model, slips=slips), Keypad(digits, refused.problem, refused.group))


def _sessions_listed(model: Model, offered: SessionsOffered) -> Model:
    screen = model.screen
    if not isinstance(screen, IDENTIFIED):
        return model
    page, model = (0 if model.left is None else model.left.page), replace(model, left=None)
    if not offered.choices:
        return go(model, NoSession(offered))
    cancelled = isinstance(screen, Done) and not screen.again
    notice = Notice.CANCELLED if cancelled else None
    return go(model, Choose(screen.identification, screen.person, offered, page, notice))


def _sticker_queued(model: Model, job: str) -> Model:
    """Show that the sticker comes; one that was spoilt gives its place to the new one."""
    match model.screen:
        case StickerAgain() as again:
            return show(model, replace(again, job=job, state=PrintState.QUEUED))
        case Confirm() | Done() as who:
            return go(model, StickerAgain(who.identification, who.person, job, PrintState.QUEUED))
        case _:
            return model


def _register_answered(model: Model, result: RegisterResult) -> Step:
    match model.screen, result:
        case Choose() as choose, Registered(registration):
            timer = SetTimer(Timer.UNDO, UNDO_SECONDS)
            return _registered(model, choose, registration, again=False), (timer,)
        case Choose() as choose, AlreadyRegistered(registration):
            return _registered(model, choose, registration, again=True), ()
        case Choose() as choose, SessionGone(offered):
            return _session_gone(model, choose, offered), ()
        case _:
            return stay(model)


def _registered(model: Model, choose: Choose, registration: RegistrationView, *, again: bool) -> Model:
    # Its ticket may have to wait for that of the person before: nobody shall look for it yet, or take the other's.
    ticket = None if again or registration.ticket_job is None else PrintState.QUEUED
    done = Done(choose.identification, choose.person, registration, again=again, may_cancel=not again, ticket=ticket)
    return replace(show(model, done), back=())


def _session_gone(model: Model, choose: Choose, offered: SessionsOffered) -> Model:
    if not offered.choices:
        return show(model, NoSession(offered))
    return show(model, replace(choose, offered=offered, page=0, notice=Notice.SESSION_GONE))


def _cancelled(model: Model) -> Step:
    """After a cancellation the person may choose again: nothing is asked twice."""
    if not isinstance(model.screen, Done):
        return stay(model)
    who = model.screen.identification
    return ask(model, Waiting.SESSIONS, lambda request: ListSessions(request, who))
