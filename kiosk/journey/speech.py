"""What is said aloud on each screen: the question and what to do, never a name, an identity number or a complaint.

Law 21: the department is not spoken either, for it tells what somebody suffers from.
"""

from __future__ import annotations

from typing import assert_never

from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import RegistrationView
from kiosk.journey.effects import Phrase
from kiosk.journey.model import (
    Choose,
    Confirm,
    Done,
    Keypad,
    Model,
    NoDocument,
    NoSession,
    Screen,
    Sorry,
    TakeCard,
    TemporaryNumber,
    Waiting,
    Welcome,
)

HELP_OFFERED = Phrase("voice-help-offered")


def spoken(model: Model) -> tuple[Phrase, ...]:
    """Return the phrases of what is shown now, most pressing first; none while the desk is asked."""
    if model.help is not None:
        return (Phrase("voice-help-coming"),)
    if model.idle_warning:
        return (Phrase("voice-still-here"),)
    if model.waiting is Waiting.READING:
        return (Phrase("voice-reading"),)
    return () if model.waiting is not None else _of_screen(model, model.screen)


def _of_screen(model: Model, screen: Screen) -> tuple[Phrase, ...]:
    match screen:
        case Welcome(notice):
            ask = Phrase("voice-welcome-no-reader" if model.reader_down else "voice-welcome")
            return (Phrase(f"voice-notice-{notice.value}"),) if notice else (ask,)
        case NoDocument():
            return (Phrase("voice-no-document"),)
        case Keypad() as keypad:
            return (_of_keypad(keypad),)
        case Confirm():
            return (Phrase("voice-confirm"),)
        case Choose(notice=notice):
            told = (Phrase(f"voice-notice-{notice.value}"),) if notice else ()
            return (*told, Phrase("voice-choose"))
        case NoSession():
            return (Phrase("voice-no-session"),)
        case Done() as done:
            return _of_done(model, done)
        case TemporaryNumber(number, window):
            place = (("number", number), ("window", window))
            return (Phrase("voice-temporary", place),)
        case TakeCard():
            return (Phrase("voice-take-card"),)
        case Sorry(window):
            return (Phrase("voice-sorry", (("window", window),)),)
        case _:
            assert_never(screen)


def _of_keypad(keypad: Keypad) -> Phrase:
    if keypad.notice is not None:
        return Phrase(f"voice-notice-{keypad.notice.value}")
    return Phrase("voice-number-wrong" if keypad.problem else "voice-keypad")


def _of_done(model: Model, done: Done) -> tuple[Phrase, ...]:
    if done.ticket is PrintState.UNKNOWN:
        return (Phrase("voice-ticket-came-out"),)
    registered = Phrase("voice-again" if done.again else "voice-done")
    paper = Phrase("voice-remember-number" if model.ticket_printer_down else "voice-take-ticket")
    return (registered, *_way(done.registration), paper)


def _way(registration: RegistrationView) -> tuple[Phrase, ...]:
    number = Phrase("voice-number", (("number", registration.number),))
    if registration.name_open:
        return (number, Phrase("voice-name-open", (("window", registration.window),)))
    return (number, Phrase("voice-room", (("floor", registration.floor), ("room", registration.room))))
