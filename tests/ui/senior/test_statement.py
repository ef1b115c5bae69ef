"""A screen that says one thing shows a picture that is seen: words become brief before the picture becomes a blot."""

from __future__ import annotations

import itertools

import pytest

from kiosk.journey.model import Model, NoSession, Screen, Sorry
from screen_cast import cast_of
from screen_measures import LANGUAGES, PANELS
from ui.page import Picture, Text
from ui.senior.pages import page_of

pytestmark = pytest.mark.usefixtures("qapp")
SCREENS: tuple[Screen, ...] = (*(NoSession(offered) for offered in cast_of(worst=True).closed), Sorry("12"))
SEEN = 0.36
"""Of the width between the margins."""


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: type(screen).__name__)
def test_the_picture_is_large_in_every_language_and_size(screen, panel):
    canvas = PANELS[panel].canvas
    for language, large in itertools.product(LANGUAGES, (False, True)):
        page = page_of(Model(screen=screen, language=language, large=large, reached=True), canvas)
        picture = next(item for item in page.items if isinstance(item, Picture))
        assert picture.place.width >= SEEN * (canvas.width - 120.0), (language, large)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hour_and_the_window_are_said_in_brief_too(language):
    canvas = PANELS["21.5 inch"].canvas
    page = page_of(Model(screen=SCREENS[2], language=language, large=True), canvas)
    said = " ".join(item.text for item in page.items if isinstance(item, Text))
    assert "8" in said
    assert "20" in said
    assert "1" in said.replace("8:20", "")
