"""The window: scaled, wiped, patient."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.domain.places import place_words
from kiosk.journey.events import Touch
from kiosk.journey.model import Choose, Confirm, Model, NoDocument, Waiting
from kiosk.texts import texts
from ui.geometry import PanelSettings, Rect
from ui.page import Picture, Text
from ui.senior.window import SeniorWindow
from ui.text_layout import TextStyle, set_text
from ui.theme import Weight
from ui.widgets.keypad import echo, echo_height

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def words_in(window: QWidget) -> str:
    """Everything that a widget of the window says, in words or to a screen reader."""
    said = []
    for widget in (window, *window.findChildren(QWidget)):
        text = getattr(widget, "text", None)
        said.append(text() if callable(text) else "")
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        found = QAccessible.queryAccessibleInterface(widget)
        said.append(found.text(QAccessible.Text.Name) if found else "")
    return "\n".join(said)


@pytest.fixture(scope="module")
def models(senior_models):
    return senior_models("zh_CN", large=False, worst=False)


@pytest.mark.parametrize("name", ["confirm", "keypad", "choose", "done", "temporary"])
def test_nothing_of_the_last_person_is_left_after_a_reset(senior_window, models, name):
    traces = ("张*华", "78岁", "123X", "居民医保", "血压血糖", "15 号", "T-0007", "203 诊室")
    senior_window.render(models[name])
    senior_window.render(Model())
    assert [trace for trace in traces if trace in words_in(senior_window)] == []


def test_typed_figures_are_gone_after_a_reset(senior_window, models):
    senior_window.render(models["keypad"])
    senior_window.render(Model())
    assert [label.text() for label in senior_window.panel.texts() if label.text().isdigit()] == []


def test_the_picture_of_a_reset_is_the_picture_of_a_fresh_window(qtbot, senior_window, models):
    for name in ("confirm", "keypad", "done"):
        senior_window.render(models[name])
    senior_window.render(Model())
    fresh = SeniorWindow(PanelSettings())
    qtbot.addWidget(fresh)
    assert senior_window.grab_panel() == fresh.grab_panel()


def test_the_veil_covers_every_word_of_the_person(senior_window, models):
    senior_window.render(models["veil"])
    assert [trace for trace in ("张*华", "78岁", "123X", "居民医保") if trace in words_in(senior_window)] == []


def test_targets_stay_under_the_veil(senior_window, models):
    senior_window.render(models["veil"])
    assert senior_window.panel.button(Touch.IT_IS_ME).isVisible()


def test_every_screen_can_be_rendered_after_every_other(senior_window, models):
    for model in (*models.values(), *reversed(models.values())):
        senior_window.render(model)
        assert len(senior_window.panel.buttons()) == len(senior_window.panel.page.targets)


def test_the_hit_area_of_every_target_is_its_drawn_area(senior_window, models):
    wrong = []
    for name, model in models.items():
        senior_window.render(model)
        for button in senior_window.panel.buttons():
            place, got = button.target.place, button.geometry()
            drawn = (got.x(), got.y(), got.x() + got.width(), got.y() + got.height())
            edges = zip((place.x, place.y, place.right, place.bottom), drawn, strict=True)
            wrong += [name for wanted, edge in edges if abs(wanted - edge) > 1.01]
    assert wrong == []


def test_the_tab_order_is_the_reading_order(senior_window, models):
    senior_window.render(models["choose"])
    buttons = senior_window.panel.buttons()
    for button, following in pairwise(buttons):
        after = button.nextInFocusChain()
        while after not in buttons:
            after = after.nextInFocusChain()
        assert after is following


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (540, 1200)])
def test_on_any_monitor_a_tap_hits_what_is_drawn_there(qtbot, hand_clock, size):
    window = SeniorWindow(PanelSettings())
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window.panel.law._clock = hand_clock
    window.render(Model(screen=NoDocument()))
    hand_clock.pass_by(10_000_000)
    place = window.panel.button(Touch.REMEMBER_NOTHING).target.place
    scale = window.panel.scale
    at = window.panel.mapTo(window, QPoint(round((place.x + 40) * scale), round((place.y + 40) * scale)))
    heard = []
    window.happened.connect(heard.append)
    QTest.mouseClick(window.childAt(at), Qt.MouseButton.LeftButton)
    assert heard == [Touch.REMEMBER_NOTHING]
    assert window.panel.width() <= size[0]
    assert window.panel.height() <= size[1]


def test_the_panels_picture_has_the_panels_own_pixels_whatever_the_window(qtbot):
    window = SeniorWindow(PanelSettings(2160, 3840, 185.12))
    qtbot.addWidget(window)
    window.resize(400, 700)
    assert (window.grab_panel().width(), window.grab_panel().height()) == (2160, 3840)


def test_progress_is_shown_after_half_a_second_and_goes_with_the_answer(qtbot, senior_window):
    senior_window.render(Model(screen=NoDocument(), waiting=Waiting.LOOK_UP))
    assert "正在找您的记录" not in words_in(senior_window)
    qtbot.waitUntil(lambda: "正在找您的记录" in words_in(senior_window))
    senior_window.render(Model(screen=NoDocument()))
    assert "正在找您的记录" not in words_in(senior_window)


def test_pages_of_choices_come_round_again(senior_window, senior_models):
    choose = senior_models("zh_CN", large=False, worst=True)["choose"].screen
    assert isinstance(choose, Choose)
    seen = []
    for page in range(12):
        senior_window.render(Model(screen=Choose(choose.identification, choose.person, choose.offered, page)))
        seen.append(tuple(target.sent for target in senior_window.panel.page.targets))
    assert seen.count(seen[0]) > 1
    offered = {sent for page in seen for sent in page}
    assert {choice.session.id for choice in choose.offered.choices} <= {
        getattr(sent, "session_id", "") for sent in offered
    }
    assert Touch.CANNOT_SAY in offered


def test_no_to_a_typed_number_is_far_from_yes(senior_models, senior_window):
    model = senior_models("zh_CN", large=True, worst=True)["confirm"]
    assert isinstance(model.screen, Confirm)
    senior_window.render(model)
    yes, no = (senior_window.panel.button(touch).geometry() for touch in (Touch.IT_IS_ME, Touch.NOT_ME))
    assert no.top() - yes.bottom() >= 73


def test_staff_open_the_pin_screen_with_the_keyboard(senior_window):
    heard = []
    senior_window.happened.connect(heard.append)
    senior_window.activateWindow()
    QTest.keyClick(senior_window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert heard == [Touch.STAFF]


def test_a_model_that_cannot_be_drawn_shows_the_way_to_the_window_until_the_next(
    senior_window, models, monkeypatch, mishaps
):
    def fail(*_args):
        raise ValueError("张*华")

    senior_window.render(models["confirm"])
    with monkeypatch.context() as broken:
        broken.setattr("ui.senior.window.page_of", fail)
        senior_window.render(models["done"])
    sent = {target.sent for target in senior_window.panel.page.targets}
    assert {Touch.HELP, Touch.BACK} <= sent
    assert Touch.IT_IS_ME not in sent
    assert "1 号窗口" in words_in(senior_window)
    senior_window.render(models["done"])
    assert "挂好了" in words_in(senior_window)
    assert mishaps == ["page_not_drawn"]
    mishaps.clear()


def test_half_a_surrogate_pair_in_a_name_is_drawn_as_a_replacement(senior_window, models):
    confirm = models["confirm"].screen
    broken = replace(confirm, person=replace(confirm.person, name="张\ud842"))
    senior_window.render(Model(screen=broken))
    assert senior_window.grab_panel().width() == PanelSettings().width_px
    assert "张〓" in words_in(senior_window)


def test_no_target_is_ringed_before_a_key_is_used(qtbot, senior_window):
    senior_window.activateWindow()
    qtbot.waitUntil(senior_window.isActiveWindow)
    again = senior_window.panel.button(Touch.SAY_AGAIN)
    again.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    assert not any(button.hasFocus() for button in senior_window.panel.buttons())
    QTest.keyClick(senior_window, Qt.Key.Key_Tab)
    assert any(button.hasFocus() for button in senior_window.panel.buttons())


@pytest.mark.parametrize("group", [1, 2, 3])
@pytest.mark.parametrize("width", [900.0, 960.0])
def test_the_mark_of_a_doubtful_group_covers_no_figure(group, width):
    place = Rect(0, 0, width, echo_height(92.0))
    items = echo("370102194703151234", place, 92.0, group)
    mark = next(item.place for item in items if isinstance(item, Picture))
    figures = [item.place for item in items if isinstance(item, Text)]
    assert mark.right < place.right
    assert not [at for at in figures if at.x < mark.right and mark.x < at.right and at.y < mark.bottom < at.bottom + 9]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("worst", [False, True])
def test_large_type_leaves_the_wait_and_the_ticket_on_the_last_screen(senior_window, senior_models, language, worst):
    model = senior_models(language, large=True, worst=worst)["done"]
    senior_window.render(model)
    words = texts(language)
    ahead, minutes = (str(part) for part in (model.screen.registration.ahead, model.screen.registration.wait_minutes))
    shown = words_in(senior_window)
    assert words("done-ahead", ahead=ahead, minutes=minutes) in shown
    assert words("done-take-ticket") in shown


def test_a_number_without_a_name_goes_to_the_window_first_and_in_bold(senior_window, models):
    senior_window.render(models["done-open"])
    rows = [item for item in senior_window.panel.page.items if isinstance(item, Text)]
    first = next(item for item in rows if "补名字" in item.text)
    then = next(item for item in rows if "203" in item.text)
    assert (first.style.weight, then.style.weight) == (Weight.BOLD, Weight.MEDIUM)
    assert first.place.y < then.place.y


def test_floor_and_room_stay_in_one_line_where_a_line_can_hold_them(qapp):
    words = texts("en")
    said = words("done-room", place=place_words("2", "203", words))
    style = TextStyle(90.0)
    assert set_text(said, style, 960.0).lines[-1] == "floor\u00a02,\u00a0room\u00a0203"
    assert set_text(said, style, 500.0).width <= 500.0
