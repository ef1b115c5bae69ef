"""Laws 1-12, 18, 23, 29 on every screen that a walk finds, in both languages and sizes, on every panel.

The tests carry the law's number. Colours and ink are measured on rendered pixels.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
import shiboken6
from PIL import ImageChops

import screen_limits as limits
from kiosk.domain.columns import columns
from kiosk.domain.names import mask_name
from kiosk.domain.timetable import LONGEST
from kiosk.journey.events import Touch
from kiosk.journey.model import Choose, Done, Model
from screen_cast import (
    LATIN_NAME,
    LONGEST_DEPARTMENT,
    LONGEST_DEPARTMENT_IN_LETTERS,
    LONGEST_NAME,
    LONGEST_PLACE,
    LONGEST_PLACE_IN_LETTERS,
    RARE_NAME,
)
from screen_measures import (
    BARS,
    LANGUAGES,
    PANELS,
    Screen,
    button_picture,
    clipped,
    colours_in,
    colours_of,
    edge_mm,
    fresh_button,
    highest_mm,
    ink_height_mm,
    least_gap_mm,
    least_ink_mm,
    least_spacing,
    least_target_mm,
    length,
    longest_line,
    luminance,
    pillow,
    question_of,
    ratio,
    rendered,
    screen_length,
    screens,
    walked,
    words_of,
)
from ui.geometry import Rect
from ui.page import Dress, Picture, Target, Text
from ui.text_layout import TextStyle, missing_glyphs
from ui.theme import ASSETS, Weight

pytestmark = pytest.mark.usefixtures("qapp")

SETTINGS = tuple(itertools.product(LANGUAGES, (False, True), PANELS))


@pytest.fixture(scope="module", params=SETTINGS, ids=lambda it: f"{it[0]}-{'1.5' if it[1] else '1.0'}-{it[2]}")
def setting(request) -> tuple[str, bool, str]:
    return request.param


@pytest.fixture(scope="module", params=[False, True], ids=["everyday", "worst"])
def worst(request) -> bool:
    return request.param


@pytest.fixture(scope="module")
def shown(qapp, setting, worst) -> tuple[Screen, ...]:
    language, large, panel = setting
    return screens(language, large=large, panel=panel, worst=worst)


LONGEST_SHOWN = (
    "choose",
    "choose-2",
    "choose-session-gone",
    "done-again",
    "done-name-open-may-cancel-unknown",
    "done-unknown",
)


def placed(model: Model, department: str, floor: str, room: str) -> Model:
    """Return a screen with other words for department, floor and room, wherever it shows them."""
    screen = model.screen
    if isinstance(screen, Choose):
        choices = tuple(
            replace(
                one,
                session=replace(
                    one.session,
                    department=replace(one.session.department, plain_words=department),
                    floor=floor,
                    room=room,
                ),
            )
            for one in screen.offered.choices
        )
        return replace(model, screen=replace(screen, offered=replace(screen.offered, choices=choices)))
    assert isinstance(screen, Done)
    named = replace(screen.registration.department, plain_words=department)
    registration = replace(screen.registration, department=named, floor=floor, room=room)
    return replace(model, screen=replace(screen, registration=registration))


def below(shown: Sequence[Screen], measure, limit: float) -> dict[str, float]:
    measured = {screen.where: measure(screen) for screen in shown}
    return {where: value for where, value in measured.items() if value is not None and value < limit}


def test_laws_1_and_2_words_are_twelve_millimetres_high_on_the_panel(shown):
    assert below(shown, least_ink_mm, limits.INK_MM) == {}


def test_laws_3_and_4_words_icons_and_borders_are_ten_to_one_and_seven_through_a_yellowed_lens(shown, setting, worst):
    if setting[2] != "23.8 inch" and not worst:
        shown = shown[::3]  # the worst data were looked at in full
    pale = [(screen.where, colours) for screen in shown for colours in colours_of(screen) if not readable(colours)]
    assert pale == []


def readable(colours) -> bool:
    through_lens = colours.contrast_through_lens >= limits.CONTRAST_THROUGH_LENS
    return colours.contrast >= limits.CONTRAST and through_lens


def test_law_5_targets_are_thirty_millimetres_and_keys_twenty_five(shown):
    assert below(shown, lambda screen: least_target_mm(screen, keys=False), limits.TARGET_MM) == {}
    assert below(shown, lambda screen: least_target_mm(screen, keys=True), limits.KEY_MM) == {}


@pytest.mark.parametrize("kind", limits.GAP_MM)
def test_law_6_targets_keep_their_distance(shown, kind):
    assert below(shown, lambda screen: least_gap_mm(screen, kind), limits.GAP_MM[kind]) == {}


def test_law_8_targets_are_away_from_the_edge_and_within_reach(shown):
    assert below(shown, edge_mm, limits.EDGE_MM) == {}
    assert below(shown, lambda screen: -highest_mm(screen), -limits.HIGHEST_MM) == {}


def test_law_9_there_are_four_choices_at_most_beside_bars_and_keypad(shown):
    assert {screen.where for screen in shown if len(screen.choices) > limits.CHOICES} == set()


def test_law_10_one_short_question_and_little_to_read(shown, setting):
    language = setting[0]
    assert [screen.where for screen in shown if length(question_of(screen), language) > limits.QUESTION[language]] == []
    assert [
        screen.where for screen in shown if question_of(screen).count("？") + question_of(screen).count("?") > 1
    ] == []
    assert [screen.where for screen in shown if longest_line(screen) > limits.LINE] == []
    assert [screen.where for screen in shown if screen_length(screen) > limits.SCREEN[language]] == []


def test_law_11_lines_that_belong_together_are_one_and_a_half_apart(shown):
    assert below(shown, least_spacing, limits.SPACING) == {}


def test_law_12_nothing_is_clipped_covered_or_outside(shown):
    assert {screen.where: wrong for screen in shown if (wrong := clipped(screen))} == {}


@pytest.mark.parametrize(
    "place",
    [
        (LONGEST_DEPARTMENT_IN_LETTERS, *LONGEST_PLACE_IN_LETTERS),
        ("内" * 20, "医" * 5, "诊" * 13),
        ("内" * 60, "医" * 20, "诊" * 60),
    ],
    ids=["letters", "over the limits", "an older store"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_law_12_words_of_any_length_are_neither_cut_nor_covered_in_large_type(qapp, language, place):
    department, floor, room = place
    names = [name for name in walked(worst=True) if name in LONGEST_SHOWN]
    assert len(names) == len(LONGEST_SHOWN)
    for name, panel in itertools.product(names, PANELS):
        model = placed(walked(worst=True)[name], department, floor, room)
        screen = Screen(name, replace(model, language=language, large=True), panel)
        assert clipped(screen) == [], screen.where
        read = "".join(words.text for words in screen.words)
        match model.screen:
            case Done(registration=registration):
                assert room in read or registration.name_open, screen.where  # who is sent to the window first
            case _:
                assert department in read, screen.where


def test_the_longest_words_of_the_walk_take_every_column_that_staff_may_type():
    for name, floor, room in (
        (LONGEST_DEPARTMENT, *LONGEST_PLACE),
        (LONGEST_DEPARTMENT_IN_LETTERS, *LONGEST_PLACE_IN_LETTERS),
    ):
        taken = {"name": columns(name), "plain_words": columns(name), "floor": columns(floor), "room": columns(room)}
        assert taken == {field: LONGEST[field] for field in taken}


def test_law_18_the_bars_are_in_the_same_place_on_every_screen(shown):
    places = {
        (Touch.HELP if target.sent is Touch.HAND_BACK else target.sent, target.place)
        for screen in shown
        for target in screen.page.targets
        if target.sent in BARS and target.sent is not Touch.LANGUAGE
    }
    assert len(places) == 4
    four = {Touch.HELP, Touch.BACK, Touch.SAY_AGAIN, Touch.SIZE}
    wanting = [
        screen.where for screen in shown if len(four & sent_of(screen)) < 3 + (Touch.HAND_BACK not in sent_of(screen))
    ]
    assert wanting == []


def sent_of(screen: Screen) -> set[object]:
    return {target.sent for target in screen.page.targets}


def test_law_23_every_icon_is_there_and_stands_with_words(shown):
    icons = {item.icon for screen in shown for item in screen.page.items if isinstance(item, Picture | Target)} - {None}
    assert {icon for icon in icons if not (ASSETS / "icons" / f"{icon}.svg").is_file()} == set()
    assert all(target.label for screen in shown for target in screen.page.targets)


def test_law_29_every_character_of_every_screen_has_a_glyph(shown):
    texts = {weight: set() for weight in Weight}
    for screen in shown:
        for words in screen.words:
            texts[words.style.weight].update(words.text)
    assert {missing_glyphs("".join(text), TextStyle(52, weight)) for weight, text in texts.items()} == {""}


def test_two_targets_of_a_screen_never_send_the_same(shown):
    assert [screen.where for screen in shown if len(sent_of(screen)) < len(screen.page.targets)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("large", [False, True])
def test_laws_3_and_4_hold_in_the_dark_look(qapp, language, large):
    pale = [
        (screen.where, colours)
        for screen in screens(language, large=large, panel="23.8 inch", worst=True, dark=True)
        for colours in colours_of(screen)
        if not readable(colours)
    ]
    assert pale == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("large", [False, True])
def test_the_dark_look_changes_colours_and_nothing_else_so_that_every_other_law_holds_in_it(qapp, language, large):
    light, dark = (
        {one.name: one.page.items for one in screens(language, large=large, panel="21.5 inch", worst=True, dark=dark)}
        for dark in (False, True)
    )
    assert light == dark


def dressed() -> Iterator[Target]:
    for dress in Dress:
        for offered in (False, True) if dress is Dress.HELP else (False,):
            place = Rect(0, 0, 400, 160)
            yield Target(place, Touch.HELP, "国国", 60.0, icon="check", dress=dress, centred=True, offered=offered)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("target", tuple(dressed()), ids=lambda target: f"{target.dress}{'-offered' * target.offered}")
def test_laws_3_and_4_pressed_and_focused_targets_are_readable_and_told_apart(qapp, target, dark):
    whole = target.place.inset(8, 8)
    pictures = {
        state: pillow(button_picture(target, dark=dark, pressed=state == "pressed", focused=state == "focused"))
        for state in ("resting", "pressed", "focused")
    }
    for state, picture in pictures.items():
        colours = colours_in(picture, whole, 1.0, state)
        assert readable(colours), (state, colours)
    grounds = [luminance(colours_in(pictures[state], whole, 1.0, state).ground) for state in ("resting", "pressed")]
    assert ratio(*grounds) >= limits.STATES_APART
    ring = colours_in(pictures["focused"], Rect(7, 60, 20, 40), 1.0, "ring")
    assert ring is not None
    assert ring.contrast >= limits.CONTRAST
    # Where a ring stands already because help is offered, the focus must be seen all the same.
    changed = ImageChops.difference(pictures["resting"], pictures["focused"]).convert("L").histogram()[100:]
    assert sum(changed) >= 2 * 2 * (target.place.width + target.place.height)  # a line of two pixels around it


@pytest.mark.parametrize("large", [False, True])
def test_law_7_a_target_is_drawn_to_its_very_edges(qapp, large):
    wrong = []
    for screen in screens("zh_CN", large=large, panel="23.8 inch", worst=True):
        for target in screen.page.targets:
            button = fresh_button(target)
            drawn = pillow(button.grab().toImage())
            edge = [drawn.getpixel((drawn.width // 2, y)) for y in (1, drawn.height - 2)]
            edge += [drawn.getpixel((x, drawn.height // 2)) for x in (1, drawn.width - 2)]
            place = target.place
            size = (place.right - place.x, place.bottom - place.y)
            off = max(abs(drawn.width - size[0]), abs(drawn.height - size[1]))
            if off > 1.01 or min(ratio(luminance(colour), 1.0) for colour in edge) < limits.CONTRAST:
                wrong.append((screen.where, target.label, off))
            shiboken6.delete(button)
    assert wrong == []


def test_law_12_no_glyph_touches_the_border_of_its_room(qapp):
    from ui.widgets.panel import Panel  # noqa: PLC0415

    cut = []
    for screen in screens("zh_CN", large=True, panel="23.8 inch", worst=True):
        panel = Panel(screen.settings.canvas)
        panel.resize(1080, 1920)
        panel.show_page(screen.page)
        for view in panel.texts():
            picture = pillow(view.grab().toImage())
            rows = [picture.crop((0, y, picture.width, y + 1)) for y in (0, picture.height - 1)]
            cut += [(screen.where, view.text()) for row in rows if len(row.getcolors(9999) or []) > 1]
        shiboken6.delete(panel)
    assert cut == []


def test_law_23_a_doubtful_group_is_told_by_shape_not_by_colour_alone(qapp):
    screen = next(
        one for one in screens("zh_CN", large=False, panel="23.8 inch", worst=False) if "birth-date" in one.name
    )
    assert any(isinstance(item, Picture) and item.icon == "warning" for item in screen.page.items)


@pytest.mark.parametrize("name", [LONGEST_NAME, RARE_NAME, LATIN_NAME, "欧阳慕容雪兰"])
def test_law_20_and_29_the_longest_and_rarest_names_are_masked_and_whole(qapp, name):
    from ui.senior.confirm import NAME  # noqa: PLC0415

    masked = mask_name(name)
    assert name not in masked
    assert missing_glyphs(masked, TextStyle(NAME, Weight.BOLD)) == ""


def test_the_measuring_itself_sees_what_is_wrong(qapp):
    screen = screens("zh_CN", large=False, panel="23.8 inch", worst=False)[0]
    assert ink_height_mm("国", 40, "medium", "23.8 inch") < limits.INK_MM
    picture = rendered(screen, 0.5)
    assert picture.size == (540, 960)
    assert colours_in(picture, Rect(2, 2, 20, 20), 0.5, "bare paper") is None
    crowded = Text(Rect(0, 0, 20, 20), "放不下的字", TextStyle(84))
    assert [words.text for words in words_of(type(screen.page)((crowded,)))] == ["放不下的字"]
