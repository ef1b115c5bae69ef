"""Every screen, in both languages and sizes, with everyday and with the longest data, held to the law of screens."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from kiosk.journey.events import Touch
from ui.geometry import HIGHEST_CONTROL_MM, PanelSettings, Rect, mm
from ui.page import Box, Dress, Page, Picture, Target, Text
from ui.senior.pages import page_of
from ui.text_layout import TextStyle, missing_glyphs, set_text
from ui.theme import ASSETS, Colour, TypeScale, Weight, type_scale
from ui.widgets.button_face import PRESSED, RESTING, compose

pytestmark = pytest.mark.usefixtures("qapp")
PANELS = {
    "23.8 inch": PanelSettings(),
    "21.5 inch": PanelSettings(ppi=102.46),
    "23.8 inch 4K": PanelSettings(2160, 3840, 185.12),
}
HANZI_QUESTION, LETTERS_QUESTION = 14, 28
HANZI_SCREEN, WORDS_SCREEN = 60, 40
HANZI_LINE = 18
INK_PER_SIZE = 1.1
"""What a line's ink takes of the paper, from the head of 国 to the foot of g."""
BARS = {Touch.HELP, Touch.BACK, Touch.SAY_AGAIN, Touch.SIZE, Touch.LANGUAGE}


@pytest.fixture(
    scope="module",
    params=[("zh_CN", False), ("zh_CN", True), ("en", False), ("en", True)],
    ids=["zh", "zh-large", "en", "en-large"],
)
def setting(request) -> tuple[str, bool]:
    return request.param


@pytest.fixture(scope="module", params=[False, True], ids=["everyday", "worst"])
def pages(request, qapp, setting, senior_models) -> dict[str, Page]:
    language, large = setting
    models = senior_models(language, large=large, worst=request.param)
    return {
        f"{name} on {panel}": page_of(model, settings.canvas, 2)
        for (name, model), (panel, settings) in itertools.product(models.items(), PANELS.items())
    }


def canvas_of(name: str) -> Rect:
    return PANELS[name.split(" on ")[1]].canvas


def words_of(page: Page) -> Iterator[tuple[str, float, Rect, Rect]]:
    """Each text with its size, the room its lines take, and the room they have."""
    for item in page.items:
        if isinstance(item, Text):
            made = set_text(item.text, item.style, item.place.width)
            yield item.text, item.style.size, Rect(item.place.x, item.place.y, made.width, made.height), item.place
        elif isinstance(item, Target):
            face = compose(item, item.place.width, item.place.height)
            for made, place in ((face.label, face.label_place), (face.note, face.note_place)):
                if made is not None:
                    ink = made.height - (made.style.spacing - INK_PER_SIZE) * made.style.size
                    above = (made.height - ink) / 2
                    taken = Rect(item.place.x + place.x, item.place.y + place.y + above, made.width, ink)
                    yield item.label, made.style.size, taken, item.place


def inside(inner: Rect, outer: Rect) -> bool:
    slack = 0.6
    return (
        inner.x >= outer.x - slack
        and inner.y >= outer.y - slack
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )


def overlap(one: Rect, other: Rect) -> bool:
    slack = 0.6
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > slack and down > slack


def test_no_text_is_clipped(pages):
    clipped = {
        name: [text for text, _, taken, room in words_of(page) if not inside(taken, room)]
        for name, page in pages.items()
    }
    assert {name: texts for name, texts in clipped.items() if texts} == {}


def test_nothing_leaves_the_panel_and_no_text_lies_under_another_or_under_a_target(pages):
    wrong = []
    for name, page in pages.items():
        canvas = canvas_of(name)
        solid = [item for item in page.items if isinstance(item, Text | Target | Picture)]
        wrong += [(name, item) for item in page.items if not inside(item.place, canvas)]
        wrong += [
            (name, one, other) for one, other in itertools.combinations(solid, 2) if overlap(one.place, other.place)
        ]
    assert wrong == []


