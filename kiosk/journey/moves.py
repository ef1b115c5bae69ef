"""The few ways in which a journey moves: forward, back, to a question to the desk, to the next person."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import Identification
from kiosk.journey.effects import CallHelp, Effect, EndHelp, TellStaff
from kiosk.journey.model import (
    Choose,
    Confirm,
    Done,
    ForFamily,
    HelpReason,
    Keypad,
    Model,
    NoDocument,
    NoSession,
    Notice,
    Screen,
    Slips,
    Sorry,
    StickerAgain,
    TemporaryNumber,
    Waiting,
    Welcome,
)
from kiosk.ports import Presence

Step = tuple[Model, tuple[Effect, ...]]

BEFORE_IDENTIFIED = (Welcome, ForFamily, NoDocument, Keypad, NoSession)
"""Screens of somebody who has not yet said who they are."""

IDENTIFIED = (Confirm, Choose, Done, StickerAgain)
"""Screens that belong to one person."""

PERSONAL = (Keypad, Confirm, Choose, Done, TemporaryNumber)
"""Screens with something that the next in the queue should not read."""

UNDIVIDED = frozenset({Waiting.REGISTER, Waiting.TEMPORARY, Waiting.CANCEL, Waiting.STICKER})
"""What cannot be left half-way: the desk is writing."""

ASKS_FOR_A_CARD = (
    Notice.LAY_AGAIN,
    Notice.OTHER_CARD,
    Notice.INSURANCE_VOUCHER,
    Notice.UNKNOWN_SOCIAL_SECURITY_CARD,
)
ASKS_FOR_A_CODE = (Notice.UNKNOWN_CODE,)


def stay(model: Model) -> Step:
    """Nothing happens."""
    return model, ()


def show(model: Model, screen: Screen) -> Model:
    """Put another screen in the place of this one; back leads to where it led before."""
    return replace(model, screen=screen, waiting=None)


def go(model: Model, screen: Screen) -> Model:
    """Go on to a screen; back returns to this one, without its errors."""
    return replace(show(model, screen), back=(*model.back, without_notice(model.screen)))


def without_notice(screen: Screen) -> Screen:
    """Return the screen as it was before it told of an error."""
    match screen:
        case Welcome() | ForFamily() | Choose():
            return replace(screen, notice=None)
        case Keypad():
            return replace(screen, notice=None, problem=None, group=None)
        case _:
            return screen


def notice_now(model: Model, notice: Notice | None) -> Notice | None:
    """Return what went wrong, unless it asks for what cannot be done meanwhile: for a card without a reader."""
    dead = (ASKS_FOR_A_CARD if model.reader_down else ()) + (ASKS_FOR_A_CODE if model.scanner_down else ())
    return None if notice in dead else notice


def fresh(model: Model) -> Model:
    """Return the model for the next person: defaults everywhere, only the state of the machine is kept.

    A card that nobody can see was the last person's: who comes without one is not asked to take it. A call for help
    stays: it still rings, and whoever called may have done no more than take their card.
    """
    return Model(
        settings=model.settings,
        language=model.settings.languages[0],
        request=model.request + 1,
        help=model.help,
        reached=None if model.help is None else model.reached,
        left=model.left,
        card=Presence.YES if model.card is Presence.YES else Presence.NO,
        reader_down=model.reader_down,
        scanner_down=model.scanner_down,
        ticket_printer_down=model.ticket_printer_down,
    )


def forget_slips(model: Model) -> Model:
    """Return the model as if nobody had had trouble yet: slips made before the welcome may be another person's."""
    return replace(model, slips=Slips(), help_offered=False)


def forget_typed(model: Model) -> Model:
    """Return the model without figures: who shows a card or a sticker need not be the one who typed a number."""
    return replace(model, screen=_untyped(model.screen), back=tuple(map(_untyped, model.back)), draft="")


def _untyped(screen: Screen) -> Screen:
    return Keypad() if isinstance(screen, Keypad) else screen


def ask(model: Model, waiting: Waiting, question: Callable[[int], Effect]) -> Step:
    """Put a question to the desk; `question` makes the effect from the request's number."""
    asked = replace(model, waiting=waiting, request=model.request + 1)
    return asked, (question(asked.request),)


def call_help(model: Model, reason: HelpReason) -> Step:
    """Ring for staff; a second call while one is pending changes nothing."""
    if model.help is not None:
        return stay(model)
    return replace(model, help=reason, reached=None, help_offered=False), (CallHelp(reason),)


def end_help(model: Model) -> Step:
    """Ring no more: the person does not need it any longer, or is gone."""
    if model.help is None:
        return stay(model)
    return replace(model, help=None), (EndHelp(answered=False),)


def help_comes(model: Model) -> bool:
    """Whether staff have been called and may come. A call that nobody can know of holds no clock."""
    return model.help is not None and model.reached is not False


def sorry(model: Model) -> Step:
    """Send the person to the window and tell staff: the store cannot do it."""
    return replace(show(model, Sorry(model.settings.window)), back=(), reached=None), (
        TellStaff(HelpReason.STORE_TROUBLE),
    )


def is_printing(screen: Screen) -> bool:
    """Whether the person waits for paper."""
    match screen:
        case Done(ticket=state) | TemporaryNumber(slip=state) | StickerAgain(state=state):
            return state in (PrintState.QUEUED, PrintState.SENDING)
        case _:
            return False


def for_family(model: Model) -> bool:
    """Whether a companion asked for somebody of the family, before anybody was identified."""
    return any(isinstance(screen, ForFamily) for screen in (model.screen, *model.back))


def whose(identification: Identification) -> str | None:
    """Return a digest by which the same person is known again, without anything of them."""
    key = identification.person_id or identification.number
    return None if key is None else hashlib.sha256(key.encode()).hexdigest()
