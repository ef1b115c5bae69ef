from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.documents import HealthCodeSticker, PaperCard, TemporarySlip, Ticket, from_data, to_data
from kiosk.domain.names import mask_name
from kiosk.domain.person_record import LONGEST, Field
from kiosk.domain.sessions import Period
from printing.examples import KINDS, MADE_AT, example
from printing.fonts import default_chain
from printing.profiles import default_profile, fits, load_profiles
from printing.renderer import DocumentRenderer
from printing.sheet import Sheet, Text

RENDERER = DocumentRenderer()
LONGEST_NAME = "阿卜杜热合曼·买买提尼亚孜·吐尔逊古丽·艾合买提江·肉孜"
HANZI = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
NAMES = st.one_of(
    st.text(HANZI, min_size=1, max_size=30),
    st.lists(st.text(HANZI, min_size=1, max_size=8), min_size=2, max_size=4).map("·".join),
    st.text(st.sampled_from("ABCDEFabcdefgjpqy -."), min_size=1, max_size=40).filter(str.strip),
    st.text(st.one_of(HANZI, st.sampled_from("𬭎𠮷𫖯㛃䶮")), min_size=1, max_size=6),
)
PLACES = st.text(st.one_of(HANZI, st.sampled_from("0123456789ABC（）-· ")), min_size=1, max_size=24).filter(str.strip)
LANGUAGES = st.sampled_from(["zh_CN", "en"])
SHAPES = sorted({(model.media, model.dpi, model.width_dots): name for name, model in load_profiles().items()}.values())
"""One model for each page that there is: layouts know no more of a printer."""
RECEIPTS = ["receipt-80-escpos-203", "receipt-58-escpos-203"]


def squeezed(text: str) -> str:
    return "".join(default_chain().spelled(text).split())


def words_on(sheet: Sheet) -> str:
    return "".join("".join(item.text for item in sheet.items if isinstance(item, Text)).split())


def sheet(document, name: str) -> Sheet:
    laid_out = RENDERER.sheet(document, load_profiles()[name])
    assert laid_out.flaws() == ()
    return laid_out


@settings(max_examples=60, deadline=None)
@given(name=NAMES, clinic=PLACES, language=LANGUAGES)
@pytest.mark.parametrize("profile", ["label-tspl-203", "label-tspl-300"])
def test_on_a_sticker_nothing_is_cut_and_nothing_overlaps(profile, name, clinic, language):
    document = replace(example("sticker"), name=name, clinic=clinic, language=language)
    words = words_on(sheet(document, profile))
    assert squeezed(name) in words or "*" in words
    assert "48210935" in words


@settings(max_examples=40, deadline=None)
@given(name=NAMES, places=st.tuples(PLACES, PLACES, PLACES), language=LANGUAGES)
@pytest.mark.parametrize("profile", RECEIPTS)
def test_on_a_ticket_nothing_is_cut_and_nothing_overlaps(profile, name, places, language):
    department, room, advice = places
    document = replace(
        example("ticket"), name=name, department=department, room=room, advice=advice, language=language, reprint=True
    )
    words = words_on(sheet(document, profile))
    assert all(squeezed(field) in words for field in (name, department, room, advice))


@settings(max_examples=40, deadline=None)
@given(name=NAMES, clinic=PLACES, language=LANGUAGES)
@pytest.mark.parametrize(("size", "profile"), [("id1", "card-id1-tspl-203"), ("a6", "card-a6-tspl-203")])
def test_on_a_card_nothing_is_cut_and_nothing_overlaps(size, profile, name, clinic, language):
    document = replace(example("card"), name=name, clinic=clinic, language=language, size=size)
    words = words_on(sheet(document, profile))
    assert all(squeezed(field) in words for field in (name, clinic, "48210935"))


@settings(max_examples=30, deadline=None)
@given(number=st.from_regex(r"\A(T-[0-9]{1,6}|[0-9]{1,5}|候补 K[0-9]{1,2}-[0-9]{2,3})\Z"), language=LANGUAGES)
@pytest.mark.parametrize("profile", RECEIPTS)
def test_any_number_is_whole_on_ticket_and_slip(profile, number, language):
    ticket = replace(example("ticket"), number=number, language=language)
    slip = replace(example("temporary"), number=number, language=language, reprint=True)
    assert squeezed(number) in words_on(sheet(ticket, profile))
    assert squeezed(number) in words_on(sheet(slip, profile))


