"""今天看什么: sessions by the complaint in plain words, each with its time and room; never more than four at once.

Nor more than a screen may give to read: where a clinic's words are long, fewer choices stand on a page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from kiosk.domain.places import place_words
from kiosk.domain.sessions import SessionChoice
from kiosk.journey.events import SessionChosen, Touch
from kiosk.journey.model import Choose, Notice
from ui.page import Dress, Page
from ui.senior.look import GAP, Look
from ui.senior.no_session import spoken_time
from ui.senior.reading import MOST_TO_READ, reading
from ui.senior.sheet import Choice, Sheet

MOST = 4
"""Law 9: choices beside the bars."""
NOTICES = (Notice.SESSION_GONE, Notice.CANCELLED)
"""What may stand in the question's place."""
TALLEST = 480.0


def render(screen: Choose, look: Look) -> Page:
    """Return the page; after the last choices the first come again."""
    for way in _ways(look, screen.offered.last_time):
        room = _room(screen, way.look)
        pages = _pages(_choices(screen.offered.choices, way), room, way.look)
        if all(map(room.holds, pages)):
            break
    sheet = _asked(_question(screen) if screen.notice is None else _told(screen.notice), way.look)
    sheet.offer_from_top(*pages[screen.page % len(pages)], tallest=TALLEST)
    return sheet.page()


def _question(screen: Choose) -> str:
    return "choose-family" if screen.identification.by_companion else "choose"


def _told(notice: Notice) -> str:
    return f"notice-{notice.value}"


def _asked(phrase: str, look: Look) -> Sheet:
    sheet = Sheet(look)
    sheet.ask(look.words(phrase), gap=20.0)
    return sheet


class _Note(Enum):
    """What a choice says below its name."""

    WHEN_AND_WHERE = auto()
    WHERE = auto()
    NOTHING = auto()


@dataclass(frozen=True)
class _Way:
    """How the choices are set. `last_time`: the session that stands there as 还看上次的."""

    look: Look
    told: _Note
    last_time: str | None


def _ways(look: Look, last_time: str | None) -> Iterator[_Way]:
    """Yield how to set it: 还看上次的 needs more words than its department alone; usual type comes before less is said.

    The last two are for words of a store that is older than their limits. They are never cut: the period goes first,
    and then the room, which the next screen and the ticket tell.
    """
    yield _Way(look, _Note.WHEN_AND_WHERE, last_time)
    yield _Way(look, _Note.WHEN_AND_WHERE, None)
    usual = replace(look, large=False)
    yield _Way(usual, _Note.WHEN_AND_WHERE, last_time)
    yield _Way(usual, _Note.WHERE, last_time)
    yield _Way(usual, _Note.NOTHING, last_time)


def _choices(offered: Sequence[SessionChoice], way: _Way) -> list[Choice]:
    words = way.look.words
    made = [_choice(choice, way) for choice in offered]
    return [*made, Choice(words("choose-cannot-say"), Touch.CANNOT_SAY, "help", words("choose-cannot-say-note"))]


def _choice(choice: SessionChoice, way: _Way) -> Choice:
    session, words = choice.session, way.look.words
    department, note = session.department, _note(choice, way)
    sent = SessionChosen(session.id)
    if session.id == way.last_time:
        said = (
            words("choose-again-note", department=department.plain_words, note=note) if note else department.plain_words
        )
        return Choice(words("choose-again"), sent, department.icon, said, Dress.PRIMARY, note_personal=True)
    return Choice(department.plain_words, sent, department.icon, note)


def _note(choice: SessionChoice, way: _Way) -> str:
    session, words = choice.session, way.look.words
    where = place_words(session.floor, session.room, words)
    if way.told is not _Note.WHEN_AND_WHERE:
        return where if way.told is _Note.WHERE else ""
    when = words(f"senior-period-{session.period.value}")
    if not choice.open_now:
        when = words("choose-opens", time=spoken_time(session.start, words))
    key = "choose-note" if choice.free > 0 else "choose-note-walk-in"
    return words(key, when=when, where=where)


@dataclass(frozen=True)
class _Room:
    """What a page's choices may take, whatever stands above them: so the pages stay the same when a notice goes."""

    sheet: Sheet
    height: float
    to_read: int

    def holds(self, page: Sequence[Choice]) -> bool:
        """Whether the choices have their place."""
        return sum(map(self.sheet.target_height, page)) + GAP * (len(page) - 1) <= self.height

    def suits(self, page: Sequence[Choice]) -> bool:
        """Whether they have their place, and are not too much to read."""
        said = (f"{choice.label} {choice.note}" for choice in page)
        return reading(said, self.sheet.look.language) <= self.to_read and self.holds(page)


def _room(screen: Choose, look: Look) -> _Room:
    sheets = [_asked(phrase, look) for phrase in (_question(screen), *map(_told, NOTICES))]
    height, asked = min(sheet.free.height for sheet in sheets), max(sheet.reading() for sheet in sheets)
    return _Room(sheets[0], height, MOST_TO_READ - asked)


def _pages(offered: list[Choice], room: _Room, look: Look) -> list[list[Choice]]:
    """Return the choices in pages, as many on each as suit it; on one alone, what there is to say is said."""
    if len(offered) <= MOST and room.suits(offered):
        return [offered]
    more = Choice(look.words("choose-more"), Touch.MORE, "arrow_forward")
    for most in range(MOST - 1, 0, -1):
        count = math.ceil(len(offered) / most)
        per_page = math.ceil(len(offered) / count)
        pages = [[*offered[start : start + per_page], more] for start in range(0, len(offered), per_page)]
        if all(map(room.suits, pages)):
            break
    return pages
