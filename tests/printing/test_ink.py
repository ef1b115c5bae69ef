"""The paper's millimetres, measured with a ruler on the dots that a printer burns."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from kiosk.domain.documents import Document
from printing.examples import KINDS, example
from printing.profiles import default_profile, load_profiles
from printing.renderer import DocumentRenderer
from printing.sheet import Text

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "printing"
FULL_HEIGHT = set(
    "国张玉华惠民门诊部高血压上午前面居医保老年优先号自助机请到窗口补名字量等叫挂费房短码丢换新刷这里"
) | set("ABCDEFGHJKLMNPRSTUVWXYZ0123456789")
"""Characters whose ink has the height that the rules are stated in."""
MAY_DIFFER = 0.002
"""Share of dots that another build of the libraries may draw otherwise."""


def measured(renderer: DocumentRenderer, document: Document, name: str) -> dict[str, float]:
    """Return each line of text with the height of its ink in mm."""
    profile = load_profiles()[name]
    image = renderer.dots(document, profile)
    lines = [item for item in renderer.sheet(document, profile).items if isinstance(item, Text)]
    return {line.text: _ink_rows(image, line) * 25.4 / profile.dpi for line in lines if FULL_HEIGHT & set(line.text)}


def _ink_rows(image: Image.Image, line: Text) -> int:
    edges = (line.area.left, line.area.top, line.area.right, line.area.bottom)
    seen = image.crop(tuple(round(edge) for edge in edges)).convert("L")
    box = (seen if line.white else ImageChops.invert(seen)).getbbox()
    assert box is not None, "a line without ink"
    return box[3] - box[1]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("name", ["label-tspl-203", "label-zpl-300"])
def test_name_short_code_and_notes_of_the_sticker(name, language, document_renderer):
    sticker = replace(example("sticker"), language=language)
    ink = measured(document_renderer, sticker, name)
    assert ink["张*华"] >= 5.0
    assert ink["4821 0935"] >= 4.0
    assert min(ink.values()) >= 2.5


HANZI = "国赵张李周国王冯陈国卫蒋沈韩国朱秦国许何国施张国孔"
"""In every line of five stands one of full height."""
LONG_NAME = "阿卜杜热合曼·买买提尼亚孜·吐尔逊古丽·艾合买提江·肉孜"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("count", [1, 4, 5, 8, 9, 12, 13, 15, 16, 20])
@pytest.mark.parametrize("name", ["label-tspl-203", "label-zpl-300"])
def test_names_of_up_to_twenty_hanzi_have_their_five_millimetres_on_the_sticker(
    name, count, language, document_renderer
):
    sticker = replace(example("sticker"), name=HANZI[:count], language=language)
    ink = _all_ink(document_renderer, sticker, name)
    lines = [line for line in ink if set(line) <= set(HANZI)]
    assert "".join(lines) == HANZI[:count]
    assert min(ink[line] for line in lines if "国" in line) >= 5.0
    assert ink["4821 0935"] >= 4.0
    assert min(ink.values()) >= 2.5


@pytest.mark.parametrize(
    "whole", ["阿卜杜热合曼·买买提尼亚孜·吐尔逊古丽·艾合买提江·肉孜", HANZI, HANZI[:12] + "·" + HANZI[:20]]
)
@pytest.mark.parametrize("name", ["label-tspl-203", "label-zpl-300"])
def test_a_longer_name_begins_with_five_millimetres_and_is_not_cut(name, whole, document_renderer):
    ink = _all_ink(document_renderer, replace(example("sticker"), name=whole), name)
    lines = [line for line in ink if set(line) <= set(whole)]
    assert "".join(lines) == whole
    assert ink[lines[0]] >= 5.0
    assert min(ink.values()) >= 2.5


def test_words_of_letters_are_rather_smaller_than_broken_and_nothing_makes_way_for_them(document_renderer):
    ink = _all_ink(document_renderer, replace(example("sticker"), name="Maximilian Alexander"), "label-tspl-203")
    assert min(ink["Maximilian"], ink["Alexander"]) >= 3.5
    assert {"惠民门诊部", "← 刷这里挂号"} <= set(ink)


def _all_ink(renderer: DocumentRenderer, document: Document, name: str) -> dict[str, float]:
    """Return every line in order with the height of its ink in mm."""
    profile = load_profiles()[name]
    image = renderer.dots(document, profile)
    lines = [item for item in renderer.sheet(document, profile).items if isinstance(item, Text)]
    return {line.text: _ink_rows(image, line) * 25.4 / profile.dpi for line in lines}


@pytest.mark.parametrize("number", ["3", "15", "115", "1024", "候补 K2-03", "候补 K12-103"])
@pytest.mark.parametrize(("name", "floor"), [("receipt-80-escpos-203", 18.0), ("receipt-58-escpos-203", 12.0)])
def test_the_number_on_the_ticket(name, floor, number, document_renderer):
    ink = measured(document_renderer, replace(example("ticket"), number=number), name)
    digits = number.removeprefix("候补 ")
    parts = [line for line in ink if line in {digits, *digits.replace("-", "- ").split()}]
    assert "".join(parts) == digits
    assert min(ink[part] for part in parts) >= floor


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("room", ["203", "第三综合诊疗室", "B座12层1203"])
@pytest.mark.parametrize("name", ["receipt-80-escpos-203", "receipt-58-escpos-203"])
def test_the_room_and_the_rest_of_the_ticket(name, room, language, document_renderer):
    ticket = replace(example("ticket"), room=room, language=language, reprint=True)
    ink = measured(document_renderer, ticket, name)
    profile = load_profiles()[name]
    white = {
        item.text
        for item in document_renderer.sheet(ticket, profile).items
        if isinstance(item, Text) and item.white and item.size >= profile.dpi * 7 / 25.4 / 0.87
    }
    assert white
    assert min(ink[line] for line in white if line in ink) >= 7.0
    assert min(ink.values()) >= 3.0


@pytest.mark.parametrize("name", ["receipt-80-escpos-203", "receipt-58-escpos-203"])
def test_the_temporary_slip(name, document_renderer):
    ink = measured(document_renderer, example("temporary"), name)
    assert ink["T-0007"] == max(ink.values())
    assert ink["T-0007"] >= 8.0
    assert min(ink.values()) >= 3.0


@pytest.mark.parametrize(
    ("size", "name", "floor"), [("id1", "card-id1-tspl-203", 7.0), ("a6", "card-a6-tspl-203", 14.0)]
)
def test_the_name_is_what_is_large_on_a_card(size, name, floor, document_renderer):
    ink = measured(document_renderer, replace(example("card"), size=size), name)
    assert ink["张玉华"] == max(ink.values())
    assert ink["张玉华"] >= floor
    assert min(ink.values()) >= 2.5


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_looks_as_it_was_approved(kind, document_renderer):
    image = document_renderer.dots(example(kind), default_profile(example(kind)))
    approved = Image.open(BytesIO((GOLDEN / f"{kind}.png").read_bytes()))
    assert image.size == approved.size
    differing = sum(ImageChops.logical_xor(image, approved.convert("1")).convert("L").histogram()[1:])
    assert differing <= MAY_DIFFER * image.width * image.height
