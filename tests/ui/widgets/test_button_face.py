"""A narrow target's icon gives a little of its size so that the words do not lean on the border."""

from __future__ import annotations

import pytest

from kiosk.journey.events import Touch
from ui.geometry import Rect
from ui.page import Target
from ui.widgets.button_face import COMFORT, compose

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("label", "size", "width", "icon", "centred"),
    [("再说一遍", 52.0, 318.0, "volume_up", True), ("帮家人挂号", 66.0, 465.0, "elderly", False)],
)
def test_words_keep_away_from_the_border_and_the_icon_stays(label, size, width, icon, centred):
    target = Target(Rect(0, 0, width, 180), Touch.SAY_AGAIN, label, size, icon=icon, centred=centred)
    face = compose(target, width, 180.0)
    assert len(face.label.lines) == 1
    assert width - face.label_place.x - face.label.width >= COMFORT
    assert face.icon is not None
    assert face.icon.width >= size


def test_an_icon_is_never_made_much_smaller_for_comfort():
    narrow = Target(Rect(0, 0, 318, 124), Touch.SAY_AGAIN, "Repeat", 60.0, icon="volume_up", centred=True)
    face = compose(narrow, 318.0, 124.0)
    assert face.icon is not None
    assert face.icon.width >= narrow.size * 0.8
