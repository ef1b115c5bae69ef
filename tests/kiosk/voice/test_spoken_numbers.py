"""Numbers are said as a Chinese person, and an English one, says them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.texts import LANGUAGES, texts
from kiosk.voice.spoken_numbers import said_as_count, said_as_number, spelled

DIGITS = "零一二三四五六七八九"
ENGLISH = {
    "hundred": 100,
    **{word: n for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )},
    **{word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)},
}  # fmt: skip


def chinese(written: str, *, room: bool = False) -> str:
    pieces = spelled(written) if room else said_as_number(written, "zh_CN")
    return "".join(texts("zh_CN")(piece) for piece in pieces)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("0", "零"), ("5", "五"), ("10", "十"), ("15", "十五"), ("20", "二十"), ("21", "二十一"), ("99", "九十九"),
        ("100", "一百"), ("103", "一百零三"), ("110", "一百一十"), ("115", "一百一十五"), ("120", "一百二十"),
        ("250", "二百五十"), ("305", "三百零五"), ("999", "九百九十九"),
        ("K2-03", "K二零三"), ("T-0007", "T零零零七"), ("1203", "一二零三"), ("07", "零七"), ("A2", "A二"),
    ],
)  # fmt: skip
def test_numbers_are_said_as_people_say_them(written, said):
    assert chinese(written) == said


@pytest.mark.parametrize(("counted", "said"), [("2", "两"), ("1", "一"), ("12", "十二"), ("20", "二十"), ("K2", "K二")])
def test_before_what_is_counted_two_is_said_as_liang_and_nothing_else_changes(counted, said):
    assert "".join(texts("zh_CN")(piece) for piece in said_as_count(counted, "zh_CN")) == said
    assert said_as_count(counted, "en") == said_as_number(counted, "en")


@pytest.mark.parametrize(("room", "said"), [("203", "二零三"), ("15", "一五"), ("B12", "B一二"), ("2-1", "二一")])
def test_rooms_are_said_digit_by_digit(room, said):
    assert chinese(room, room=True) == said


def chinese_value(said: str) -> int:
    found = re.fullmatch(r"(?:(.)百)?(零)?(?:(.?)十)?(.)?", said)
    assert found, said
    hundreds, _, tens, ones = found.groups()
    value = 100 * (DIGITS.index(hundreds) if hundreds else 0) + (DIGITS.index(ones) if ones else 0)
    if tens is not None:
        value += 10 * (DIGITS.index(tens) if tens else 1)
    return value


def test_every_number_from_1_to_999_is_said_once_and_means_itself():
    said = {number: chinese(str(number)) for number in range(1, 1000)}
    assert len(set(said.values())) == 999
    assert {number: chinese_value(words) for number, words in said.items()} == {n: n for n in range(1, 1000)}


@given(st.integers(0, 999))
def test_a_zero_stands_in_the_gap_and_nowhere_else(number):
    said = chinese(str(number))
    gap = number > 100 and number % 100 != 0 and number % 100 < 10
    assert ("零" in said) == (gap or number == 0)


@given(st.integers(0, 999))
def test_english_numbers_add_up(number):
    values = [ENGLISH[texts("en")(piece)] for piece in said_as_number(str(number), "en")]
    total = 0
    for value in values:
        total = total * 100 if value == 100 else total + value
    assert total == number


@given(st.text(max_size=12))
def test_whatever_a_clinic_writes_becomes_pieces_that_there_are(written):
    for language in LANGUAGES:
        pieces = (*said_as_number(written, language), *spelled(written))
        assert all(texts(language).has(piece) for piece in pieces)
