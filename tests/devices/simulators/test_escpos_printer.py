"""The simulated ESC/POS printer draws what the maker's tables say, from bytes written by hand."""

import pytest
import zxingcpp
from PIL import Image, ImageChops

from devices.simulators.escpos_printer import SimulatedEscposPrinter
from printed_by_hand import black, fed


def escpos(data, size=None):
    return fed(SimulatedEscposPrinter(203, 384), data, size)


@pytest.mark.parametrize("size", [None, 1, 5])
def test_escpos_draws_bands_one_under_the_other_until_the_cut(size):
    band = b"\x1dv0\x00\x02\x00\x02\x00\x80\x01\x00\x00"
    printer = escpos(b"\x1b@" + band + b"\x1bJ\x0a" + band + b"\x1dV\x42\x08", size)
    (page,) = printer.pages
    assert page.size == (384, 2 + 10 + 2 + 8)
    assert black(page) == {(0, 0), (15, 0), (0, 12), (15, 12)}
    assert printer.unsupported == {}


def test_escpos_takes_a_status_question_within_a_raster_as_dots():
    printer = escpos(b"\x1b@\x1dv0\x00\x03\x00\x01\x00\x10\x04\x01\x1dV\x00")
    assert printer.output == b""
    assert black(printer.pages[0]) == {(3, 0), (13, 0), (23, 0)}


def test_escpos_moves_a_raster_by_margin_and_position():
    raster = b"\x1dv0\x00\x01\x00\x01\x00\x80"
    (page,) = escpos(b"\x1b@\x1dL\x08\x00" + raster + b"\x1b$\x10\x00" + raster + b"\x1dV\x00").pages
    assert black(page) == {(8, 0), (24, 1)}


def test_escpos_double_height_doubles_every_row():
    (page,) = escpos(b"\x1b@\x1dv0\x02\x01\x00\x02\x00\x80\x40\x1dV\x00").pages
    assert black(page) == {(0, 0), (0, 1), (1, 2), (1, 3)}


DOT = {0: 6, 1: 3, 32: 2, 33: 1}
"""Dots that one dot of ESC * becomes, by its mode: twice across, three times down, or both."""


@pytest.mark.parametrize(("mode", "column"), [(0, 1), (1, 1), (32, 3), (33, 3)])
def test_escpos_draws_columns_the_highest_dot_first(mode, column):
    data = b"\x80" + bytes(column - 1) + bytes(column - 1) + b"\x01"
    printer = escpos(b"\x1b@\x1b3\x18\x1b*" + bytes([mode, 2, 0]) + data + b"\n\x1dV\x00", 1)
    burnt = black(printer.pages[0])
    assert len(burnt) == 2 * DOT[mode]
    assert (min(burnt), max(burnt)) == ((0, 0), ({0: 3, 32: 3}.get(mode, 1), 23))
    assert printer.unsupported == {}


@pytest.mark.parametrize("head", [b"\x1d(L\x0c\x00", b"\x1d8L\x0c\x00\x00\x00"], ids=["up to 64 KB", "more than 64 KB"])
def test_escpos_draws_stored_graphics_when_told_to(head):
    store = head + b"\x30\x70\x30\x02\x01\x31\x09\x00\x01\x00\x80\x80"
    printer = escpos(b"\x1b@" + store + b"\x1d(L\x02\x00\x30\x32" + b"\x1dV\x00")
    assert black(printer.pages[0]) == {(0, 0), (1, 0), (16, 0), (17, 0)}
    assert printer.unsupported == {}


def test_escpos_reads_single_bytes_by_the_code_page():
    greek, latin = (escpos(b"\x1b@\x1c." + page + b"\x82\n\x1dV\x00").pages[0] for page in (b"\x1bt\x0e", b"\x1bt\x02"))
    assert greek.tobytes() != latin.tobytes()
    assert escpos(b"\x1bt\xc8").unsupported == {"ESC t 200": 1}


INERT = {
    "barcode, ended": b"\x1dk\x04ABC\x00",
    "barcode, counted": b"\x1dk\x49\x05{B\x00\x1b@",
    "tab stops": b"\x1bD\x08\x10\x00",
    "own characters": b"\x1b&\x03AB\x01\x1b@\n\x02\n\n\n\n\n\n",
    "own picture": b"\x1d*\x01\x02" + b"\x1b@" * 8,
    "stored pictures": b"\x1cq\x01\x01\x00\x01\x00" + b"\x1dV\x00\n" * 2,
    "own Chinese character": b"\x1c2\xfe\xa1" + b"A" * 72,
    "drawer": b"\x10\x14\x01\x00\x05",
    "buffer cleared": b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08",
    "page mode's area": b"\x1bW" + b"A" * 8,
}


@pytest.mark.parametrize("command", INERT.values(), ids=INERT)
@pytest.mark.parametrize("size", [None, 1])
def test_escpos_never_takes_the_data_of_a_command_for_text_or_commands(command, size):
    printer = escpos(b"\x1b@" + command + b"\x1dv0\x00\x01\x00\x01\x00\x80\x1dV\x00", size)
    (page,) = printer.pages
    assert (page.size, black(page)) == ((384, 1), {(0, 0)})
    assert sum(printer.unsupported.values()) == 1


