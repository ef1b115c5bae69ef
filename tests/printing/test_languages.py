import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from zebrafy import ZebrafyZPL

from kiosk.ports import Chunk, PrinterLanguage, PrinterProfile
from printing.examples import KINDS, example
from printing.languages import escpos, tspl, zpl
from printing.profiles import default_profile, fits, load_profiles

ENCODERS = {"escpos": escpos.encode, "tspl": tspl.encode, "zpl": zpl.encode}
WHOLE_RASTER_BYTES = 12000
SHARES = {"escpos": 0.60, "tspl": 0.60, "zpl": 0.30}
FITTING = [(kind, name) for kind in KINDS for name, model in load_profiles().items() if fits(example(kind), model)]


def joined(chunks: tuple[Chunk, ...]) -> bytes:
    return b"".join(chunk.data for chunk in chunks)


def same(printed: Image.Image, wanted: Image.Image) -> bool:
    """Whether the print shows the picture, and white paper where it is longer or wider."""
    canvas = Image.new("1", (max(printed.width, wanted.width), max(printed.height, wanted.height)), 1)
    sheets = [canvas.copy(), canvas.copy()]
    for sheet, picture in zip(sheets, (printed, wanted), strict=True):
        sheet.paste(picture, (0, 0))
    return ImageChops.logical_xor(*sheets).getbbox() is None


def dotted(width: int, height: int, *black: tuple[int, int]) -> Image.Image:
    image = Image.new("1", (width, height), 1)
    for dot in black:
        image.putpixel(dot, 0)
    return image


def test_escpos_feeds_blank_rows_trims_the_right_edge_and_cuts():
    profile = load_profiles()["receipt-80-escpos-203"]
    chunks = escpos.encode(dotted(32, 6, (0, 2), (9, 3)), profile)
    assert joined(chunks) == (
        b"\x1b@" + b"\x1bJ\x02" + b"\x1dv0\x00\x02\x00\x02\x00\x80\x00\x00\x40" + b"\x1bJ\x02" + b"\x1dVB\x18"
    )


def test_tspl_burns_noughts_and_trims_both_edges():
    profile = load_profiles()["label-tspl-203"]
    chunks = tspl.encode(dotted(400, 240, (17, 5)), profile)
    assert joined(chunks) == (
        b"SIZE 50 mm,30 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 0,0\r\nCLS\r\nBITMAP 16,5,1,1,0,\xbf\r\nPRINT 1,1\r\n"
    )


def test_zpl_packs_the_whole_label_and_guards_it_with_a_checksum():
    profile = load_profiles()["label-zpl-203"]
    (chunk,) = zpl.encode(dotted(16, 2, (0, 0)), profile)
    head, text, checksum_and_end = chunk.data.split(b":Z64:")[0], *chunk.data.split(b":")[2:]
    assert head == b"^XA^PW16^LL2^LH0,0^FO0,0^GFA,4,4,2,"
    assert text.startswith(b"eN")
    assert checksum_and_end.endswith(b"^FS^PQ1^XZ")


def test_endless_paper_is_announced_to_zpl_and_has_no_gap_in_tspl():
    image = dotted(576, 400, (5, 5))
    assert joined(zpl.encode(image, load_profiles()["receipt-80-zpl-203"])).startswith(b"^XA^MNN^PW576^LL400")
    assert b"GAP 0 mm,0 mm" in joined(tspl.encode(image, load_profiles()["receipt-80-tspl-203"]))


@pytest.mark.parametrize("language", ENCODERS)
def test_a_white_picture_sends_no_raster_and_loses_no_row(language: str, dots_from_printer_bytes):
    profile = default_profile(example("sticker"), PrinterLanguage(language))
    image = Image.new("1", (400, 240), 1)
    data = joined(ENCODERS[language](image, profile))
    assert len(data) < 300
    assert same(dots_from_printer_bytes(language, data), image)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 1 << 32), size=st.tuples(st.integers(1, 90), st.integers(1, 300)), ink=st.integers(0, 60))
@pytest.mark.parametrize("language", ENCODERS)
def test_any_picture_comes_out_dot_for_dot(language, dots_from_printer_bytes, seed, size, ink):
    noise = random.Random(seed)  # noqa: S311 - a picture, not a secret
    image = dotted(*size, *((noise.randrange(size[0]), noise.randrange(size[1])) for _ in range(ink)))
    profile = default_profile(example("sticker"), PrinterLanguage(language))
    assert same(dots_from_printer_bytes(language, joined(ENCODERS[language](image, profile))), image)


@pytest.mark.parametrize("language", ["escpos", "tspl"])
def test_no_raster_command_has_more_rows_than_the_printers_buffer(language: str):
    profile = replace(default_profile(example("ticket"), PrinterLanguage(language)), band_rows=24)
    full = Image.new("1", (576, 200), 0)
    chunks = ENCODERS[language](full, profile)
    assert max(len(chunk.data) for chunk in chunks) <= 24 * 72 + 40
    assert all(chunk.data and chunk.may_ask_status_after for chunk in chunks)


@pytest.mark.parametrize(("kind", "name"), FITTING)
def test_every_document_leaves_every_printer_as_the_dots_of_its_picture(
    kind, name, document_renderer, dots_from_printer_bytes
):
    profile: PrinterProfile = load_profiles()[name]
    image = document_renderer.dots(example(kind), profile)
    printed = dots_from_printer_bytes(profile.language, joined(document_renderer.render(example(kind), profile)))
    assert same(printed, image)
    assert profile.dpi != 203 or printed.height >= image.height


@pytest.mark.parametrize("kind", KINDS)
def test_other_peoples_zpl_decoder_sees_the_same_dots(kind, document_renderer):
    profile = default_profile(example(kind), PrinterLanguage.ZPL)
    image = document_renderer.dots(example(kind), profile)
    data = joined(document_renderer.render(example(kind), profile)).decode("ascii")
    (seen,) = ZebrafyZPL(data).to_images()
    assert same(seen.convert("1"), image)


@pytest.mark.parametrize("language", SHARES)
def test_the_stickers_bytes_stay_within_their_share_of_the_whole_raster(language, document_renderer):
    sticker = example("sticker")
    data = joined(document_renderer.render(sticker, default_profile(sticker, PrinterLanguage(language))))
    assert len(data) <= SHARES[language] * WHOLE_RASTER_BYTES
