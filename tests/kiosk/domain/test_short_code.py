import secrets

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.domain.short_code import grouped, is_short_code, make_short_code

codes = st.integers(0, 9_999_999).map(lambda body: make_short_code(lambda _: body))


@given(codes)
def test_every_code_has_eight_digits_and_is_one(code: str):
    assert len(code) == 8
    assert is_short_code(code)


@given(codes, st.integers(0, 7), st.sampled_from("0123456789"))
def test_every_single_wrong_digit_is_caught(code: str, place: int, digit: str):
    assume(digit != code[place])
    assert not is_short_code(code[:place] + digit + code[place + 1 :])


@given(st.text())
def test_any_text_gets_an_answer(text: str):
    assert is_short_code(text) in {True, False}


@pytest.mark.parametrize("text", ["", "1234567", "123456789", "１２３４５６７８", "1234 5678", "١٢٣٤٥٦٧٨", "+1234567"])
def test_what_is_not_eight_plain_digits_is_no_code(text: str):
    assert not is_short_code(text)


def test_the_product_draws_from_all_bodies():
    limits: list[int] = []

    def below(limit: int) -> int:
        limits.append(limit)
        return secrets.randbelow(limit)

    assert is_short_code(make_short_code(below))
    assert limits == [10_000_000]


def test_a_code_is_shown_in_two_groups():
    assert grouped("48210937") == "4821 0937"
