"""The simulated reader answers as the golden frames say, and its cards are laid out as the tables say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.simulators.card_image import PHOTO, card_text, newest_address
from devices.simulators.card_reader import SimulatedCardReader
from devices.simulators.device import BadRequest


@pytest.fixture
def ask(golden_sam):
    reader = SimulatedCardReader()

    def ask_it(command):
        """Send a golden command; return the answer's hex, or the name of the golden answer that it is."""
        reader.feed(bytes.fromhex(golden_sam["commands"][command]), 0.0)
        answer = bytes(reader.output)
        reader.output.clear()
        known = {bytes.fromhex(frame): name for name, frame in golden_sam["answers"].items()}
        return known.get(answer, answer)

    ask_it.hand = lambda do, **arguments: reader.ask(do, arguments, 0.0)
    ask_it.fault = lambda fault: reader.set_fault(fault, {})
    return ask_it


def test_an_empty_reader_answers_by_the_table(ask):
    assert [ask(command) for command in ("reset", "status", "find", "select", "read_base", "read_newest_address")] == [
        "ok",
        "ok",
        "no_card",
        "select_failed",
        "read_failed",
        "read_failed",
    ]
    assert len(ask("sam_id")) == 27


def test_a_card_is_found_selected_and_read_once_until_it_leaves_the_field(ask, made_up_card, base_answer):
    ask.hand("lay", **made_up_card)
    assert [ask("find"), ask("select")] == ["found", "selected"]
    assert ask("read_base") == base_answer(card_text(made_up_card), PHOTO)
    assert [ask("read_newest_address"), ask("find"), ask("find")] == ["not_on_card", "no_card", "no_card"]
    ask.hand("lift")
    ask.hand("lay", **made_up_card)
    assert [ask("find"), ask("find")] == ["no_card", "found"]


def test_the_sizes_of_answers_are_those_of_the_table(ask, made_up_card):
    ask.hand("lay", **made_up_card, newest_address="新家 5 号")
    assert [ask("find"), ask("select")] == ["found", "selected"]
    sizes = [len(ask(command)) for command in ("read_base", "read_base_and_fingerprint", "read_newest_address")]
    assert sizes == [1295, 2321, 81]


def test_a_wrong_checksum_is_answered_with_10():
    reader = SimulatedCardReader()
    reader.feed(bytes.fromhex("AAAAAA9669 0003 2001 23"), 0.0)
    assert reader.output[9] == 0x10


def test_made_up_cards_are_laid_out_as_in_the_table(made_up_card, resident_text):
    assert card_text(made_up_card) == resident_text


def test_a_card_of_2023_is_laid_out_as_in_the_table(laid_text):
    latin = "MONTGOMERY-ASHWORTH, ALEXANDER BARTHOLOMEW"
    fields = {"latin_name": latin, "name": "蒙", "nationality": "GBR", "kind": "foreign-permanent"}
    expected = {0: "蒙", 32: "01", 52: latin[:35], 220: latin[35:], 204: "长期", 242: "GBR", 248: "Y"}
    assert card_text(fields) == laid_text(expected)


def test_newest_address_fills_seventy_bytes_or_is_not_there():
    assert newest_address({}) is None
    assert len(newest_address({"newest_address": "新家"})) == 70


@pytest.mark.parametrize("wrong", [{"kind": "library"}, {"sex": "X"}, {"birth_date": "1950"}, {"name": ["x"]}])
def test_what_cannot_be_on_a_card_is_refused(wrong):
    with pytest.raises(BadRequest):
        card_text(wrong)


@given(st.lists(st.one_of(st.binary(max_size=40), st.just(bytes.fromhex("AAAAAA9669")))))
def test_any_bytes_are_survived_and_the_next_question_is_answered(golden_sam, noise):
    reader = SimulatedCardReader()
    for data in noise:
        reader.feed(data, 0.0)
    for _ in range(60):
        reader.feed(bytes.fromhex(golden_sam["commands"]["find"]), 0.0)
    assert bytes(reader.output).endswith(bytes.fromhex(golden_sam["answers"]["no_card"]))
