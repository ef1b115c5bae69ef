"""How printers say how they are, byte by byte after the makers' tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.protocols.escpos_status import EscposStatus
from devices.protocols.tspl_status import TsplLongStatus, TsplStatus, condition_of, condition_of_long
from devices.protocols.zpl_status import ZplStatus
from kiosk.ports import PrinterCondition as Condition

HS_READY = b"\x02030,0,0,0240,000,0,0,0,000,0,0,0\x03\r\n\x02001,0,0,0,1,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n"


def asked_escpos(*answers):
    """Answer each DLE EOT n in turn with the byte for n."""
    by_n = dict(answers)
    status, asked = EscposStatus(), []
    while status.condition is None:
        n = status.ask[2]
        assert status.ask[:2] == b"\x10\x04"
        asked.append(n)
        status.take(bytes([by_n.get(n, 0x12)]))
    return status.condition, asked


def test_a_ready_receipt_printer_is_asked_two_questions():
    assert asked_escpos() == (Condition.READY, [1, 4])


@pytest.mark.parametrize(
    ("answers", "condition"),
    [
        ([(1, 0x1A), (2, 0x16)], Condition.COVER_OPEN),
        ([(1, 0x1A), (2, 0x32), (4, 0x72)], Condition.PAPER_OUT),
        ([(1, 0x1A), (2, 0x52), (3, 0x1A)], Condition.JAM),
        ([(1, 0x1A), (2, 0x52), (3, 0x32)], Condition.FAULT),
        ([(1, 0x1A), (2, 0x52), (3, 0x52)], Condition.FAULT),
        ([(1, 0x1A), (3, 0x52)], Condition.HEAD_HOT),
        ([(1, 0x1A)], Condition.FAULT),
        ([(1, 0x1A), (4, 0x1E)], Condition.FAULT),
        ([(4, 0x1E)], Condition.PAPER_NEAR_END),
        ([(4, 0x7E)], Condition.PAPER_OUT),
    ],
)
def test_dle_eot_answers_say_what_is_wrong(answers, condition):
    assert asked_escpos(*answers)[0] is condition


def test_automatic_status_back_in_the_same_stream_is_told_apart():
    status = EscposStatus()
    status.take(bytes([0x10, 0x00, 0x00, 0x00, 0x12, 0x10, 0x00, 0x0C]))
    assert status.condition is None
    status.take(bytes([0x00, 0x12]))
    assert status.condition is Condition.PAPER_OUT


@pytest.mark.parametrize(
    ("asb", "condition"),
    [
        ([0x38, 0x00, 0x00, 0x00], Condition.COVER_OPEN),
        ([0x18, 0x08, 0x00, 0x00], Condition.JAM),
        ([0x18, 0x20, 0x00, 0x00], Condition.FAULT),
        ([0x18, 0x40, 0x00, 0x00], Condition.HEAD_HOT),
        ([0x10, 0x00, 0x03, 0x00], Condition.PAPER_NEAR_END),
        ([0x18, 0x00, 0x0F, 0x00], Condition.PAPER_OUT),
    ],
)
def test_what_automatic_status_back_says_counts(asb, condition):
    status = EscposStatus()
    status.take(bytes(asb) + b"\x12\x12")
    assert status.condition is condition


@pytest.mark.parametrize("noise", [b"\x92\x12", b"\x12\xfe\x12", b"\x12\x12\x80"])
def test_after_noise_no_answer_is_believed_for_it_may_have_come_at_another_speed(noise):
    status = EscposStatus()
    status.take(noise + b"\x12")
    assert (status.condition, status.if_silent) == (None, Condition.UNKNOWN)


def test_characters_that_hold_up_a_line_are_no_noise():
    status = EscposStatus()
    status.take(b"\x13\x12\x11\x12")
    assert status.condition is Condition.READY


def test_a_printer_that_answers_its_first_question_only_is_known_by_that():
    status = EscposStatus()
    assert status.if_silent is Condition.UNKNOWN
    status.take(b"\x12")
    assert status.if_silent is Condition.READY


@pytest.mark.parametrize(
    ("byte", "condition"),
    [
        (0x00, Condition.READY),
        (0x01, Condition.COVER_OPEN),
        (0x02, Condition.JAM),
        (0x04, Condition.PAPER_OUT),
        (0x08, Condition.RIBBON_OUT),
        (0x10, Condition.PAUSED),
        (0x20, Condition.BUSY),
        (0x40, Condition.COVER_OPEN),
        (0x80, Condition.HEAD_HOT),
        (0x11, Condition.COVER_OPEN),
        (0x13, Condition.COVER_OPEN),
        (0x24, Condition.PAPER_OUT),
    ],
)
def test_the_byte_of_a_tspl_printer_says_what_is_wrong(byte, condition):
    status = TsplStatus()
    assert status.ask == b"\x1b!?"
    status.take(bytes([byte]))
    assert status.condition is condition is condition_of(byte)


@pytest.mark.parametrize(
    ("answer", "condition"),
    [
        (b"@@@@", Condition.READY),
        (b"P@@@", Condition.BUSY),
        (b"W@@@", Condition.BUSY),
        (b"`@@@", Condition.PAUSED),
        (b"E@@@", Condition.FAULT),
        (b"@A@@", Condition.PAPER_NEAR_END),
        (b"E@A@", Condition.HEAD_HOT),
        (b"E@B@", Condition.HEAD_HOT),
        (b"E@P@", Condition.FAULT),
        (b"C@@@", Condition.BUSY),
        (b"L@@@", Condition.BUSY),
        (b"E@@C", Condition.JAM),
        (b"E@HA", Condition.JAM),
        (b"E@@A", Condition.PAPER_OUT),
        (b"E@@D", Condition.RIBBON_OUT),
        (b"E@@`", Condition.COVER_OPEN),
    ],
)
def test_the_long_answer_of_tsc_printers_says_what_is_wrong(answer, condition):
    assert condition_of_long(b"\x02" + answer + b"\x03\r\n") is condition


LONG_READY = b"\x02@@@@\x03\r\n"


@pytest.mark.parametrize(
    ("answers", "condition"),
    [
        (LONG_READY + b"\x00", Condition.READY),
        (LONG_READY + b"\x20", Condition.BUSY),
        (b"\x02P@@@\x03\r\n\x00", Condition.BUSY),
        (b"\x02E@@A\x03\r\n\x04", Condition.PAPER_OUT),
        (b"\x02@A@@\x03\r\n\x00", Condition.PAPER_NEAR_END),
        (b"\x00" + LONG_READY + b"\x80", Condition.HEAD_HOT),
    ],
)
def test_of_both_answers_of_a_tsc_printer_the_worse_counts(answers, condition):
    status = TsplLongStatus()
    assert status.ask == b"\x1b!S\x1b!?"
    status.take(answers)
    assert status.condition is condition


def test_both_answers_are_understood_byte_by_byte():
    status = TsplLongStatus()
    for byte in b"\x02E@@B\x03\r\n\x02":
        assert status.condition is None
        status.take(bytes([byte]))
    assert status.condition is Condition.JAM


@pytest.mark.parametrize(("byte", "condition"), [(0x00, Condition.READY), (0x04, Condition.PAPER_OUT)])
def test_old_firmware_that_knows_the_short_question_only_is_told_by_its_byte(byte, condition):
    status = TsplLongStatus()
    status.take(bytes([byte]))
    assert status.condition is condition


@pytest.mark.parametrize(
    ("heard", "condition"),
    [(b"", Condition.UNKNOWN), (b"\x02", Condition.JAM), (LONG_READY, Condition.READY), (b"\x02@@", Condition.UNKNOWN)],
)
def test_half_an_answer_of_a_tsc_printer_counts_when_nothing_more_comes(heard, condition):
    status = TsplLongStatus()
    status.take(heard)
    assert (status.condition, status.if_silent) == (None, condition)


def test_what_is_not_a_long_answer_is_none():
    assert condition_of_long(b"\x02@@@\x03\r\n") is None


def hs(first=(), second=()):
    """Change fields of the ready answer by their place."""
    lines = [line.split(b",") for line in HS_READY.replace(b"\x02", b"").replace(b"\x03\r\n", b"\n").split()]
    for line, changes in zip(lines, (first, second), strict=False):
        for place, value in changes:
            line[place] = value
    return b"".join(b"\x02" + b",".join(line) + b"\x03\r\n" for line in lines)


@pytest.mark.parametrize(
    ("answer", "condition"),
    [
        (HS_READY, Condition.READY),
        (hs([(1, b"1")]), Condition.PAPER_OUT),
        (hs([(2, b"1")]), Condition.PAUSED),
        (hs([(4, b"002")]), Condition.BUSY),
        (hs([(5, b"1")]), Condition.BUSY),
        (hs([(9, b"1")]), Condition.FAULT),
        (hs([(11, b"1")]), Condition.HEAD_HOT),
        (hs((), [(2, b"1")]), Condition.COVER_OPEN),
        (hs((), [(3, b"1")]), Condition.RIBBON_OUT),
        (hs((), [(3, b"1"), (4, b"0")]), Condition.READY),
        (hs((), [(7, b"1")]), Condition.BUSY),
        (hs((), [(8, b"00000003")]), Condition.BUSY),
    ],
)
def test_the_lines_of_a_zpl_printer_say_what_is_wrong(answer, condition):
    status = ZplStatus()
    status.take(answer)
    assert status.condition is condition


def test_zpl_lines_may_come_one_byte_at_a_time_behind_garbage():
    status = ZplStatus()
    *all_but_last, last = (b"\x03noise\x02" + HS_READY).removesuffix(b"\r\n")
    for byte in all_but_last:
        status.take(bytes([byte]))
        assert status.condition is None
    status.take(bytes([last]))
    assert status.condition is Condition.READY


def test_two_of_three_zpl_lines_are_no_answer():
    status = ZplStatus()
    status.take(HS_READY[: HS_READY.rindex(b"\x02")])
    assert status.condition is None
    assert status.if_silent is Condition.UNKNOWN


@given(st.sampled_from([EscposStatus, TsplStatus, ZplStatus]), st.lists(st.binary(max_size=300), max_size=8))
def test_any_bytes_give_a_condition_or_none(make, pieces):
    status = make()
    for piece in pieces:
        status.take(piece)
        assert status.condition is None or status.condition in set(Condition)
        assert status.if_silent in set(Condition)


def test_a_format_that_is_under_way_is_waited_for_after_a_job_and_means_nothing_before_one():
    partial = HS_READY.replace(b"000,0,0,0,000", b"000,0,0,1,000")
    conditions = []
    for job_ended in (False, True):
        status = ZplStatus(job_ended=job_ended)
        status.take(partial)
        conditions.append(status.condition)
    assert conditions == [Condition.READY, Condition.BUSY]
