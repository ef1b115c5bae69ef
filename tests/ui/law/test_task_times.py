"""How long a journey takes older people, by the frozen keystroke-level model over the real journey and its pages."""

from __future__ import annotations

import pytest

from journeys_timed import journeys, taps, timed
from keystroke_model import GOALS_P50, Looked, Reading, percentiles

pytestmark = pytest.mark.usefixtures("qapp")
DESIGNED_D = (Looked(28, "tap"), Looked(33, "tap"), Looked(24, "nothing"))
"""Journey D in the words of the design, by which the model was checked against the design's table."""
MOST_TAPS = {"A": 3, "B": 3, "C": 24, "D": 2, "E": 4, "F": 4, "H": 2}


@pytest.mark.parametrize("journey", GOALS_P50)
def test_half_of_all_people_are_done_within_the_goal(journey):
    middle, _ = percentiles(timed(journeys()[journey]))
    assert middle <= GOALS_P50[journey]


def test_the_model_gives_the_design_s_times_for_the_journey_that_did_not_change():
    middle, slow = percentiles(DESIGNED_D)
    assert middle == pytest.approx(36, abs=3)
    assert slow == pytest.approx(53, abs=4)
    assert percentiles(DESIGNED_D, Reading.EVERY_WORD)[0] > 50


def test_the_card_s_journey_has_two_seconds_to_spare_and_no_words_were_added_to_the_quickest():
    assert percentiles(timed(journeys()["A"]))[0] <= GOALS_P50["A"] - 2
    now = timed(journeys()["D"])
    assert [look.act for look in now] == [look.act for look in DESIGNED_D]
    assert all(look.hanzi <= designed.hanzi for look, designed in zip(now, DESIGNED_D, strict=True))


def test_the_sticker_is_quicker_than_the_card_and_the_card_than_the_number():
    times = {name: percentiles(timed(steps))[0] for name, steps in journeys().items()}
    assert times["B"] < times["A"] < times["E"] < times["C"]


@pytest.mark.parametrize("journey", MOST_TAPS)
def test_no_journey_takes_more_taps_than_the_design_says(journey):
    assert taps(journeys()[journey]) <= MOST_TAPS[journey]
