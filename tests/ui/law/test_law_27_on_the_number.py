"""What to do stands on the screen of the number, whatever room large type leaves on the panel."""

from __future__ import annotations

import itertools

import pytest

from kiosk.domain.print_job import PrintState
from kiosk.journey.model import Done
from kiosk.texts import texts
from screen_measures import LANGUAGES, PANELS, Screen, screens
from ui.page import Text

pytestmark = pytest.mark.usefixtures("qapp")
ROOM = "203"
WAYS = tuple(itertools.product(LANGUAGES, (False, True), PANELS, (False, True)))


@pytest.mark.parametrize(("language", "large", "panel", "worst"), WAYS)
def test_law_27_the_room_the_hour_and_the_window_are_never_left_out(language, large, panel, worst):
    shown = screens(language, large=large, panel=panel, worst=worst)
    assert [where for screen in shown if (where := wanting(screen))] == []


def wanting(screen: Screen) -> str:
    """Return the screen and what it lacks; nothing for screens of another kind and veiled ones."""
    done = screen.model.screen
    if not screen.name.startswith("done") or not isinstance(done, Done) or screen.model.veiled:
        return ""
    lacks = [words for words in needed(done, screen.language) if bare(words) not in bare(words_on(screen))]
    return f"{screen.where}: {lacks}" if lacks else ""


def needed(done: Done, language: str) -> tuple[str, ...]:
    words, registration = texts(language), done.registration
    hour = "" if registration.come_at is None else f"{registration.come_at.minute:02d}"
    ticket = words("done-no-ticket", window=registration.window) if done.ticket is PrintState.FAILED else ""
    name = words("done-name-open", window=registration.window) if registration.name_open else ""
    return ROOM, hour, ticket, name


def words_on(screen: Screen) -> str:
    return "".join(item.text for item in screen.page.items if isinstance(item, Text))


def bare(words: str) -> str:
    return "".join(letter for letter in words if letter.isalnum())
