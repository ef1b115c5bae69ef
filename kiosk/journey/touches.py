"""What each touch means on each screen."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.print_job import PrintState
from kiosk.domain.short_code import is_short_code
from kiosk.journey.effects import (
    CancelRegistration,
    CloseUnknownPrint,
    ListSessions,
    LookUpNumber,
    LookUpShortCode,
    Register,
    RegisterTemporary,
    ReprintSticker,
    ReprintTicket,
)
from kiosk.journey.endings import finish
from kiosk.journey.events import SessionChosen, Touch, Typed
from kiosk.journey.model import (
    AtWindow,
    Choose,
    Confirm,
    Done,
    ForFamily,
    HelpReason,
    Keypad,
    Model,
    NoDocument,
    NoSession,
    Sorry,
    StaffPin,
    StickerAgain,
    TakeCard,
    TemporaryNumber,
    Waiting,
    Welcome,
)
from kiosk.journey.moves import UNDIVIDED, Step, ask, call_help, end_help, fresh, go, is_printing, show, stay
from kiosk.journey.staff import hand_back, on_pin_touch, open_pin

NUMBER_LENGTH = 18
ALWAYS = frozenset({Touch.SIZE, Touch.LANGUAGE, Touch.MISSED, Touch.SAY_AGAIN, Touch.STILL_HERE})
"""What does the same on every screen and over every other."""


def on_touch(model: Model, event: Touch | Typed | SessionChosen) -> Step:
    """React to a finger: what is the same on every screen first, then the screen's own targets."""
    if event is Touch.STAFF:
        return open_pin(model)
    if isinstance(model.staff, StaffPin) and event not in ALWAYS:
        return on_pin_touch(model, model.staff, event)
    if isinstance(model.staff, AtWindow) and event not in ALWAYS:
        return stay(model)
    if isinstance(event, Touch):
        step = _everywhere(model, event)
        if step is not None:
            return step
    if model.help is not None or model.waiting not in (None, Waiting.READING):
        return stay(model)
    return _on_screen(model, event)


def _everywhere(model: Model, touch: Touch) -> Step | None:
    match touch:
        case Touch.HAND_BACK:
            return hand_back(model)
        case Touch.HELP:
            return stay(model) if model.staff is not None else call_help(model, HelpReason.ASKED)
        case Touch.NO_MORE_HELP:
            return end_help(model)
        case Touch.SIZE:
            return replace(model, large=not model.large), ()
        case Touch.LANGUAGE:
            return replace(model, language=_next_language(model)), ()
        case Touch.MISSED:
            return replace(model, slips=replace(model.slips, missed_taps=model.slips.missed_taps + 1)), ()
        case Touch.BACK:
            return _back(model)
        case Touch.SAY_AGAIN | Touch.STILL_HERE:
            return stay(model)
        case _:
            return None


def _next_language(model: Model) -> str:
    languages = model.settings.languages
    return languages[(languages.index(model.language) + 1) % len(languages)]


def _back(model: Model) -> Step:
    if model.help is not None:
        return end_help(model)
    if model.waiting in UNDIVIDED:
        return stay(model)
    if isinstance(model.screen, Done | TemporaryNumber):
        return finish(model)
    return _back_a_screen(model), ()


def _back_a_screen(model: Model) -> Model:
    if model.waiting not in (None, Waiting.READING):
        # Leaving a question: its answer, should it still come, is to an old request and is dropped.
        return replace(model, waiting=None, request=model.request + 1)
    if not model.back:
        return model if isinstance(model.screen, Welcome) and model.screen.notice is None else fresh(model)
    draft = model.screen.digits if isinstance(model.screen, Keypad) else model.draft
    slips = replace(model.slips, backs=model.slips.backs + 1)
    return replace(model, screen=model.back[-1], back=model.back[:-1], waiting=None, draft=draft, slips=slips)


def _on_screen(model: Model, event: Touch | Typed | SessionChosen) -> Step:
    match model.screen:
        case Welcome():
            if event is Touch.FOR_FAMILY:
                return go(model, ForFamily()), ()
            return (go(model, NoDocument()), ()) if event is Touch.NO_DOCUMENT else stay(model)
        case ForFamily():
            return (go(model, NoDocument()), ()) if event is Touch.NO_DOCUMENT else stay(model)
        case NoDocument():
            return _no_document(model, event)
        case Keypad() as keypad:
            return _keypad(model, keypad, event)
        case Confirm() as confirm:
            return _confirm(model, confirm, event)
        case Choose() as choose:
            return _choose(model, choose, event)
        case Done() as done:
            return _done(model, done, event)
        case StickerAgain() as again:
            return _sticker_again(model, again, event)
        case TemporaryNumber():
            return finish(model) if event is Touch.FINISHED else stay(model)
        case NoSession() | TakeCard() | Sorry():
            return (fresh(model), ()) if event is Touch.FINISHED else stay(model)


def _no_document(model: Model, event: Touch | Typed | SessionChosen) -> Step:
    match event:
        case Touch.REMEMBER_NUMBER:
            return go(model, Keypad(model.draft)), ()
        case Touch.REMEMBER_NOTHING:
            return ask(model, Waiting.TEMPORARY, RegisterTemporary)
        case _:
            return stay(model)