def test_no_box_reaches_under_a_target(pages):
    wrong = [
        (name, box, target)
        for name, page in pages.items()
        for box, target in itertools.product((item for item in page.items if isinstance(item, Box)), page.targets)
        if overlap(box.place, target.place)
    ]
    assert wrong == []


def test_no_text_is_below_the_floor(pages, setting):
    language, large = setting
    scale: TypeScale = type_scale(language, large=large)
    kept = {scale.question, scale.echo, scale.bar, scale.bar_help, scale.bar_back, 60.0, 64.0, 84.0}
    small = [
        (name, text, size)
        for name, page in pages.items()
        for text, size, *_ in words_of(page)
        if size < scale.floor and size not in kept
    ]
    assert small == []


def test_targets_are_at_least_thirty_millimetres_and_keys_twenty_five(pages):
    small = [
        (name, target.label, target.place)
        for name, page in pages.items()
        for target in page.targets
        if min(target.place.width, target.place.height) < mm(25 if target.dress is Dress.KEY else 30)
    ]
    assert small == []


def gap(one: Rect, other: Rect) -> float:
    across = max(other.x - one.right, one.x - other.right, 0.0)
    down = max(other.y - one.bottom, one.y - other.bottom, 0.0)
    return (across**2 + down**2) ** 0.5


def least_gap(one: Target, other: Target) -> float:
    if one.dress is Dress.KEY and other.dress is Dress.KEY:
        return mm(3)
    if {one.dress, other.dress} >= {Dress.PRIMARY} and (one.destructive or other.destructive):
        return mm(20)
    return mm(8)


def test_targets_keep_their_distance(pages):
    close = [
        (name, one.label, other.label, gap(one.place, other.place))
        for name, page in pages.items()
        for one, other in itertools.combinations(page.targets, 2)
        if gap(one.place, other.place) < least_gap(one, other)
    ]
    assert close == []


def test_targets_are_ten_millimetres_from_the_edge_and_none_is_mounted_too_high(pages):
    wrong = []
    for name, page in pages.items():
        settings = PANELS[name.split(" on ")[1]]
        safe = settings.canvas.inset(mm(10), mm(10))
        wrong += [(name, target.label) for target in page.targets if not inside(target.place, safe)]
        wrong += [
            (name, target.label)
            for target in page.targets
            if settings.height_above_floor_mm(target.place.y) > HIGHEST_CONTROL_MM
        ]
    assert wrong == []


def test_there_are_four_choices_at_most_beside_the_bars_and_the_keypad(pages):
    many = [
        name
        for name, page in pages.items()
        if len([target for target in page.targets if target.sent not in BARS and target.dress is not Dress.KEY]) > 4
    ]
    assert many == []


def test_the_bars_are_in_the_same_place_on_every_screen(pages):
    for panel in PANELS:
        places = {
            (target.sent, target.place)
            for name, page in pages.items()
            if name.endswith(f" on {panel}")
            for target in page.targets
            if target.sent in BARS - {Touch.LANGUAGE}
        }
        assert len(places) == 4


def test_every_screen_has_help_back_voice_and_size(pages):
    assert {
        name for name, page in pages.items() if not BARS - {Touch.LANGUAGE} <= {t.sent for t in page.targets}
    } == set()


def length(text: str, language: str) -> int:
    counted = (character for character in text if character.isalnum())
    return sum(1 for _ in counted) if language == "en" else len([c for c in text if "\u4e00" <= c <= "\u9fff"])


def test_the_question_is_short(pages, setting):
    language = setting[0]
    most = LETTERS_QUESTION if language == "en" else HANZI_QUESTION
    long = []
    for name, page in pages.items():
        question = next(item for item in page.items if isinstance(item, Text))
        if length(question.text, language) > most:
            long.append((name, question.text))
    assert long == []