def test_a_ticket_says_what_a_person_must_know():
    words = words_on(sheet(example("ticket"), "receipt-80-escpos-203"))
    said = (
        "惠民门诊部 挂号小票 高血压门诊 15号 2楼203诊室 上午8点半—9点 前面3人，约15分钟 张*华 女 78岁 居民医保 "
        "老年人优先 王医生 1号自助机 11月22日周日8:12 挂号费0元 门诊主任电话0635-0000000 先到1号窗口补名字"
    )
    assert [fact for fact in said.split() if fact not in words] == []
    assert words.endswith("先量血压，再等叫号")
    assert "补打" not in words


def test_a_ticket_of_the_least_data_is_whole():
    ticket = Ticket("惠民门诊部", "全科", "3", "全科诊室", "1号自助机", MADE_AT)
    assert "全科诊室" in words_on(sheet(ticket, "receipt-58-escpos-203"))


@pytest.mark.parametrize("kind", ["ticket", "temporary"])
def test_a_reprint_says_so(kind):
    document = replace(example(kind), reprint=True)
    assert "补打" in words_on(sheet(document, "receipt-80-escpos-203"))


@pytest.mark.parametrize(
    ("period", "start", "end", "said"),
    [
        (Period.AFTERNOON, time(14, 0), time(14, 30), "下午2点—2点半"),
        (Period.MORNING, time(10, 15), time(10, 45), "上午10点15—10点45"),
        (Period.NOON, time(12, 0), time(12, 30), "中午12点—12点半"),
        (None, time(18, 30), time(19, 0), "18:30—19:00"),
        (Period.NIGHT, None, None, "晚上"),
    ],
)
def test_the_slot_is_said_as_a_neighbour_says_it(period, start, end, said):
    ticket = replace(example("ticket"), period=period, slot_start=start, slot_end=end)
    assert said in words_on(sheet(ticket, "receipt-80-escpos-203"))


@pytest.mark.parametrize(
    ("ahead", "minutes", "said"),
    [(0, 0, "前面没有人"), (2, None, "前面2人"), (None, 20, "约等20分钟"), (2, 20, "前面2人，约20分钟")],
)
def test_what_is_known_of_the_waiting_is_said(ahead, minutes, said):
    ticket = replace(example("ticket"), ahead=ahead, wait_minutes=minutes)
    assert said in words_on(sheet(ticket, "receipt-80-escpos-203"))


def test_a_window_with_a_name_of_its_own_keeps_it():
    ticket = replace(example("ticket"), go_to_window="建档窗口")
    assert "先到建档窗口补名字" in words_on(sheet(ticket, "receipt-58-escpos-203"))


def test_the_sticker_says_whose_it_is_and_what_to_do_when_lost():
    words = words_on(sheet(example("sticker"), "label-tspl-203"))
    assert all(said in words for said in ("惠民门诊部", "张*华", "短码48210935", "丢了请到窗口换新", "刷这里挂号"))


def test_a_name_too_long_for_any_size_stands_on_the_sticker_as_in_public_places():
    sticker = replace(example("sticker"), name="阿" * 119 + "孜", code="x" * 300)
    assert "阿*孜" in words_on(sheet(sticker, "label-tspl-203"))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("name", SHAPES)
def test_the_worst_data_is_whole_on_every_printer(name, language):
    profile = load_profiles()[name]
    cards = [replace(example("card"), size=size) for size in ("id1", "a6")]
    documents = [*map(example, KINDS), *cards]
    clinic = {"clinic": "惠民县人民医院第三社区卫生服务中心"}
    worst = [
        replace(document, language=language, **(clinic if hasattr(document, "clinic") else {}))
        for document in documents
    ]
    named = [replace(document, name=LONGEST_NAME) if hasattr(document, "name") else document for document in worst]
    fitting = [document for document in named if fits(document, profile)]
    assert fitting
    assert all(document.clinic in words_on(sheet(document, name)) for document in fitting if _has_a_clinic(document))


def _has_a_clinic(document) -> bool:
    """Whether the clinic's name must be there: a sticker has room for it or not."""
    return hasattr(document, "clinic") and not isinstance(document, HealthCodeSticker)


