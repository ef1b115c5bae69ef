"""A line set in the middle stands there to the eye, whatever mark ends it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from screen_measures import pillow
from ui.geometry import Rect
from ui.text_layout import TextStyle, draw, set_text

ROOM = Rect(0.0, 0.0, 800.0, 160.0)
SEEN = 0.06
"""Of the type's size: less nobody sees."""


@pytest.mark.parametrize("text", ["挂好了！", "小票出来了吗？", "请拿好身份证", "Got your ticket?"])
def test_the_ink_of_a_centred_line_is_as_far_from_both_sides(qapp, text):
    style = TextStyle(84.0, centred=True)
    picture = QImage(800, 160, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    draw(painter, set_text(text, style, ROOM.width), ROOM)
    painter.end()
    box = pillow(picture).convert("L").point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert box is not None
    left, right = box[0], picture.width() - box[2]
    assert abs(left - right) / 2 <= style.size * SEEN
