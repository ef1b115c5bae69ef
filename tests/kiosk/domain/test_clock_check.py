"""When a machine's date is doubted."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.clock_check import LONGEST_REST, ClockDoubt, doubt_of

days = st.dates(date(1970, 1, 1), date(2099, 12, 31))


@given(days, days)
def test_a_day_before_the_last_record_is_always_doubted(machine: date, last: date) -> None:
    assert (doubt_of(machine, last) is ClockDoubt.BACK) == (machine < last)


@given(days, st.integers(0, LONGEST_REST.days))
def test_a_long_weekend_is_believed(last: date, rest: int) -> None:
    assert doubt_of(last + timedelta(days=rest), last) is None


def test_a_longer_rest_and_a_clock_that_ran_ahead_are_doubted_and_an_empty_store_doubts_nothing() -> None:
    assert doubt_of(date(2038, 1, 19), date(2026, 11, 23)) is ClockDoubt.AHEAD
    assert doubt_of(date(2027, 1, 4), date(2026, 12, 31)) is ClockDoubt.AHEAD
    assert doubt_of(date(1970, 1, 1), None) is None
