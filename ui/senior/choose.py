"""今天看什么: sessions by the complaint in plain words, each with its time and room; never more than four at once."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto

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
    family = "-family" if screen.identification.by_companion else ""
    question = f"choose{family}" if screen.notice is None else f"notice-{screen.notice.value}"
    for tried, told in _ways(look):
        sheet = Sheet(tried)
        sheet.ask(tried.words(question), gap=20.0)
        more = Choice(tried.words("choose-more"), Touch.MORE, "arrow_forward")
        pages = _pages(_choices(screen.offered, tried, told), more, sheet)
        if _all_fit(pages, more, sheet):
            break
    shown = pages[screen.page % len(pages)]
    sheet.offer_from_top(*shown, *([more] if len(pages) > 1 else []), tallest=TALLEST)
    return sheet.page()


class _Note(Enum):
    """What a choice says below its name."""

    WHEN_AND_WHERE = auto()
    WHERE = auto()
    NOTHING = auto()


def _ways(look: Look) -> Iterator[tuple[Look, _Note]]:
    """Yield how to set it; all but the first are for words of a store that is older than their limits.

    They are never cut: the period goes first, then large type, down to the law's floor, and last the room, which
    the next screen and the ticket tell.
    """
    yield look, _Note.WHEN_AND_WHERE
    yield look, _Note.WHERE
    usual = replace(look, large=False)
    yield usual, _Note.WHEN_AND_WHERE
    yield usual, _Note.WHERE
    yield usual, _Note.NOTHING


def _choices(offered: SessionsOffered, look: Look, told: _Note) -> list[Choice]:
    words = look.words
    made = [_choice(choice, offered.last_time, look, told) for choice in offered.choices]
    return [*made, Choice(words("choose-cannot-say"), Touch.CANNOT_SAY, "help", words("choose-cannot-say-note"))]


def _choice(choice: SessionChoice, last_time: str | None, look: Look, told: _Note) -> Choice:
    session, words = choice.session, look.words
    note = _note(choice, look, told)
    sent = SessionChosen(session.id)
    if session.id == last_time:
        note = words("choose-again-note", department=session.department.plain_words, note=note).strip()
        return Choice(words("choose-again"), sent, session.department.icon, note, Dress.PRIMARY, note_personal=True)
    return Choice(session.department.plain_words, sent, session.department.icon, note)


def _note(choice: SessionChoice, look: Look, told: _Note) -> str:
    session, words = choice.session, look.words
    where = place_words(session.floor, session.room, words)
    if told is not _Note.WHEN_AND_WHERE:
        return where if told is _Note.WHERE else ""
    when = words(f"senior-period-{session.period.value}")
    if not choice.open_now:
        when = words("choose-opens", time=spoken_time(session.start, words))
    key = "choose-note" if choice.free > 0 else "choose-note-walk-in"
    return words(key, when=when, where=where)


def _pages(offered: list[Choice], more: Choice, sheet: Sheet) -> list[list[Choice]]:
    if len(offered) <= MOST and _fit(offered, sheet):
        return [offered]
    for most in range(MOST - 1, 0, -1):
        count = math.ceil(len(offered) / most)
        per_page = math.ceil(len(offered) / count)
        pages = [offered[start : start + per_page] for start in range(0, len(offered), per_page)]
        if _all_fit(pages, more, sheet):
            break
    return pages


def _all_fit(pages: list[list[Choice]], more: Choice, sheet: Sheet) -> bool:
    return all(_fit([*page, more] if len(pages) > 1 else page, sheet) for page in pages)


def _fit(choices: list[Choice], sheet: Sheet) -> bool:
    heights = sum(sheet.target_height(choice) for choice in choices)
    return heights + GAP * (len(choices) - 1) <= sheet.free.height
