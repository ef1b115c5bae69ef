"""今天看什么: sessions by the complaint in plain words, each with its time and room; never more than four at once."""

from __future__ import annotations

import math

from kiosk.domain.registration import SessionsOffered
from kiosk.domain.sessions import SessionChoice
from kiosk.journey.events import SessionChosen, Touch
from kiosk.journey.model import Choose
from ui.page import Dress, Page
from ui.senior.look import GAP, Look
from ui.senior.no_session import spoken_time
from ui.senior.place import place_words
from ui.senior.sheet import Choice, Sheet

MOST = 4
"""Law 9: choices beside the bars."""
TALLEST = 480.0


def render(screen: Choose, look: Look) -> Page:
    """Return the page; after the last choices the first come again."""
    sheet, words = Sheet(look), look.words
    family = "-family" if screen.identification.by_companion else ""
    sheet.ask(words(f"choose{family}" if screen.notice is None else f"notice-{screen.notice.value}"), gap=20.0)
    offered = _choices(screen.offered, look)
    more = Choice(words("choose-more"), Touch.MORE, "arrow_forward")
    pages = _pages(offered, more, sheet)
    shown = pages[screen.page % len(pages)]
    sheet.offer_from_top(*shown, *([more] if len(pages) > 1 else []), tallest=TALLEST)
    return sheet.page()


def _choices(offered: SessionsOffered, look: Look) -> list[Choice]:
    words = look.words
    made = [_choice(choice, offered.last_time, look) for choice in offered.choices]
    return [*made, Choice(words("choose-cannot-say"), Touch.CANNOT_SAY, "help", words("choose-cannot-say-note"))]


def _choice(choice: SessionChoice, last_time: str | None, look: Look) -> Choice:
    session, words = choice.session, look.words
    when = words(f"senior-period-{session.period.value}")
    if not choice.open_now:
        when = words("choose-opens", time=spoken_time(session.start, words))
    where = place_words(session.floor, session.room, words)
    key = "choose-note" if choice.free > 0 else "choose-note-walk-in"
    note = words(key, when=when, where=where)
    sent = SessionChosen(session.id)
    if session.id == last_time:
        note = words("choose-again-note", department=session.department.plain_words, note=note)
        return Choice(words("choose-again"), sent, session.department.icon, note, Dress.PRIMARY, note_personal=True)
    return Choice(session.department.plain_words, sent, session.department.icon, note)


def _pages(offered: list[Choice], more: Choice, sheet: Sheet) -> list[list[Choice]]:
    if len(offered) <= MOST and _fit(offered, sheet):
        return [offered]
    for most in range(MOST - 1, 0, -1):
        count = math.ceil(len(offered) / most)
        per_page = math.ceil(len(offered) / count)
        pages = [offered[start : start + per_page] for start in range(0, len(offered), per_page)]
        if all(_fit([*page, more], sheet) for page in pages):
            break
    return pages


def _fit(choices: list[Choice], sheet: Sheet) -> bool:
    heights = sum(sheet.target_height(choice) for choice in choices)
    return heights + GAP * (len(choices) - 1) <= sheet.free.height