def test_escpos_passes_over_what_it_does_not_know_and_counts_it():
    printer = escpos(b"\x1b@\x1bU\x01" + b"\x1d(E\x02\x00ab" + b"\x1dv0\x00\x01\x00\x01\x00\x80\x1dV\x00")
    assert black(printer.pages[0]) == {(0, 0)}
    assert printer.unsupported == {"ESC U": 1, "GS (": 1}


def ink(page):
    """Return left, top, right, bottom of what is burnt."""
    return ImageChops.invert(page.convert("L")).getbbox()


def test_escpos_draws_chinese_in_cells_of_24_dots_and_latin_in_12():
    (page,) = escpos(b"\x1b@\x1c&" + "挂号".encode("gb18030") + b"AB\n\x1dV\x00").pages
    left, top, right, bottom = ink(page)
    assert 0 <= left < 4
    assert 2 * 24 + 12 < right <= 2 * 24 + 2 * 12
    assert (top >= 0, bottom <= 24) == (True, True)


def test_escpos_larger_characters_are_larger_and_end_with_the_next_setting():
    small, large = (
        escpos(b"\x1b@\x1c&" + size + "号".encode("gb18030") + b"\n\x1dV\x00").pages[0]
        for size in (b"\x1d!\x00", b"\x1d!\x33")
    )
    assert [4 * edge for edge in ink(small)[2:]] == list(ink(large)[2:])


def test_escpos_white_characters_stand_on_black_until_they_are_switched_off():
    plain, white = (escpos(b"\x1b@" + switch + b"\x1d!\x11A\x1dB\x00\n\x1dV\x00") for switch in (b"", b"\x1dB\x01"))
    assert white.unsupported == {}
    cells = [printer.pages[0].crop((0, 0, 24, 48)) for printer in (plain, white)]
    assert bytes(255 - byte for byte in cells[0].tobytes()) == cells[1].tobytes()


def test_escpos_centres_and_wraps_text():
    (page,) = escpos(b"\x1b@\x1ba\x01A\n" + b"A" * 60 + b"\n\x1dV\x00").pages
    first = ink(page.crop((0, 0, page.width, 30)))
    assert abs(first[0] + first[2] - page.width) < 16
    assert ink(page.crop((0, 60, page.width, 90))) is not None


def test_escpos_a_character_that_the_printers_set_lacks_comes_out_wrong():
    rare, known = (escpos(b"\x1b@\x1c&" + text.encode("gb18030") + b"\n\x1dV\x00").pages[0] for text in ("𠮷", "吉"))
    assert rare.tobytes() != known.tobytes()


@pytest.mark.parametrize("content", ["JZ1:ABC123", "中文码"])
def test_escpos_draws_the_code_it_was_given(content):
    data = content.encode()
    store = b"\x1d(k" + (len(data) + 3).to_bytes(2, "little") + b"\x31\x50\x30" + data
    job = b"\x1b@\x1d(k\x04\x00\x31\x41\x32\x00\x1d(k\x03\x00\x31\x43\x06\x1d(k\x03\x00\x31\x45\x32"
    printer = escpos(job + store + b"\x1d(k\x03\x00\x31\x51\x30\x1dV\x42\x20")
    (page,) = printer.pages
    framed = Image.new("L", (page.width + 80, page.height + 80), 255)
    framed.paste(page.convert("L"), (40, 40))
    (code,) = zxingcpp.read_barcodes(framed, try_invert=False)
    assert (code.bytes, code.ec_level, printer.unsupported) == (data, "Q", {})


def test_escpos_a_code_wider_than_the_paper_does_not_come_out():
    store = b"\x1d(k\xcb\x00\x31\x50\x30" + b"A" * 200
    printer = escpos(b"\x1b@\x1d(k\x03\x00\x31\x43\x10" + store + b"\x1d(k\x03\x00\x31\x51\x30\x1dV\x00")
    assert (printer.pages, printer.unsupported) == ([], {"QR too wide": 1})


def test_escpos_page_without_a_cut_is_torn_off_after_a_while():
    printer = escpos(b"\x1b@\x1dv0\x00\x01\x00\x01\x00\x80")
    printer.tick(0.1)
    assert printer.page_count == 0
    printer.tick(5.0)
    assert printer.page_count == 1


@pytest.mark.parametrize(
    ("fault", "answers"),
    [
        ("none", b"\x12\x12\x12\x12"),
        ("paper_near_end", b"\x12\x12\x12\x1e"),
        ("paper_out", b"\x1a\x32\x12\x7e"),
        ("cover_open", b"\x1a\x16\x12\x12"),
        ("jam", b"\x1a\x52\x1a\x12"),
    ],
)
def test_escpos_answers_dle_eot(fault, answers):
    printer = SimulatedEscposPrinter(203, 384)
    printer.set_fault(fault, {})
    for n in (1, 2, 3, 4):
        printer.feed(bytes([0x10, 0x04, n]), 0.0)
    assert printer.output == answers


def test_escpos_speaks_by_itself_once_asked_to():
    printer = escpos(b"\x1da\x0f")
    assert printer.output == b"\x10\x00\x00\x00"
    printer.set_fault("cover_open", {})
    printer.set_fault("paper_out", {})
    assert printer.output[4:] == b"\x38\x00\x00\x00" + b"\x18\x00\x0f\x00"