def test_a_screen_is_read_in_sixty_hanzi_or_forty_words(setting, senior_models):
    language, large = setting
    long = []
    for name, model in senior_models(language, large=large, worst=False).items():
        page = page_of(model, PanelSettings().canvas, 2)
        texts = [item.text for item in page.items if isinstance(item, Text) and not item.personal]
        texts += [f"{t.label} {t.note}" for t in page.targets if t.sent not in BARS and t.dress is not Dress.KEY]
        read = sum(len(text.split()) if language == "en" else length(text, language) for text in texts)
        if read > (WORDS_SCREEN if language == "en" else HANZI_SCREEN):
            long.append((name, read))
    assert long == []


def test_no_line_is_longer_than_eighteen_hanzi(pages):
    long = [
        (name, line)
        for name, page in pages.items()
        for item in page.items
        if isinstance(item, Text)
        for line in set_text(item.text, item.style, item.place.width).lines
        if length(line, "zh_CN") > HANZI_LINE
    ]
    assert long == []


def test_every_character_has_a_glyph(pages):
    texts = {weight: set() for weight in Weight}
    for page in pages.values():
        for item in page.items:
            if isinstance(item, Text):
                texts[item.style.weight].update(item.text)
    assert {missing_glyphs("".join(text), TextStyle(52, weight)) for weight, text in texts.items()} == {""}


def test_every_icon_is_among_the_assets_and_stands_with_words(pages):
    shown = {
        item.icon
        for page in pages.values()
        for item in page.items
        if isinstance(item, Picture) or (isinstance(item, Target) and item.icon)
    }
    assert {icon for icon in shown if not (ASSETS / "icons" / f"{icon}.svg").is_file()} == set()
    assert all(target.label for page in pages.values() for target in page.targets)


def test_two_targets_never_send_the_same(pages):
    double = [name for name, page in pages.items() if len({target.sent for target in page.targets}) < len(page.targets)]
    assert double == []


def linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: Colour) -> float:
    made = colour.qt()
    return 0.2126 * linear(made.red()) + 0.7152 * linear(made.green()) + 0.0722 * linear(made.blue())


def contrast(one: Colour, other: Colour) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_words_on_targets_have_a_contrast_of_ten_and_more_at_rest_and_pressed():
    dressings = [*RESTING.values(), *PRESSED.values()]
    assert min(contrast(dressing.words, dressing.ground) for dressing in dressings) >= 10
    assert min(contrast(dressing.border, Colour.PAPER) for dressing in dressings) >= 10


def through_a_yellowed_lens(colour: Colour) -> float:
    """Luminance with blue halved and all at 0.6, in linear light: the law's old eye."""
    made = colour.qt()
    red, green, blue = (linear(part) for part in (made.red(), made.green(), made.blue()))
    return 0.6 * (0.2126 * red + 0.7152 * green + 0.0722 * blue * 0.5)


def test_words_on_targets_can_be_read_through_a_yellowed_lens():
    pairs = [(dressing.words, dressing.ground) for dressing in (*RESTING.values(), *PRESSED.values())]
    pairs += [(Colour.INK, Colour.PAPER), (Colour.PINE, Colour.PAPER), (Colour.INK, Colour.AMBER)]
    for words, ground in pairs:
        lighter, darker = sorted(map(through_a_yellowed_lens, (words, ground)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 7


def test_pressed_and_resting_differ_in_luminance():
    assert min(contrast(RESTING[dress].ground, PRESSED[dress].ground) for dress in Dress) >= 3


def test_texts_have_a_contrast_of_ten_on_the_ground_they_lie_on(pages):
    pale = []
    for name, page in pages.items():
        for item in page.items:
            if isinstance(item, Text):
                under = [box.fill for box in page.items if isinstance(box, Box) and overlap(box.place, item.place)]
                grounds = [fill for fill in under if fill is not Colour.INK] or [Colour.PAPER]
                if contrast(item.style.colour, grounds[-1]) < 10:
                    pale.append((name, item))
    assert pale == []
