"""A social-security card's plain fields, from golden APDUs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.protocols.social_security_card import CardRefusal, SocialSecurityCardReading
from kiosk.domain.identity_number import Sex

OK = bytes.fromhex("9000")


def record(tag, value):
    return bytes([tag, len(value)]) + value + OK


@pytest.fixture
def card(made_up_number):
    """Give the answers of a made-up card by the command's bytes in hexadecimal."""
    return {
        "00a404000f7378312e73682ec9e7bbe1b1a3d5cf": bytes.fromhex("6F00") + OK,
        "00b2072c0b": record(0x07, b"A12345678"),
        "00a4020002ef06": OK,
        "00b2080400": record(0x08, made_up_number.encode()),
        "00b2090400": record(0x09, "王秀芳".encode("gb18030") + b"\x00" * 24),
        "00b20a0400": record(0x0A, b"2"),
        "00b20b0400": record(0x0B, bytes.fromhex("01")),
        "00b20c0400": record(0x0C, bytes.fromhex("110105")),
        "00b20d0400": record(0x0D, bytes.fromhex("19500304")),
    }


def read(card):
    reading = SocialSecurityCardReading()
    while reading.apdu is not None:
        reading.take(card.get(reading.apdu.hex(), bytes.fromhex("6A82")))
    return reading.outcome


def test_all_plain_fields_are_read(card, made_up_number):
    found = read(card)
    assert (found.card_number, found.number, found.name) == ("A12345678", made_up_number, "王秀芳")
    assert (found.sex, found.nation, found.birthplace, found.birth_date) == (
        Sex.FEMALE,
        "01",
        "110105",
        date(1950, 3, 4),
    )


def test_digits_may_be_characters_too(card):
    card["00b20d0400"] = record(0x0D, b"19500304")
    card["00b20b0400"] = record(0x0B, b"01")
    assert (read(card).birth_date, read(card).nation) == (date(1950, 3, 4), "01")


def test_a_card_that_wants_to_be_asked_for_the_right_length_is_asked_again(card):
    card["00b20904" + "1e"] = card.pop("00b2090400")[:32] + OK
    card["00b2090400"] = bytes.fromhex("6C1E")
    assert read(card).name == "王秀芳"


def test_an_answer_that_has_to_be_fetched_is_fetched(card):
    card["00c000000b"] = card["00b2072c0b"]
    card["00b2072c0b"] = bytes.fromhex("610B")
    assert read(card).card_number == "A12345678"


@pytest.mark.parametrize("missing", ["00b2080400", "00b2090400", "00b2072c0b", "00a4020002ef06"])
def test_what_another_region_leaves_out_is_left_open(missing, card):
    del card[missing]
    found = read(card)
    assert [found.number, found.name, found.card_number].count(None) <= 1


def test_any_other_chip_card_is_refused_at_once():
    assert read({}) is CardRefusal.NOT_A_SOCIAL_SECURITY_CARD


def test_the_person_never_shows(card, made_up_number):
    assert not {"王秀芳", made_up_number, "A12345678"} & set(repr(read(card)).split("'"))


@given(st.lists(st.binary(max_size=300), min_size=40, max_size=40))
def test_any_answers_end_the_reading(answers):
    reading = SocialSecurityCardReading()
    for answer in answers:
        if reading.apdu is None:
            break
        reading.take(answer)
    assert reading.outcome is not None
