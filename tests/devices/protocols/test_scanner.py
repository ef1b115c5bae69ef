"""A scanner's bytes cut into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.protocols.scanner import LONGEST_LINE, MOST_A_SECOND, MOST_AT_ONCE, SILENCE_S, ScannerDress, ScannerLines


@pytest.mark.parametrize("terminator", [b"\r", b"\n", b"\r\n"])
def test_each_terminator_ends_a_line(terminator):
    lines = ScannerLines()
    assert lines.step(b"JZ1:ABC" + terminator + b"second" + terminator, 0.0) == [b"JZ1:ABC", b"second"]


def test_silence_ends_a_line_that_has_no_terminator():
    lines = ScannerLines()
    assert lines.step(b"JZ1:", 1.0) == []
    assert lines.step(b"ABC", 1.05) == []
    assert lines.wake_at == pytest.approx(1.05 + SILENCE_S)
    assert lines.step(b"", 1.2) == [b"JZ1:ABC"]
    assert lines.wake_at is None


def test_a_new_code_after_silence_is_a_line_of_its_own():
    lines = ScannerLines()
    assert lines.step(b"first", 1.0) == []
    assert lines.step(b"", 1.0 + SILENCE_S) == [b"first"]
    assert lines.step(b"second\r", 2.0) == [b"second"]


def test_bytes_that_a_busy_machine_fetches_late_are_no_new_code():
    lines = ScannerLines()
    assert lines.step(b"JZ1:half of", 1.0) == []
    assert lines.step(b" a code\r", 1.0 + 5 * SILENCE_S) == [b"JZ1:half of a code"]


def test_a_terminator_that_comes_late_makes_no_empty_line():
    lines = ScannerLines()
    lines.step(b"code", 1.0)
    assert lines.step(b"", 1.1) == [b"code"]
    assert lines.step(b"\r\n", 1.3) == []


def test_empty_lines_are_ignored():
    assert ScannerLines().step(b"\r\n\r\n\n\rcode\n\n", 0.0) == [b"code"]


def test_the_longest_line_passes_and_a_longer_one_is_dropped_whole_and_counted():
    lines = ScannerLines()
    assert lines.step(b"x" * LONGEST_LINE + b"\r", 0.0) == [b"x" * LONGEST_LINE]
    assert lines.step(b"y" * (LONGEST_LINE + 1), 1.0) == []
    assert lines.step(b"y" * 10 + b"\rnext\r", 1.01) == [b"next"]
    assert lines.dropped == 1


def test_a_too_long_line_without_terminator_ends_with_silence():
    lines = ScannerLines()
    lines.step(b"y" * 10_000, 0.0)
    assert lines.step(b"", 0.1) == []
    assert lines.dropped == 1
    assert lines.step(b"next\r", 0.2) == [b"next"]


def test_more_codes_than_hands_can_show_are_passed_over_and_the_next_person_s_is_read():
    lines = ScannerLines()
    flood = [line for tenth in range(600) for line in lines.step(b"A\r" * 1000, tenth / 10)]
    assert len(flood) <= MOST_AT_ONCE + 60 * MOST_A_SECOND
    assert lines.dropped == 600_000 - len(flood)
    assert lines.step(b"JZ1:NEXT\r", 61.0) == [b"JZ1:NEXT"]


@given(
    st.lists(
        st.binary(min_size=1, max_size=80).filter(lambda code: not set(code) & set(b"\r\n")), max_size=MOST_AT_ONCE
    ),
    st.integers(1, 9),
)
def test_the_way_the_bytes_are_cut_does_not_matter(codes, size):
    stream = b"".join(code + b"\r\n" for code in codes)
    lines = ScannerLines()
    got = [line for at in range(0, len(stream), size) for line in lines.step(stream[at : at + size], at / 1e6)]
    assert got == codes


@given(st.lists(st.tuples(st.binary(max_size=3000), st.floats(0, 1))))
def test_anything_gives_only_lines_within_the_bound(script):
    lines, now = ScannerLines(), 0.0
    for data, pause in script:
        now += pause
        assert all(0 < len(line) <= LONGEST_LINE for line in lines.step(data, now))


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        (b"~~]Q1JZ1:A", b"JZ1:A"),
        (b"]Q3JZ1:A", b"JZ1:A"),
        (b"~~JZ1:A", b"JZ1:A"),
        (b"JZ1:A", b"JZ1:A"),
        (b"JZ1:~~]Q1", b"JZ1:~~]Q1"),
    ],
)
def test_prefix_and_code_id_are_taken_off_where_they_are(line, bare):
    assert ScannerDress(b"~~", aim_code_id=True).bare(line) == bare


def test_without_settings_nothing_is_taken_off():
    assert ScannerDress().bare(b"]Q1code") == b"]Q1code"
