"""A name is never a box: what no font of the machine has is spelled, as on paper."""

from __future__ import annotations

from ui.text_layout import TextStyle, drawable, missing_glyphs, set_text

STYLE = TextStyle(52)
NO_FONT_HAS_IT = "\U0003abcd"


def test_common_and_rare_names_are_drawn_as_they_are_written(qapp):
    assert drawable("王秀芳 㛃 𠮷 阿卜杜·买买提") == "王秀芳 㛃 𠮷 阿卜杜·买买提"


def test_a_character_that_no_font_has_is_marked_and_the_rest_of_the_name_stands(qapp):
    assert drawable(f"王{NO_FONT_HAS_IT}") == "王[〓]"
    assert not missing_glyphs("".join(set_text(f"王{NO_FONT_HAS_IT}", STYLE, 900).lines), STYLE)


def test_a_hanzi_that_no_font_has_is_spelled(qapp, monkeypatch):
    monkeypatch.setattr("ui.text_layout._has_no_glyph", lambda character, style: character == "䶮")
    drawable.__globals__["_spelled"].cache_clear()
    assert drawable("王䶮") == "王[yǎn]"
    drawable.__globals__["_spelled"].cache_clear()


def test_half_a_surrogate_pair_is_a_mark(qapp):
    assert drawable("王\ud842") == "王〓"
