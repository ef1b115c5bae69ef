"""Times, days and counts, as clerks type them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.window.typed import count_typed, day_typed, time_typed

EVE = date(2026, 12, 30)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("8", time(8)),
        ("8:30", time(8, 30)),
        ("0830", time(8, 30)),
        ("830", time(8, 30)),
        (" 8 ： 30 ", time(8, 30)),
        ("８：３０", time(8, 30)),
        ("8点半", time(8, 30)),
        ("8点", time(8)),
        ("14点15分", time(14, 15)),
        ("24:00", time(0)),
        ("2400", time(0)),
        ("", None),
        ("25", None),
        ("8:60", None),
        ("24:01", None),
        ("上午八点", None),
        ("8:3", None),
    ],
)
def test_a_time_is_read_as_it_is_meant(text, meant):
    assert time_typed(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("20270101", date(2027, 1, 1)),
        ("2027年1月2日", date(2027, 1, 2)),
        ("12-31", date(2026, 12, 31)),
        ("12月31日", date(2026, 12, 31)),
        ("1.2", date(2027, 1, 2)),
        ("12/30", EVE),
        ("12-29", date(2027, 12, 29)),
        ("2-29", None),
        ("13-1", None),
        ("2026-2-30", None),
        ("明天", None),
        ("", None),
    ],
)
def test_a_day_without_its_year_is_the_next_such_day(text, meant):
    assert day_typed(text, EVE) == meant


@pytest.mark.parametrize(
    ("text", "meant"), [("3", 3), ("-2", -2), (" １２ ", 12), ("", 0), ("3.5", None), ("三", None), ("99999", None)]
)
def test_a_count_is_a_whole_number(text, meant):
    assert count_typed(text) == meant


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0, tzinfo=None)))
def test_every_time_is_read_back_as_it_is_written(moment):
    assert time_typed(f"{moment:%H:%M}") == time_typed(f"{moment:%H%M}") == moment


@given(st.dates(date(2026, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_as_it_is_written(day):
    assert day_typed(day.isoformat(), EVE) == day_typed(f"{day:%Y%m%d}", EVE) == day


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(text):
    assert time_typed(text) is None or isinstance(time_typed(text), time)
    assert day_typed(text, EVE) is None or isinstance(day_typed(text, EVE), date)
    assert count_typed(text) is None or isinstance(count_typed(text), int)
