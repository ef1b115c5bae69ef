"""Whoever is asked whether the ticket came out is told where to go, and not to take what may not be there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.print_job import PrintState
from kiosk.texts import LANGUAGES, texts
from ui.page import Picture, Text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_about_the_ticket_stands_without_a_row_about_it(senior_window, senior_models, language, large):
    model = senior_models(language, large=large, worst=False)["done"]
    asked = replace(model, screen=replace(model.screen, ticket=PrintState.UNKNOWN))
    senior_window.render(asked)
    items = senior_window.panel.page.items
    assert texts(language)("done-ticket-unknown") in {item.text for item in items if isinstance(item, Text)}
    icons = {item.icon for item in items if isinstance(item, Picture)}
    assert "directions_walk" in icons
    assert "receipt_long" not in icons
