from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kiosk.domain.identity_number import (
    PROVINCES,
    DocumentKind,
    Problem,
    Sex,
    age_on,
    check_digit,
    derive_18,
    examine,
    normalise,
)

TODAY = date(2026, 11, 20)
DIGITS = "0123456789"


def number(region: str, born: date | str, order: str = "002") -> str:
    body = region + (born if isinstance(born, str) else f"{born:%Y%m%d}") + order
    return body + check_digit(body)


NUMBER = number("110101", "19440302")

provinces = st.sampled_from(sorted(PROVINCES))
regions = st.builds(lambda province, rest: f"{province}{rest:04d}", provinces, st.integers(0, 9999)) | st.sampled_from(
    ["810000", "820000", "830000", "911840", "931156"]
)
births = st.dates(date(1800, 1, 1), TODAY)
orders = st.integers(0, 999).map("{:03d}".format)
numbers = st.builds(
    lambda region, born, order: number(region, f"{born:%Y%m%d}".zfill(8), order), regions, births, orders
)


@given(regions, births, orders)
def test_every_number_made_by_the_rules_is_valid_and_says_birth_and_sex(region: str, born: date, order: str):
    verdict = examine(number(region, f"{born.year:04d}{born:%m%d}", order), TODAY)
    assert verdict.valid
    assert (verdict.birth_date, verdict.region) == (born, region)
    assert verdict.sex is (Sex.MALE if int(order[2]) % 2 else Sex.FEMALE)


@given(numbers, st.integers(0, 17), st.sampled_from(DIGITS + "X"))
def test_every_single_wrong_character_is_caught(right: str, place: int, character: str):
    assume(character != right[place])
    assert not examine(right[:place] + character + right[place + 1 :], TODAY).valid


@given(numbers, st.integers(0, 16))
def test_every_swap_of_neighbours_that_differ_is_caught(right: str, place: int):
    assume(right[place] != right[place + 1])
    assert not examine(right[:place] + right[place + 1] + right[place] + right[place + 2 :], TODAY).valid


@given(numbers, st.integers(0, 16), st.integers(0, 16))
def test_every_swap_of_two_digits_is_caught_unless_they_stand_ten_apart(right: str, one: int, other: int):
    assume(right[one] != right[other] and abs(one - other) != 10)  # the weights 2^n mod 11 come again after ten
    swapped = list(right)
    swapped[one], swapped[other] = right[other], right[one]
    assert not examine("".join(swapped), TODAY).valid


@given(st.text())
@example("\ud800" * 18)
@example("ß" * 9)
def test_any_text_gets_a_verdict(text: str):
    verdict = examine(text, TODAY)
    assert verdict.valid is (verdict.problem is None)
    assert (verdict.group is None) or verdict.group in {1, 2, 3}


@given(st.text(alphabet="0123456789０１２３４５６７８９xX×ｘＸхΧ -－—·\u200b\u3000A一"))
def test_normalising_twice_changes_nothing_more(text: str):
    assert normalise(normalise(text)) == normalise(text)


X_NUMBER = next(made for order in range(1000) if (made := number("110101", "19440302", f"{order:03d}")).endswith("X"))


@pytest.mark.parametrize("cross", list("xX×ｘＸ✕✖хХΧχ"))
def test_every_way_to_write_the_last_x_is_the_same(cross: str):
    assert examine(X_NUMBER[:17] + cross, TODAY).number == X_NUMBER
    assert examine(X_NUMBER[:17] + cross, TODAY).valid


@pytest.mark.parametrize(
    "written",
    [
        "".join(chr(ord(digit) + 0xFEE0) for digit in NUMBER),
        f"  {NUMBER}\n",
        f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}",
        f"{NUMBER[:6]}-{NUMBER[6:14]}－{NUMBER[14:]}",
        f"{NUMBER[:6]}\u3000{NUMBER[6:]}",
        f"\ufeff{NUMBER[:9]}\u200b{NUMBER[9:]}\r\n",
    ],
)
def test_full_width_digits_blanks_and_dashes_do_not_matter(written: str):
    assert examine(written, TODAY).number == NUMBER
    assert examine(written, TODAY).valid


@pytest.mark.parametrize("region", ["371502", "110111", "810000", "820000", "830000", "710000", "429021", "659001"])
def test_regions_that_lists_of_counties_do_not_know_are_valid(region: str):
    assert examine(number(region, "19440302"), TODAY).valid


@pytest.mark.parametrize(
    ("region", "kind"),
    [
        ("110101", DocumentKind.RESIDENT),
        ("810000", DocumentKind.HK_MACAU_TAIWAN),
        ("820000", DocumentKind.HK_MACAU_TAIWAN),
        ("830000", DocumentKind.HK_MACAU_TAIWAN),
        ("911840", DocumentKind.FOREIGN_PERMANENT),
    ],
)
def test_the_kind_of_document_is_told_by_the_first_digits(region: str, kind: DocumentKind):
    assert examine(number(region, "19440302"), TODAY).kind is kind


