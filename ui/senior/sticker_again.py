"""再打一张健康码: the sticker comes once more. One that was spoilt comes again, with the same code."""

from __future__ import annotations

from kiosk.domain.print_job import PrintState
from kiosk.journey.events import Touch
from kiosk.journey.model import StickerAgain
from ui.geometry import Rect
from ui.page import Dress, Page, Picture
from ui.senior.look import Look
from ui.senior.sheet import Choice, Sheet
from ui.text_layout import TextStyle
from ui.theme import Colour

PICTURE = 360.0
LEAST_PICTURE = 90.0
"""A smaller one is a blot."""


def render(screen: StickerAgain, look: Look) -> Page:
    """Return the page."""
    sheet, words = Sheet(look), look.words
    question, then = _said(screen.state)
    sheet.ask(words(question), centred=True, gap=24.0)
    _offer(sheet, screen)
    sheet.write(words(then, window=look.window), TextStyle(look.scale.floor, centred=True), gap=20.0)
    size = min(PICTURE, sheet.free.height - 20.0)
    if size >= LEAST_PICTURE:
        place = Rect((look.canvas.width - size) / 2, sheet.top + (sheet.free.height - size) / 2, size, size)
        sheet.add(Picture(place, "qr_code_2", Colour.PINE))
    return sheet.page()


def _said(state: PrintState | None) -> tuple[str, str]:
    match state:
        case PrintState.UNKNOWN:
            return "sticker-unknown", "sticker-same-code"
        case PrintState.SENT | PrintState.CONFIRMED:
            return "sticker-take", "sticker-where"
        case PrintState.FAILED | PrintState.CANCELLED:
            return "sticker-failed", "sticker-window"
        case _:
            return "sticker-printing", "sticker-same-code"


def _offer(sheet: Sheet, screen: StickerAgain) -> None:
    words = sheet.look.words
    if screen.state is PrintState.UNKNOWN:
        sheet.offer(
            Choice(words("done-ticket-came"), Touch.TICKET_CAME_OUT, "check", dress=Dress.PRIMARY),
            Choice(words("done-ticket-did-not"), Touch.TICKET_DID_NOT, "close"),
        )
        return
    finished = Choice(words("finished"), Touch.FINISHED, "check", dress=Dress.PRIMARY)
    onward = Choice(words("sticker-then-register"), Touch.IT_IS_ME, "stethoscope")
    if screen.state in (PrintState.SENT, PrintState.CONFIRMED):
        sheet.offer(finished, onward, Choice(words("sticker-spoilt"), Touch.STICKER_SPOILT, "print"))
    else:
        sheet.offer(finished, onward)
