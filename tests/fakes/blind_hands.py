"""Somebody who hears and presses keys, and nothing else: the way through the kiosk in the dark."""

from __future__ import annotations

from dataclasses import dataclass

from keypad_stage import KeypadStage
from kiosk.journey.events import SessionChosen, Touch, Typed
from kiosk.journey.model import Choose, Confirm, Done, TakeCard, Welcome
from kiosk.ports import CardFound, CardPresence, CardRead, Presence
from kiosk.texts import texts
from ui.target_names import target_name


@dataclass(frozen=True)
class KeySet:
    """What somebody has under the hand."""

    on: str
    ok: str
    on_typing: str
    ok_typing: str
    dark: str
    figure: str
    """Before a figure's name."""


CONTROLLER = KeySet("8", "5", "*", "#", "9", "")
STAR_AND_HASH = KeySet("*", "#", "*", "#", "9", "")
BLOCK = KeySet("+", "enter", "+", "enter", "/", "block-")
BLOCK_WITHOUT_NUM_LOCK = KeySet("off-8", "off-5", "+", "enter", "off-9", "off-")
KEY_SETS = {
    "12-key controller": CONTROLLER,
    "12 keys, star and hash": STAR_AND_HASH,
    "number block": BLOCK,
    "number block without Num Lock": BLOCK_WITHOUT_NUM_LOCK,
}


class Blind:
    """Somebody who hears and presses keys, and nothing else."""

    def __init__(self, stage: KeypadStage, keys: KeySet) -> None:
        self.stage, self.keys = stage, keys
        self._typed = False

    def draw_the_curtain(self) -> None:
        """The first key tells how it is done; the second darkens the screen."""
        self.stage.press(self.keys.on, self.keys.dark)
        assert self.stage.path.dark

    def choose(self, sent: object) -> None:
        """Go on, hearing each focus, until `sent` is in focus; choose it. The screen stays dark."""
        typing = any(isinstance(target.sent, Typed) for target in self.stage.window.panel.page.targets)
        on, ok = (self.keys.on_typing, self.keys.ok_typing) if typing else (self.keys.on, self.keys.ok)
        for _ in self.stage.window.panel.page.targets:
            assert self._heard_the_focus(), (sent, self.stage.path.focus, self.stage.ear.last)
            if self.stage.path.focus == sent:
                break
            self.stage.press(on)
            self._typed = False
        assert self.stage.path.focus == sent
        self._sees_nothing()
        self.stage.press(ok)
        self._typed = isinstance(sent, Typed)

    def type(self, figures: str) -> None:
        for figure in figures:
            if figure == "X":
                self.choose(Typed("X"))
            else:
                self.stage.press(self.keys.figure + figure)
                self._typed = True

    def _heard_the_focus(self) -> bool:
        """Whether the last that was said names the target in focus; after a figure it is 输完了, and known to be."""
        if self._typed:
            return self.stage.path.focus is Touch.NUMBER_FINISHED
        match self.stage.path.focus:
            case SessionChosen():
                return "个。" in self.stage.ear.last
            case Typed(key):
                return self.stage.ear.last.endswith(key)
            case touch:
                name = target_name(touch, self.stage.runner.model)
                return self.stage.ear.last.endswith(texts("zh_CN").spoken(name))

    def _sees_nothing(self) -> None:
        assert self.stage.path.dark
        picture = self.stage.window.grab().toImage()
        places = [(x, y) for x in (20, 120, 240, 340) for y in (30, 150, 500, 600)]
        assert max(picture.pixelColor(*place).lightness() for place in places) < 40


def lay(blind: Blind, card) -> None:
    blind.stage.happens(CardFound())
    blind.stage.happens(CardRead(card))


def zhang(blind: Blind):
    return blind.stage.desk.stage.zhang.card


def register(blind: Blind) -> None:
    assert isinstance(blind.stage.screen, Confirm)
    blind.choose(Touch.IT_IS_ME)
    assert isinstance(blind.stage.screen, Choose)
    blind.choose(blind.stage.first_session())
    assert isinstance(blind.stage.screen, Done)
    assert "您是 15 号。 请到 2 楼 203 诊室。" in blind.stage.ear.last


def finish(blind: Blind) -> None:
    """The next person finds a lit welcome, and nothing in focus."""
    blind.choose(Touch.FINISHED)
    if isinstance(blind.stage.screen, TakeCard):
        assert "请拿好身份证" in blind.stage.ear.last
        blind.stage.happens(CardPresence(Presence.NO))
    assert isinstance(blind.stage.screen, Welcome)
    assert not blind.stage.path.dark
    assert blind.stage.path.focus is None
