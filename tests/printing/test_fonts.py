import pytest

from kiosk.texts import ASSETS
from printing.fonts import GETA, FontChain, Weight, default_chain, missing_glyphs

RARE = "𬭎𠮷𫖯㛃䶮"
EVERYDAY = "张玉华ABCabc0129·—，。：（）℃*←"


def test_the_bundled_fonts_have_truetype_outlines_and_every_character_of_the_catalogue():
    words = {path.read_text(encoding="utf-8") for path in (ASSETS / "translations").glob("*/paper.ftl")}
    assert len(words) == 2
    assert FontChain(()).missing_glyphs("".join(words) + EVERYDAY) == []


def test_rare_characters_come_from_the_fonts_behind_where_the_bundled_ones_lack_them():
    chain = default_chain()
    fonts = [chain.font_for(character, Weight.BOLD) for character in RARE]
    assert chain.rare, "script/test installs fonts-hanazono and fonts-babelstone-han"
    assert None not in fonts
    assert chain.font_for("𠮷", Weight.BOLD) in chain.rare
    assert missing_glyphs(RARE) == []


def test_a_character_that_no_font_has_is_spelled_in_pinyin_and_named_to_the_self_check():
    chain = FontChain(())
    assert chain.missing_glyphs("王𠮷𠮷") == ["𠮷"]
    assert chain.spelled("王𠮷") == "王[jí]"


def test_a_private_character_becomes_the_printers_mark_because_fonts_disagree_about_it():
    assert default_chain().spelled("王\ue123") == f"王[{GETA}]"


@pytest.mark.parametrize("invisible", ["\u200b", "\ufe0f", "\U000e0101", "\x07", "\u202e", "\ud800"])
def test_what_has_no_ink_is_left_out(invisible: str):
    assert default_chain().spelled(f"王{invisible}芳") == "王芳"


def test_a_line_break_in_the_data_is_a_blank():
    assert default_chain().spelled("王\n芳") == "王 芳"


def test_a_letter_and_its_mark_become_one_character():
    assert default_chain().spelled("Zoe\u0308") == "Zoë"


def test_runs_hold_the_whole_text_in_order():
    runs = default_chain().runs("王𠮷芳", Weight.MEDIUM)
    assert [run.text for run in runs] == ["王", "𠮷", "芳"]
    assert runs[0].font is runs[2].font is not runs[1].font


def test_a_character_that_was_not_spelled_is_not_measured():
    with pytest.raises(ValueError, match="spelled"):
        FontChain(()).width("𠮷", Weight.BOLD)


def test_ink_and_width_are_those_of_the_glyphs():
    chain = default_chain()
    assert chain.width("国国", Weight.MEDIUM) == pytest.approx(2.0)
    up, down = chain.ink("国", Weight.MEDIUM)
    assert (up, down) == pytest.approx((0.801, 0.084), abs=0.01)
    assert chain.ink("　 ", Weight.BOLD) == (0.0, 0.0)


def test_several_unknown_characters_in_a_row_become_one_mark():
    assert default_chain().spelled("王\ue123\ue124\ue125芳\ue126") == f"王[{GETA}]芳[{GETA}]"


def test_characters_that_have_a_sound_are_all_spelled():
    assert FontChain(()).spelled("王𠮷𠮷") == "王[jí][jí]"
