import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from printing.codes import code_for
from printing.examples import HEALTH_CODE
from printing.proof import codes_in
from printing.sheet import Code


def picture(code: Code, side: int) -> Image.Image:
    image = Image.new("1", (side, side), 1)
    for row, modules in enumerate(code.modules):
        for column, black in enumerate(modules):
            if black:
                x, y = code.x + column * code.module_dots, code.y + row * code.module_dots
                image.paste(0, (x, y, x + code.module_dots, y + code.module_dots))
    return image


def test_our_health_code_has_level_q_and_three_dots_a_module_on_a_label():
    symbol = code_for(HEALTH_CODE, 203, 175, 240)
    assert symbol is not None
    assert (symbol.level, symbol.module_dots, len(symbol.modules), symbol.side) == ("Q", 3, 49, 171)


def test_a_code_takes_as_many_dots_as_there_is_room_for():
    symbol = code_for(HEALTH_CODE, 203, 240, 240)
    assert symbol is not None
    assert symbol.module_dots == 4


def test_finer_heads_print_modules_of_more_dots():
    symbol = code_for(HEALTH_CODE, 300, 10, 400)
    assert symbol is not None
    assert symbol.module_dots == 4


@pytest.mark.parametrize(("length", "level"), [(200, "Q"), (300, "M"), (420, "L")])
def test_a_longer_code_gives_up_error_correction_before_it_gives_up_dots(length: int, level: str):
    symbol = code_for("x" * length, 203, 175, 240)
    assert symbol is not None
    assert (symbol.level, symbol.module_dots) == (level, 3)


def test_a_code_that_is_too_long_for_any_level_is_a_value():
    assert code_for("x" * 1200, 203, 175, 240) is None
    assert code_for("码" * 4000, 203, 5000, 5000) is None


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=70))
def test_any_content_is_read_back_as_the_same_bytes(content: str):
    symbol = code_for(content, 203, 300, 400)
    assert symbol is not None
    assert codes_in(picture(symbol.at(0, 0), symbol.side)) == [content.encode("utf-8")]
