"""挂好了: the number on amber, the room, the way. A ticket of which nobody knows is asked about."""

from __future__ import annotations

from kiosk.domain.places import place_words
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import IdentifiedBy, RegistrationView
from kiosk.journey.events import Touch
from kiosk.journey.model import Done
from ui.page import Dress, Page
from ui.senior.look import WIDE_GAP, Look
from ui.senior.no_session import spoken_time
from ui.senior.number_card import Row, number_card
from ui.senior.sheet import Choice, Sheet
from ui.theme import Weight


def render(screen: Done, look: Look, *, printer_down: bool, card_gone: bool) -> Page:
    """Return the page."""
    sheet, words = Sheet(look), look.words
    question = _question(screen)
    sheet.ask(words(question), centred=True, glad=question == "done", gap=10.0)
    _offer(sheet, screen)
    registration = screen.registration
    number = registration.number if registration.walk_in else words("done-number", number=registration.number)
    rows = _rows(registration, look)
    if screen.ticket is not PrintState.UNKNOWN:  # whoever is asked whether it came is not told to take it
        paper = _paper(screen, printer_down=printer_down, card_gone=card_gone)
        rows = *rows, _ticket(registration, paper, look)
    number_card(sheet, number, registration.department.plain_words, rows)
    return sheet.page()


def _question(screen: Done) -> str:
    if screen.ticket is PrintState.UNKNOWN:
        return "done-ticket-unknown"
    return "done-again" if screen.again else "done"


def _offer(sheet: Sheet, screen: Done) -> None:
    words = sheet.look.words
    finished = Choice(words("finished"), Touch.FINISHED, "check", dress=Dress.PRIMARY)
    if screen.ticket is PrintState.UNKNOWN:
        came = Choice(words("done-ticket-came"), Touch.TICKET_CAME_OUT, "check", dress=Dress.PRIMARY)
        did_not = Choice(words("done-ticket-did-not"), Touch.TICKET_DID_NOT, "close")
        if sheet.look.large:  # two short answers share a line, for the rows above them
            sheet.offer_beside(came, did_not, height=146.0)
        else:
            sheet.offer(came, did_not, height=146.0)
    elif screen.again:
        _offer_again(sheet, finished, screen)
    elif screen.may_cancel:
        cancel = Choice(words("done-cancel"), Touch.CANCEL_REGISTRATION, "close", destructive=True)
        sheet.offer(finished, cancel, height=146.0, gap=WIDE_GAP)
    else:
        sheet.offer(finished, height=176.0)


def _offer_again(sheet: Sheet, finished: Choice, screen: Done) -> None:
    """Offer paper and another department; in large type two targets share a line."""
    words, large = sheet.look.words, sheet.look.large
    another = Choice(words("done-another-beside" if large else "done-another"), Touch.ANOTHER_DEPARTMENT, "stethoscope")
    short = "done-reprint-short" if screen.person.sticker else "done-reprint"
    ticket = Choice(words("done-reprint-beside" if large else short), Touch.REPRINT_TICKET, "print")
    if screen.person.sticker:
        sheet.offer_beside(ticket, Choice(words("confirm-sticker"), Touch.REPRINT_STICKER, "qr_code_2"))
        pair, alone = (finished, another), list[Choice]()
    else:
        pair, alone = (ticket, another), [finished]
    if large:
        sheet.offer_beside(*pair)
        sheet.offer(*alone)
    else:
        sheet.offer(*dict.fromkeys((finished, *pair)))


def _paper(screen: Done, *, printer_down: bool, card_gone: bool) -> str:
    if screen.ticket is PrintState.FAILED or (printer_down and screen.ticket is not PrintState.CONFIRMED):
        return "done-no-ticket"
    if screen.ticket in (PrintState.QUEUED, PrintState.SENDING):
        return "done-ticket-printing"
    with_card = screen.identification.by is IdentifiedBy.CARD and not card_gone
    return "done-take-ticket-and-card" if with_card else "done-take-ticket"


def _ticket(registration: RegistrationView, paper: str, look: Look) -> Row:
    needed = not paper.startswith("done-take-ticket")
    brief = look.words("done-ticket-printing-brief") if paper == "done-ticket-printing" else ""
    return Row("receipt_long", look.words(paper, window=registration.window), needed=needed, brief=brief)


def _rows(registration: RegistrationView, look: Look) -> tuple[Row, ...]:
    """Return where to go and when."""
    words = look.words
    window = registration.window
    place = place_words(registration.floor, registration.room, words)
    only_place = place[:1].upper() + place[1:]
    if registration.name_open:
        first = Row("id_card", words("done-name-open", window=window), Weight.BOLD)
        then = Row("directions_walk", words("done-then-room", place=place), brief=only_place)
        when = () if registration.come_at is None else (_when(registration, look),)
        return first, *when, then
    go = Row("directions_walk", words("done-room", place=place), Weight.BOLD, brief=only_place)
    return go, _when(registration, look)


def _when(registration: RegistrationView, look: Look) -> Row:
    """Return when to go there. Whoever comes too early must know it; how many are ahead is told where there is room."""
    if registration.come_at is not None:
        hour = spoken_time(registration.come_at, look.words)
        brief = look.words("done-come-at-brief", time=hour)
        return Row("schedule", look.words("done-come-at", time=hour), brief=brief)
    return _wait(registration, look)


def _wait(registration: RegistrationView, look: Look) -> Row:
    if registration.ahead == 0:
        said, brief = look.words("done-your-turn"), look.words("done-your-turn-brief")
    else:
        minutes = str(registration.wait_minutes)
        said = look.words("done-ahead", ahead=str(registration.ahead), minutes=minutes)
        brief = look.words("done-ahead-brief", minutes=minutes)
    return Row("schedule", said, needed=False, brief=brief)
