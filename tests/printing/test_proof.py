from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageDraw

from kiosk.ports import CodeUnreadable, DocumentDoesNotFit
from printing import raster
from printing.examples import HEALTH_CODE, example
from printing.fonts import Weight
from printing.profiles import default_profile
from printing.proof import codes_in, prove
from printing.sheet import Area, Box, Code, Sheet, Text

FOREIGN = {
    "url": "https://ehealth.example.cn/code?id=370102194705000000ABCDEF&t=1795000000",
    "300 bytes": "".join(chr(33 + index * 7 % 90) for index in range(300)),
    "Chinese": "电子健康卡：张玉华，山东省聊城市，𬭎𠮷",
    "with colons": "0A1B2C3D4E5F:1:370000:0:",
    "one letter": "x",
}


@pytest.fixture
def sticker_sheet(document_renderer) -> Sheet:
    return document_renderer.sheet(example("sticker"), default_profile(example("sticker")))


@pytest.fixture
def sticker_dots(document_renderer) -> Image.Image:
    return document_renderer.dots(example("sticker"), default_profile(example("sticker")))


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_code_is_printed_unchanged(content: str, document_renderer):
    sticker = replace(example("sticker"), code=content)
    image = document_renderer.dots(sticker, default_profile(sticker))
    assert codes_in(image) == [content.encode("utf-8")]


@pytest.mark.parametrize("size", ["id1", "a6"])
@pytest.mark.parametrize("content", [HEALTH_CODE, *FOREIGN.values()])
def test_the_code_on_a_card_is_read_back_from_its_dots(content: str, size: str, document_renderer):
    card = replace(example("card"), code=content, size=size)
    assert codes_in(document_renderer.dots(card, default_profile(card))) == [content.encode("utf-8")]


def test_every_module_of_the_code_is_a_square_of_whole_dots(sticker_sheet, sticker_dots):
    (code,) = (item for item in sticker_sheet.items if isinstance(item, Code))
    side = len(code.modules) * code.module_dots
    printed = sticker_dots.crop((code.x, code.y, code.x + side, code.y + side))
    wanted = Image.frombytes(
        "L", (len(code.modules),) * 2, bytes(0 if black else 255 for row in code.modules for black in row)
    ).resize((side, side), Image.Resampling.NEAREST)
    assert ImageChops.difference(printed.convert("L"), wanted).getbbox() is None


def test_the_quiet_zone_is_white(sticker_sheet, sticker_dots):
    (code,) = (item for item in sticker_sheet.items if isinstance(item, Code))
    edges = [round(edge) for edge in (code.area.left, code.area.top, code.area.right, code.area.bottom)]
    side = len(code.modules) * code.module_dots
    around = sticker_dots.copy()
    around.paste(1, (code.x, code.y, code.x + side, code.y + side))
    assert min(edges) >= 0
    assert ImageChops.invert(around.crop(tuple(edges)).convert("L")).getbbox() is None


def test_a_code_that_is_scratched_beyond_reading_is_not_printed(sticker_sheet, sticker_dots):
    ImageDraw.Draw(sticker_dots).rectangle((0, 60, 180, 120), fill=1)
    with pytest.raises(CodeUnreadable):
        prove(sticker_sheet, sticker_dots)


def test_a_print_of_the_wrong_polarity_is_not_printed(sticker_sheet, sticker_dots):
    with pytest.raises(CodeUnreadable):
        prove(sticker_sheet, ImageChops.invert(sticker_dots.convert("L")).convert("1"))


def test_a_code_with_other_content_than_was_ordered_is_not_printed(sticker_sheet, sticker_dots):
    items = tuple(replace(item, content="A") if isinstance(item, Code) else item for item in sticker_sheet.items)
    with pytest.raises(CodeUnreadable):
        prove(replace(sticker_sheet, items=items), sticker_dots)


def test_a_renderer_that_cannot_read_its_own_code_raises(document_renderer, monkeypatch):
    monkeypatch.setattr(raster, "stamp", lambda image, code: image.paste(1, (0, 0, code.x + 60, code.y + 60)))
    with pytest.raises(CodeUnreadable):
        document_renderer.render(example("sticker"), default_profile(example("sticker")))


def text(area: Area, white: bool = False) -> Text:
    return Text("王", area.left, area.bottom, 20, Weight.BOLD, area, white)


@pytest.mark.parametrize(
    "items",
    [
        (text(Area(90, 10, 110, 30)),),
        (text(Area(10, -1, 30, 20)),),
        (text(Area(10, 10, 30, 30)), text(Area(29, 29, 50, 50))),
        (Box(Area(0, 0, 100, 40)), text(Area(10, 10, 30, 30))),
        (Box(Area(0, 0, 100, 20)), text(Area(10, 10, 30, 30), white=True)),
    ],
    ids=["past the right edge", "past the top", "overlapping", "black on black", "half off its ground"],
)
def test_what_is_cut_or_covered_is_not_printed(items):
    with pytest.raises(DocumentDoesNotFit):
        prove(Sheet(100, 100, 203, items), Image.new("1", (100, 100), 1))


def test_white_text_on_its_black_ground_is_whole():
    items = (Box(Area(0, 0, 100, 40)), text(Area(10, 10, 30, 30), white=True))
    assert Sheet(100, 100, 203, items).flaws() == ()


def test_a_refusal_does_not_repeat_what_the_document_says(document_renderer):
    sticker = replace(example("sticker"), code="王芳" * 600)
    with pytest.raises(DocumentDoesNotFit) as refused:
        document_renderer.render(sticker, default_profile(sticker))
    assert "code" in str(refused.value)
    assert "王" not in str(refused.value)
