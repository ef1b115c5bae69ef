"""A name that a damaged chip cut in the middle of a character is shown with a mark in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.names import mask_name
from kiosk.journey.model import Confirm

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("name", ["阿" * 13 + "王\ud842", "阿" * 12 + "\ud842江"])
def test_the_confirm_screen_shows_a_name_that_holds_half_a_character(name, senior_window, senior_models):
    model = senior_models("zh_CN", large=False, worst=False)["confirm"]
    assert isinstance(model.screen, Confirm)
    person = replace(model.screen.person, name=mask_name(name))
    senior_window.resize(360, 640)
    senior_window.render(replace(model, screen=replace(model.screen, person=person)))
    assert mask_name(name) in {view.text() for view in senior_window.panel.texts()}
    assert not senior_window.grab().isNull()