@pytest.mark.parametrize("region", ["000000", "100101", "190101", "240101", "470101", "840000", "890101"])
def test_an_unknown_province_is_found_in_the_first_group(region: str):
    verdict = examine(number(region, "19440302"), TODAY)
    assert (verdict.problem, verdict.group) == (Problem.REGION, 1)


@pytest.mark.parametrize(
    "born", ["19440230", "19430229", "19000229", "19441302", "19440002", "19440300", "19440332", "17991231", "00010101"]
)
def test_an_impossible_date_is_found_in_the_second_group(born: str):
    verdict = examine(number("110101", born), TODAY)
    assert (verdict.problem, verdict.group, verdict.birth_date) == (Problem.BIRTH_DATE, 2, None)


@pytest.mark.parametrize("born", ["19440229", "20000229", "18960229", "19040229"])
def test_leap_days_that_were_are_valid(born: str):
    assert examine(number("110101", born), TODAY).valid


def test_today_is_a_possible_birth_date_and_tomorrow_is_not():
    assert examine(number("110101", TODAY), TODAY).valid
    tomorrow = examine(number("110101", TODAY + timedelta(days=1)), TODAY)
    assert (tomorrow.problem, tomorrow.group) == (Problem.BIRTH_DATE, 2)


def test_nobody_is_too_old():
    verdict = examine(number("110101", "18970615"), TODAY)
    assert verdict.valid
    assert verdict.birth_date is not None
    assert age_on(verdict.birth_date, TODAY) == 129


def test_a_wrong_check_digit_may_be_any_digits_fault():
    wrong = NUMBER[:17] + ("1" if NUMBER[17] != "1" else "2")
    verdict = examine(wrong, TODAY)
    assert (verdict.problem, verdict.group, verdict.number) == (Problem.CHECK_DIGIT, None, wrong)


@pytest.mark.parametrize("text", ["", "1", NUMBER[:17], NUMBER + "1", NUMBER[:14], NUMBER[:16], "一二三"])
def test_another_length_is_told(text: str):
    assert examine(text, TODAY).problem is Problem.LENGTH


@pytest.mark.parametrize(("place", "group"), [(0, 1), (5, 1), (6, 2), (13, 2), (14, 3), (16, 3), (17, 3)])
def test_a_character_that_is_none_is_found_in_its_group(place: int, group: int):
    verdict = examine(NUMBER[:place] + "A" + NUMBER[place + 1 :], TODAY)
    assert (verdict.problem, verdict.group) == (Problem.CHARACTERS, group)


@pytest.mark.parametrize(("place", "group"), [(0, 1), (6, 2), (11, 2), (12, 3), (14, 3)])
def test_fifteen_characters_have_groups_of_6_6_3(place: int, group: int):
    text = "110101440302002"
    verdict = examine(text[:place] + "X" + text[place + 1 :], TODAY)
    assert (verdict.problem, verdict.group) == (Problem.CHARACTERS, group)


def test_fifteen_digits_are_valid_with_their_eighteen_character_form():
    verdict = examine("110101440302002", TODAY)
    assert verdict.valid
    assert (verdict.number, verdict.typed_15) == (NUMBER, "110101440302002")
    assert (verdict.birth_date, verdict.sex) == (date(1944, 3, 2), Sex.FEMALE)


@pytest.mark.parametrize("order", ["996", "997", "998", "999"])
def test_the_order_codes_of_centenarians_mean_the_century_before(order: str):
    verdict = examine(f"110101970615{order}", TODAY)
    assert verdict.birth_date == date(1897, 6, 15)
    assert verdict.number == derive_18(f"110101970615{order}")


def test_the_order_code_before_those_means_this_century():
    assert examine("110101970615995", TODAY).birth_date == date(1997, 6, 15)


def test_a_leap_day_of_1900_does_not_exist_in_fifteen_digits_either():
    assert examine("110101000229001", TODAY).problem is Problem.BIRTH_DATE


@pytest.mark.parametrize("first", ["81", "82", "83", "91"])
def test_cards_that_came_after_1999_have_no_fifteen_digit_numbers(first: str):
    verdict = examine(f"{first}0000440302002", TODAY)
    assert (verdict.problem, verdict.group) == (Problem.REGION, 1)


@given(st.builds(lambda region, born, order: f"{region}{born:%y%m%d}{order}", regions, births, orders))
def test_fifteen_digits_and_their_eighteen_say_the_same(old: str):
    verdict = examine(old, TODAY)
    assume(verdict.valid)
    again = examine(verdict.number, TODAY)
    assert (again.number, again.birth_date, again.sex, again.region) == (
        verdict.number,
        verdict.birth_date,
        verdict.sex,
        verdict.region,
    )
    assert again.typed_15 is None


@pytest.mark.parametrize(
    ("day", "age"), [(date(2026, 3, 1), 81), (date(2026, 3, 2), 82), (date(2026, 12, 31), 82), (date(1944, 3, 2), 0)]
)
def test_age_counts_whole_years(day: date, age: int):
    assert age_on(date(1944, 3, 2), day) == age


def test_a_verdict_does_not_show_the_number():
    shown = repr(examine(NUMBER, TODAY)) + repr(examine("110101440302002", TODAY))
    assert NUMBER[6:] not in shown
    assert "440302" not in shown
    assert "1944" not in shown
