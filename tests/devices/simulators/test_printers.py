"""The simulated printers draw what the makers' tables say, from bytes written by hand."""

import base64
import binascii
import io
import zlib

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from devices.simulators.escpos_printer import SimulatedEscposPrinter
from devices.simulators.tspl_printer import SimulatedTsplPrinter
from devices.simulators.zpl_printer import SimulatedZplPrinter

TSPL_HEAD = b"SIZE 50 mm,30 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 0,0\r\nCLS\r\n"
MAKERS = [SimulatedTsplPrinter, SimulatedEscposPrinter, SimulatedZplPrinter]


def black(page):
    """Return the burnt dots as (x, y)."""
    return {(x, y) for x in range(page.width) for y in range(page.height) if not page.getpixel((x, y))}


def fed(printer, data, size=None):
    for at in range(0, len(data), size or len(data)):
        printer.feed(data[at : at + (size or len(data))], 0.0)
    return printer


def tspl(data, size=None):
    return fed(SimulatedTsplPrinter(203, 832), data, size)


def escpos(data, size=None):
    return fed(SimulatedEscposPrinter(203, 384), data, size)


def zpl(data, size=None):
    return fed(SimulatedZplPrinter(203, 832), data, size)


# --- TSPL: a BITMAP bit of 0 burns


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


# --- ESC/POS: a raster bit of 1 burns


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


def test_a_printer_with_little_memory_prints_garbage_when_bytes_come_too_fast():
    raster = b"\x1dv0\x00\x48\x00\x80\x00" + b"\xaa" * (72 * 128)
    printer, calm = SimulatedEscposPrinter(203, 576), SimulatedEscposPrinter(203, 576)
    printer.set_fault("overrun", {})
    calm.set_fault("overrun", {})
    printer.feed(b"\x1b@" + raster + b"\x1dV\x00", 1.0)
    printer.feed(raster + b"\n\x1dV\x00", 2.0)
    small = b"\x1dv0\x00\x48\x00\x20\x00" + b"\xaa" * (72 * 32)
    calm.feed(b"\x1b@", 1.0)
    for _ in range(8):
        calm.feed(small + b"\x10\x04\x01", 1.0)
    calm.feed(b"\x1dV\x00", 1.0)
    assert [page.height for page in calm.pages] == [256]
    assert [page.height for page in printer.pages] != [128, 128]


def test_zpl_can_turn_a_label_upside_down():
    label = b"^XA^PW8^LL8%s^FO0,0^GFA,1,1,1,80^FS^XZ"
    upright, turned = (SimulatedZplPrinter(203, 832) for _ in range(2))
    upright.feed(label % b"^PON", 0.0)
    turned.feed(label % b"^POI", 0.0)
    assert (black(upright.pages[0]), black(turned.pages[0])) == ({(0, 0)}, {(7, 7)})


@pytest.mark.parametrize(
    ("make", "question", "answer"),
    [
        (SimulatedTsplPrinter, b"\x1b!?", b"\x80"),
        (SimulatedEscposPrinter, b"\x10\x04\x03", b"\x52"),
        (SimulatedZplPrinter, b"~HS", b",1\x03\r\n"),
    ],
)
def test_a_hot_head_prints_nothing_until_it_has_cooled(make, question, answer):
    printer = make(203, 576)
    printer.set_fault("head_hot", {})
    printer.feed(question, 0.0)
    assert answer in bytes(printer.output)
    printer.print_page(Image.new("1", (8, 8), 1))
    assert printer.page_count == 0
    printer.set_fault("none", {})
    assert printer.page_count == 1


def test_a_picture_of_each_page_is_kept_where_wanted(tmp_path):
    printer = SimulatedEscposPrinter(203, 576)
    printer.pictures = tmp_path
    printer.feed(b"\x1b@\x1dv0\x00\x01\x00\x01\x00\x80\x1dV\x00", 0.0)
    with Image.open(tmp_path / "page-0001.png") as picture:
        assert picture.size == printer.pages[0].size


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


# --- ZPL

DOTS = bytes.fromhex("80010000FFFF8001")  # four rows of two bytes
DOTS_BLACK = {(0, 0), (15, 0), (0, 3), (15, 3), *((x, 2) for x in range(16))}


def encoded(kind, dots):
    text = base64.b64encode(zlib.compress(dots) if kind == b"Z64" else dots)
    return b":" + kind + b":" + text + b":%04X" % binascii.crc_hqx(text, 0)


