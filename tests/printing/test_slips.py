"""Wi-Fi slip, follow-up slip, guidance slip and the technician's test page."""

import re
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.documents import FollowUpSlip, GuidanceSlip, GuidanceStep, PrinterTestPage, WallSlip, WifiSlip
from kiosk.domain.sessions import Period
from printing.examples import RULES, example
from printing.fonts import default_chain
from printing.layouts.wifi import content
from printing.profiles import load_profiles
from printing.proof import codes_in
from printing.renderer import DocumentRenderer
from printing.sheet import Box, Sheet, Text

RENDERER = DocumentRenderer()
RECEIPTS = ["receipt-80-escpos-203", "receipt-58-escpos-203"]
BY_LENGTH = sorted(load_profiles(), key=len)
SHAPES = sorted({(load_profiles()[name].media, load_profiles()[name].dpi): name for name in BY_LENGTH}.values())
"""For each page that there is the model with the longest name."""
ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=32)
HANZI = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
PLACES = st.text(st.one_of(HANZI, st.sampled_from("0123456789ABC（）-· ")), min_size=1, max_size=24).filter(str.strip)


def sheet(document, name: str) -> Sheet:
    laid_out = RENDERER.sheet(document, load_profiles()[name])
    assert laid_out.flaws() == ()
    return laid_out


def squeezed(text: str) -> str:
    return "".join(default_chain().spelled(text).split())


def words_on(laid_out: Sheet) -> str:
    return "".join("".join(item.text for item in laid_out.items if isinstance(item, Text)).split())


def ink_mm(laid_out: Sheet, text: str) -> float:
    (line,) = (item for item in laid_out.items if isinstance(item, Text) and item.text == text)
    return line.area.height * 25.4 / laid_out.dpi


def as_a_phone_reads(code: str) -> dict[str, str]:
    """Take WIFI:S:…;T:…;; apart the way phones do: fields end at a semicolon that no backslash stands before."""
    assert code.startswith("WIFI:")
    assert code.endswith(";;")
    fields = re.findall(r"([A-Z]):((?:\\.|[^\\;])*);", code[5:-1], re.DOTALL)
    return {name: re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL) for name, value in fields}


def test_the_wifi_code_is_the_one_that_phones_know():
    assert content(example("wifi")) == "WIFI:S:HuiMin-Free;T:WPA;P:health2026;;"


def test_special_characters_of_network_and_password_are_escaped():
    slip = WifiSlip("惠民门诊部", r'a;b:c,d"e\f', r"\;:,")
    assert content(slip) == r"WIFI:S:a\;b\:c\,d\"e\\f;T:WPA;P:\\\;\:\,;;"


def test_an_open_and_a_hidden_network_say_so():
    assert content(WifiSlip("惠民门诊部", "Free", hidden=True)) == "WIFI:S:Free;T:nopass;H:true;;"
    assert "不用密码" in words_on(sheet(WifiSlip("惠民门诊部", "Free"), RECEIPTS[0]))


@settings(max_examples=60, deadline=None)
@given(network=ANY_TEXT, password=ANY_TEXT)
def test_a_phone_reads_network_and_password_as_they_are(network, password):
    read = as_a_phone_reads(content(WifiSlip("惠民门诊部", network, password)))
    assert read == {"S": network, "T": "WPA", "P": password}


@settings(max_examples=20, deadline=None)
@given(network=ANY_TEXT.filter(str.strip), password=st.text(st.characters(codec="ascii"), max_size=63))
@pytest.mark.parametrize("name", RECEIPTS)
def test_on_a_wifi_slip_nothing_is_cut_and_nothing_overlaps(name, network, password):
    words = words_on(sheet(WifiSlip("惠民门诊部", network, password), name))
    assert squeezed(network) in words
    assert squeezed(password) in words


@pytest.mark.parametrize("name", RECEIPTS)
def test_the_wifi_slips_code_is_read_from_its_dots_and_its_words_are_large(name):
    image = RENDERER.dots(example("wifi"), load_profiles()[name])
    assert codes_in(image) == [b"WIFI:S:HuiMin-Free;T:WPA;P:health2026;;"]
    laid_out = sheet(example("wifi"), name)
    assert min(ink_mm(laid_out, text) for text in ("HuiMin-Free", "health2026")) >= 4.0


def test_the_password_is_not_in_the_slips_repr():
    assert "health2026" not in repr(example("wifi"))


def test_a_follow_up_slip_says_when_and_where_to_come_again():
    words = words_on(sheet(example("follow_up"), RECEIPTS[0]))
    said = "12月20日周日 上午8点半 高血压门诊 2楼203诊室 请带上药盒和化验单 张*华 王医生 来不了请打0635-0000000"
    assert [fact for fact in said.split() if fact not in words] == []


@pytest.mark.parametrize(
    ("period", "at", "said"),
    [(Period.AFTERNOON, time(14, 0), "下午2点"), (None, time(14, 5), "14:05"), (Period.MORNING, None, "上午")],
)
def test_the_hour_to_come_again_is_said_as_far_as_it_is_known(period, at, said):
    slip = FollowUpSlip("惠民门诊部", date(2026, 12, 1), "全科", period=period, at=at)
    assert f"12月1日周二{said}全科" in words_on(sheet(slip, RECEIPTS[0]))


