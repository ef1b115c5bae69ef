import random
import re
from dataclasses import replace

import pytest
from escpos.printer import Dummy
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from zebrafy import ZebrafyZPL

from kiosk.ports import Chunk, PrinterLanguage, PrinterProfile
from printing.examples import KINDS, example
from printing.languages import escpos, tspl, zpl
from printing.profiles import default_profile, fits, load_profiles

ENCODERS = {"escpos": escpos.encode, "tspl": tspl.encode, "zpl": zpl.encode}
SHARES = {"escpos": 0.60, "tspl": 0.60, "zpl": 0.30}


def _of_each_shape() -> dict[str, PrinterProfile]:
    """Return one model for each shape of raster that there is: many models differ in name and status only."""
    shapes = {}
    for name, model in load_profiles().items():
        if model.language is not PrinterLanguage.PDF and model.native_text is None:
            shape = (model.language, model.media, model.dpi, model.width_dots, model.left_margin, model.band_rows)
            shapes.setdefault(shape, (name, model))
    return dict(shapes.values())


FITTING = [(kind, name) for name, model in _of_each_shape().items() for kind in KINDS if fits(example(kind), model)]


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


def test_zpl_sends_a_label_whole_that_fits_the_buffer_and_a_larger_one_in_pieces_of_which_two_do():
    profile, noise = load_profiles()["label-zpl-203"], random.Random(5)  # noqa: S311 - a picture, not a secret
    grain = Image.frombytes("1", (400, 240), noise.randbytes(50 * 240))
    for rows, most in ((58, 4032), (240, 1984)):
        chunks = zpl.encode(grain.crop((0, 0, 400, rows)), profile)
        assert max(len(chunk.data) for chunk in chunks) <= most
        assert (len(chunks) == 1) == (most > 1984)
        assert all(chunk.data.endswith(b"^FS") and chunk.may_ask_status_after for chunk in chunks[:-1])
    assert len(joined(chunks)) < 1.05 * len(zpl.encode(grain.crop((0, 0, 400, 58)), profile)[0].data) * 240 / 58


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


def test_escpos_leaves_blank_left_edges_at_home_where_the_maker_moves_rasters_by_gs_l():
    profile = load_profiles()["epson-tm-t88"]
    chunks = escpos.encode(dotted(512, 40, (400, 2), (409, 36)), profile)
    assert joined(chunks) == (
        b"\x1b@\x1dP\xb4\xb4" + b"\x1bJ\x02\x1dL\x90\x01\x1dv0\x00\x01\x00\x01\x00\x80"
        b"\x1bJ\x21\x1dL\x98\x01\x1dv0\x00\x01\x00\x01\x00\x40\x1bJ\x03\x1dL\x00\x00" + b"\x1dVB\x14"
    )


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 1 << 32), size=st.tuples(st.integers(1, 90), st.integers(1, 300)), ink=st.integers(0, 60))
def test_any_picture_comes_out_dot_for_dot_with_a_left_margin(dots_from_printer_bytes, seed, size, ink):
    noise = random.Random(seed)  # noqa: S311 - a picture, not a secret
    image = dotted(*size, *((noise.randrange(size[0]), noise.randrange(size[1])) for _ in range(ink)))
    data = joined(escpos.encode(image, load_profiles()["epson-tm-t88"]))
    assert same(dots_from_printer_bytes("escpos", data), image)


@pytest.mark.parametrize("language", ["escpos", "tspl"])
def test_no_raster_command_has_more_rows_than_the_printers_buffer(language: str):
    profile = replace(default_profile(example("ticket"), PrinterLanguage(language)), band_rows=24)
    full = Image.new("1", (576, 200), 0)
    chunks = ENCODERS[language](full, profile)
    assert max(len(chunk.data) for chunk in chunks) <= 24 * 72 + 40
    assert all(chunk.data and chunk.may_ask_status_after for chunk in chunks)


@pytest.mark.parametrize("language", ["escpos", "tspl"])
def test_between_two_questions_no_more_is_sent_than_four_kilobytes_hold(language: str):
    profile = default_profile(example("ticket"), PrinterLanguage(language))
    assert profile.band_rows == 128
    full = Image.new("1", (832, 300), 0)
    assert max(len(chunk.data) for chunk in ENCODERS[language](full, profile)) <= 4096 - 64


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
    seen = Image.new("1", image.size, 1)
    tops = [int(top) for top in re.findall(r"\^FO0,(\d+)", data)]
    for top, part in zip(tops, ZebrafyZPL(data).to_images(), strict=True):
        seen.paste(part.convert("1"), (0, top))
    assert same(seen, image)


@pytest.mark.parametrize("kind", ["sticker", "ticket"])
@pytest.mark.parametrize("language", SHARES)
def test_stickers_and_tickets_stay_within_their_share_of_the_whole_raster(language, kind, document_renderer):
    document = example(kind)
    profile = default_profile(document, PrinterLanguage(language))
    whole = profile.width_dots // 8 * document_renderer.dots(document, profile).height
    assert len(joined(document_renderer.render(document, profile))) <= SHARES[language] * whole


def test_stickers_of_300_dpi_stay_within_their_share_in_pieces(document_renderer):
    profile = load_profiles()["label-zpl-300"]
    chunks = document_renderer.render(example("sticker"), profile)
    assert len(chunks) > 1
    assert len(joined(chunks)) <= SHARES["zpl"] * -(-profile.width_dots // 8) * profile.height_dots


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_ticket_on_narrow_paper_stays_within_its_share_too(language, document_renderer):
    document, profile = replace(example("ticket"), language=language), load_profiles()["receipt-58-escpos-203"]
    whole = profile.width_dots // 8 * document_renderer.dots(document, profile).height
    assert len(joined(document_renderer.render(document, profile))) <= SHARES["escpos"] * whole


def test_a_left_margin_saves_bytes_on_every_ticket(document_renderer):
    with_margin = load_profiles()["epson-tm-t88"]
    without = replace(with_margin, left_margin=False)
    sizes = [len(joined(document_renderer.render(example("ticket"), model))) for model in (with_margin, without)]
    assert sizes[0] < 0.95 * sizes[1]


def test_python_escpos_needs_more_bytes_for_the_same_dots_and_means_the_same(
    document_renderer, dots_from_printer_bytes
):
    profile = default_profile(example("sticker"), PrinterLanguage.ESCPOS)
    image = document_renderer.dots(example("sticker"), profile)
    peer = Dummy()
    peer.image(image, impl="bitImageRaster", fragment_height=128)
    assert same(dots_from_printer_bytes("escpos", peer.output), image)
    assert len(joined(document_renderer.render(example("sticker"), profile))) < 0.6 * len(peer.output)


def test_a_pdf_goes_whole_and_is_not_asked_in_the_middle(document_renderer):
    (chunk,) = document_renderer.render(example("card"), load_profiles()["card-id1-pdf"])
    assert chunk.data == document_renderer.pdf(example("card"), load_profiles()["card-id1-pdf"])
    assert not chunk.may_ask_status_after
