import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printing.fonts import Weight, default_chain
from printing.sheet import Area, Page
from printing.typesetting import Room, Typesetter

PAGE = Page(400, 240, 203)
HANZI = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
WORDS = st.text(st.one_of(HANZI, st.sampled_from("ABCabc019 ·-，。、（）「」")), min_size=1, max_size=40)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(PAGE, default_chain())


def test_text_is_as_large_as_it_may_be_where_there_is_room(typesetter: Typesetter):
    block = typesetter.fit("国", Weight.BOLD, 6.0, 3.0, Room(400))
    assert block is not None
    assert block.size == round(6.0 * 203 / 25.4 / 0.73)


def test_text_shrinks_to_its_floor_before_it_breaks(typesetter: Typesetter):
    wide = typesetter.fit("感冒发烧门诊", Weight.BOLD, 5.0, 4.0, Room(300))
    assert wide is not None
    assert len(wide.lines) == 1
    narrow = typesetter.fit("感冒发烧门诊", Weight.BOLD, 5.0, 4.0, Room(230))
    assert narrow is not None
    assert narrow.lines == ("感冒发", "烧门诊")


def test_nothing_is_returned_where_even_the_floor_does_not_go_in(typesetter: Typesetter):
    assert typesetter.fit("感冒发烧门诊", Weight.BOLD, 5.0, 4.0, Room(200, None, 1)) is None
    assert typesetter.fit("感冒发烧门诊", Weight.BOLD, 5.0, 4.0, Room(200, 40)) is None


def test_lines_begin_with_no_closing_mark_and_words_stay_whole(typesetter: Typesetter):
    block = typesetter.fit("先量血压，再等叫号", Weight.BOLD, 4.0, 4.0, Room(200))
    assert block is not None
    assert not any(line[0] in "，。、）" for line in block.lines)
    english = typesetter.fit("Blood pressure first", Weight.BOLD, 4.0, 4.0, Room(220))
    assert english is not None
    assert " ".join(english.lines) == "Blood pressure first"


def test_a_no_break_space_holds_a_number_and_its_word_together(typesetter: Typesetter):
    block = typesetter.fit("2楼 203\u00a0诊室", Weight.BOLD, 7.0, 7.0, Room(320))
    assert block is not None
    assert block.lines == ("2楼", "203\u00a0诊室")


@pytest.mark.parametrize("rule", ["每个人最多被超过 6 次。", "但有人在等时最多连叫 2 位，每个人最多被超过 12 次。"])
def test_a_number_keeps_its_unit_so_that_no_line_is_a_lone_one(typesetter: Typesetter, rule: str):
    for width in range(150, 700, 10):
        block = typesetter.fit(rule, Weight.BOLD, 4.6, 4.6, Room(width))
        assert block is not None
        assert "".join(block.lines).replace(" ", "") == rule.replace(" ", "")
        assert block.lines[-1] != "次。"
        assert not any(line[0] in "次位" for line in block.lines)


def test_a_number_is_broken_at_its_hyphen_only(typesetter: Typesetter):
    block = typesetter.fit("K12-103", Weight.BOLD, 12.0, 12.0, Room(300, whole_words=True))
    assert block is not None
    assert block.lines == ("K12-", "103")


@settings(max_examples=60, deadline=None)
@given(text=WORDS, width=st.integers(120, 560))
def test_every_character_is_set_within_the_width_and_lines_never_touch(text: str, width: int):
    block = Typesetter(PAGE, default_chain()).fit(text, Weight.MEDIUM, 5.0, 2.5, Room(width))
    spelled = default_chain().spelled(text)
    assert block is not None
    assert "".join(block.lines).replace(" ", "") == spelled.replace(" ", "")
    placed = list(block.placed(10, 10, width, "centre"))
    place = Area(9, 10, 11 + width, 11 + block.height)
    assert all(place.holds(line.area) for line in placed)
    assert not any(a.area.overlaps(b.area) for a in placed for b in placed if a is not b)


@pytest.mark.parametrize("width", range(70, 400, 11))
def test_what_no_font_has_is_never_torn_from_its_brackets(typesetter: Typesetter, width: int):
    block = typesetter.fit("王\ue123芳A\ue124b\ue125", Weight.BOLD, 3.0, 3.0, Room(width))
    assert block is not None
    assert all(line.count("[") == line.count("〓") == line.count("]") for line in block.lines)
    assert "".join(block.lines) == "王[〓]芳A[〓]b[〓]"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("迪丽热巴·迪力木拉提江", 185, ("迪丽热巴·", "迪力木", "拉提江")),
        ("先到一楼导诊台量血压，再到二楼等叫号", 440, ("先到一楼导诊台量血压，", "再到二楼等叫号")),
        ("阿卜杜热合曼医生\u30001号自助机", 330, ("阿卜杜热合曼医生", "1号自助机")),
        ("2楼 门诊楼东侧", 200, ("2楼", "门诊楼东侧")),
        ("Cannot find the way? Ask our staff", 440, ("Cannot find the way?", "Ask our staff")),
        ("感冒发烧看门诊", 170, ("感冒发烧", "看门诊")),
    ],
)
def test_lines_break_at_pauses_where_that_takes_no_more_of_them(typesetter: Typesetter, text, width, lines):
    block = typesetter.fit(text, Weight.BOLD, 3.6, 3.6, Room(width))
    assert block is not None
    assert block.lines == lines


@settings(max_examples=40, deadline=None)
@given(text=WORDS, width=st.integers(120, 400))
def test_pauses_cost_no_line_and_lose_no_character(text: str, width: int):
    setter = Typesetter(PAGE, default_chain())
    block = setter.fit(text, Weight.MEDIUM, 2.5, 2.5, Room(width))
    assert block is not None
    fewer = Room(width, lines=len(block.lines) - 1)
    assert len(block.lines) == 1 or setter.fit(text, Weight.MEDIUM, 2.5, 2.5, fewer) is None
    assert max(block.widths) <= width + 1
