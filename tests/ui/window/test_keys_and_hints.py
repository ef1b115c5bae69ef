"""What stands on a button is the key that works, and a hint names no key that does nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from kiosk.texts import LANGUAGES, texts
from ui.window.commands import BINDINGS, cap_of
from ui.window.form_page import FormPage
from ui.window.key_button import KeyButton
from ui.window.place_page import PlacePage
from ui.window.table import Table

NAMED = re.compile(r"⇧?F\d+|Ctrl [A-Z0-9]|\bIns\b|\bDel\b|Enter|Esc|[↑↓←→]")
TRANSLATIONS = Path(__file__).parents[3] / "assets" / "translations"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def pages_of(console):
    return [(place, page) for place in console.places.made.values() for page in place.findChildren(PlacePage)]


def keys_of(page: PlacePage) -> set[str]:
    """Return the keys that do something on a page, as they stand on buttons."""
    own = {cap_of(key, shift=shift) for key, shift in page._keys}
    moving = {"↑", "↓"} if page.findChildren(Table) or page.findChildren(QLineEdit) else set()
    moving |= {"Enter"} if moving else set()
    if isinstance(page, FormPage):
        own |= {cap_of(page._key), "←", "→"}
    return own | moving | {"Esc"}


@pytest.fixture
def lead(signed_in_lead):
    return signed_in_lead


def test_every_key_that_stands_on_a_button_of_a_place_does_what_the_button_does(lead):
    console = lead.console
    for command, place in console.places.made.items():
        console.places.enter(command, console.member)
        for page in place.findChildren(PlacePage):
            if page is not place.page:
                place.open_page(page)
            (page.findChild(Table) or page.findChild(QLineEdit) or page).setFocus()
            silent = [at for at in page._keys if not does(lead, page, at)]
            opened_by_table = {(Qt.Key.Key_Return, False)} if page.findChild(Table) else set()
            assert set(silent) <= opened_by_table, (type(page).__name__, silent)
        console.places.leave()


def does(lead, page: PlacePage, at: tuple[Qt.Key, bool]) -> bool:
    """Press a key where the keyboard is, and say whether it came to the page's own deed."""
    kept, done = page._keys[at], []
    page._keys[at] = replace(kept, do=lambda: done.append(at))
    lead.press(at[0], modifier=SHIFT if at[1] else Qt.KeyboardModifier.NoModifier)
    page._keys[at] = kept
    return done == [at]


def test_no_button_and_no_hint_of_a_page_names_a_key_that_does_nothing_there(lead):
    for place, page in pages_of(lead.console):
        works = keys_of(page)
        shown = {one._key for one in page.findChildren(KeyButton) if one._key} - {str(digit) for digit in range(10)}
        assert shown <= works, type(page).__name__
        hints = [one.text() for one in page.findChildren(QLabel)]
        hints += [place.said._hint] if page is place._first else []
        named = {key for hint in hints for key in NAMED.findall(hint)}
        assert named <= works | place_keys(page), (type(page).__name__, named - works)


def place_keys(page: PlacePage) -> set[str]:
    """Return what a page moves through with the arrows besides its table."""
    return {"←", "→"} if type(page).keyPressEvent is not PlacePage.keyPressEvent else set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_counter_says_of_keys_names_keys_that_it_has(language):
    said = (TRANSLATIONS / language / "window.ftl").read_text("utf-8").splitlines()
    known = {f"Ctrl {cap_of(one.key)}" if one.ctrl else cap_of(one.key, shift=one.shift) for one in BINDINGS.values()}
    known |= {"Enter", "Esc", "↑", "↓", "←", "→", "Del"}
    assert {key for line in said for key in NAMED.findall(line)} - known == set()


def test_a_key_of_the_counter_is_told_the_truth_on_every_page(lead):
    console = lead.console
    lead.press(Qt.Key.Key_F11, modifier=SHIFT)
    lead.press(Qt.Key.Key_F7)
    assert console.places.open.said.text() == texts("zh_CN")("window-place-open")
    lead.press(Qt.Key.Key_F2, Qt.Key.Key_F2)
    assert console.places.open.said.text() == texts("zh_CN")("window-key-not-here")
    lead.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert console.places.open is None
