"""Frames of the card reader in a stream of anything."""

from functools import reduce
from operator import xor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.protocols.sam_frames import LONGEST_LENGTH, PREAMBLE, TIMED_OUT, Answer, FrameBuffer, command_frame

FOUND = bytes.fromhex("AAAAAA9669 0008 00009F 00000000 97")
NO_CARD = bytes.fromhex("AAAAAA9669 0004 000080 84")
BARE_TIMED_OUT = bytes.fromhex("0005050505")


def fed_one_by_one(stream):
    frames = FrameBuffer()
    return [answer for byte in stream for answer in frames.feed(bytes([byte]))]


def test_every_checksum_in_the_golden_frames_is_right(golden_sam):
    for frame in [*golden_sam["commands"].values(), *golden_sam["answers"].values()]:
        data = bytes.fromhex(frame)
        assert data[:5] == PREAMBLE
        assert int.from_bytes(data[5:7], "big") == len(data) - 7
        assert reduce(xor, data[5:]) == 0


def test_commands_are_built_as_in_the_table(golden_sam):
    for frame in golden_sam["commands"].values():
        data = bytes.fromhex(frame)
        assert command_frame(data[7], data[8]) == data


def test_every_golden_answer_is_read_by_its_sw3(golden_sam):
    for frame in golden_sam["answers"].values():
        data = bytes.fromhex(frame)
        assert FrameBuffer().feed(data) == [Answer(data[9], data[10:-1])]
        assert fed_one_by_one(data) == [Answer(data[9], data[10:-1])]


def test_sw1_and_sw2_may_be_anything():
    body = bytes.fromhex("0004 AB CD 90")
    assert FrameBuffer().feed(PREAMBLE + body + bytes([reduce(xor, body)])) == [Answer(0x90)]


def test_frames_back_to_back_are_all_read():
    assert FrameBuffer().feed(FOUND + NO_CARD + FOUND) == [Answer(0x9F, bytes(4)), Answer(0x80), Answer(0x9F, bytes(4))]


@pytest.mark.parametrize("lead", [b"\xaa", b"\xaa" * 7, b"garbage", PREAMBLE[:4], bytes(5000)])
def test_garbage_before_a_frame_is_skipped(lead):
    assert FrameBuffer().feed(lead + NO_CARD) == [Answer(0x80)]
    assert fed_one_by_one(lead + NO_CARD) == [Answer(0x80)]


def test_a_wrong_checksum_is_counted_and_the_next_frame_is_read():
    frames = FrameBuffer()
    assert frames.feed(FOUND[:-1] + b"\x00" + NO_CARD) == [Answer(0x80)]
    assert frames.damaged == 1


def test_a_frame_hidden_in_a_false_one_is_found_after_giving_up():
    frames = FrameBuffer()
    assert frames.feed(PREAMBLE + b"\x05\x08" + NO_CARD) == []
    assert frames.in_frame
    assert frames.give_up() == [Answer(0x80)]
    assert not frames.in_frame


def test_half_a_frame_is_forgotten_after_giving_up():
    frames = FrameBuffer()
    assert frames.feed(FOUND[:9]) == []
    assert frames.give_up() == []
    assert frames.feed(NO_CARD) == [Answer(0x80)]


def test_a_length_that_no_answer_has_is_not_waited_for():
    frames = FrameBuffer()
    assert frames.feed(PREAMBLE + b"\xff\xff" + NO_CARD) == [Answer(0x80)]
    assert frames.feed(PREAMBLE + b"\x00\x03" + NO_CARD) == [Answer(0x80)]


@pytest.mark.parametrize("stream", [BARE_TIMED_OUT, PREAMBLE + BARE_TIMED_OUT, b"x" + BARE_TIMED_OUT + b"y"])
def test_time_out_frames_are_known_with_and_without_their_preamble(stream):
    assert FrameBuffer().feed(stream) == [Answer(TIMED_OUT)]
    assert fed_one_by_one(stream) == [Answer(TIMED_OUT)]


def test_a_bare_time_out_frame_before_an_answer_keeps_its_place():
    assert FrameBuffer().feed(BARE_TIMED_OUT + NO_CARD) == [Answer(TIMED_OUT), Answer(0x80)]


@given(st.lists(st.one_of(st.binary(max_size=3000), st.sampled_from([FOUND, NO_CARD, PREAMBLE, BARE_TIMED_OUT]))))
def test_anything_at_all_is_survived_in_a_bounded_buffer(pieces):
    frames = FrameBuffer()
    for piece in pieces:
        frames.feed(piece)
        assert len(frames) <= len(PREAMBLE) + 2 + LONGEST_LENGTH
    frames.give_up()
    assert NO_CARD[9] in [answer.status for answer in frames.feed(NO_CARD)]


@given(st.binary(max_size=400).filter(lambda noise: PREAMBLE[:1] not in noise), st.integers(1, 50))
def test_the_way_a_stream_is_cut_does_not_matter(noise, size):
    stream = noise + FOUND + noise + NO_CARD
    frames = FrameBuffer()
    cut = [answer for at in range(0, len(stream), size) for answer in frames.feed(stream[at : at + size])]
    assert [a.status for a in cut if a.status != TIMED_OUT] == [0x9F, 0x80]
