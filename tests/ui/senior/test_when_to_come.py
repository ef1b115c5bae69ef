"""Whoever is too early reads the hour on the screen in every size and language, in the ticket's own words or fewer."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from itertools import product

import pytest

from kiosk.texts import LANGUAGES, texts
from printing.examples import example
from printing.layouts.ticket_words import waiting
from ui.page import Text
from ui.senior.no_session import spoken_time

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("hour", [time(7), time(8, 30), time(12, 30), time(13), time(14, 30), time(19)])
def test_screen_and_ticket_say_the_same_hour(hour):
    words = texts("zh_CN")
    on_paper = waiting(replace(example("ticket"), come_at=hour), words)
    assert on_paper == words("done-come-at", time=spoken_time(hour, words))


@pytest.mark.parametrize("how", list(product((False, True), repeat=2)), ids=["plain", "worst", "large", "large, worst"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["done", "done-again", "done-open", "printer-down"])
def test_the_hour_stands_on_the_last_screen_and_nobody_is_sent_at_once(
    senior_window, senior_models, name, language, how
):
    large, worst = how
    model = senior_models(language, large=large, worst=worst)[name]
    registration = replace(model.screen.registration, come_at=time(13, 20), ahead=0)
    senior_window.render(replace(model, screen=replace(model.screen, registration=registration)))
    shown = {item.text for item in senior_window.panel.page.items if isinstance(item, Text)}
    words = texts(language)
    said = [words(phrase, time=spoken_time(time(13, 20), words)) for phrase in ("done-come-at", "done-come-at-brief")]
    assert shown & set(said if large else said[:1])
    assert words("done-your-turn") not in shown
