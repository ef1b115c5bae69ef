"""临时号: a number for somebody who remembers nothing, and the way to the window."""

from __future__ import annotations

from kiosk.domain.print_job import PrintState
from kiosk.journey.events import Touch
from kiosk.journey.model import TemporaryNumber
from ui.page import Dress, Page
from ui.senior.look import Look
from ui.senior.number_card import Row, number_card
from ui.senior.sheet import Choice, Sheet
from ui.theme import Weight

NO_PAPER = (PrintState.FAILED, PrintState.UNKNOWN, PrintState.CANCELLED)


def render(screen: TemporaryNumber, look: Look, *, printer_down: bool) -> Page:
    """Return the page."""
    sheet, words = Sheet(look), look.words
    sheet.ask(words("temporary"), centred=True, glad=True)
    sheet.offer(Choice(words("finished"), Touch.FINISHED, "check", dress=Dress.PRIMARY), height=176.0)
    no_paper = screen.slip in NO_PAPER or (printer_down and screen.slip is not PrintState.CONFIRMED)
    last = ("visibility", "temporary-remember") if no_paper else ("receipt_long", "temporary-take-slip")
    rows = (
        Row("directions_walk", words("temporary-go", window=screen.window), Weight.BOLD),
        Row("support_agent", words("temporary-staff"), needed=False),
        Row(last[0], words(last[1])),
    )
    number_card(sheet, screen.number, "", rows)
    return sheet.page()
