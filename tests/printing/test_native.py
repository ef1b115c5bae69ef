"""Text and codes that the printer draws by itself, read by a decoder written from Epson's tables."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from devices.simulators.escpos_printer import SimulatedEscposPrinter
from printing.examples import example
from printing.languages import escpos_native
from printing.native import Line, OwnCode, Picture, speaks, strip
from printing.profiles import load_profiles
from printing.sheet import Text

RECEIPT_80 = load_profiles()["receipt-80-escpos-native"]
RECEIPT_58 = load_profiles()["receipt-58-escpos-native"]
LABEL = load_profiles()["label-escpos-native"]
SLIPS = ["ticket", "temporary", "wifi", "follow_up"]
Q = 50


def joined(chunks) -> bytes:
    return b"".join(chunk.data for chunk in chunks)


def squeezed(text: str) -> str:
    return re.sub(r"[\s─]", "", text)


@pytest.mark.parametrize("profile", [RECEIPT_80, RECEIPT_58], ids=["80", "58"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("kind", SLIPS)
def test_every_word_of_a_slip_comes_out_in_its_order(kind, language, profile, document_renderer, printed_by_itself):
    document = replace(example(kind), language=language)
    sheet = document_renderer.sheet(document, profile)
    printed = printed_by_itself(joined(document_renderer.render(document, profile)), profile.width_dots)
    texts = sorted((item for item in sheet.items if isinstance(item, Text)), key=lambda item: (item.baseline, item.x))
    words = squeezed("".join(line[0] for line in printed.lines))
    assert words == squeezed("".join(item.text for item in texts))
    assert printed.pictures == []


@pytest.mark.parametrize("kind", SLIPS)
def test_the_paper_is_about_as_long_as_the_drawn_one(kind, document_renderer, printed_by_itself):
    sheet = document_renderer.sheet(example(kind), RECEIPT_80)
    printed = printed_by_itself(joined(document_renderer.render(example(kind), RECEIPT_80)), 576)
    assert sheet.height * 0.9 <= printed.height <= sheet.height * 1.15


def test_the_number_is_what_is_large_and_the_room_is_white_on_black(document_renderer, printed_by_itself):
    printed = printed_by_itself(joined(document_renderer.render(example("ticket"), RECEIPT_80)), 576)
    heights = {line[0].strip(): line[4] * 25.4 / 203 for line in printed.lines}
    assert heights["15号"] == max(heights.values()) >= 18
    assert heights["2楼 203 诊室"] >= 7
    assert {line[0] for line in printed.lines if line[5]} == {" 2楼 203 诊室 ", " 先到 1 号窗口补名字 "}


@pytest.mark.parametrize("profile", [RECEIPT_80, RECEIPT_58], ids=["80", "58"])
@pytest.mark.parametrize("kind", SLIPS)
def test_every_line_has_the_ink_that_paper_must_have(kind, profile, document_renderer, printed_by_itself):
    data = joined(document_renderer.render(example(kind), profile))
    printer = SimulatedEscposPrinter(profile.dpi, profile.width_dots)
    printer.feed(data, 0.0)
    printer.tick(9.0)
    (page,) = printer.pages
    for text, left, top, width, height, white in printed_by_itself(data, profile.width_dots).lines:
        cells = page.crop((left, top, left + width, top + height)).convert("L")
        ink = (cells if white else ImageChops.invert(cells)).getbbox()
        assert "─" in text or (ink[3] - ink[1]) * 25.4 / profile.dpi >= 3, text


def test_the_sticker_is_a_code_of_level_q_and_a_line_that_fits_the_label(document_renderer, printed_by_itself):
    sticker = example("sticker")
    printed = printed_by_itself(joined(document_renderer.render(sticker, LABEL)), LABEL.width_dots)
    assert printed.codes == [(sticker.code.encode(), Q, 3)]
    assert [line[0] for line in printed.lines] == ["张*华 4821 0935"]
    assert printed.height == LABEL.height_dots + LABEL.feed_dots_after


def test_a_foreign_code_leaves_unchanged(document_renderer, printed_by_itself):
    sticker = replace(example("sticker"), code="省平台:健康码?x=1&y=二")
    printed = printed_by_itself(joined(document_renderer.render(sticker, LABEL)), LABEL.width_dots)
    assert [content for content, _, _ in printed.codes] == [sticker.code.encode()]


@pytest.mark.parametrize("name", ["𬭎*𠮷", "鿍*华", "王\ue000"])
def test_a_sticker_with_a_rare_name_is_dots(name, document_renderer, dots_from_printer_bytes):
    sticker = replace(example("sticker"), name=name)
    image = document_renderer.dots(sticker, LABEL)
    assert dots_from_printer_bytes("escpos", joined(document_renderer.render(sticker, LABEL))).getbbox() is not None
    assert strip(sticker, document_renderer.sheet(sticker, LABEL), LABEL) is None
    assert image.size == (400, 240)


def test_a_line_with_a_rare_character_is_the_sheets_own_dots_and_all_others_stay_text(
    document_renderer, printed_by_itself
):
    ticket = replace(example("ticket"), name="𬭎*𠮷")
    printed = printed_by_itself(joined(document_renderer.render(ticket, RECEIPT_80)), 576)
    (picture,) = printed.pictures[:1]
    sheet = document_renderer.sheet(ticket, RECEIPT_80)
    (line,) = (item for item in sheet.items if isinstance(item, Text) and "𬭎" in item.text)
    drawn = document_renderer.dots(ticket, RECEIPT_80)
    area = (0, int(line.area.top), picture.width, int(line.area.top) + picture.height)
    assert drawn.crop(area).tobytes() == picture.tobytes()
    assert "2楼 203 诊室" in {line[0].strip() for line in printed.lines}


@pytest.mark.parametrize(("kind", "profile"), [("sticker", LABEL), ("ticket", RECEIPT_80), ("ticket", RECEIPT_58)])
def test_text_and_codes_of_the_printers_own_are_a_twentieth_of_the_raster(kind, profile, document_renderer):
    image = document_renderer.dots(example(kind), profile)
    sent = len(joined(document_renderer.render(example(kind), profile)))
    assert sent <= 0.05 * (image.width // 8 * image.height)


def test_a_code_larger_than_the_printer_makes_is_dots(document_renderer):
    modest = replace(LABEL, native_qr_version=7)
    sheet = document_renderer.sheet(example("sticker"), modest)
    assert strip(example("sticker"), sheet, modest) is None


@pytest.mark.parametrize("kind", ["guidance", "test_page"])
def test_things_beside_each_other_are_dots(kind, document_renderer):
    assert strip(example(kind), document_renderer.sheet(example(kind), RECEIPT_80), RECEIPT_80) is None


def test_a_profile_without_text_of_its_own_has_none(document_renderer):
    plain = load_profiles()["receipt-80-escpos-203"]
    assert strip(example("ticket"), document_renderer.sheet(example("ticket"), plain), plain) is None


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=20))
@pytest.mark.parametrize("charset", ["gb18030", "gb2312"])
def test_only_text_of_two_bytes_and_no_control_is_spoken(charset, text):
    if speaks(text, charset):
        assert text.encode(charset).decode(charset) == text
        assert len(text.encode(charset)) <= 2 * len(text)
        assert min(text.encode(charset), default=0x20) >= 0x20


def test_gb2312_has_fewer_characters_than_gb18030():
    assert speaks("张镕，℃", "gb18030")
    assert speaks("张，℃", "gb2312")
    assert not speaks("镕", "gb2312")
    assert not speaks("㛃", "gb18030")


def test_a_narrow_line_is_set_smaller_and_never_cut(document_renderer):
    ticket = replace(example("ticket"), number="候补 K12-103")
    parts = strip(ticket, document_renderer.sheet(ticket, RECEIPT_58), RECEIPT_58)
    assert parts is not None
    assert all(part.width <= 384 for part in parts if isinstance(part, Line))
    assert not any(isinstance(part, Picture | OwnCode) for part in parts)


def test_chinese_mode_is_on_before_the_first_word_and_off_before_the_cut(document_renderer):
    chunks = document_renderer.render(example("ticket"), RECEIPT_80)
    assert chunks[0].data == b"\x1b@" + escpos_native.CHINESE_ON
    assert chunks[-1].data == escpos_native.CHINESE_OFF + b"\x1dVB\x18"


ANYTHING = st.text(
    st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
        st.sampled_from("0123456789ABCg·（），。—℃①€ \u3000\u00a0\x1b\x1d\x10\x04𬭎㛃\ue000é😀"),
    ),
    min_size=1,
    max_size=20,
).filter(str.strip)


@settings(max_examples=40, deadline=None)
@given(places=st.tuples(ANYTHING, ANYTHING, ANYTHING), number=st.from_regex(r"\A[0-9]{1,4}\Z"))
@pytest.mark.parametrize("profile", [RECEIPT_80, RECEIPT_58], ids=["80", "58"])
def test_whatever_a_ticket_says_is_text_or_dots_and_never_a_command(
    profile, places, number, document_renderer, printed_by_itself
):
    department, room, advice = places
    ticket = replace(example("ticket"), department=department, room=room, advice=advice, number=number)
    sheet = document_renderer.sheet(ticket, profile)
    parts = strip(ticket, sheet, profile)
    assert parts is not None
    image = document_renderer.dots(example("ticket"), profile).resize((sheet.width, sheet.height))
    printed = printed_by_itself(joined(escpos_native.encode(parts, image, profile)), profile.width_dots)
    rows = sum(isinstance(part, Picture) for part in parts)
    assert len(printed.lines) + rows == len(parts)
    assert any(number in line[0] for line in printed.lines)


def test_the_steps_of_a_slip_are_of_one_size_and_begin_at_the_left(document_renderer, printed_by_itself):
    printed = printed_by_itself(joined(document_renderer.render(example("wifi"), RECEIPT_58)), 384)
    steps = [line for line in printed.lines if line[0][0] in "①②③"]
    assert len(steps) == 3
    assert {(left, height) for _, left, _, _, height, _ in steps} == {(0, 48)}


def test_enlarged_characters_are_not_bold_for_their_hollows_would_fill(document_renderer):
    data = b"".join(chunk.data for chunk in document_renderer.render(example("ticket"), RECEIPT_80))
    sizes = re.findall(rb"\x1d!(.)\x1bE(.)", data, re.DOTALL)
    assert {size[0] >> 4 for size, bold in sizes if bold == b"\x01"} == {0}
    assert max(size[0] >> 4 for size, _ in sizes) >= 2
