"""What tests of the keypad's path type and choose."""

from __future__ import annotations

from journey_stage import made_up_number
from kiosk.journey.events import Touch
from kiosk.ports import CardFound, CardRead

NUMBER = made_up_number("37150219470501122")
TELEPHONE = ("8", "5")


def type_the_number(stage):
    for sign in NUMBER:
        stage.press("x" if sign == "X" else sign)


def to_the_choice(stage):
    stage.happens(CardFound())
    stage.happens(CardRead(stage.desk.stage.zhang.card))
    stage.press("8")
    stage.choose(Touch.IT_IS_ME)
