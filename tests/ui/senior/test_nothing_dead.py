"""A mistake in painting or in taking a touch: no traceback, no dead screen, the way to the window."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.journey.events import Touch
from kiosk.journey.model import Model, Waiting
from ui.last_resort import LastResort
from ui.senior.window import SeniorWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SECRET = "张*华 3715"  # noqa: S105 - made up


@pytest.fixture(autouse=True)
def wanted(mishaps):
    """Each of these tests makes something fall over."""
    yield
    assert mishaps
    mishaps.clear()


@pytest.fixture(autouse=True)
def no_traceback(capfd, monkeypatch):
    """Nothing reaches Python's own hook, and what is written tells types and places, never words."""
    uncaught: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: uncaught.append(error))
    yield
    written = "".join(capfd.readouterr())
    assert uncaught == []
    assert "Traceback" not in written
    assert SECRET not in written


def fail(*_args: object, **_kwargs: object) -> None:
    raise ValueError(SECRET)


class Fails:
    """Fails a number of times, and then does what it stands for."""

    def __init__(self, done, times: int) -> None:
        self.done, self.left = done, times

    def __call__(self, *args: object, **kwargs: object) -> object:
        if self.left > 0:
            self.left -= 1
            fail()
        return self.done(*args, **kwargs)


def is_safe(window: SeniorWindow) -> bool:
    return {target.sent for target in window.panel.page.targets} == {
        Touch.SAY_AGAIN, Touch.SIZE, Touch.HELP, Touch.BACK,
    }  # fmt: skip


def words_on(window: SeniorWindow) -> str:
    return " ".join(text.text() for text in window.panel.texts())


PAINTERS = {
    "a text": "ui.widgets.text_view.draw",
    "a target": "ui.widgets.kiosk_button.draw_face",
    "a picture": "ui.widgets.panel.draw_icon",
    "a box": "ui.widgets.panel._draw_box",
}


@pytest.mark.parametrize("painter", PAINTERS.values(), ids=PAINTERS)
def test_what_cannot_be_painted_gives_way_to_the_way_to_the_window(
    senior_window, senior_models, monkeypatch, painter, capfd
):
    module, _, name = painter.rpartition(".")
    painted = Fails(getattr(sys.modules[module], name), 1)
    monkeypatch.setattr(painter, painted)
    senior_window.render(senior_models("zh_CN", large=False, worst=False)["done"])
    senior_window.grab()
    QCoreApplication.processEvents()
    assert is_safe(senior_window)
    assert painted.left == 0
    assert "请到 1 号窗口" in words_on(senior_window)
    assert "203" not in words_on(senior_window)
    assert '"event": "painting_failed"' in capfd.readouterr().err


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_where_nothing_of_ours_can_be_painted_one_button_of_qt_calls_help(
    qtbot, senior_window, senior_models, monkeypatch, language
):
    heard: list[object] = []
    senior_window.happened.connect(heard.append)
    models = senior_models(language, large=False, worst=False)
    with monkeypatch.context() as broken:
        broken.setattr("ui.widgets.text_view.draw", fail)
        senior_window.render(models["done"])
        senior_window.grab()
        last = senior_window.findChild(LastResort)
        qtbot.waitUntil(lambda: senior_window.grab() is not None and last.isVisible())
    assert "1" in last.text()
    assert last.geometry() == senior_window.rect()
    assert last.grab().toImage().pixelColor(5, 5).lightness() > 200
    QTest.mouseClick(last, Qt.MouseButton.LeftButton)
    assert heard == [Touch.HELP]
    senior_window.render(models["welcome"])
    assert not last.isVisible()
    assert senior_window.panel.isVisible()


def test_the_next_model_is_shown_again(qtbot, senior_window, senior_models, monkeypatch):
    models = senior_models("zh_CN", large=False, worst=False)
    with monkeypatch.context() as broken:
        broken.setattr("ui.widgets.text_view.draw", Fails(fail, 1))
        senior_window.render(models["done"])
        senior_window.grab()
        senior_window.render(models["confirm"])
    senior_window.grab()
    QCoreApplication.processEvents()
    assert not is_safe(senior_window)
    assert Touch.IT_IS_ME in {target.sent for target in senior_window.panel.page.targets}


def test_a_page_that_breaks_while_the_machine_is_busy_stays_the_safe_one(qtbot, senior_window, monkeypatch):
    monkeypatch.setattr("ui.senior.window.page_of", fail)
    senior_window.render(Model(waiting=Waiting.REGISTER))
    senior_window._still_waiting()
    assert is_safe(senior_window)
    assert not senior_window.findChild(LastResort).isVisible()


HANDLERS = {"press": "press", "lift": "lift", "a finger beside": "press_nothing"}


@pytest.mark.parametrize("broken", HANDLERS.values(), ids=HANDLERS)
def test_a_touch_over_which_the_panel_falls_leaves_the_way_to_the_window(
    qtbot, senior_window, senior_models, monkeypatch, broken
):
    senior_window.render(senior_models("zh_CN", large=False, worst=False)["confirm"])
    button = senior_window.panel.button(Touch.IT_IS_ME)
    monkeypatch.setattr(senior_window.panel.law, broken, fail)
    touched: QWidget = senior_window.panel if broken == "press_nothing" else button
    finger = QTest.createTouchDevice()
    place = touched.rect().center() if touched is button else touched.rect().topLeft()
    QTest.touchEvent(senior_window, finger).press(0, place, touched).commit()
    if broken != "press":
        QTest.touchEvent(senior_window, finger).release(0, place, touched).commit()
    QCoreApplication.processEvents()
    assert is_safe(senior_window)
    assert is_safe(senior_window)


def test_a_mouse_over_which_a_target_falls_leaves_the_way_to_the_window(
    qtbot, senior_window, senior_models, monkeypatch
):
    senior_window.render(senior_models("zh_CN", large=False, worst=False)["confirm"])
    monkeypatch.setattr(senior_window.panel.law, "press", fail)
    QTest.mouseClick(senior_window.panel.button(Touch.IT_IS_ME), Qt.MouseButton.LeftButton)
    QCoreApplication.processEvents()
    assert is_safe(senior_window)
    assert is_safe(senior_window)