def test_a_card_carries_what_is_known_of_its_holder_and_no_more():
    full = words_on(sheet(example("card"), "card-id1-tspl-203"))
    facts = ("张玉华", "女", "1947年5月生", "家人138****0000", "有事打0635-0000000", "门诊主任0635-0000001")
    assert [fact for fact in facts if fact not in full] == []
    bare = PaperCard("惠民门诊部", "张玉华", "A1", "48210935")
    assert "None" not in words_on(sheet(bare, "card-id1-tspl-203"))


@pytest.mark.parametrize("profile", ["card-id1-tspl-203", "card-a6-tspl-203", "card-a6-pdf"])
def test_the_longest_name_is_still_the_largest_text_on_its_side_of_the_card(profile):
    laid_out = sheet(replace(example("card"), name=LONGEST_NAME), profile)
    sizes = {item.text: item.size for item in laid_out.items if isinstance(item, Text)}
    assert sizes[next(text for text in sizes if text.startswith("阿卜杜"))] > sizes["女　1947年5月生"]


def test_english_paper_has_no_chinese_of_its_own():
    slip = TemporarySlip("Huimin Clinic", "T-0007", "1", "Kiosk 1", MADE_AT, language="en", reprint=True)
    assert words_on(sheet(slip, "receipt-80-escpos-203")).isascii()
    assert default_profile(slip).width_dots == 576


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("profile", RECEIPTS)
def test_who_must_add_a_name_reads_so_right_below_the_room_and_before_the_time(profile, language):
    ticket = replace(example("ticket"), language=language)
    places = {squeezed(item.text): item.baseline for item in sheet(ticket, profile).items if isinstance(item, Text)}
    words, first = list(places), {"zh_CN": "先到", "en": "First"}[language]
    window = next(word for word in words if word.startswith(first))
    room = next(word for word in words if "203" in word)
    slot = next(word for word in words if "8点半" in word or "8:30" in word)
    assert places[room] < places[window] < places[slot]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("plain_words", ["感冒发烧", "头疼脑热、拉肚子、老毛病开药、看化验单都可以来这里"])
@pytest.mark.parametrize("profile", RECEIPTS)
def test_the_chosen_plain_words_stand_below_the_department_and_smaller(profile, plain_words, language):
    ticket = replace(example("ticket"), department="全科", plain_words=plain_words, language=language)
    laid_out = sheet(ticket, profile)
    assert squeezed(plain_words) in words_on(laid_out)
    texts = [item for item in laid_out.items if isinstance(item, Text)]
    department = next(item for item in texts if item.text == "全科")
    below = next(item for item in texts if squeezed(item.text)[:4] == plain_words[:4])
    assert below.baseline > department.baseline
    assert below.size < department.size


def test_a_ticket_without_plain_words_is_as_it_was():
    ticket = replace(example("ticket"), plain_words=None)
    assert "血压血糖" not in words_on(sheet(ticket, "receipt-80-escpos-203"))


@pytest.mark.parametrize(
    "name", ["王" * LONGEST[Field.NAME], "W" * LONGEST[Field.LATIN_NAME]], ids=["hanzi", "letters"]
)
@pytest.mark.parametrize(("kind", "profile"), [("ticket", one) for one in RECEIPTS] + [("card", "card-id1-escpos-203")])
def test_every_paper_holds_the_longest_name_that_may_be_typed(kind, profile, name):
    assert squeezed(name) in words_on(sheet(replace(example(kind), name=name), profile))


@pytest.mark.parametrize("name", ["王" * 200, "W" * 200], ids=["hanzi", "letters"])
@pytest.mark.parametrize("profile", ["card-id1-escpos-203", "card-a6-pdf"])
def test_a_card_on_which_the_name_of_an_older_store_has_no_room_shows_it_as_public_places_do(profile, name):
    data = {**to_data(example("card")), "name": name}
    printed = words_on(sheet(from_data(data), profile))
    assert mask_name(name) in printed
    assert name not in printed


@pytest.mark.parametrize("profile", RECEIPTS)
def test_a_ticket_is_as_long_as_the_name_of_an_older_store_wants(profile):
    data = {**to_data(example("ticket")), "name": "王" * 200}
    assert "王" * 200 in words_on(sheet(from_data(data), profile))
