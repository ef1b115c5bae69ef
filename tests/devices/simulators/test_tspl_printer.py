"""The simulated TSPL printer draws what the maker's tables say, from bytes written by hand."""

import pytest

from devices.simulators.tspl_printer import SimulatedTsplPrinter
from printed_by_hand import TSPL_HEAD, black, fed


def tspl(data, size=None):
    return fed(SimulatedTsplPrinter(203, 832), data, size)


@pytest.mark.parametrize("size", [None, 1, 7])
def test_tspl_draws_a_bitmap_in_which_zero_burns(size):
    printer = tspl(TSPL_HEAD + b"BITMAP 10,20,2,2,0,\x7f\xfe\xff\xff\r\nPRINT 1,1\r\n", size)
    (page,) = printer.pages
    assert page.size == (400, 240)
    assert black(page) == {(10, 20), (25, 20)}
    assert printer.unsupported == {}


def test_tspl_bitmap_data_may_hold_line_ends_and_commands():
    data = b"\r\nPRINT 1\r\n\x1b!?"
    printer = tspl(TSPL_HEAD + b"BITMAP 0,0,%d,1,0," % len(data) + data + b"\r\nPRINT 1,1\r\n")
    assert printer.page_count == 1
    assert printer.output == b""
    assert len(black(printer.pages[0])) == sum(8 - byte.bit_count() for byte in data)


def test_tspl_mode_0_overwrites_mode_1_adds_mode_2_turns_over():
    first = b"BITMAP 0,0,1,1,0,\x0f\r\n"
    for mode, expected in [(0, {4, 5}), (1, {0, 1, 2, 3, 4, 5}), (2, {0, 1, 2, 3, 4, 5})]:
        (page,) = tspl(TSPL_HEAD + first + b"BITMAP 0,0,1,1,%d,\xf3\r\nPRINT 1,1\r\n" % mode).pages
        assert {x for x, _ in black(page)} == expected
    (page,) = tspl(TSPL_HEAD + first + b"BITMAP 0,0,1,1,2,\x0f\r\nPRINT 1,1\r\n").pages
    assert black(page) == set()


def test_tspl_turns_the_label_round_for_direction_1():
    (page,) = tspl(TSPL_HEAD + b"DIRECTION 1,0\r\nBITMAP 0,0,1,1,0,\x7f\r\nPRINT 1,1\r\n").pages
    assert black(page) == {(399, 239)}


def test_tspl_cls_clears_and_print_counts_sets_and_copies():
    (page, *more) = tspl(TSPL_HEAD + b"BITMAP 0,0,1,1,0,\x00\r\nCLS\r\nPRINT 2,2\r\n").pages
    assert len(more) == 3
    assert black(page) == set()


@pytest.mark.parametrize(
    ("fault", "short", "long"),
    [
        ("none", b"\x00", b"\x02@@@@\x03\r\n"),
        ("cover_open", b"\x01", b"\x02E@@`\x03\r\n"),
        ("jam", b"\x02", b"\x02E@@B\x03\r\n"),
        ("paper_out", b"\x04", b"\x02E@@A\x03\r\n"),
    ],
)
def test_tspl_answers_both_status_questions(fault, short, long):
    printer = SimulatedTsplPrinter(203, 832)
    printer.set_fault(fault, {})
    printer.feed(b"\x1b!?", 5.0)
    printer.feed(b"\x1b!S", 5.0)
    assert printer.output == short + long


def test_tspl_says_that_it_is_printing_for_a_moment():
    printer = SimulatedTsplPrinter(203, 832)
    printer.feed(TSPL_HEAD + b"PRINT 1,1\r\n\x1b!?", 5.0)
    printer.feed(b"\x1b!?", 6.0)
    assert printer.output == b"\x20\x00"
