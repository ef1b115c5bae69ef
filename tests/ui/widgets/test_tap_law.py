"""The law of touch, without Qt."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.geometry import Rect
from ui.widgets.tap_law import KEY_REST, SCREEN_REST, TARGET_REST, TapLaw

SLIP = 36.4


@dataclass(frozen=True, eq=False)
class Spot:
    identity: Hashable
    place: Rect
    rest: float = TARGET_REST

    def area(self) -> Rect | None:
        return self.place


def bench(hand_clock) -> tuple[TapLaw, Spot, Spot]:
    law = TapLaw(hand_clock, SLIP)
    left, right = Spot("left", Rect(0, 0, 120, 120)), Spot("right", Rect(150, 0, 120, 120))
    law.join(left)
    law.join(right)
    return law, left, right


def tap(law: TapLaw, spot: Spot, finger: int = 1) -> bool:
    law.press(finger, spot)
    return law.lift(finger, spot.place.x + 60, spot.place.y + 60) is spot


def test_a_target_acts_when_the_finger_lifts_on_it(hand_clock):
    law, left, _ = bench(hand_clock)
    assert law.press(1, left)
    assert law.lift(1, 60, 60) is left


@pytest.mark.parametrize(
    ("x", "y", "acts"), [(60, 120 + 36, True), (60, 120 + 37, False), (-36, 60, True), (-37, 60, False)]
)
def test_a_slip_of_up_to_ten_millimetres_still_counts(hand_clock, x, y, acts):
    law, left, _ = bench(hand_clock)
    law.press(1, left)
    assert (law.lift(1, x, y) is left) is acts


def test_a_slip_that_ends_on_another_target_does_nothing(hand_clock):
    law, left, _ = bench(hand_clock)
    law.press(1, left)
    assert law.lift(1, 151, 60) is None


def test_a_press_on_one_and_a_lift_on_another_does_nothing(hand_clock):
    law, left, _ = bench(hand_clock)
    law.press(1, left)
    assert law.lift(1, 200, 60) is None


@pytest.mark.parametrize(
    ("rest", "pause", "acts"),
    [(TARGET_REST, 0.49, False), (TARGET_REST, 0.5, True), (KEY_REST, 0.24, False), (KEY_REST, 0.25, True)],
)
def test_a_target_ignores_taps_for_a_while_after_one(hand_clock, rest, pause, acts):
    law = TapLaw(hand_clock, SLIP)
    spot = Spot("spot", Rect(0, 0, 120, 120), rest)
    law.join(spot)
    assert tap(law, spot)
    hand_clock.pass_by(pause)
    assert tap(law, spot) is acts


def test_another_target_acts_at_once(hand_clock):
    law, left, right = bench(hand_clock)
    assert tap(law, left)
    assert tap(law, right)


def test_a_target_that_was_made_anew_with_the_same_meaning_rests_too(hand_clock):
    law, left, _ = bench(hand_clock)
    tap(law, left)
    law.leave(left)
    again = Spot("left", left.place)
    law.join(again)
    assert not tap(law, again)


def test_a_second_finger_never_acts(hand_clock):
    law, left, right = bench(hand_clock)
    law.press(1, left)
    assert not law.press(2, right)
    assert law.lift(2, 200, 60) is None
    assert law.lift(1, 60, 60) is left


def test_a_finger_whose_lift_was_never_told_does_not_block_its_next_press(hand_clock):
    law, left, right = bench(hand_clock)
    law.press(1, left)
    assert law.press(1, right)
    assert law.lift(1, 200, 60) is right


def test_a_hand_that_rests_on_a_target_blocks_nobody_for_long_and_does_not_act(hand_clock):
    law, left, right = bench(hand_clock)
    law.press(1, left)
    hand_clock.pass_by(2.9)
    assert not law.press(2, right)
    hand_clock.pass_by(0.2)
    assert law.press(2, right)
    assert law.lift(1, 60, 60) is None
    assert law.lift(2, 200, 60) is right


def test_a_new_screen_is_deaf_and_forgets_the_finger_that_is_down(hand_clock):
    law, left, right = bench(hand_clock)
    law.press(1, left)
    law.screen_changed()
    assert law.lift(1, 60, 60) is None
    hand_clock.pass_by(SCREEN_REST - 0.01)
    assert not tap(law, right)
    hand_clock.pass_by(0.02)
    assert tap(law, right)


def test_a_finger_that_the_system_takes_away_does_nothing(hand_clock):
    law, left, _ = bench(hand_clock)
    law.press(1, left)
    law.cancel()
    assert law.lift(1, 60, 60) is None


def test_a_tap_beside_all_targets_is_a_missed_one_and_a_tremor_is_one_only(hand_clock):
    law, *_ = bench(hand_clock)
    law.press_nothing(1)
    assert law.lift_nothing(1, 500, 500)
    law.press_nothing(1)
    assert not law.lift_nothing(1, 500, 500)


def test_a_palm_that_rests_while_a_finger_taps_is_no_missed_tap(hand_clock):
    law, left, _ = bench(hand_clock)
    law.press_nothing(7)
    assert tap(law, left)
    assert not law.lift_nothing(7, 500, 500)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["press", "lift", "wait", "cancel"]),
            st.integers(0, 2),
            st.integers(0, 1),
            st.floats(0, 0.6),
        ),
        max_size=60,
    )
)
def test_whatever_hands_do_no_target_acts_twice_within_its_rest(steps):
    moment = [0.0]
    law = TapLaw(lambda: moment[0], SLIP)
    spots = [Spot("a", Rect(0, 0, 120, 120)), Spot("b", Rect(150, 0, 120, 120))]
    for spot in spots:
        law.join(spot)
    acted: dict[Hashable, float] = {}
    for what, finger, which, wait in steps:
        spot = spots[which]
        if what == "press":
            law.press(finger, spot)
        elif what == "cancel":
            law.cancel(finger)
        elif what == "wait":
            moment[0] += wait
        elif (hit := law.lift(finger, spot.place.x + 5, 5)) is not None:
            assert moment[0] - acted.get(hit.identity, -9.0) >= TARGET_REST
            acted[hit.identity] = moment[0]
