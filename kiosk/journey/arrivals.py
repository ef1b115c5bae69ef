"""What devices tell a journey: cards, codes, printers, lines that go away."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.print_job import PrintState
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.journey.effects import (
    Effect,
    LookUpCard,
    LookUpCode,
    LookUpSocialSecurityCard,
    ReadBadge,
    SetTimer,
    TellStaff,
)
from kiosk.journey.endings import TAKE_CARD_SECONDS
from kiosk.journey.events import PrintChanged, PrinterChanged, ReprintQueued, Timer
from kiosk.journey.model import (
    AtWindow,
    Choose,
    Confirm,
    Done,
    ForFamily,
    HelpReason,
    Keypad,
    Model,
    Notice,
    Sorry,
    StaffPin,
    StickerAgain,
    TakeCard,
    TemporaryNumber,
    Waiting,
    Welcome,
)
from kiosk.journey.moves import BEFORE_IDENTIFIED, IDENTIFIED, Step, ask, fresh, go, show, stay
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

READER = "card-reader"
"""Name of the card reader among the devices."""

SCANNER = "scanner"
"""Name of the scanner among the devices."""

CARD_FAILURES_BEFORE_KEYPAD = 3

Arrival = (
    CardFound
    | CardRead
    | CardFailed
    | CardPresence
    | SocialSecurityCardRead
    | CodeScanned
    | LinkChanged
    | PrintChanged
    | PrinterChanged
    | ReprintQueued
)


def on_arrival(model: Model, event: Arrival) -> Step:
    """React to a device."""
    match event:
        case CardFound():
            return _card_found(model), ()
        case CardRead(card):
            return _card_read(model, card)
        case CardFailed(fault):
            return _card_failed(model, fault)
        case CardPresence(presence):
            return _card_presence(model, presence)
        case SocialSecurityCardRead(card):
            return _social_security_card_read(model, card)
        case CodeScanned(data):
            return _code_scanned(model, data)
        case LinkChanged(device, state):
            return _link_changed(model, device, state)
        case PrintChanged() | ReprintQueued():
            return _print_changed(model, event), ()
        case PrinterChanged(working):
            return replace(model, ticket_printer_down=not working), ()
        case _:
            assert_never(event)


def _hears_devices(model: Model) -> bool:
    frozen = isinstance(model.screen, Sorry) or isinstance(model.staff, StaffPin | AtWindow)
    return model.waiting in (None, Waiting.READING) and not frozen


def _card_found(model: Model) -> Model:
    laid = replace(model, card=Presence.YES)
    reading = _hears_devices(model) and isinstance(model.screen, BEFORE_IDENTIFIED)
    return replace(laid, waiting=Waiting.READING) if reading else laid


def _card_read(model: Model, card: IdentityCard) -> Step:
    if not _hears_devices(model) or _lies_there_already(model, card):
        return stay(_reading_over(model))
    return ask(model, Waiting.LOOK_UP, lambda request: LookUpCard(request, card))


def _lies_there_already(model: Model, card: IdentityCard) -> bool:
    """Whether the journey is this card's own: a card laid and lifted twenty times is one card."""
    screen = model.screen
    if not isinstance(screen, IDENTIFIED) or screen.identification.card is None:
        return False
    return screen.identification.card.number == card.number


def _reading_over(model: Model) -> Model:
    return replace(model, waiting=None) if model.waiting is Waiting.READING else model


def _card_failed(model: Model, fault: CardFault) -> Step:
    if not _hears_devices(model) or not isinstance(model.screen, BEFORE_IDENTIFIED):
        return stay(_reading_over(model))
    match fault:
        case CardFault.LAY_AGAIN:
            return _lay_again(_reading_over(model)), ()
        case CardFault.OTHER_CARD:
            return _tell(_reading_over(model), Notice.OTHER_CARD), ()
        case CardFault.READER_FAULT:
            return _open_keypad(_reading_over(model)), (TellStaff(HelpReason.READER_FAULT),)
        case _:
            assert_never(fault)


def _lay_again(model: Model) -> Model:
    failures = model.slips.card_failures + 1
    counted = replace(model, slips=replace(model.slips, card_failures=failures))
    if failures >= CARD_FAILURES_BEFORE_KEYPAD:
        return _open_keypad(counted)
    return _tell(counted, Notice.LAY_AGAIN)


def _tell(model: Model, notice: Notice) -> Model:
    """Tell of the card where the card is asked for; on other screens the person is doing something else."""
    match model.screen:
        case Welcome() | ForFamily() as asking:
            return show(model, replace(asking, notice=notice))
        case _:
            return model


def _open_keypad(model: Model) -> Model:
    if isinstance(model.screen, Keypad):
        return show(model, replace(model.screen, notice=Notice.CARD_TROUBLE))
    return go(model, Keypad(model.draft, notice=Notice.CARD_TROUBLE))


def _card_presence(model: Model, presence: Presence) -> Step:
    seen = replace(model, card=presence)
    if presence is Presence.NO:
        return (fresh(seen) if isinstance(model.screen, TakeCard) else _reading_over(seen)), ()
    return seen, _time_to_take_card(seen)


def _time_to_take_card(model: Model) -> tuple[Effect, ...]:
    """Where the reader cannot tell (any more) whether the card lies there, nobody waits for it without end."""
    if model.card is not Presence.UNKNOWN or not isinstance(model.screen, TakeCard):
        return ()
    return (SetTimer(Timer.TAKE_CARD, TAKE_CARD_SECONDS),)


def _code_scanned(model: Model, data: bytes) -> Step:
    """Look a code up, unless somebody's journey is in the middle: scanners read twice. A badge always counts."""
    if not _hears_devices(model) or isinstance(model.screen, Confirm | Choose):
        return model, (ReadBadge(data),)
    return ask(model, Waiting.LOOK_UP, lambda request: LookUpCode(request, data))


def _social_security_card_read(model: Model, card: SocialSecurityCard) -> Step:
    """Look the holder up like that of a sticker, unless somebody's journey is in the middle."""
    if not _hears_devices(model) or isinstance(model.screen, Confirm | Choose):
        return stay(model)
    return ask(model, Waiting.LOOK_UP, lambda request: LookUpSocialSecurityCard(request, card))


def _link_changed(model: Model, device: str, state: LinkState) -> Step:
    down = state is not LinkState.CONNECTED
    if device == SCANNER:
        return stay(replace(model, scanner_down=down))
    if device != READER:
        return stay(model)
    known = replace(model, reader_down=down)
    if not down:
        return stay(known)
    blind = replace(_reading_over(known), card=Presence.UNKNOWN)
    return blind, _time_to_take_card(blind)


def _print_changed(model: Model, event: PrintChanged | ReprintQueued) -> Model:
    match model.screen, event:
        case Done() as done, ReprintQueued(job):
            registration = replace(done.registration, ticket_job=job)
            return replace(model, screen=replace(done, registration=registration, ticket=PrintState.QUEUED))
        case Done(registration=registration) as done, PrintChanged(job, state):
            if job == registration.ticket_job:
                return replace(model, screen=replace(done, ticket=state))
            return replace(model, screen=replace(done, sticker=state)) if job == registration.sticker_job else model
        case StickerAgain(job=sticker) as again, PrintChanged(job, state) if job == sticker:
            return replace(model, screen=replace(again, state=state))
        case TemporaryNumber(slip_job=slip) as temporary, PrintChanged(job, state) if job == slip:
            return replace(model, screen=replace(temporary, slip=state))
        case _:
            return model
