"""What all simulated printers have in common: paper, faults, power, pictures; and that no bytes bring them down."""

import base64
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from devices.simulators.escpos_printer import SimulatedEscposPrinter
from devices.simulators.tspl_printer import SimulatedTsplPrinter
from devices.simulators.zpl_printer import SimulatedZplPrinter
from printed_by_hand import TSPL_HEAD, black

MAKERS = [SimulatedTsplPrinter, SimulatedEscposPrinter, SimulatedZplPrinter]


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
