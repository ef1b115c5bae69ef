"""The simulated ZPL II printer draws what the maker's tables say, from bytes written by hand."""

import base64
import binascii
import zlib

import pytest

from devices.simulators.zpl_printer import SimulatedZplPrinter
from printed_by_hand import black, fed


def zpl(data, size=None):
    return fed(SimulatedZplPrinter(203, 832), data, size)


def test_zpl_can_turn_a_label_upside_down():
    label = b"^XA^PW8^LL8%s^FO0,0^GFA,1,1,1,80^FS^XZ"
    upright, turned = (SimulatedZplPrinter(203, 832) for _ in range(2))
    upright.feed(label % b"^PON", 0.0)
    turned.feed(label % b"^POI", 0.0)
    assert (black(upright.pages[0]), black(turned.pages[0])) == ({(0, 0)}, {(7, 7)})


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
