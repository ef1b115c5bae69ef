"""您是这位吗: the person's own data, masked, and yes or no."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.registration import IdentifiedBy, PersonView
from kiosk.journey.events import Touch
from kiosk.journey.model import Confirm
from ui.geometry import Rect
from ui.page import Box, Dress, Page, Text
from ui.senior.look import GAP, WIDE_GAP, Look
from ui.senior.sheet import Choice, Sheet
from ui.text_layout import TextStyle, fitting, set_text
from ui.theme import Colour, Weight

NAME = 120.0
NAME_GROWTH = 1.25
GROWTH = (1.6, 1.45, 1.27, 1.12, 1.0)
LARGEST_FACT = 92.0
INSIDE = 36.0


def render(screen: Confirm, look: Look) -> Page:
    """Return the page. No to a number that was typed is far from yes: it undoes the typing."""
    sheet, words = Sheet(look), look.words
    family = "-family" if screen.identification.by_companion else ""
    about = "" if screen.person.name is not None else "-number"
    sheet.ask(words(f"confirm{about}{family}"))
    typed = screen.identification.by in (IdentifiedBy.NUMBER, IdentifiedBy.SHORT_CODE)
    no = Choice(words(f"confirm-no{family}"), Touch.NOT_ME, "close", destructive=typed)
    if screen.person.sticker:
        sheet.offer_beside(no, Choice(words("confirm-sticker"), Touch.REPRINT_STICKER, "qr_code_2"), height=180.0)
    else:
        sheet.offer(no, height=180.0)
    sheet.bottom -= WIDE_GAP - GAP
    sheet.offer(Choice(words(f"confirm-yes{family}"), Touch.IT_IS_ME, "check", dress=Dress.PRIMARY), height=180.0)
    _card(sheet, screen.person)
    return sheet.page()


def _card(sheet: Sheet, person: PersonView) -> None:
    """Set what is known into a card that takes the free paper, so that the answers follow it at once."""
    look, free = sheet.look, sheet.free
    room = free.inset(INSIDE, INSIDE)
    lines = _lines(person, look, room.width, room.height)
    heights = [set_text(text, style, room.width).height for text, style in lines]
    sheet.add(Box(free))
    y = room.y + max(0.0, room.height - sum(heights)) / 2
    for (text, style), high in zip(lines, heights, strict=True):
        sheet.add(Text(Rect(room.x, y, room.width, high), text, style, personal=True))
        y += high
    sheet.skip(free.height)


def _lines(person: PersonView, look: Look, width: float, room: float) -> list[tuple[str, TextStyle]]:
    """Return what is shown and how; words may be larger than the floor where they need no more lines for it."""
    for growth, shown in (*((each, person) for each in GROWTH), *((1.0, less) for less in _less(person))):
        name = (_name(person, look), _name_style(person, look, width, min(growth, NAME_GROWTH)))
        facts = TextStyle(min(look.scale.floor * growth, max(look.scale.floor, LARGEST_FACT)))
        lines = [name, *((fact, facts) for fact in _facts(shown, look))]
        height = sum(set_text(text, style, width).height for text, style in lines)
        if height <= room and _count(lines[1:], width) == _count(lines[1:], width, look.scale.floor):
            break
    return lines


def _count(lines: list[tuple[str, TextStyle]], width: float, size: float | None = None) -> int:
    """Return how many lines it makes, at its own size or at another."""
    return sum(len(set_text(text, replace(style, size=size or style.size), width).lines) for text, style in lines)


def _less(person: PersonView) -> tuple[PersonView, ...]:
    """Return the person with less and less that is not needed to know oneself, for large type."""
    uninsured = replace(person, insurance=None)
    return uninsured, replace(uninsured, number_tail=None)


def _name(person: PersonView, look: Look) -> str:
    return person.name if person.name is not None else look.words("confirm-name-open")


def _name_style(person: PersonView, look: Look, width: float, growth: float) -> TextStyle:
    style = TextStyle(NAME * growth, Weight.BOLD, Colour.PINE, spacing=1.5)
    return fitting(_name(person, look), style, (width, style.size * 2.2), look.scale.floor)


def _facts(person: PersonView, look: Look) -> list[str]:
    words = look.words
    about = []
    if person.sex is not None:
        about.append(words(f"sex-{person.sex.value.lower()}"))
    if person.age is not None:
        about.append(words("confirm-age", age=str(person.age)))
    lines = ["\u3000".join(about)] if about else []
    if person.number_tail:
        lines.append(words("confirm-number-tail", tail=person.number_tail))
    if person.insurance:
        lines.append(person.insurance)
    lines.extend(words(key) for key in _remarks(person))
    return lines


def _remarks(person: PersonView) -> list[str]:
    if person.registration is not None:
        return ["confirm-registered-today"]
    if person.name is None:
        return ["confirm-name-later"]
    if person.card_expired:
        return ["confirm-card-expired"]
    return ["confirm-first-visit"] if person.first_visit else []
