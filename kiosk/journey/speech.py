"""What is said aloud on each screen, and when: never a name, an identity number or a complaint.

Law 21: the department is not spoken either, for it tells what somebody suffers from.
"""

from __future__ import annotations

from typing import assert_never

from kiosk.domain.places import number_said
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import RegistrationView
from kiosk.journey.effects import Effect, Phrase, Say
from kiosk.journey.events import Event, SessionChosen, Touch, Typed
from kiosk.journey.model import (
    AtWindow,
    Choose,
    Confirm,
    Done,
    ForFamily,
    Keypad,
    Model,
    NoDocument,
    NoSession,
    Screen,
    Sorry,
    StaffPin,
    StickerAgain,
    TakeCard,
    TemporaryNumber,
    Waiting,
    Welcome,
)
from kiosk.journey.moves import help_comes, notice_now
from kiosk.journey.opening_times import come_at, said_of_opening

HELP_OFFERED = Phrase("voice-help-offered")
PROGRESS = Phrase("voice-progress")
TICKET_PRINTING = Phrase("voice-ticket-printing")


def typed_key(key: str) -> Phrase:
    """Return what a key of the keypad says, where nobody else hears it."""
    return Phrase("voice-typed-key", (("number", key),))


def said_at(before: Model, after: Model, event: Event) -> tuple[Effect, ...]:
    """Speak when the screen says something new or is asked to; a touch otherwise ends what is being spoken."""
    now = spoken(after)
    if event in (Touch.SAY_AGAIN, Touch.HELP):
        # Who asks what is going on, or for help that is there already, is never answered by silence.
        return (Say(now or (PROGRESS,)),)
    if (event is Touch.LANGUAGE and now) or (now != spoken(before)):
        return (Say(now),)
    if after.help_offered and not before.help_offered and now:
        return (Say((HELP_OFFERED,)),)
    if isinstance(event, Typed) and after.settings.private_audio and _typed_into_number(before, after):
        return (Say((typed_key(event.key),)),)
    return (Say(()),) if isinstance(event, Touch | Typed | SessionChosen) else ()


def spoken(model: Model) -> tuple[Phrase, ...]:
    """Return the phrases of what is shown now, most pressing first; none while the desk is asked."""
    match model.staff:
        case StaffPin(locked_out=True):
            return (Phrase("voice-staff-pin-locked"),)
        case StaffPin(refused=refused):
            return (Phrase("voice-staff-pin-wrong" if refused else "voice-staff-pin"),)
        case AtWindow():
            return (Phrase("voice-at-window"),)
        case _:
            pass
    if model.help is not None and (help_comes(model) or not model.idle_warning):
        return (_of_help(model),)
    if model.idle_warning:
        return (Phrase("voice-still-here"),)
    if model.waiting is Waiting.READING:
        return (Phrase("voice-reading"),)
    return () if model.waiting is not None else _of_screen(model, model.screen)


def _of_help(model: Model) -> Phrase:
    """Say that somebody comes only when somebody can know."""
    if model.reached is False:
        return Phrase("voice-help-unreached", (("window", model.settings.window),))
    return Phrase("voice-help-coming" if model.reached else "voice-help-calling")


def _of_screen(model: Model, screen: Screen) -> tuple[Phrase, ...]:
    match screen:
        case Welcome(notice) | ForFamily(notice):
            wrong = notice_now(model, notice)
            return _asking_for_a_card(model) if wrong is None else (Phrase(f"voice-notice-{wrong.value}"),)
        case NoDocument():
            return (Phrase("voice-no-document"),)
        case Keypad() as keypad:
            return (_of_keypad(keypad),)
        case Confirm(who, person):
            mine = "voice-confirm" if person.name is not None else "voice-confirm-number"
            return (Phrase("voice-confirm-family" if who.by_companion else mine),)
        case Choose(notice=notice):
            told = (Phrase(f"voice-notice-{notice.value}"),) if notice else ()
            return (*told, Phrase("voice-choose"))
        case NoSession(offered):
            return said_of_opening(offered, model.settings.window)
        case Done() as done:
            return _of_done(model, done)
        case StickerAgain(state=state):
            return (_of_sticker(state),)
        case TemporaryNumber(number, window):
            place = (("number", number), ("window", window))
            return (Phrase("voice-temporary", place),)
        case TakeCard():
            return (Phrase("voice-take-card"),)
        case Sorry(window):
            return (Phrase("voice-sorry", (("window", window),)),)
        case _:
            assert_never(screen)


