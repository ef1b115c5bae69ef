"""Every page beside the counter fits the smallest window in both languages, with no text below 18 px."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kiosk.domain.staff import Role
from kiosk.store.staff import add_staff, hash_pin
from kiosk.store.writing import writing
from kiosk.texts import LANGUAGES
from settled import settle
from ui.window.console import SMALLEST
from ui.window.header import HEIGHT
from ui.window.key_button import KeyButton
from ui.window.place_page import PlacePage


@pytest.fixture
def lead_in(console_in, clerk_at, front):
    """Sign a lead in, to whom every place is open, at a console in a language."""

    def make(language: str):
        with writing(front.store, front.kiosk_place, front.clock.now()) as work:
            add_staff(work, "林主任", Role.LEAD, hash_pin("270814"))
        made = clerk_at(console_in(language))
        people = made.console.sign_in.people
        made.wait(lambda: people.count() > 0)
        while "林主任" not in people.currentItem().text():
            made.press(Qt.Key.Key_Down)
        made.sign_in()
        return made

    return make


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_every_place_fits_the_smallest_window(lead_in, language):
    console = lead_in(language).console
    room = (SMALLEST[0], SMALLEST[1] - HEIGHT)
    too_large = []
    for place in console.places.made.values():
        for page in place.findChildren(PlacePage):
            margins = place.layout().contentsMargins()
            sides = margins.left() + margins.right()
            needs = page.minimumSizeHint()
            if needs.width() + sides > room[0] or needs.height() + place.said.minimumHeight() > room[1]:
                too_large.append((type(page).__name__, needs.width(), needs.height()))
    assert console.places.made
    assert too_large == []
    assert console.header.minimumSizeHint().width() <= SMALLEST[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_an_open_place_stands_whole_beside_its_words(lead_in, language, qtbot):
    lead = lead_in(language)
    for command, place in lead.console.places.made.items():
        lead.console.places.enter(command, lead.console.member)
        settle(lead.console)
        shown = [one for one in place.findChildren(KeyButton) if one.isVisible()]
        assert shown
        assert [one.text() for one in shown if one.width() < one.sizeHint().width()] == [], command
        labels = [one for one in place.findChildren(QLabel) if one.isVisible()]
        assert min(one.fontInfo().pixelSize() for one in labels) >= 18
    lead.console.places.leave()