def _keypad(model: Model, keypad: Keypad, event: Touch | Typed | SessionChosen) -> Step:
    match event:
        case Typed(key):
            return _retyped(model, keypad, _typed(keypad.digits, key)), ()
        case Touch.ERASE:
            return _retyped(model, keypad, keypad.digits[:-1]), ()
        case Touch.NUMBER_FINISHED:
            return _number_finished(model, keypad.digits)
        case _:
            return stay(model)


def _retyped(model: Model, keypad: Keypad, digits: str) -> Model:
    """Show the new figures; a tap that changed none leaves what was said of them standing."""
    return model if digits == keypad.digits else show(model, Keypad(digits))


def _typed(digits: str, key: str) -> str:
    """Add a key. X stands only at the end of 18; anywhere else it is a slip of the finger."""
    misplaced = key == "X" and len(digits) != NUMBER_LENGTH - 1
    return digits if misplaced or len(digits) >= NUMBER_LENGTH else digits + key


def _number_finished(model: Model, digits: str) -> Step:
    if is_short_code(digits):
        return ask(model, Waiting.LOOK_UP, lambda request: LookUpShortCode(request, digits))
    return ask(model, Waiting.LOOK_UP, lambda request: LookUpNumber(request, digits))


def _confirm(model: Model, confirm: Confirm, event: Touch | Typed | SessionChosen) -> Step:
    match event:
        case Touch.IT_IS_ME:
            return _it_is_me(model, confirm)
        case Touch.REPRINT_STICKER:
            return _print_sticker(model, confirm)
        case Touch.NOT_ME:
            return _not_me(model), ()
        case _:
            return stay(model)


def _it_is_me(model: Model, who: Confirm | StickerAgain) -> Step:
    """Somebody registered today is shown it; anybody else chooses."""
    if who.person.registration is not None:
        done = Done(who.identification, who.person, who.person.registration, again=True)
        return replace(show(model, done), back=()), ()
    return ask(model, Waiting.SESSIONS, lambda request: ListSessions(request, who.identification))


def _print_sticker(model: Model, who: Confirm | Done | StickerAgain, instead_of: str | None = None) -> Step:
    person_id = who.identification.person_id
    if person_id is None or not who.person.sticker:
        return stay(model)
    return ask(model, Waiting.STICKER, lambda request: ReprintSticker(request, person_id, instead_of))


def _sticker_again(model: Model, again: StickerAgain, event: Touch | Typed | SessionChosen) -> Step:
    match event:
        case Touch.FINISHED:
            return finish(model)
        case Touch.IT_IS_ME:
            return _it_is_me(model, again)
        case Touch.STICKER_SPOILT | Touch.TICKET_DID_NOT if not is_printing(again):
            return _print_sticker(model, again, instead_of=again.job)
        case Touch.TICKET_CAME_OUT if again.state is PrintState.UNKNOWN:
            return show(model, replace(again, state=PrintState.CONFIRMED)), (CloseUnknownPrint(again.job),)
        case _:
            return stay(model)


def _not_me(model: Model) -> Model:
    """Somebody else's data go from the screen at once; a number that was typed can be mended."""
    before = model.back[-1] if model.back else None
    if isinstance(before, Keypad | ForFamily):
        return replace(show(model, before), back=model.back[:-1])
    return replace(fresh(model), language=model.language, large=model.large)


def _choose(model: Model, choose: Choose, event: Touch | Typed | SessionChosen) -> Step:
    match event:
        case SessionChosen(session_id):
            who = choose.identification
            return ask(model, Waiting.REGISTER, lambda request: Register(request, who, session_id))
        case Touch.MORE:
            return show(model, replace(choose, page=choose.page + 1, notice=None)), ()
        case Touch.CANNOT_SAY:
            return call_help(model, HelpReason.CANNOT_SAY)
        case _:
            return stay(model)


def _done(model: Model, done: Done, event: Touch | Typed | SessionChosen) -> Step:
    registration = done.registration
    match event:
        case Touch.FINISHED:
            return finish(model)
        case Touch.REPRINT_STICKER if done.again:
            return _print_sticker(model, done)
        case Touch.CANCEL_REGISTRATION if done.may_cancel:
            return ask(model, Waiting.CANCEL, lambda request: CancelRegistration(request, registration.id))
        case Touch.REPRINT_TICKET if done.again and not is_printing(done):
            return replace(model, screen=replace(done, ticket=PrintState.QUEUED)), (ReprintTicket(registration.id),)
        case Touch.TICKET_CAME_OUT if done.ticket is PrintState.UNKNOWN and registration.ticket_job:
            seen = replace(model, screen=replace(done, ticket=PrintState.CONFIRMED))
            return seen, (CloseUnknownPrint(registration.ticket_job),)
        case Touch.TICKET_DID_NOT if done.ticket is PrintState.UNKNOWN:
            again = replace(model, screen=replace(done, ticket=PrintState.QUEUED))
            return again, (ReprintTicket(registration.id, instead_of=registration.ticket_job),)
        case Touch.ANOTHER_DEPARTMENT if done.again:
            return ask(model, Waiting.SESSIONS, lambda request: ListSessions(request, done.identification))
        case _:
            return stay(model)