def _asking_for_a_card(model: Model) -> tuple[Phrase, ...]:
    """Ask only for what this kiosk can take: a card, a sticker, or else a number."""
    asked = "voice-for-family" if isinstance(model.screen, ForFamily) else "voice-welcome"
    first = Phrase(f"{asked}-no-reader" if model.reader_down else asked)
    return (first,) if model.scanner_down else (first, Phrase("voice-or-sticker"))


def _of_sticker(state: PrintState | None) -> Phrase:
    match state:
        case PrintState.UNKNOWN:
            return Phrase("voice-sticker-came-out")
        case PrintState.SENT | PrintState.CONFIRMED:
            return Phrase("voice-take-sticker")
        case PrintState.FAILED | PrintState.CANCELLED:
            return Phrase("voice-no-sticker")
        case _:
            return Phrase("voice-sticker-printing")


def _of_keypad(keypad: Keypad) -> Phrase:
    if keypad.notice is not None:
        return Phrase(f"voice-notice-{keypad.notice.value}")
    return Phrase("voice-number-wrong" if keypad.problem else "voice-keypad")


def _of_done(model: Model, done: Done) -> tuple[Phrase, ...]:
    if done.ticket is PrintState.UNKNOWN:
        return (Phrase("voice-ticket-came-out"),)
    paper, printed_again = _of_ticket(model, done.ticket), done.again and done.ticket is not None
    if printed_again and paper == TICKET_PRINTING:
        return (paper,)
    registered = Phrase("voice-again" if done.again else "voice-done")
    way = _way(done.registration)
    return (paper, *way) if printed_again else (registered, *way, paper)


def _of_ticket(model: Model, ticket: PrintState | None) -> Phrase:
    """Say of the ticket what the screen shows of it; the one of a new registration is in the hand before it is said."""
    if ticket is PrintState.FAILED or (model.ticket_printer_down and ticket is not PrintState.CONFIRMED):
        return Phrase("voice-remember-number")
    again = isinstance(model.screen, Done) and model.screen.again
    if again and ticket in (PrintState.QUEUED, PrintState.SENDING):
        return TICKET_PRINTING
    return Phrase("voice-take-ticket")


def _way(registration: RegistrationView) -> tuple[Phrase, ...]:
    first = (Phrase("voice-name-open", (("window", registration.window),)),) if registration.name_open else ()
    later = () if registration.come_at is None else come_at(registration.come_at)
    return (_number(registration), *first, *later, _place(registration.floor, registration.room))


def _number(registration: RegistrationView) -> Phrase:
    """Walk-in numbers carry the desk's word before them ("候补 K2-03"): the phrase says it, and the rest is spelled."""
    said = "".join(sign for sign in registration.number if sign.isascii()).strip()
    return Phrase("voice-number-walk-in" if registration.walk_in else "voice-number", (("number", said),))


def _place(floor: str, room: str) -> Phrase:
    """Say floor and room; a place in the clinic's own words has no sound and stands on screen and ticket."""
    said_floor, said_room = number_said(floor), number_said(room)
    if not said_room or (floor and not said_floor):
        return Phrase("voice-room-written")
    if not floor:
        return Phrase("voice-room-only", (("room", said_room),))
    return Phrase("voice-room", (("floor", said_floor), ("room", said_room)))


def _typed_into_number(before: Model, after: Model) -> bool:
    """Whether a key went into the person's number; a member of staff's PIN is never spoken."""
    return after.staff is None and isinstance(after.screen, Keypad) and after.screen != before.screen
