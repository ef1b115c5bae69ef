import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.names import graphemes, mask_name, mask_tail, maybe_cut, normalise_name, showable

DOT = "\u00b7"


@pytest.mark.parametrize("dot", list("‧•．・∙⋅·"))
def test_every_middle_dot_becomes_the_one(dot: str):
    assert normalise_name(f"阿依古丽{dot}买买提") == f"阿依古丽{DOT}买买提"


def test_blanks_around_a_name_and_its_dot_go():
    assert normalise_name("　买买提 · 艾力\x00\x00 ") == f"买买提{DOT}艾力"


@pytest.mark.parametrize("name", ["𬭎", "𠮷野", "𫖯", "㛃", "䶮", "\ue000\uf8ff", "Anna Lisa", "王\ufe00"])
def test_rare_and_private_characters_are_kept_verbatim(name: str):
    assert normalise_name(name) == name


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str):
    assert normalise_name(normalise_name(text)) == normalise_name(text)


@pytest.mark.parametrize(("name", "count"), [("𠮷𬭎", 2), ("e\u0301", 1), ("葛\U000e0100城", 2), ("", 0), ("王芳", 2)])
def test_characters_are_counted_as_a_reader_counts(name: str, count: int):
    assert len(graphemes(name)) == count


@given(st.text())
def test_no_character_is_lost_in_counting(text: str):
    assert "".join(graphemes(text)) == text


@pytest.mark.parametrize(
    ("name", "cut"),
    [("一" * 14, False), ("一" * 15, True), ("𠮷" * 7, False), ("𠮷" * 7 + "一", True), ("\ud842" * 15, True)],
)
def test_a_name_that_fills_the_chips_fifteen_units_may_be_cut(name: str, cut: bool):
    assert maybe_cut(name) is cut


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("王芳", "王*"),
        ("王秀芳", "王*芳"),
        ("欧阳建国", "欧*国"),
        (f"阿依古丽{DOT}买买提", "阿*提"),
        ("𠮷秀𬭎", "𠮷*𬭎"),
        ("王", "*"),
        ("", "*"),
        ("John Smith", "J*** S***"),
        ("Anna", "A***"),
        ("Juan Carlos de la Cruz Vega", "J*** C*** d*** l*** C*** V***"),
        ("a b c d e f g " * 14, "a*** g***"),
        (" ", "*"),
    ],
)
def test_a_masked_name_shows_first_and_last_at_most(name: str, masked: str):
    assert mask_name(name) == masked


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=3))
def test_the_middle_of_a_name_never_shows(name: str):
    assert mask_name(name) == f"{name[0]}*{name[-1]}"


@pytest.mark.parametrize(
    ("text", "masked"), [("13800001234", "*******1234"), ("1234", "****"), ("123", "***"), ("", ""), ("12345", "*2345")]
)
def test_a_masked_number_shows_its_tail_and_a_short_one_nothing(text: str, masked: str):
    assert mask_tail(text) == masked


@pytest.mark.parametrize("name", ["王\x1b[31m秀芳", "王\x00[31m秀芳\x9b", "\x7f王[31m秀芳\r\n"])
def test_characters_that_only_a_terminal_or_printer_would_obey_are_no_part_of_a_name(name: str):
    assert normalise_name(name) == "王[31m秀芳"


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("阿" * 13 + "王\ud842", "阿*〓"),
        ("阿" * 12 + "\ud842江", "阿*江"),
        ("\udfb7秀芳", "〓*芳"),
        ("John\ud842", "J*〓"),
    ],
)
def test_half_a_surrogate_pair_is_shown_as_a_missing_character(name: str, masked: str):
    assert normalise_name(name) == name
    assert mask_name(name) == masked


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_what_is_shown_can_always_be_written_down(text: str):
    assert showable(text).encode("utf-8").decode() == showable(text)
    assert len(showable(text)) == len(text)
