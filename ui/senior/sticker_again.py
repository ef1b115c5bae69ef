"""再打一张健康码: the sticker comes once more. One that was spoilt comes again, with the same code."""

from __future__ import annotations

from kiosk.domain.print_job import PrintState
from kiosk.journey.events import Touch
from kiosk.journey.model import StickerAgain
from ui.page import Dress, Page
from ui.senior.look import Look
from ui.senior.sheet import Choice
from ui.senior.statement import statement


def render(screen: StickerAgain, look: Look) -> Page:
    """Return the page."""
    words = look.words
    question, then = _said(screen.state)
    return statement(look, words(question), (words(then, window=look.window),), "qr_code_2", *_offered(screen, look))


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


def _offered(screen: StickerAgain, look: Look) -> tuple[Choice, ...]:
    words = look.words
    if screen.state is PrintState.UNKNOWN:
        return (
            Choice(words("done-ticket-came"), Touch.TICKET_CAME_OUT, "check", dress=Dress.PRIMARY),
            Choice(words("done-ticket-did-not"), Touch.TICKET_DID_NOT, "close"),
        )
    finished = Choice(words("finished"), Touch.FINISHED, "check", dress=Dress.PRIMARY)
    onward = Choice(words("sticker-then-register"), Touch.IT_IS_ME, "stethoscope")
    if screen.state in (PrintState.SENT, PrintState.CONFIRMED):
        return finished, onward, Choice(words("sticker-spoilt"), Touch.STICKER_SPOILT, "print")
    return finished, onward
