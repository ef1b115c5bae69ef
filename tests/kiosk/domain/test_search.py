"""What is typed into the search box, and the slips of a finger on an identity number."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.identity_number import examine
from kiosk.domain.search import CardNumber, Digits, Letters, NameText, Query, Sound, query_of, readings_of, slips_of
from made_up_clinic import number

TODAY = date(2026, 11, 23)
NUMBERS = st.integers(1, 900).map(number)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("３７１５０２", Digits("371502")),
        ("371502 19530601 002x", Digits("37150219530601002X")),
        ("138-1234-5678", Digits("13812345678")),
        ("+86 138-1234-5678", Digits("13812345678")),
        ("008613812345678", Digits("13812345678")),
        ("86 138 1234 5678", Digits("13812345678")),
        ("（0535）123 4567", Digits("05351234567")),
        ("130 0861 2345", Digits("13008612345")),
        ("8613", Digits("8613")),
        ("371502 19530601 004x\n", Digits("37150219530601004X")),
        ("123", None),
        ("Wang Xiu-fang", Letters("wangxiufang")),
        ("xx", Letters("xx")),
        ("a1234 5678", CardNumber("A12345678")),
        ("Ｅ12345678", CardNumber("E12345678")),
        ("a12", NameText("a12")),
        (" 王秀芳 ", NameText("王秀芳")),
        ("王秀芳,", NameText("王秀芳")),
        ("：王秀芳。", NameText("王秀芳")),
        ("13812345678,", Digits("13812345678")),
        ("，13812345678；", Digits("13812345678")),
        ("，", None),
        ("阿卜杜•买买提", NameText("阿卜杜·买买提")),
        ("阿卜杜 ・ 买买提", NameText("阿卜杜·买买提")),
        ("王秀\n芳\t", NameText("王秀芳")),
        ("", None),
        ("   ", None),
        ("😀", NameText("😀")),
        ("%", NameText("%")),
    ],
)
def test_a_text_is_taken_for_what_it_looks_like(text: str, query: Query | None) -> None:
    assert query_of(text) == query


@given(st.text(max_size=200) | st.text("\u2003\u00a0 .·%a王1", max_size=9))
def test_no_text_is_too_much(text: str) -> None:
    query = query_of(text)
    readings = readings_of(text)
    assert readings[:1] == (() if query is None else (query,))
    assert all(0 < len(one.text) <= 60 for one in readings)
    assert all(one.text.isascii() and one.text.isalpha() for one in readings if isinstance(one, Letters | Sound))


@given(NUMBERS, st.integers(0, 16), st.integers(1, 9))
def test_a_wrong_digit_leads_back_to_the_number(right: str, place: int, by: int) -> None:
    wrong = right[:place] + str((int(right[place]) + by) % 10) + right[place + 1 :]
    assert right in slips_of(wrong)


@given(NUMBERS, st.integers(0, 16))
def test_a_neighbour_swap_leads_back_to_the_number(right: str, place: int) -> None:
    wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    assert right == wrong or right in slips_of(wrong)


@given(NUMBERS, st.sampled_from("0123456789X"))
def test_a_wrong_check_digit_leads_back_to_the_number(right: str, last: str) -> None:
    assert right[-1] == last or right in slips_of(right[:-1] + last)


@given(NUMBERS)
def test_every_slip_has_a_check_digit_that_fits_and_none_is_the_number_itself(right: str) -> None:
    slips = slips_of(right)
    assert right not in slips
    assert all(examine(one, TODAY).problem != "check_digit" for one in slips)


@pytest.mark.parametrize("text", ["", "1", "37150219530601", "X" * 18])
def test_what_is_no_number_has_no_slips_or_few(text: str) -> None:
    assert len(slips_of(text)) <= 1
