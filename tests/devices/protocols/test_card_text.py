"""The text on the chip, in all four layouts, whole and damaged."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.protocols.card_text import read_card_text, read_newest_address
from kiosk.domain.identity_number import DocumentKind, Sex, check_digit


def numbered(body):
    return body + check_digit(body)


@pytest.fixture
def permit_text(laid_text):
    fields = {0: "陈大文", 30: "1", 36: "19480105", 52: "深圳市南山区某路2号", 122: numbered("81000019480105001")}
    return laid_text(fields | {158: "深圳市公安局", 188: "20190101", 204: "20240101", 220: "H12345678", 248: "J"})


@pytest.fixture
def foreign_2023_text(laid_text):
    latin = "MONTGOMERY-ASHWORTH, ALEXANDER BARTHOLOMEW"
    fields = {0: "蒙哥马利", 30: "1", 32: "02", 36: "19600229", 52: latin[:35], 220: latin[35:]}
    fields |= {122: numbered("91130019600229001"), 188: "20231201", 204: "20331130"}
    return laid_text(fields | {242: "GBR", 248: "Y", 250: "  9"})


@pytest.fixture
def foreign_2017_text(laid_text):
    fields = {0: "SMITH, MARY ANN", 120: "2", 122: "USA110500112233", 152: "USA", 158: "史密斯", 188: "20170701"}
    return laid_text(fields | {204: "20270630", 220: "19551231", 236: "01", 240: "1500", 248: "I"})


def test_a_resident_card_is_read_field_by_field(resident_text, made_up_number):
    card = read_card_text(resident_text)
    assert (card.kind, card.number, card.name) == (DocumentKind.RESIDENT, made_up_number, "王秀芳")
    assert (card.sex, card.nation, card.birth_date) == (Sex.FEMALE, "01", date(1950, 3, 4))
    assert (card.address, card.issuer) == ("北京市朝阳区某街1号", "北京市公安局朝阳分局")
    assert (card.valid_from, card.valid_to) == (date(2010, 1, 1), None)
    assert (card.latin_name, card.nationality, card.name_maybe_cut) == (None, None, False)


def test_a_flag_of_nul_is_a_resident_card_as_well(resident_text):
    assert read_card_text(resident_text[:248] + bytes(8)) == read_card_text(resident_text)


def test_a_permit_has_no_nation_and_keeps_its_address(permit_text):
    card = read_card_text(permit_text)
    assert (card.kind, card.nation, card.nationality) == (DocumentKind.HK_MACAU_TAIWAN, None, None)
    assert (card.name, card.address, card.issuer) == ("陈大文", "深圳市南山区某路2号", "深圳市公安局")
    assert (card.valid_from, card.valid_to) == (date(2019, 1, 1), date(2024, 1, 1))


def test_a_card_of_2023_joins_its_english_name_and_shows_no_address(foreign_2023_text):
    card = read_card_text(foreign_2023_text)
    assert card.kind is DocumentKind.FOREIGN_PERMANENT
    assert (card.name, card.latin_name) == ("蒙哥马利", "MONTGOMERY-ASHWORTH, ALEXANDER BARTHOLOMEW")
    assert (card.nationality, card.address, card.issuer, card.nation) == ("GBR", None, None, None)
    assert (card.birth_date, card.valid_to) == (date(1960, 2, 29), date(2033, 11, 30))


def test_a_card_of_2017_has_a_number_of_fifteen(foreign_2017_text):
    card = read_card_text(foreign_2017_text)
    assert (card.kind, card.number) == (DocumentKind.FOREIGN_PERMANENT, "USA110500112233")
    assert (card.name, card.latin_name, card.sex) == ("史密斯", "SMITH, MARY ANN", Sex.FEMALE)
    assert (card.birth_date, card.nationality) == (date(1955, 12, 31), "USA")
    assert (card.valid_from, card.valid_to, card.address) == (date(2017, 7, 1), date(2027, 6, 30), None)


def test_a_foreign_card_without_a_chinese_name_goes_by_its_latin_one(foreign_2017_text):
    no_chinese = foreign_2017_text[:158] + " ".encode("utf-16-le") * 15 + foreign_2017_text[188:]
    card = read_card_text(no_chinese)
    assert card.name == card.latin_name == "SMITH, MARY ANN"


@pytest.mark.parametrize("name", ["𠮷田𬭎", "㛃䶮𫖯", "\ue863\ue0a1", "阿卜杜拉·买买提"])
def test_rare_names_are_kept_to_the_last_code_point(name, resident_text):
    data = name.encode("utf-16-le").ljust(30, b"\x00")
    assert read_card_text(data + resident_text[30:]).name == name


def test_half_a_surrogate_pair_is_kept_verbatim(resident_text):
    data = "王\ud842".encode("utf-16-le", "surrogatepass").ljust(30, b"\x00")
    assert read_card_text(data + resident_text[30:]).name == "王\ud842"


@pytest.mark.parametrize("valid_to", ["20301345", "2030", "长 期", "", "\x1b[2J"])
def test_a_last_day_that_cannot_be_read_is_told_from_no_last_day(valid_to, resident_text):
    data = valid_to.encode("utf-16-le").ljust(16, b"\x00")
    card = read_card_text(resident_text[:204] + data + resident_text[220:])
    assert (card.valid_to, card.validity_unreadable) == (None, True)
    assert not card.expired_on(date(2099, 1, 1))


def test_a_card_for_life_is_not_unreadable(resident_text):
    card = read_card_text(resident_text)
    assert (card.valid_to, card.validity_unreadable) == (None, False)


def test_control_characters_are_no_part_of_a_name_or_an_address(resident_text):
    name = "王\x1b[2J\x9b秀芳".encode("utf-16-le").ljust(30, b"\x00")
    address = "和平\x07小区\x858号\x1b".encode("utf-16-le").ljust(70, b"\x00")
    card = read_card_text(name + resident_text[30:52] + address + resident_text[122:])
    assert (card.name, card.address) == ("王[2J秀芳", "和平小区8号")
    assert read_newest_address(address) == "和平小区8号"


@pytest.mark.parametrize("dot", "‧•．・·")
def test_all_middle_dots_become_one(dot, resident_text):
    data = f"古丽{dot}阿依".encode("utf-16-le").ljust(30, b"\x00")
    assert read_card_text(data + resident_text[30:]).name == "古丽·阿依"


def test_a_name_that_fills_its_field_may_be_cut_off(resident_text):
    data = ("阿" * 15).encode("utf-16-le")
    assert read_card_text(data + resident_text[30:]).name_maybe_cut
    assert not read_card_text(("阿" * 14 + " ").encode("utf-16-le") + resident_text[30:]).name_maybe_cut


@pytest.mark.parametrize("birth", ["19500230", "1950 304", "00000000", "", "１９５０"])
def test_an_impossible_date_leaves_only_that_field_open(birth, resident_text):
    data = birth.encode("utf-16-le").ljust(16, b"\x00")
    card = read_card_text(resident_text[:36] + data + resident_text[52:])
    assert card.birth_date is None
    assert card.name == "王秀芳"


def test_a_damaged_sex_and_nation_leave_only_those_fields_open(resident_text):
    card = read_card_text(resident_text[:30] + "9??".encode("utf-16-le") + resident_text[36:])
    assert (card.sex, card.nation, card.name) == (None, None, "王秀芳")


@pytest.mark.parametrize(
    "number", ["", "1101051950030400", "1101051950030400AB", "一二三四五六七八九十一二三四五六七八"]
)
def test_a_card_without_a_readable_number_is_no_card(number, resident_text):
    data = number.encode("utf-16-le").ljust(36, b"\x00")
    assert read_card_text(resident_text[:122] + data + resident_text[158:]) is None


def test_a_small_x_at_the_end_of_a_number_becomes_a_big_one(resident_text):
    data = "11010519500304001x".encode("utf-16-le")
    assert read_card_text(resident_text[:122] + data + resident_text[158:]).number.endswith("X")


def test_a_blank_newest_address_is_none():
    assert read_newest_address(" ".encode("utf-16-le") * 35) is None
    assert read_newest_address("新址 3 号".encode("utf-16-le").ljust(70, b"\x00")) == "新址 3 号"


@given(st.binary(min_size=256, max_size=256), st.sampled_from(["J", "Y", "I", " "]))
def test_any_256_bytes_give_a_card_or_none(text, flag):
    card = read_card_text(text[:248] + flag.encode("utf-16-le") + text[250:])
    assert card is None or card.number


@given(st.binary(min_size=30, max_size=30))
def test_any_bytes_in_the_name_leave_the_rest_of_the_card_readable(name):
    blank = " ".encode("utf-16-le")
    text = name + blank * 46 + "110105195003040026".encode("utf-16-le") + blank * 49
    assert read_card_text(text).number == "110105195003040026"