def test_a_guidance_slip_leads_from_stop_to_stop():
    words = words_on(sheet(example("guidance"), RECEIPTS[1]))
    said = ["1先量血压1楼导诊台", "2抽血1楼106诊室", "3看高血压门诊2楼203诊室", "请穿红马甲的人带您"]
    places = [words.index(stop) for stop in said]
    assert places == sorted(places)


@settings(max_examples=15, deadline=None)
@given(stops=st.lists(st.tuples(PLACES, PLACES), min_size=1, max_size=4), language=st.sampled_from(["zh_CN", "en"]))
@pytest.mark.parametrize("name", RECEIPTS)
def test_on_a_guidance_slip_nothing_is_cut_and_nothing_overlaps(name, stops, language):
    steps = tuple(GuidanceStep(task, room) for task, room in stops)
    words = words_on(sheet(GuidanceSlip("惠民门诊部", steps, language=language), name))
    assert all(squeezed(field) in words for stop in stops for field in stop)


@settings(max_examples=15, deadline=None)
@given(department=PLACES, room=PLACES, advice=PLACES)
@pytest.mark.parametrize("name", RECEIPTS)
def test_on_a_follow_up_slip_nothing_is_cut_and_nothing_overlaps(name, department, room, advice):
    slip = replace(example("follow_up"), department=department, room=room, advice=advice)
    words = words_on(sheet(slip, name))
    assert all(squeezed(field) in words for field in (department, room, advice))


@pytest.mark.parametrize("kind", ["wifi", "follow_up", "guidance"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_slips_smallest_text_is_three_millimetres(kind, language):
    laid_out = sheet(replace(example(kind), language=language), RECEIPTS[1])
    assert min(item.size for item in laid_out.items if isinstance(item, Text)) * 25.4 / 203 >= 3.0 / 0.87


@pytest.mark.parametrize("name", SHAPES)
def test_a_test_page_fits_every_printer_and_names_it(name):
    model = load_profiles()[name]
    laid_out = sheet(PrinterTestPage(name, model.title), name)
    words = words_on(laid_out)
    assert squeezed(name) in words
    assert f"{model.dpi}dpi，{model.width_dots}" in words
    assert "国泰民安" in words
    assert "𬭎" in words or "[hóng]" in words


def test_a_test_pages_rulers_have_their_millimetres_where_they_say():
    laid_out = sheet(PrinterTestPage("label-tspl-203", "Label"), "label-tspl-203")
    across = {box.area.left for box in laid_out.items if isinstance(box, Box) and box.area.height > 20}
    assert {round(10 * tens * 203 / 25.4) for tens in (1, 2, 3, 4)} <= across


def test_a_test_page_has_ink_on_all_four_edges_of_what_the_head_can_burn():
    model = load_profiles()["receipt-58-escpos-203"]
    image = RENDERER.dots(PrinterTestPage(model.name, model.title), model)
    edges = [
        (0, 0, 384, 1),
        (0, 0, 1, image.height),
        (383, 0, 384, image.height),
        (0, image.height - 1, 384, image.height),
    ]
    assert [image.crop(edge).convert("L").getextrema()[1] for edge in edges] == [0, 0, 0, 0]


@pytest.mark.parametrize("name", ["a4-pdf", *RECEIPTS])
@pytest.mark.parametrize("many", [1, 4, 9])
def test_every_rule_stands_on_the_wall_slip_whatever_it_is_printed_on(name, many):
    rules = tuple(f"{RULES[1][:-1]}，第 {number} 条。" for number in range(many))
    laid_out = sheet(WallSlip("惠民门诊部", "叫号规则", rules), name)
    said = squeezed("".join(item.text for item in laid_out.items if isinstance(item, Text)))
    assert all(squeezed(rule) in said for rule in rules)


def test_on_a4_the_rules_are_larger_than_on_a_receipt():
    sizes = []
    for name in ("a4-pdf", "receipt-80-escpos-203"):
        laid_out = sheet(example("wall"), name)
        sizes.append(max(item.size for item in laid_out.items if isinstance(item, Text)) / laid_out.dpi)
    assert sizes[0] > 2 * sizes[1]


@pytest.mark.parametrize("profile", RECEIPTS)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_steps_and_stops_of_one_slip_are_of_one_size(language, profile):
    wifi = sheet(replace(example("wifi"), language=language), profile)
    guidance = replace(example("guidance"), language=language)
    stops = [item for item in sheet(guidance, profile).items if isinstance(item, Text)]
    steps = [item.size for item in wifi.items if isinstance(item, Text) and item.text[0] in "①②③"]
    assert (len(steps), len(set(steps))) == (3, 1)
    tasks = {item.size for item in stops if item.text in {step.task for step in guidance.steps}}
    places = {item.size for item in stops if re.search("导诊台|106|203", item.text)}
    assert (len(tasks), len(places)) == (1, 1)
