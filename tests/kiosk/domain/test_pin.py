from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.pin import PinProblem, normalise_pin, pin_problem
from kiosk.texts import LANGUAGES, texts


@pytest.mark.parametrize("pin", ["739164", "482093715", "100732", "194877", "602931", "909173640182"])
def test_a_pin_that_is_no_pattern_is_taken(pin: str):
    assert pin_problem(pin) is None


@pytest.mark.parametrize(
    ("pin", "problem"),
    [
        ("", PinProblem.DIGITS),
        ("abcdef", PinProblem.DIGITS),
        ("73916x", PinProblem.DIGITS),
        ("73 9164", PinProblem.DIGITS),
        ("٧٣٩١٦٤", PinProblem.DIGITS),
        ("73916", PinProblem.LENGTH),
        ("7391647391640", PinProblem.LENGTH),
        ("000000", PinProblem.PATTERN),
        ("123456", PinProblem.PATTERN),
        ("67890123", PinProblem.PATTERN),
        ("654321", PinProblem.PATTERN),
        ("10987654", PinProblem.PATTERN),
        ("121212", PinProblem.PATTERN),
        ("739739", PinProblem.PATTERN),
        ("7397397", PinProblem.PATTERN),
        ("600115", PinProblem.BIRTHDAY),
        ("040229", PinProblem.BIRTHDAY),
        ("19600115", PinProblem.BIRTHDAY),
    ],
)
def test_a_pin_that_others_would_guess_is_refused(pin: str, problem: PinProblem):
    assert pin_problem(pin) is problem


def test_full_width_digits_are_the_same_digits():
    assert normalise_pin(" ７３９１６４\n") == "739164"


@given(st.text())
def test_any_text_gets_an_answer(text: str):
    problem = pin_problem(normalise_pin(text))
    assert problem is None or problem in set(PinProblem)


@given(st.dates().filter(lambda day: 1900 <= day.year < 2100))
def test_no_birthday_is_ever_taken(day: date):
    assert pin_problem(f"{day:%Y%m%d}") is not None
    assert pin_problem(f"{day:%y%m%d}") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_words(language: str):
    assert all(texts(language)(f"pin-{problem}") for problem in PinProblem)
