"""What was laid out is really painted."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtGui import QImage

from ui.geometry import PanelSettings
from ui.senior.window import SeniorWindow
from ui.theme import Colour

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SMALLER_PANEL = PanelSettings(1080, 1920, 102.46)
"""21.5 inch."""


def ink(picture: QImage, colour: Colour, left: int = 0, right: int | None = None) -> int:
    """Count the pixels that have the colour."""
    wanted = colour.qt().rgb()
    return sum(
        picture.pixel(x, y) == wanted
        for x in range(left, picture.width() if right is None else right)
        for y in range(0, picture.height(), 2)
    )


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_text_of_every_screen_leaves_ink(senior_window, senior_models, language):
    bare = []
    senior_window.resize(360, 640)
    for name, model in senior_models(language, large=False, worst=True).items():
        senior_window.render(model)
        for view in senior_window.panel.texts():
            ground = QImage(view.size(), QImage.Format.Format_RGB32)
            ground.fill(Colour.WHITE.qt())
            view.render(ground)
            if not _darkened(ground):
                bare.append((name, view.text()))
    assert bare == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_text_is_cut_at_the_edge_of_its_room_in_large_type_on_the_smaller_panel(qapp, senior_models, language):
    """Law 12, by the pixels: the tails of g and y need their room too."""
    cut, window = [], SeniorWindow(SMALLER_PANEL)
    window.resize(540, 960)
    window.show()
    for name, model in senior_models(language, large=True, worst=True).items():
        window.render(model)
        for view in window.panel.texts():
            picture = QImage(view.size(), QImage.Format.Format_RGB32)
            view.render(picture)
            if not (_plain(picture, 0) and _plain(picture, view.height() - 1)):
                cut.append((name, view.text()))
    shiboken6.delete(window)
    assert cut == []


def _plain(picture: QImage, y: int) -> bool:
    return len({picture.pixel(x, y) for x in range(0, picture.width(), 2)}) == 1


def _darkened(picture: QImage) -> bool:
    return any(
        picture.pixelColor(x, y).lightness() < 120
        for x in range(picture.width())
        for y in range(0, picture.height(), 2)
    )


def test_a_rare_character_is_painted_as_bold_as_its_neighbours(senior_window, senior_models):
    senior_window.render(senior_models("zh_CN", large=False, worst=True)["confirm-rare"])
    name = next(view for view in senior_window.panel.texts() if "𠮷" in view.text())
    picture = QImage(name.size(), QImage.Format.Format_RGB32)
    picture.fill(Colour.WHITE.qt())
    name.render(picture)
    step = round(name.item.style.size)
    inks = [ink(picture, Colour.PINE, at * step, (at + 1) * step) for at in range(3)]
    assert min(inks) > max(inks) / 4