@pytest.mark.parametrize(
    "data",
    [
        b"80010000FFFF8001",
        b"8001\r\n0000\r\nFFFF\r\n8001",
        b"8001,!8001",
        b"8H01,!8H01",
        b"8H01J0JF8H01",
        b"80010000!8001",
        encoded(b"B64", DOTS),
        encoded(b"Z64", DOTS),
    ],
)
@pytest.mark.parametrize("size", [None, 1])
def test_zpl_draws_a_graphic_in_every_form(data, size):
    printer = zpl(b"^XA^PW400^LL240^FO10,20^GFA,8,8,2," + data + b"^FS^PQ1^XZ", size)
    (page,) = printer.pages
    assert page.size == (400, 240)
    assert black(page) == {(x + 10, y + 20) for x, y in DOTS_BLACK}
    assert printer.unsupported == {}


def test_zpl_counts_and_repeats_rows():
    printer = zpl(b"^XA^PW400^LL240^FO0,0^GFA,30,30,10,gF::^FS^XZ")
    assert black(printer.pages[0]) == {(x, y) for x in range(80) for y in range(3)}


def test_zpl_refuses_a_graphic_with_a_wrong_checksum():
    data = encoded(b"Z64", DOTS)[:-4] + b"0000"
    printer = zpl(b"^XA^PW400^LL240^FO0,0^GFA,8,8,2," + data + b"^FS^XZ")
    assert black(printer.pages[0]) == set()
    assert printer.unsupported == {"GF checksum": 1}


def test_zpl_answers_hs_with_three_lines_and_not_at_all_without_paper():
    printer = zpl(b"~HS")
    assert printer.output.count(b"\x02") == printer.output.count(b"\x03\r\n") == 3
    first, second, _ = printer.output.split(b"\r\n")[:3]
    assert (first.count(b","), second.count(b",")) == (11, 10)
    for fault in ("paper_out", "cover_open"):
        printer.output.clear()
        printer.set_fault(fault, {})
        printer.feed(b"~HS", 0.0)
        assert printer.output == b""


def test_zpl_copies_and_label_home():
    pages = zpl(b"^XA^PW400^LL240^LH8,8^FO2,2^GFA,1,1,1,80^FS^PQ3^XZ").pages
    assert [black(page) for page in pages] == [{(10, 10)}] * 3


# --- all of them

JOBS = {
    SimulatedTsplPrinter: TSPL_HEAD + b"BITMAP 0,0,1,1,0,\x00\r\nPRINT 1,1\r\n",
    SimulatedEscposPrinter: b"\x1b@\x1dv0\x00\x01\x00\x01\x00\xff\x1dV\x00",
    SimulatedZplPrinter: b"^XA^PW400^LL240^FO0,0^GFA,1,1,1,FF^FS^XZ",
}


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("fault", ["paper_out", "cover_open", "jam"])
def test_what_was_sent_without_paper_comes_out_when_it_is_mended(make, fault):
    printer = make(203, 832)
    printer.set_fault(fault, {})
    printer.feed(JOBS[make], 0.0)
    assert printer.page_count == 0
    printer.set_fault("none", {})
    assert printer.page_count == 1


@pytest.mark.parametrize("make", MAKERS)
def test_a_power_cut_in_mid_job_loses_it(make):
    printer = make(203, 832)
    printer.set_fault("power_cut", {"after_bytes": 12})
    printer.feed(JOBS[make][:6], 0.0)
    assert printer.powered
    printer.feed(JOBS[make][6:], 0.0)
    assert (printer.powered, printer.bytes_received) == (False, 12)
    printer.set_fault("none", {})
    printer.feed(JOBS[make], 0.0)
    assert printer.page_count == 1


@pytest.mark.parametrize("make", MAKERS)
def test_only_the_last_twenty_pages_are_kept(make):
    printer = make(203, 832)
    for _ in range(25):
        printer.feed(JOBS[make], 0.0)
    answer = printer.ask("pages", {"after": 23}, 0.0)
    assert (printer.page_count, len(printer.pages)) == (25, 20)
    assert [page["index"] for page in answer["pages"]] == [24, 25]
    picture = Image.open(io.BytesIO(base64.b64decode(answer["pages"][0]["png"])))
    assert len(black(picture)) == 8


@pytest.mark.parametrize("make", MAKERS)
@given(noise=st.lists(st.one_of(st.binary(max_size=200), st.sampled_from([b"^XA^GFA,", b"\x1dv0", b"BITMAP 1,"]))))
def test_any_bytes_are_survived(make, noise):
    printer = make(203, 832)
    for now, data in enumerate(noise):
        printer.feed(data, float(now))
        printer.tick(now + 0.9)
    assert printer.ask("state", {}, 0.0)["bytes"] == sum(map(len, noise))
