"""The numbers of the screen law, and why some laws do not bind some screens. Nobody changes a number to pass."""

from __future__ import annotations

INK_MM = 12.0
CONTRAST = 10.0
CONTRAST_THROUGH_LENS = 7.0
STATES_APART = 3.0
TARGET_MM = 30.0
KEY_MM = 25.0
GAP_MM = {"targets": 8.0, "keys": 3.0, "destructive": 20.0}
EDGE_MM = 10.0
HIGHEST_MM = 1200.0
CHOICES = 4
QUESTION = {"zh_CN": 14, "en": 28}
SCREEN = {"zh_CN": 60, "en": 40}
LINE = 18
SPACING = 1.5

DOES_NOT_APPLY = {
    "3 disabled": "no target is ever shown disabled: what cannot be done now is not shown",
    "13 drag": "nothing can be dragged: the panel scrolls nowhere",
    "17 next screen": "measured above on the machine that wrote this page; the tests hold its structure",
    "18 help while staff are here": "during a takeover help is there: its place, the same rectangle, hands back",
    "22 speed": "a property of the voice pack: `kiosk voice check` and its tests measure every sound",
    "29 every rare character": "the font chain of the machine is asked; what no font has is spelled, and tested so",
    "31 keypad and voice": "tests of the keypad path play the same journeys without the screen",
}
