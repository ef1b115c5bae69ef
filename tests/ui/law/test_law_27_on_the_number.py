"""What to do stands on the screen of the number, whatever room large type leaves on the panel."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import time

import pytest

from kiosk.domain.print_job import PrintState
from kiosk.journey.model import Done
from kiosk.texts import texts
from screen_measures import LANGUAGES, PANELS, Screen, screens, walked
from ui.page import Picture, Text

pytestmark = pytest.mark.usefixtures("qapp")
ROWS = 3
"""Where to go, when, the ticket: each with its icon. Whoever is asked whether the ticket came is told the first two."""
WAYS = tuple(itertools.product(LANGUAGES, (False, True), PANELS, (False, True)))


@pytest.mark.parametrize(("language", "large", "panel", "worst"), WAYS)
def test_law_27_the_room_the_hour_and_the_window_are_never_left_out(language, large, panel, worst):
    shown = screens(language, large=large, panel=panel, worst=worst)
    assert [where for screen in shown if (where := wanting(screen, icons=not worst))] == []


@pytest.mark.parametrize(("language", "large", "panel"), tuple(itertools.product(LANGUAGES, (False, True), PANELS)))
def test_law_27_where_the_room_has_a_number_as_rooms_do_each_thing_to_know_has_its_icon(language, large, panel):
    """With the longest words that a clinic may give to a room there is only space for the words."""
    shown = (usual_place(screen) for screen in screens(language, large=large, panel=panel, worst=True))
    assert [where for screen in shown if (where := wanting(screen))] == []


@pytest.mark.parametrize(
    "name", ["done-name-open-may-cancel-failed", "done-name-open-may-cancel-queued", "done-again-failed"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_law_27_a_name_left_open_and_a_later_hour_leave_the_way_on_the_screen(name, language):
    """Four things to do in large type: the window, the hour and the room outlive the ticket, which waits there."""
    model = walked(worst=True)[name]
    assert isinstance(model.screen, Done)
    registration = replace(model.screen.registration, name_open=True, come_at=time(13, 20))
    done = replace(model.screen, registration=registration, ticket=None)
    screen = Screen(name, replace(model, screen=done, language=language, large=True), "21.5 inch")
    assert wanting(screen, icons=False) == ""
    assert wanting(usual_place(screen)) == ""


def usual_place(screen: Screen) -> Screen:
    """Return the same screen of somebody who goes to a room with a number."""
    done = screen.model.screen
    if not isinstance(done, Done):
        return screen
    registration = replace(done.registration, floor="2楼", room="203 诊室")
    return replace(screen, model=replace(screen.model, screen=replace(done, registration=registration)))


def wanting(screen: Screen, *, icons: bool = True) -> str:
    """Return the screen and what it lacks; nothing for screens of another kind and veiled ones."""
    done = screen.model.screen
    if not screen.name.startswith("done") or not isinstance(done, Done) or screen.model.veiled:
        return ""
    lacks = [words for words in needed(done, screen.language) if bare(words) not in bare(words_on(screen))]
    pictures = [item for item in screen.page.items if isinstance(item, Picture)]
    rows = ROWS - (done.ticket is PrintState.UNKNOWN)
    lacks += ["icons"] if icons and len(pictures) < rows else []
    return f"{screen.where}: {lacks}" if lacks else ""


def needed(done: Done, language: str) -> tuple[str, ...]:
    words, registration = texts(language), done.registration
    hour = "" if registration.come_at is None else f"{registration.come_at.minute:02d}"
    ticket = words("done-no-ticket", window=registration.window) if done.ticket is PrintState.FAILED else ""
    name = words("done-name-open", window=registration.window) if registration.name_open else ""
    return registration.room.removesuffix("诊室"), hour, ticket, name


def words_on(screen: Screen) -> str:
    return "".join(item.text for item in screen.page.items if isinstance(item, Text))


def bare(words: str) -> str:
    return "".join(letter for letter in words if letter.isalnum())
