"""What staff read above the PIN's keys stands whole, whatever the panel, the language and the size."""

from __future__ import annotations

import itertools

import pytest

from kiosk.journey.model import Model, StaffPin
from kiosk.texts import texts
from screen_measures import LANGUAGES, PANELS, Screen, clipped, question_of

TOLD = {
    "staff-pin": StaffPin(),
    "staff-pin-wrong": StaffPin(refused=True),
    "staff-pin-locked": StaffPin(refused=True, locked_out=True),
}


@pytest.mark.parametrize(("language", "large"), list(itertools.product(LANGUAGES, (False, True))))
@pytest.mark.parametrize("phrase", TOLD)
def test_the_pin_screen_says_what_came_of_the_last_try_in_whole_lines(qapp, phrase, language, large):
    for panel in PANELS:
        screen = Screen(phrase, Model(language=language, large=large, staff=TOLD[phrase]), panel)
        assert question_of(screen) == texts(language)(phrase)
        assert clipped(screen) == []
