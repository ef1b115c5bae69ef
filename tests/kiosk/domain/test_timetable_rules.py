"""Shapes of sessions and their slots, as rules."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.domain.sessions import Period, TimeSlot
from kiosk.domain.timetable import SessionProblem, SessionShape, shape_problem, shifted, slots_of, too_long

MINUTES = st.integers(0, 24 * 12 - 1).map(lambda fives: time(fives // 12, fives % 12 * 5))


def shape(starts: time, ends: time, minutes: int = 30) -> SessionShape:
    return SessionShape("d", Period.MORNING, starts, ends, "李敏", "203", "2", minutes)


def minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def length(slot) -> int:
    return (minute(slot.end) - minute(slot.start)) % 1440 or 1440


@given(MINUTES, MINUTES, st.integers(5, 30))
def test_slots_fill_the_session_without_a_gap_and_none_is_longer_than_allowed(starts, ends, minutes):
    made = shape(starts, ends, minutes)
    assume(shape_problem(made) is None)
    slots = slots_of(made)
    assert (slots[0].start, slots[-1].end) == (starts, ends)
    assert all(before.end == after.start for before, after in pairwise(slots))
    assert all(length(slot) <= minutes for slot in slots)


@given(MINUTES, MINUTES)
def test_no_session_lasts_beyond_midnight(starts, ends):
    problem = shape_problem(shape(starts, ends))
    if ends != time(0) and ends <= starts:
        assert problem in (SessionProblem.MIDNIGHT, SessionProblem.TIMES)
    else:
        assert problem is None


@given(MINUTES, MINUTES, st.integers(-1440, 1440))
def test_slots_that_are_moved_keep_their_lengths_and_their_day(starts, ends, minutes):
    made = shape(starts, ends)
    assume(shape_problem(made) is None)
    slots = [TimeSlot(str(at), one.start, one.end, 5) for at, one in enumerate(slots_of(made))]
    moved = shifted(slots, timedelta(minutes=minutes))
    first, last = minute(starts) + minutes, (minute(ends) or 1440) + minutes
    assert (moved is None) == (first < 0 or last > 1440)
    if moved is not None:
        assert [length(one) for one in moved] == [length(one) for one in slots]
        assert moved[0].start == (datetime(2026, 1, 1) + timedelta(minutes=first)).time()


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ({"room": "诊" * 12, "floor": "楼" * 5, "doctor": "x" * 60}, ()),
        ({"name": "科" * 16, "plain_words": "x" * 30}, ("name",)),
        ({"room": "诊" * 12 + "x", "floor": " " + "x" * 10}, ("room",)),
    ],
)
def test_words_may_take_so_many_columns_and_a_hanzi_takes_two(words, wrong):
    assert too_long(words) == wrong
