"""The whole page for a model: what is shown, between the bars, under the veil where it is down."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.journey.model import (
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
    StickerAgain,
    TakeCard,
    TemporaryNumber,
    Welcome,
)
from kiosk.journey.moves import for_family, notice_now
from kiosk.ports import Presence
from ui.geometry import Rect
from ui.page import Page, Target
from ui.senior import (
    at_window,
    choose,
    confirm,
    done,
    help_coming,
    idle_warning,
    keypad,
    no_document,
    no_session,
    sorry,
    staff_pin,
    sticker_again,
    take_card,
    temporary_number,
    welcome,
    working,
)
from ui.senior.bars import bottom_bar, top_bar
from ui.senior.look import Look, look_of
from ui.senior.shown import AskStaff, AtTheWindow, HelpComing, IdleWarning, Shown, Working, shown
from ui.senior.veil import veiled


def page_of(model: Model, canvas: Rect, patience: int = 0) -> Page:
    """Return the page, in reading order from the top."""
    look = look_of(model, canvas)
    what = shown(model, patience)
    page = _between_bars(what, model, look)
    dark = model.settings.dark
    if model.veiled:
        page = veiled(page, look)
    languages = isinstance(what, Welcome) and look.offers_languages
    return Page((*top_bar(look, languages=languages), *page.items, *bottom_bar(look)), dark)


def safe_page(model: Model, canvas: Rect) -> Page:
    """Return the page for a model that cannot be drawn: the window's number, help and back; nothing of the model."""
    look = replace(look_of(model, canvas), help_offered=False)
    page = sorry.render(Sorry(model.settings.window), look, told=False)
    items = tuple(item for item in page.items if not isinstance(item, Target))
    return Page((*top_bar(look, languages=False), *items, *bottom_bar(look)), model.settings.dark)


def _between_bars(what: Shown, model: Model, look: Look) -> Page:
    match what:
        case AskStaff(typed, refused, locked_out):
            return staff_pin.render(typed, look, refused=refused, locked_out=locked_out)
        case AtTheWindow():
            return at_window.render(look)
        case HelpComing(_, reached):
            return help_coming.render(look, reached=reached)
        case IdleWarning():
            return idle_warning.render(look)
        case Working(waiting, steps):
            return working.render(waiting, steps, look)
        case _:
            return _screen(what, model, look)


def _screen(screen: Screen, model: Model, look: Look) -> Page:
    match screen:
        case Welcome() | ForFamily():
            told = replace(screen, notice=notice_now(model, screen.notice))
            return welcome.render(told, look, reader_down=model.reader_down, scanner_down=model.scanner_down)
        case NoDocument():
            return no_document.render(look, family=for_family(model))
        case Keypad():
            return keypad.render(screen, look)
        case Confirm():
            return confirm.render(screen, look)
        case Choose():
            return choose.render(screen, look)
        case NoSession():
            return no_session.render(screen, look)
        case Done():
            return done.render(
                screen, look, printer_down=model.ticket_printer_down, card_gone=model.card is Presence.NO
            )
        case StickerAgain():
            return sticker_again.render(screen, look)
        case TemporaryNumber():
            return temporary_number.render(screen, look, printer_down=model.ticket_printer_down)
        case TakeCard():
            return take_card.render(look)
        case Sorry():
            return sorry.render(screen, look, told=model.reached is True)
        case _:
            assert_never(screen)
